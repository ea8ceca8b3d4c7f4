/* ground_block - the blocks of a Markdown text, by its lines */

#include <stdlib.h>
#include <string.h>

#include "groundparts.h"
#include "line.h"
#include "mem.h"

enum { DEPTH = 32 };	/* of lists; what is deeper is text */

struct fence {
	char c;			/* NUL: none is open */
	size_t n;
	int quotes, content;
};

struct reader {
	struct blocks *out;
	const char *s;
	size_t n;
	int line;
	int quotes;		/* of the block that is open */
	int para;		/* the paragraph that is open, or NONE */
	int table;		/* the head of the table that is, or NONE */
	struct fence fence;
	const char *html;	/* what ends the HTML that is open, or NULL */
	struct {
		int item, content;
	} list[DEPTH];
	int depth;
	bool dedented;		/* this line left an item */
};

static struct block *
add_block(struct reader *r, enum block_kind kind, const struct cursor *c)
{
	struct blocks *out = r->out;

	MEM_ROOM(out->b, out->n, out->cap);
	out->b[out->n] = (struct block){ .kind = kind, .head = NONE,
	    .item = r->depth > 0 ? r->list[r->depth - 1].item : NONE,
	    .from = c->from, .to = c->next, .text = c->at, .stop = c->stop,
	    .line = r->line };
	r->quotes = c->quotes;
	r->para = r->table = NONE;
	return &out->b[out->n++];
}

/* The last block takes this line too. */
static void
extend(struct reader *r, const struct cursor *c)
{
	struct block *b = &r->out->b[r->out->n - 1];

	b->to = c->next;
	b->stop = c->stop;
}

/* The items that are open have this line. */
static void
keep_items(struct reader *r, const struct cursor *c)
{
	int i;

	for (i = 0; i < r->depth; i++)
		r->out->items[r->list[i].item].to = c->next;
}

static void
open_fence(struct reader *r, const struct cursor *c, size_t n)
{
	struct block *b = add_block(r, BLOCK_FENCE, c);

	b->text = b->stop = c->next;
	r->fence = (struct fence){ r->s[c->at], n, c->quotes,
	    r->depth > 0 ? r->list[r->depth - 1].content : 0 };
}

/* A line below an open fence. Returns false when it is not in it. */
static bool
in_fence(struct reader *r, const struct cursor *c)
{
	struct fence *f = &r->fence;
	struct block *b = &r->out->b[r->out->n - 1];
	bool blank = c->at >= c->stop;
	size_t n;

	if (c->quotes < f->quotes || (!blank && c->indent < f->content)) {
		f->c = '\0';
		return false;
	}
	b->to = c->next;
	n = c->indent - f->content < CURSOR_CODE ? cursor_run(c, f->c) : 0;
	if (n >= f->n && line_blank(r->s + c->at + n, c->stop - c->at - n))
		f->c = '\0';
	else
		b->stop = c->next;
	keep_items(r, c);
	return true;
}

static void
in_html(struct reader *r, const struct cursor *c)
{
	extend(r, c);
	keep_items(r, c);
	if (memmem(r->s + c->from, c->stop - c->from, r->html,
	    strlen(r->html)) != NULL)
		r->html = NULL;
}

/* Leave the items that the line is not indented for. */
static void
leave_items(struct reader *r, const struct cursor *c)
{
	r->dedented = false;
	while (r->depth > 0 && c->indent < r->list[r->depth - 1].content) {
		if (r->para != NONE && !cursor_starts(c) &&
		    cursor_marker(c) == 0)
			return;		/* its paragraph goes on */
		r->depth--;
		r->dedented = true;
	}
}

/* The paragraph's last line and this one are the head of a table. */
static bool
open_table(struct reader *r, const struct cursor *c)
{
	struct block *b = &r->out->b[r->para], head = *b;
	size_t at = b->stop;

	while (at > b->text && r->s[at - 1] != '\n' && r->s[at - 1] != '\r')
		at--;
	while (at < b->stop && (cursor_is_end(r->s[at]) || r->s[at] == '>'))
		at++;
	if (!cursor_delimits(c) || cursor_cells(r->s, at, b->stop) !=
	    cursor_cells(r->s, c->at, c->stop))
		return false;
	head.kind = BLOCK_HEAD;
	head.to = c->next;
	if (at > b->text) {	/* there is text above */
		head.text = at;
		for (head.from = at; head.from > b->from &&
		    r->s[head.from - 1] != '\n' &&
		    r->s[head.from - 1] != '\r'; head.from--)
			;
		head.line = r->line - 1;
		b->to = b->stop = head.from;
		while (b->stop > b->text && (cursor_is_end(r->s[b->stop - 1]) ||
		    r->s[b->stop - 1] == '\r'))
			b->stop--;
		MEM_ROOM(r->out->b, r->out->n, r->out->cap);
		r->out->n++;
	}
	r->out->b[r->out->n - 1] = head;
	r->para = NONE;
	r->table = (int)r->out->n - 1;
	return true;
}

