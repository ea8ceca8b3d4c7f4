/* mustache - compile templates */

#include "mustache.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "mustache_ops.h"

enum { NAME_MAX_BYTES = 200, DELIM_MAX = 16, SHOWN = 32 };

struct span {
	const char *s;
	size_t n;
};

struct parser {
	struct mustache *m;
	struct arena *a;
	struct err *e;
	const char *p, *end;	/* what is left of the text */
	bool bol;		/* p is at the beginning of a line */
	struct span open, close;
	struct op *ops;
	size_t n, cap;
	size_t sections[MUSTACHE_DEEP];	/* that are open: indices of ops */
	size_t depth;
};

/* One tag as it stands in the text. */
struct tag {
	const char *from, *to;
	char sigil;		/* # ^ / > ! = & {, or 0 for a variable */
	struct span body;	/* between sigil and close, trimmed */
	bool alone;
	const char *line;	/* alone: where its line begins, and the next */
	const char *next;
};

void
place_move(struct place *p, const struct mustache *m, uint32_t at)
{
	const char *s = m->text + p->at, *to = m->text + at, *nl;

	while ((nl = memchr(s, '\n', (size_t)(to - s))) != NULL) {
		p->line++;
		p->col = 1;
		s = nl + 1;
	}
	for (; s < to; s++)
		p->col += ((unsigned char)*s & 0xc0) != 0x80;
	p->at = at;
}

struct place
place_of(const struct mustache *m, uint32_t at)
{
	struct place p = { 0, m->first_line, 1 };

	place_move(&p, m, at);
	return p;
}

static uint32_t
offset(const struct parser *ps, const char *p)
{
	return (uint32_t)(p - ps->m->text);
}

