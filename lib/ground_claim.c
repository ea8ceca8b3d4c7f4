/* ground_claim - the numbers of Markdown that are not known */

#include <ctype.h>

#include "groundparts.h"
#include "line.h"

enum { MARKER_MAX = 3 };	/* digits of a section's number */

/* Going through one block. */
struct look {
	const struct blocks *blocks;
	const struct known *known;
	void (*fn)(void *ctx, const struct claim *c);
	void *ctx;
	struct plain plain;
	int head;		/* of the table whose columns these are */
	struct columns columns;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Behind the number of a heading or an item, "2.", "2.1", "3)"; or at. */
static size_t
skip_numbering(const char *s, size_t at, size_t stop, bool heading)
{
	size_t from = at, n, parts = 0;
	bool mark = false;

	while (at < stop && (s[at] == '*' || s[at] == '_'))
		at++;
	for (;;) {
		for (n = 0; at + n < stop && isdigit((unsigned char)s[at + n]);
		    n++)
			;
		if (n == 0 || n > MARKER_MAX)
			break;
		at += n;
		parts++;
		mark = at < stop && (s[at] == '.' || s[at] == ')');
		if (!mark)
			break;
		at++;
	}
	if (parts == 0 || at >= stop || !is_blank(s[at]) ||
	    (!mark && !(heading && parts > 1)))
		return from;
	return at;
}

/* Behind the first cell of a row when it is the row's own number; or text. */
static size_t
skip_row_number(const char *s, const struct block *b)
{
	size_t at = b->text;
	int v = 0;

	while (at < b->stop && (is_blank(s[at]) || s[at] == '|'))
		at++;
	while (at < b->stop && isdigit((unsigned char)s[at]) && v < 100000)
		v = v * 10 + (s[at++] - '0');
	if (at < b->stop && s[at] == '.')
		at++;
	while (at < b->stop && is_blank(s[at]))
		at++;
	return v == b->row && at < b->stop && s[at] == '|' ? at : b->text;
}

static size_t
start_of(const char *s, const struct block *b)
{
	if (b->kind == BLOCK_ROW)
		return skip_row_number(s, b);
	if (b->kind == BLOCK_HEADING || b->kind == BLOCK_TEXT)
		return skip_numbering(s, b->text, b->stop,
		    b->kind == BLOCK_HEADING);
	return b->text;
}

/* The lines between two places: CRLF is one. */
static int
lines_between(const char *s, size_t from, size_t to)
{
	int n = 0;

	for (; from < to; from++)
		n += s[from] == '\n' || (s[from] == '\r' &&
		    (from + 1 == to || s[from + 1] != '\n'));
	return n;
}

/* In a table the unit may stand above. */
static void
see_column(struct look *l, const struct block *b, struct number *number)
{
	if (b->kind != BLOCK_ROW)
		return;
	if (l->head != b->head)
		columns_make(&l->columns, l->blocks->s,
		    &l->blocks->b[b->head]);
	l->head = b->head;
	number_add_unit(number, columns_unit(&l->columns, l->blocks->s, b,
	    l->plain.spots[number->from].from));
}

static void
look_at_text(struct look *l, size_t index)
{
	const struct block *b = &l->blocks->b[index];
	const struct plain *p = &l->plain;
	size_t at = 0, seen = b->from, sentence = 0, end = 0;
	bool whole = b->kind != BLOCK_TEXT;
	struct number number;
	struct claim c = { .block = index, .line = b->line };

	while (number_next(&number, p, &at)) {
		see_column(l, b, &number);
		if (known_has(l->known, &number))
			continue;
		while (number.from >= end && end < p->text.len) {
			sentence = end;
			end = whole ? p->text.len : plain_sentence(p, end);
		}
		c.from = p->spots[number.from].from;
		c.to = p->spots[number.to - 1].to;
		c.sentence = sentence == 0 ? b->text :
		    p->spots[sentence - 1].to;
		c.end = end < p->text.len ? p->spots[end - 1].to : b->stop;
		c.line += lines_between(l->blocks->s, seen, c.from);
		seen = c.from;
		l->fn(l->ctx, &c);
	}
}

/* A line of a code block. */
static void
look_at_line(struct look *l, struct claim *c)
{
	const struct plain *p = &l->plain;
	struct number number;
	size_t at = 0;

	plain_make(&l->plain, l->blocks->s, c->sentence, c->end, false);
	while (number_next(&number, p, &at)) {
		if (known_has(l->known, &number))
			continue;
		c->from = p->spots[number.from].from;
		c->to = p->spots[number.to - 1].to;
		l->fn(l->ctx, c);
	}
}

static void
look_at_lines(struct look *l, size_t index)
{
	const struct block *b = &l->blocks->b[index];
	const char *s = l->blocks->s;
	struct claim c = { .block = index, .sentence = b->text };

	c.line = b->line + lines_between(s, b->from, b->text);
	while (c.sentence < b->stop) {
		c.end = line_stop(s, b->stop, c.sentence);
		look_at_line(l, &c);
		c.sentence = line_next(s, b->stop, c.sentence);
		c.line++;
	}
}

void
claims_each(const struct blocks *blocks, const struct known *known,
    void (*fn)(void *ctx, const struct claim *c), void *ctx)
{
	struct look l = { .blocks = blocks, .known = known, .fn = fn,
	    .ctx = ctx, .plain = { STR_INIT, NULL, 0 }, .head = NONE };
	const struct block *b;
	size_t i;

	for (i = 0; i < blocks->n; i++) {
		b = &blocks->b[i];
		if (b->kind == BLOCK_FENCE) {
			look_at_lines(&l, i);
			continue;
		}
		plain_make(&l.plain, blocks->s, start_of(blocks->s, b),
		    b->stop, true);
		look_at_text(&l, i);
	}
	plain_release(&l.plain);
}