static void
add_row(struct reader *r, const struct cursor *c)
{
	int head = r->table;
	const struct block *last = &r->out->b[r->out->n - 1];
	int row = last->kind == BLOCK_ROW ? last->row + 1 : 1;
	struct block *b = add_block(r, BLOCK_ROW, c);

	b->head = r->table = head;
	b->row = row;
}

/* Put an item on the list, and go behind its marker. */
static void
open_item(struct reader *r, struct cursor *c, size_t n)
{
	struct blocks *out = r->out;
	int blanks = 0;

	MEM_ROOM(out->items, out->n_items, out->cap_items);
	out->items[out->n_items] = (struct item){ c->from, c->next,
	    r->depth > 0 ? r->list[r->depth - 1].item : NONE };
	c->at += n;
	while (blanks < CURSOR_CODE &&
	    cursor_byte(c, c->at + (size_t)blanks) == ' ')
		blanks++;
	if (cursor_byte(c, c->at) == '\t') {
		blanks = 4 - (c->indent + (int)n) % 4;
		c->at++;
	} else {
		c->at += (size_t)blanks;
	}
	c->indent += (int)n + (blanks > 0 ? blanks : 1);
	r->list[r->depth].item = (int)out->n_items++;
	r->list[r->depth++].content = c->indent;
	r->para = r->table = NONE;
	r->quotes = c->quotes;
}

static void
make_heading(struct reader *r, const struct cursor *c, int level)
{
	struct block *b = &r->out->b[r->para];

	b->kind = BLOCK_HEADING;
	b->level = level;
	b->to = c->next;
	r->para = NONE;
}

static void
add_heading(struct reader *r, const struct cursor *c, int level)
{
	struct block *b = add_block(r, BLOCK_HEADING, c);

	b->level = level;
	b->text += (size_t)level;
	while (b->text < b->stop && cursor_is_end(r->s[b->text]))
		b->text++;
}

static void
add_html(struct reader *r, const struct cursor *c, const char *end)
{
	add_block(r, BLOCK_HTML, c);
	r->html = end;
	in_html(r, c);
}

/* Text: of the paragraph or the table that is open, or of a new one. */
static void
add_line(struct reader *r, const struct cursor *c)
{
	if (r->para != NONE) {
		if (!open_table(r, c))
			extend(r, c);
	} else if (r->table != NONE) {
		add_row(r, c);
	} else {
		add_block(r, cursor_byte(c, c->at) == '<' ? BLOCK_HTML :
		    BLOCK_TEXT, c);
		r->para = (int)r->out->n - 1;
	}
}

/* What begins where the cursor is. */
static void
read_content(struct reader *r, struct cursor *c)
{
	int level, content = r->depth > 0 ? r->list[r->depth - 1].content : 0;
	const char *end;
	size_t n;

	if (c->indent - content >= CURSOR_CODE) {
		add_line(r, c);
	} else if ((level = cursor_heading(c)) > 0) {
		add_heading(r, c, level);
	} else if ((n = cursor_fence(c)) > 0) {
		open_fence(r, c, n);
	} else if (r->para != NONE && !r->dedented &&
	    r->out->b[r->para].kind == BLOCK_TEXT &&
	    (level = cursor_underline(c)) > 0) {
		make_heading(r, c, level);
	} else if (cursor_break(c)) {
		r->para = r->table = NONE;
	} else if ((end = cursor_html(c)) != NULL) {
		add_html(r, c, end);
	} else if (r->depth < DEPTH && (n = cursor_marker(c)) > 0 &&
	    (r->para == NONE || r->dedented || cursor_interrupts(c, n))) {
		open_item(r, c, n);
		r->dedented = true;
		if (c->at < c->stop)
			read_content(r, c);
	} else {
		add_line(r, c);
	}
}

/* A line with other quote marks leaves what is open. */
static void
see_quotes(struct reader *r, const struct cursor *c)
{
	if (c->quotes == r->quotes || (c->quotes < r->quotes &&
	    r->para != NONE && !cursor_starts(c) && cursor_marker(c) == 0))
		return;
	r->para = r->table = NONE;
	r->depth = 0;
	r->quotes = c->quotes;
}

static void
read_line(struct reader *r, struct cursor *c)
{
	if (r->html != NULL) {
		in_html(r, c);
		return;
	}
	if (r->fence.c != '\0' && in_fence(r, c))
		return;
	if (c->at >= c->stop) {
		r->para = r->table = NONE;
		return;
	}
	see_quotes(r, c);
	leave_items(r, c);
	if (r->table != NONE && r->dedented)
		r->table = NONE;
	read_content(r, c);
	keep_items(r, c);
}

void
blocks_make(struct blocks *out, const char *s, size_t n)
{
	struct reader r = { .out = out, .s = s, .n = n, .para = NONE,
	    .table = NONE };
	struct cursor c;
	size_t at;

	*out = (struct blocks){ .s = s, .size = n };
	for (at = 0; at < n; at = c.next) {
		c = (struct cursor){ .s = s, .from = at,
		    .stop = line_stop(s, n, at), .next = line_next(s, n, at) };
		r.line++;
		cursor_skip(&c);
		read_line(&r, &c);
	}
}

void
blocks_release(struct blocks *b)
{
	free(b->b);
	free(b->items);
	*b = (struct blocks){ .s = NULL };
}
