/* replyview - an answer for people and for programs */

#include "replyview.h"

#include <string.h>

#include "harmless.h"
#include "json.h"
#include "words.h"

enum { WIDTH = 200, BEFORE = 60 };	/* bytes of a line that are shown */

bool
reply_says(const struct reply_view *v)
{
	return v->r->n > 0 || v->found->n > 0;
}

/* Does a figure begin with this claim? */
static bool
begins(const struct reply *r, size_t i)
{
	enum claim_kind kind = r->claims[i].kind;

	return kind == CLAIM_CORRECTION || ((kind == CLAIM_FIGURE ||
	    kind == CLAIM_VALUE) && (i == 0 ||
	    r->claims[i - 1].kind != CLAIM_CORRECTION));
}

static void
print_claim(const struct claim *c, FILE *f)
{
	struct str s = STR_INIT;

	if (c->kind > CLAIM_VALUE)
		str_addf(&s, "  %s: ", claim_kind_name(c->kind));
	str_adds(&s, c->text);
	claim_add_places(&s, c);
	if (c->other != NULL)
		str_addf(&s, ", not %s", c->other);
	str_addc(&s, '\n');
	harmless_put(f, s.s);
	str_release(&s);
}

/* Is the byte the first one of a character? */
static bool
is_start(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

/* Byte of the line where the first word of the question is. */
static size_t
first_word(const struct question *q, const char *line, size_t n)
{
	struct words w = WORDS_INIT;
	size_t at = 0;

	words_start(&w, line, n);
	while (at == 0 && words_next(&w))
		at = question_has(q, w.word.s) ? w.from : 0;
	words_release(&w);
	return at;
}

/* Append a line, or of a long one what is around the question's words. */
static void
add_line(struct str *out, const struct question *q, const char *line,
    size_t n)
{
	size_t from = 0, to = n;

	if (n > WIDTH)
		from = first_word(q, line, n);
	from = from > BEFORE ? from - BEFORE : 0;
	if (from > n - (n < WIDTH ? n : WIDTH))
		from = n - WIDTH;
	if (n - from > WIDTH)
		to = from + WIDTH;
	while (from > 0 && from < n && !is_start(line[from]))
		from++;
	while (to < n && to > from && !is_start(line[to]))
		to--;
	str_adds(out, from > 0 ? "..." : "");
	str_add(out, line + from, to - from);
	str_adds(out, to < n ? "..." : "");
}

static void
print_hit(const struct question *q, const struct hit *h, FILE *f)
{
	const struct passage *p = h->p;
	struct str s = STR_INIT;
	const char *line;
	size_t i, n = 0;

	str_addf(&s, "%s:%u", p->path, p->line);
	if (p->where[0] != '\0' || p->title[0] != '\0')
		str_addf(&s, "  %s%s%s", p->title, p->title[0] != '\0' &&
		    p->where[0] != '\0' ? ": " : "", p->where);
	str_addc(&s, '\n');
	for (i = 0; i < h->n_lines; i++) {
		line = passage_line(&n, p, h->lines[i]);
		str_addf(&s, "  %u: ", h->lines[i]);
		add_line(&s, q, line, n);
		str_addc(&s, '\n');
	}
	harmless_put(f, s.s);
	str_release(&s);
}

void
reply_print(const struct reply_view *v, FILE *f)
{
	const struct reply *r = v->r;
	size_t i;

	for (i = 0; i < r->n; i++) {
		if (i > 0 && begins(r, i))
			putc('\n', f);
		print_claim(&r->claims[i], f);
	}
	for (i = 0; r->n == 0 && i < v->found->n && i < v->most; i++) {
		if (i > 0)
			putc('\n', f);
		print_hit(v->q, &v->found->hits[i], f);
	}
	if (!reply_says(v))
		fputs("the workspace does not say\n", f);
}

static void
add_claim(struct arena *a, struct node *list, const struct claim *c)
{
	struct node *item = node_item(a, list), *cites, *cite;
	size_t i;

	node_str(a, item, "kind", claim_kind_name(c->kind));
	node_str(a, item, "text", c->text);
	if (c->other != NULL)
		node_str(a, item, "not", c->other);
	cites = node_add(a, item, "cites", NODE_LIST);
	for (i = 0; i < c->n; i++) {
		cite = node_item(a, cites);
		node_str(a, cite, "path", c->cites[i].path);
		node_int(a, cite, "line", c->cites[i].line);
		node_int(a, cite, "last", c->cites[i].last);
		node_str(a, cite, "quote", c->cites[i].quote);
	}
}

static void
add_hit(struct arena *a, struct node *list, const struct hit *h)
{
	struct node *item = node_item(a, list), *lines;
	size_t i;

	node_str(a, item, "path", h->p->path);
	node_int(a, item, "line", h->p->line);
	node_int(a, item, "last", h->p->last);
	node_str(a, item, "title", h->p->title);
	node_str(a, item, "where", h->p->where);
	node_str(a, item, "text", arena_ndup(a, h->p->text, h->p->n));
	lines = node_add(a, item, "best", NODE_LIST);
	for (i = 0; i < h->n_lines; i++)
		node_int(a, lines, NULL, h->lines[i]);
}

void
reply_json(const struct reply_view *v, FILE *f)
{
	struct arena a = ARENA_INIT;
	struct node *top = node_new(&a, NODE_MAP), *list;
	json_t *json;
	size_t i;

	node_int(&a, top, "schema_version", 1);
	node_str(&a, top, "question", v->q->text);
	list = node_add(&a, top, "answer", NODE_LIST);
	for (i = 0; i < v->r->n; i++)
		add_claim(&a, list, &v->r->claims[i]);
	list = node_add(&a, top, "passages", NODE_LIST);
	for (i = 0; i < v->found->n && i < v->most; i++)
		add_hit(&a, list, &v->found->hits[i]);
	json = json_from_node(top);
	json_dumpf(json, f, JSON_INDENT(2));
	putc('\n', f);
	json_decref(json);
	arena_release(&a);
}