/* Fail at p in the text. */
__attribute__((format(printf, 3, 4))) static int
fail(const struct parser *ps, const char *p, const char *fmt, ...)
{
	struct place at = place_of(ps->m, offset(ps, p));
	char msg[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	return err_set(ps->e, ERR_INVALID, "%s:%u:%u: %s", ps->m->file,
	    at.line, at.col, msg);
}

/* Bytes to show of what begins at p: of its line, not too many. */
static int
shown(const struct parser *ps, const char *p)
{
	size_t n = 0, left = (size_t)(ps->end - p);

	while (n < left && n < SHOWN && p[n] != '\n' && p[n] != '\r' &&
	    p[n] != '\0')
		n++;
	while (n > 0 && n < left && ((unsigned char)p[n] & 0xc0) == 0x80)
		n--;
	return (int)n;
}

static int
not_closed(const struct parser *ps, const char *tag, struct span close)
{
	return fail(ps, tag, "tag is not closed, '%.*s' expected: %.*s",
	    (int)close.n, close.s, shown(ps, tag), tag);
}

/* Where s is first between p and end, or NULL. s is short, its hits rare. */
static const char *
find(const char *p, const char *end, struct span s)
{
	const char *last = end - s.n;

	while (p <= last) {
		p = memchr(p, s.s[0], (size_t)(last - p) + 1);
		if (p == NULL || memcmp(p, s.s, s.n) == 0)
			return p;
		p++;
	}
	return NULL;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Space and control characters, which no name may have. */
static bool
is_space(char c)
{
	return (unsigned char)c <= ' ';
}

static struct span
trim(struct span s)
{
	while (s.n > 0 && is_space(s.s[0])) {
		s.s++;
		s.n--;
	}
	while (s.n > 0 && is_space(s.s[s.n - 1]))
		s.n--;
	return s;
}

/* Length of the first word of s. */
static size_t
word(struct span s)
{
	size_t n = 0;

	while (n < s.n && !is_space(s.s[n]))
		n++;
	return n;
}

static struct op *
add_op(struct parser *ps, enum op_kind kind, const char *from, const char *to)
{
	struct op *op;

	MEM_ROOM(ps->ops, ps->n, ps->cap);
	op = &ps->ops[ps->n++];
	memset(op, 0, sizeof(*op));
	op->kind = (uint8_t)kind;
	op->from = offset(ps, from);
	op->to = offset(ps, to);
	return op;
}

/* Take the text up to to. */
static void
add_text(struct parser *ps, const char *to)
{
	if (to > ps->p) {
		add_op(ps, OP_TEXT, ps->p, to)->bol = ps->bol;
		ps->bol = to[-1] == '\n';
	}
	ps->p = to;
}

/*
 * Does the tag stand on a line without anything else? Then the line is not
 * part of the output.
 */
static bool
find_line(const struct parser *ps, struct tag *t)
{
	const char *line = t->from, *next = t->to;

	if (t->sigil == 0 || t->sigil == '&' || t->sigil == '{')
		return false;
	while (line > ps->p && is_blank(line[-1]))
		line--;
	if (line == ps->p ? !ps->bol : line[-1] != '\n')
		return false;
	while (next < ps->end && is_blank(*next))
		next++;
	if (next < ps->end && *next == '\r')
		next++;
	if (next < ps->end && *next != '\n')
		return false;
	if (next == ps->end && next[-1] == '\r')
		return false;
	t->line = line;
	t->next = next < ps->end ? next + 1 : next;
	return true;
}

static int
check_name(const struct parser *ps, const struct tag *t)
{
	struct span name = t->body;

	if (t->sigil == '!' || t->sigil == '=')
		return 0;
	if (name.n == 0)
		return fail(ps, t->from, "tag without a name: %.*s",
		    shown(ps, t->from), t->from);
	if (find(name.s, name.s + name.n, ps->open) != NULL ||
	    (word(name) < name.n && memchr(name.s, '\n', name.n) != NULL))
		return not_closed(ps, t->from, ps->close);
	if (word(name) < name.n)
		return fail(ps, t->from, "a name has no spaces in it: %.*s",
		    shown(ps, t->from), t->from);
	if (name.n > NAME_MAX_BYTES)
		return fail(ps, t->from, "name longer than %d bytes: %.*s...",
		    NAME_MAX_BYTES, shown(ps, t->from), t->from);
	return 0;
}

/* Read the tag that begins at from. */
static int
read_tag(const struct parser *ps, struct tag *t, const char *from)
{
	const char *p = from + ps->open.n, *to;
	char buf[DELIM_MAX + 1];
	struct span close = ps->close;

	memset(t, 0, sizeof(*t));
	t->from = from;
	while (p < ps->end && is_blank(*p))
		p++;
	if (p < ps->end && *p != '\0' && strchr("#^/>!=&{", *p) != NULL)
		t->sigil = *p++;
	if (t->sigil == '=' || t->sigil == '{') {
		buf[0] = t->sigil == '{' ? '}' : '=';
		memcpy(buf + 1, close.s, close.n);
		close.s = buf;
		close.n++;
	}
	to = find(p, ps->end, close);
	if (to == NULL)
		return not_closed(ps, from, close);
	t->to = to + close.n;
	t->body = trim((struct span){ p, (size_t)(to - p) });
	t->alone = find_line(ps, t);
	return check_name(ps, t);
}

/* Two words without =, for the delimiters from here on. */
static int
set_delims(struct parser *ps, const struct tag *t)
{
	struct span open = t->body, close;

	open.n = word(open);
	close.s = open.s + open.n;
	close.n = t->body.n - open.n;
	close = trim(close);
	if (open.n == 0 || close.n == 0 || word(close) < close.n ||
	    memchr(t->body.s, '=', t->body.n) != NULL)
		return fail(ps, t->from, "delimiters are two words without =, "
		    "such as {{=<%% %%>=}}: %.*s", shown(ps, t->from),
		    t->from);
	if (open.n >= DELIM_MAX || close.n >= DELIM_MAX)
		return fail(ps, t->from, "delimiters are shorter than %d "
		    "bytes: %.*s", DELIM_MAX, shown(ps, t->from), t->from);
	ps->open = open;
	ps->close = close;
	return 0;
}

static int
open_section(struct parser *ps, const struct tag *t)
{
	if (ps->depth == MUSTACHE_DEEP)
		return fail(ps, t->from, "sections are more than %d deep here",
		    MUSTACHE_DEEP);
	ps->sections[ps->depth++] = ps->n - 1;
	return 0;
}

static int
close_section(struct parser *ps, const struct tag *t)
{
	struct op *op;
	int n = (int)t->body.n;
	uint32_t line;

	if (ps->depth == 0)
		return fail(ps, t->from, "{{/%.*s}} closes a section that was "
		    "not opened", n, t->body.s);
	op = &ps->ops[ps->sections[ps->depth - 1]];
	if (strlen(op->name) != t->body.n ||
	    memcmp(op->name, t->body.s, t->body.n) != 0) {
		line = place_of(ps->m, op->from).line;
		return fail(ps, t->from, "{{/%.*s}} where {{/%s}} is expected,"
		    " for the section opened in line %u", n, t->body.s,
		    op->name, line);
	}
	op->end = (uint32_t)ps->n;
	ps->depth--;
	return 0;
}

static enum op_kind
kind_of(char sigil)
{
	switch (sigil) {
	case '#':
		return OP_SECTION;
	case '^':
		return OP_INVERTED;
	case '>':
		return OP_PARTIAL;
	case '!':
	case '=':
	case '/':
		return OP_TEXT;
	default:
		return OP_VARIABLE;
	}
}

/* The operation of tag t. One that has none still leaves its line's indent. */
static void
add_tag(struct parser *ps, const struct tag *t)
{
	enum op_kind kind = kind_of(t->sigil);
	struct op *op;

	if (kind == OP_TEXT) {
		if (ps->bol && !t->alone)
			add_op(ps, OP_TEXT, t->from, t->from)->bol = true;
	} else {
		op = add_op(ps, kind, t->from, t->to);
		op->name = arena_ndup(ps->a, t->body.s, t->body.n);
		op->raw = t->sigil == '&' || t->sigil == '{';
		op->alone = t->alone;
		op->bol = ps->bol && !t->alone;
		op->line = t->alone ? offset(ps, t->line) : op->from;
	}
	ps->bol = t->alone;
	ps->p = t->alone ? t->next : t->to;
}

static int
parse_tag(struct parser *ps, const char *from)
{
	struct tag t;

	if (read_tag(ps, &t, from) < 0)
		return -1;
	add_text(ps, t.alone ? t.line : t.from);
	add_tag(ps, &t);
	switch (t.sigil) {
	case '=':
		return set_delims(ps, &t);
	case '#':
	case '^':
		return open_section(ps, &t);
	case '/':
		return close_section(ps, &t);
	default:
		return 0;
	}
}

static int
parse(struct parser *ps)
{
	const char *from;
	struct op *op;

	while ((from = find(ps->p, ps->end, ps->open)) != NULL) {
		if (parse_tag(ps, from) < 0)
			return -1;
	}
	add_text(ps, ps->end);
	if (ps->depth == 0)
		return 0;
	op = &ps->ops[ps->sections[ps->depth - 1]];
	return fail(ps, ps->m->text + op->from, "section is not closed, "
	    "{{/%s}} expected before the end", op->name);
}

struct mustache *
mustache_parse(struct arena *a, const char *text, size_t n, const char *file,
    uint32_t first_line, struct err *e)
{
	struct mustache *m = arena_alloc(a, sizeof(*m));
	struct parser ps = { .m = m, .a = a, .e = e, .p = text,
	    .end = text + n, .bol = true, .open = { "{{", 2 },
	    .close = { "}}", 2 } };
	struct op *ops;
	int rc;

	if (n >= UINT32_MAX / 2) {
		err_set(e, ERR_INVALID, "%s: template is too large", file);
		return NULL;
	}
	m->text = text;
	m->n = (uint32_t)n;
	m->file = file;
	m->first_line = first_line;
	rc = parse(&ps);
	if (rc == 0 && ps.n > 0) {
		ops = arena_alloc(a, ps.n * sizeof(*ops));
		memcpy(ops, ps.ops, ps.n * sizeof(*ops));
		m->ops = ops;
		m->nops = (uint32_t)ps.n;
	}
	free(ps.ops);
	return rc == 0 ? m : NULL;
}

int
mustache_names(const struct mustache *m,
    int (*fn)(void *ctx, const struct mustache_name *name), void *ctx)
{
	struct place at = { 0, m->first_line, 1 };
	const char *sections[MUSTACHE_DEEP];
	uint32_t ends[MUSTACHE_DEEP], i;
	struct mustache_name use = { .file = m->file, .sections = sections };
	int rc = 0;

	for (i = 0; i < m->nops && rc == 0; i++) {
		const struct op *op = &m->ops[i];

		while (use.nsections > 0 && ends[use.nsections - 1] <= i)
			use.nsections--;
		if (op->kind == OP_TEXT)
			continue;
		place_move(&at, m, op->from);
		use.kind = (enum mustache_kind)op->kind;
		use.name = op->name;
		use.line = at.line;
		use.col = at.col;
		rc = fn(ctx, &use);
		if (op->kind == OP_SECTION) {
			sections[use.nsections] = op->name;
			ends[use.nsections++] = op->end;
		}
	}
	return rc;
}
