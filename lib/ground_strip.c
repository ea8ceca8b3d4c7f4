/* ground_strip - a text without the numbers that it was not given */

#include <stdlib.h>
#include <string.h>

#include "groundparts.h"
#include "line.h"
#include "mem.h"

enum { PASSES = 8 };

struct range {
	size_t from, to;
	bool apart;		/* what was before and behind it stays so */
};

struct strip {
	const struct blocks *blocks;
	bool *block_gone, *item_gone;
	struct range *parts;	/* sentences, in order */
	size_t n_parts, cap_parts;
	size_t n;		/* numbers that went */
};

/* The outermost item that begins on the same line: they go together. */
static int
item_of(const struct blocks *b, int item)
{
	while (b->items[item].up != NONE &&
	    b->items[b->items[item].up].from == b->items[item].from)
		item = b->items[item].up;
	return item;
}

static void
drop_claim(void *ctx, const struct claim *c)
{
	struct strip *s = ctx;
	const struct block *b = &s->blocks->b[c->block];

	s->n++;
	if (b->kind == BLOCK_ROW || b->kind == BLOCK_HEAD) {
		s->block_gone[c->block] = true;
	} else if (b->item != NONE) {
		s->item_gone[item_of(s->blocks, b->item)] = true;
	} else if (b->kind != BLOCK_TEXT) {
		s->block_gone[c->block] = true;
	} else if (s->n_parts == 0 ||
	    s->parts[s->n_parts - 1].to <= c->sentence) {
		MEM_ROOM(s->parts, s->n_parts, s->cap_parts);
		s->parts[s->n_parts++] = (struct range){ c->sentence,
			c->end, false };
	}
}

/* A paragraph whose sentences all went. */
static void
drop_paragraphs(struct strip *s)
{
	const struct blocks *blocks = s->blocks;
	size_t i, part = 0, at;

	for (i = 0; i < blocks->n; i++) {
		at = blocks->b[i].text;
		while (part < s->n_parts && s->parts[part].from < at)
			part++;
		while (part < s->n_parts && s->parts[part].from == at &&
		    s->parts[part].to <= blocks->b[i].stop) {
			at = s->parts[part].to;
			part++;
		}
		if (at == blocks->b[i].stop && at > blocks->b[i].text)
			s->block_gone[i] = true;
	}
}

/* A table goes with its head, and with the last of its rows. */
static void
drop_tables(struct strip *s)
{
	const struct blocks *blocks = s->blocks;
	size_t i, head, rows, left;

	for (head = 0; head < blocks->n; head++) {
		if (blocks->b[head].kind != BLOCK_HEAD)
			continue;
		for (i = head + 1, rows = left = 0; i < blocks->n &&
		    blocks->b[i].kind == BLOCK_ROW; i++) {
			rows++;
			s->block_gone[i] = s->block_gone[i] ||
			    s->block_gone[head];
			left += !s->block_gone[i];
		}
		if (rows > 0 && left == 0)
			s->block_gone[head] = true;
	}
}

/* Is the block gone by itself or with an item around it? */
static bool
is_gone(const struct strip *s, const struct block *b)
{
	return s->block_gone[b - s->blocks->b] ||
	    (b->item != NONE && s->item_gone[b->item]);
}

/* Items within items that go; then items in which nothing is left. */
static void
drop_items(struct strip *s)
{
	const struct blocks *blocks = s->blocks;
	const struct item *items = blocks->items;
	bool *had = mem_zero(blocks->n_items + 1, 1);
	bool *kept = mem_zero(blocks->n_items + 1, 1);
	const struct block *b;
	size_t i;

	for (i = 0; i < blocks->n_items; i++)
		s->item_gone[i] = s->item_gone[i] ||
		    (items[i].up != NONE && s->item_gone[items[i].up]);
	for (b = blocks->b; b < blocks->b + blocks->n; b++) {
		if (b->item == NONE)
			continue;
		had[b->item] = true;
		kept[b->item] = kept[b->item] || !is_gone(s, b);
	}
	for (i = blocks->n_items; i-- > 0; ) {	/* inner ones come later */
		if (had[i] && !kept[i])
			s->item_gone[i] = true;
		if (items[i].up == NONE)
			continue;
		had[items[i].up] = had[items[i].up] || had[i];
		kept[items[i].up] = kept[items[i].up] || (kept[i] &&
		    !s->item_gone[i]);
	}
	free(had);
	free(kept);
}

