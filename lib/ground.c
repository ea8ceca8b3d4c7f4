/* ground - the numbers of a text that it was not given */

#include "ground.h"

#include <stdlib.h>
#include <string.h>

#include "groundparts.h"
#include "mem.h"

enum {
	SENTENCE = 200,		/* bytes that are shown */
	NUMBER = 40,
	BEFORE = 80		/* bytes of a cut sentence before the number */
};

static const char cut[] = " ...";

struct gather {
	struct ground *out;
	const char *s;
	size_t cap;
	size_t shown, shown_to;	/* of the Markdown, by the last sentence */
	const char *sentence;
};

/* The first byte of the character that at is in the middle of. */
static size_t
char_start(const char *s, size_t from, size_t at)
{
	while (at > from && ((unsigned char)s[at] & 0xc0) == 0x80)
		at--;
	return at;
}

/* Append bytes of the Markdown on one line, without what is not text. */
static void
add_line(struct str *out, const char *s, size_t from, size_t to)
{
	bool blank = true;	/* those at the front go */

	for (; from < to; from++) {
		if ((unsigned char)s[from] > ' ' && s[from] != 0x7f) {
			str_addc(out, s[from]);
			blank = false;
		} else if (!blank) {
			str_addc(out, ' ');
			blank = true;
		}
	}
	str_trim_end(out);
}

/* Show the sentence, or as much of it around the number as may be. */
static const char *
show_sentence(struct gather *g, const struct claim *c)
{
	size_t room = SENTENCE - 2 * (sizeof(cut) - 1);
	size_t from = c->sentence, to = c->end;
	struct str s = STR_INIT;

	if (to - from > SENTENCE) {
		if (c->to - from > room)
			from = c->from - from < BEFORE ? from :
			    char_start(g->s, from, c->from - BEFORE);
		if (to - from > room)
			to = char_start(g->s, from, from + room);
	}
	if (from > c->sentence)
		str_adds(&s, cut + 1);
	if (s.len > 0)
		str_addc(&s, ' ');
	add_line(&s, g->s, from, to);
	if (to < c->end)
		str_adds(&s, cut);
	g->shown = from;
	g->shown_to = to;
	g->sentence = arena_ndup(&g->out->arena, s.s, s.len);
	str_release(&s);
	return g->sentence;
}

/* The number as it is written. */
static const char *
show_number(struct gather *g, const struct claim *c)
{
	struct str s = STR_INIT;
	const char *text;
	size_t to = c->to;

	if (to - c->from > NUMBER)
		to = char_start(g->s, c->from, c->from + NUMBER);
	add_line(&s, g->s, c->from, to);
	if (to < c->to)
		str_adds(&s, cut);
	text = arena_ndup(&g->out->arena, s.s, s.len);
	str_release(&s);
	return text;
}

static void
add_finding(void *ctx, const struct claim *c)
{
	struct gather *g = ctx;
	struct ground *out = g->out;

	if (g->sentence == NULL || c->sentence > g->shown ||
	    c->from < g->shown || c->to > g->shown_to)
		show_sentence(g, c);
	MEM_ROOM(out->found, out->n, g->cap);
	out->found[out->n++] = (struct ground_finding){ show_number(g, c),
		g->sentence, c->line };
}

int
ground_check(struct ground *out, const char *markdown, size_t n,
    const struct ground_known *known)
{
	struct gather g = { .out = out, .s = markdown };
	struct blocks blocks;
	struct known k;

	*out = (struct ground){ NULL, 0, ARENA_INIT };
	known_make(&k, known);
	blocks_make(&blocks, markdown, n);
	claims_each(&blocks, &k, add_finding, &g);
	blocks_release(&blocks);
	known_release(&k);
	return out->n == 0 ? 0 : -1;
}

void
ground_release(struct ground *g)
{
	free(g->found);
	arena_release(&g->arena);
	*g = (struct ground){ NULL, 0, ARENA_INIT };
}