/* Headings that have nothing below them any more. */
static void
drop_headings(struct strip *s)
{
	bool had[8] = { false }, kept[8] = { false }, gone;
	const struct block *b;
	size_t i;
	int level;

	for (i = s->blocks->n; i-- > 0; ) {
		b = &s->blocks->b[i];
		if (b->kind == BLOCK_HEADING && had[b->level] &&
		    !kept[b->level])
			s->block_gone[i] = true;
		gone = is_gone(s, b);
		for (level = 1; level <= 6; level++) {
			if (b->kind == BLOCK_HEADING && level >= b->level) {
				had[level] = kept[level] = false;
				continue;
			}
			had[level] = true;
			kept[level] = kept[level] || !gone;
		}
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct range *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static void
add_range(struct strip *s, size_t from, size_t to, bool apart)
{
	MEM_ROOM(s->parts, s->n_parts, s->cap_parts);
	s->parts[s->n_parts++] = (struct range){ from, to, apart };
}

/* All that goes, in order. */
static void
gather(struct strip *s)
{
	const struct blocks *blocks = s->blocks;
	size_t i;

	for (i = 0; i < blocks->n_items; i++) {
		if (s->item_gone[i])
			add_range(s, blocks->items[i].from,
			    blocks->items[i].to, false);
	}
	for (i = 0; i < blocks->n; i++) {
		if (s->block_gone[i] && !(blocks->b[i].item != NONE &&
		    s->item_gone[blocks->b[i].item]))
			add_range(s, blocks->b[i].from, blocks->b[i].to,
			    blocks->b[i].kind != BLOCK_ROW);
	}
	if (s->n_parts > 0)
		qsort(s->parts, s->n_parts, sizeof(*s->parts), by_place);
}

static bool
is_eol(char c)
{
	return c == '\n' || c == '\r';
}

/* Where the last line of the text begins. */
static size_t
last_line(const struct str *s)
{
	size_t at = s->len;

	if (at > 0 && s->s[at - 1] == '\n')
		at--;
	if (at > 0 && s->s[at - 1] == '\r')
		at--;
	while (at > 0 && !is_eol(s->s[at - 1]))
		at--;
	return at;
}

/* Is the line that begins at at blank but for quote marks? */
static bool
is_bare(const struct str *s, size_t at)
{
	return strspn(s->s + at, " \t>\r\n") == s->len - at;
}

/*
 * The rest of a line from which a sentence went: blanks before the line's
 * end go, and a line on which nothing is left. Returns where to go on.
 */
static size_t
close_line(struct str *out, const char *s, size_t n, size_t at)
{
	size_t from;

	while (out->len > 0 && out->s[out->len - 1] == ' ')
		str_cut(out, out->len - 1);
	from = last_line(out);
	if (!is_bare(out, from))
		return at;
	str_cut(out, from);
	return line_next(s, n, at);
}

/* Cut a range out: blank lines that then meet become one. */
static size_t
close_gap(struct str *out, const char *s, size_t n, const struct range *r)
{
	size_t at = r->to, next;
	bool lines = out->len == 0 || is_eol(out->s[out->len - 1]);

	if (!lines && (at == n || is_eol(s[at])))
		return close_line(out, s, n, at);
	while (lines && is_bare(out, last_line(out)) && at < n) {
		next = line_next(s, n, at);
		if (!line_blank(s + at, next - at))
			break;
		at = next;
	}
	if (r->apart && out->len > 0 && !is_bare(out, last_line(out)) &&
	    at < n && !line_blank(s + at, line_next(s, n, at) - at))
		str_adds(out, line_eol(s, n));
	return at;
}

static void
write_rest(struct str *out, const struct strip *s)
{
	const char *text = s->blocks->s;
	size_t i, n = s->blocks->size, at = 0;

	for (i = 0; i < s->n_parts; i++) {
		if (s->parts[i].to <= at)
			continue;
		if (s->parts[i].from > at)
			str_add(out, text + at, s->parts[i].from - at);
		at = close_gap(out, text, n, &s->parts[i]);
	}
	str_add(out, text + at, n - at);
	while (at == n && s->n_parts > 0 && out->len > 0 &&
	    is_bare(out, last_line(out)))
		str_cut(out, last_line(out));
}

/* One pass. Returns how many numbers went. */
static size_t
strip_once(struct str *out, const char *markdown, size_t n,
    const struct known *k)
{
	struct strip s = { .n = 0 };
	struct blocks blocks;

	blocks_make(&blocks, markdown, n);
	s.blocks = &blocks;
	s.block_gone = mem_zero(blocks.n + 1, 1);
	s.item_gone = mem_zero(blocks.n_items + 1, 1);
	claims_each(&blocks, k, drop_claim, &s);
	if (s.n > 0) {
		drop_paragraphs(&s);
		drop_tables(&s);
		drop_items(&s);
		drop_headings(&s);
		gather(&s);
	}
	write_rest(out, &s);
	free(s.block_gone);
	free(s.item_gone);
	free(s.parts);
	blocks_release(&blocks);
	return s.n;
}

/*
 * What is left may read otherwise than before: a line that was in the middle
 * of a paragraph may begin it now. So it is looked through again.
 */
size_t
ground_strip(struct str *out, const char *markdown, size_t n,
    const struct ground_known *known)
{
	struct str text = STR_INIT, next = STR_INIT;
	size_t sum = 0, gone, pass;
	struct known k;

	known_make(&k, known);
	str_add(&text, markdown, n);
	for (pass = 0, gone = 1; gone > 0 && pass < PASSES; pass++) {
		str_reset(&next);
		gone = strip_once(&next, text.s, text.len, &k);
		str_swap(&text, &next);
		sum += gone;
	}
	if (gone == 0)
		str_add(out, text.s, text.len);
	known_release(&k);
	str_release(&text);
	str_release(&next);
	return sum;
}
