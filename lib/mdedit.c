/* mdedit - change one section of a Markdown document and nothing else */

#include "mdedit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "line.h"
#include "md.h"
#include "mem.h"

/* At pos, del bytes become ins. */
struct op {
	size_t pos, del;
	struct str ins;
	const char *id;		/* section for messages, or NULL */
	size_t body;		/* in ins: where the new text begins */
	size_t head;		/* in ins: its new heading; or NO_HEAD */
};

#define NO_HEAD SIZE_MAX

/* Where a section begins or a level-1 heading stands. */
struct mark {
	size_t from;
	int level;
	const char *id;		/* of a section; NULL: any */
	const char *text;
};

struct marks {
	struct mark *all;
	size_t n, cap;
};

static void
marks_add(struct marks *m, size_t from, int level, const char *id,
    const char *text)
{
	MEM_ROOM(m->all, m->n, m->cap);
	m->all[m->n++] = (struct mark){ from, level, id, text };
}

static void
marks_read(struct marks *m, const struct md *md)
{
	const struct md_section *s = md->sections;
	const struct md_heading *h;
	size_t i;

	for (i = 0; i < md->n_headings; i++) {
		h = &md->headings[i];
		if (!h->top || h->level > 2)
			continue;
		marks_add(m, h->from, h->level,
		    h->level == 2 ? (s++)->id : NULL, h->text);
	}
}

/* The marks that md should have once the ops, in order, are done. */
static void
marks_expect(struct marks *m, const struct md *md, const struct op *ops,
    size_t n_ops)
{
	struct marks old = { NULL, 0, 0 };
	const struct op *op = ops, *end = ops + n_ops;
	size_t i, grown = 0;	/* modulo: may be negative */

	marks_read(&old, md);
	for (i = 0; i <= old.n; i++) {
		for (; op < end && (i == old.n ||
		    op->pos + op->del <= old.all[i].from); op++) {
			if (op->head != NO_HEAD)
				marks_add(m, op->pos + grown + op->head, 2,
				    NULL, NULL);
			grown += op->ins.len - op->del;
		}
		if (i == old.n || (op < end && op->pos <= old.all[i].from))
			continue;
		marks_add(m, old.all[i].from + grown, old.all[i].level,
		    old.all[i].id, old.all[i].text);
	}
	free(old.all);
}

/* The op that did what stands at from in the new document; its start there. */
static const struct op *
op_at(size_t *start, const struct op *ops, size_t n, size_t from)
{
	const struct op *op = ops;
	size_t grown = 0, i;

	*start = ops->pos;
	for (i = 1; i < n; i++) {
		grown += ops[i - 1].ins.len - ops[i - 1].del;
		if (ops[i].pos + grown > from)
			break;
		op = &ops[i];
		*start = op->pos + grown;
	}
	return op;
}

/* Say that the text put in has the heading g. */
static int
err_heading(struct err *e, const struct md *now, const struct op *ops,
    size_t n, const struct mark *g)
{
	size_t start, pos;
	const struct op *op = op_at(&start, ops, n, g->from);
	int line = 1;

	for (pos = op->body; start + pos < g->from; line++)
		pos = line_next(op->ins.s, op->ins.len, pos);
	return err_set(e, ERR_INVALID, "%s: section '%s': line %d of the new "
	    "text is the level-%d heading '%s', which would end the section; "
	    "use ### or deeper", now->file, op->id, line, g->level, g->text);
}

/* Say that the new document lacks the heading that should be at w. */
static int
err_swallowed(struct err *e, const struct md *now, const struct op *ops,
    size_t n, const struct mark *w)
{
	size_t start;
	const char *id = op_at(&start, ops, n, w->from)->id;

	if (w->text == NULL)
		return err_set(e, ERR_INVALID, "%s: section '%s': an open code "
		    "fence, comment or HTML above would swallow it; close "
		    "that first", now->file, id);
	return err_set(e, ERR_INVALID, "%s: section '%s': the new text would "
	    "swallow the heading '%s' below it; close its code fence, "
	    "comment or HTML", now->file, id, w->text);
}

/* Compare the marks of the new document with those it should have. */
static int
check_marks(const struct md *now, const struct marks *want,
    const struct op *ops, size_t n_ops, struct err *e)
{
	struct marks got = { NULL, 0, 0 };
	const struct mark *g, *w;
	int rc = 0;
	size_t i;

	marks_read(&got, now);
	for (i = 0; rc == 0 && (i < got.n || i < want->n); i++) {
		g = i < got.n ? &got.all[i] : NULL;
		w = i < want->n ? &want->all[i] : NULL;
		if (g != NULL && (w == NULL || g->from < w->from))
			rc = err_heading(e, now, ops, n_ops, g);
		else if (g == NULL || g->from > w->from)
			rc = err_swallowed(e, now, ops, n_ops, w);
		else if (g->level != w->level ||
		    (w->id != NULL && strcmp(g->id, w->id) != 0))
			rc = err_set(e, ERR_INVALID, "%s: section '%s': the "
			    "change would rename section '%s' to '%s'",
			    now->file, ops->id, w->id, g->id);
	}
	free(got.all);
	return rc;
}

/* Read the changed document and hold it against what it should be. */
static int
check(const struct md *was, const struct str *text, const struct op *ops,
    size_t n, struct err *e)
{
	struct md now;
	struct marks want = { NULL, 0, 0 };
	int rc;

	if (md_parse(&now, text->s, text->len, was->file, e) < 0)
		return -1;
	marks_expect(&want, was, ops, n);
	if (now.md_from != was->md_from)
		rc = err_set(e, ERR_INVALID, "%s: section '%s': a line '---' "
		    "of the new text would end frontmatter that begins in "
		    "line 1", was->file, ops->id);
	else
		rc = check_marks(&now, &want, ops, n, e);
	free(want.all);
	md_release(&now);
	return rc;
}

/* Do the ops, which are in order, if the outcome is right. Takes them. */
static int
apply(struct str *text, const struct md *md, struct op *ops, size_t n,
    struct err *e)
{
	struct str out = STR_INIT;
	size_t done = 0, i;
	int rc;

	for (i = 0; i < n; i++) {
		str_add(&out, text->s + done, ops[i].pos - done);
		str_add(&out, ops[i].ins.s, ops[i].ins.len);
		done = ops[i].pos + ops[i].del;
	}
	str_add(&out, text->s + done, text->len - done);
	rc = check(md, &out, ops, n, e);
	if (rc == 0)
		str_swap(text, &out);
	for (i = 0; i < n; i++)
		str_release(&ops[i].ins);
	str_release(&out);
	return rc;
}

/* True when the text before pos does not end its last line. */
static bool
needs_eol(const struct md *md, size_t pos)
{
	return pos > md->md_from && md->bytes[pos - 1] != '\n' &&
	    md->bytes[pos - 1] != '\r';
}

/* True when a blank line is due before something new at pos. */
static bool
needs_blank(const struct md *md, size_t pos)
{
	size_t n = pos - md->md_from;

	return n > 0 && line_trail(md->bytes + md->md_from, n) == n;
}

/* Add a blank line at pos; LF behind a CR would only make that a CRLF. */
static void
add_blank(struct op *op, const struct md *md, size_t pos)
{
	bool bare = op->ins.len == 0 && pos > 0 &&
	    md->bytes[pos - 1] == '\r' && *md->eol == '\n';

	str_adds(&op->ins, bare ? "\r\n" : md->eol);
}

/* The op that replaces the body of s. */
static void
op_body(struct op *op, const struct md *md, const struct md_section *s,
    const struct md_edit *edit)
{
	size_t lead = line_lead(md->bytes + s->body_from,
	    s->to - s->body_from);
	struct str body = STR_INIT;

	*op = (struct op){ .id = s->id, .head = NO_HEAD };
	str_init(&op->ins);
	md_normal(&body, edit->body, edit->n, md->eol);
	if (body.len == 0 || s->body_from + lead == s->to)
		lead = 0;
	if (body.len > 0) {
		if (needs_eol(md, s->body_from))
			str_adds(&op->ins, md->eol);
		if (line_blank(md->bytes + s->body_from,
		    s->to - s->body_from))
			add_blank(op, md, s->body_from);
	}
	op->body = op->ins.len;
	str_add(&op->ins, body.s, body.len);
	if (s->to < md->n)
		add_blank(op, md, s->body_from);
	op->pos = s->body_from + lead;
	op->del = s->to - op->pos;
	str_release(&body);
}

static int
op_order(const void *a, const void *b)
{
	const struct op *x = a, *y = b;

	return (x->pos > y->pos) - (x->pos < y->pos);
}

/* One op for each edit, in the order of the text. */
static int
ops_read(struct op *ops, const struct md *md, const struct md_edit *edits,
    size_t n, struct err *e)
{
	const struct md_section *s;
	size_t i;

	for (i = 0; i < n; i++) {
		s = md_need(md, edits[i].id, e);
		if (s == NULL)
			return -1;
		op_body(&ops[i], md, s, &edits[i]);
	}
	qsort(ops, n, sizeof(*ops), op_order);
	for (i = 1; i < n; i++)
		if (strcmp(ops[i - 1].id, ops[i].id) == 0)
			return err_set(e, ERR_INVALID, "%s: two new texts for "
			    "section '%s'", md->file, ops[i].id);
	return 0;
}

int
md_replace_many(struct str *text, const char *file,
    const struct md_edit *edits, size_t n, struct err *e)
{
	struct md md;
	struct op *ops;
	size_t i;
	int rc;

	if (md_parse(&md, text->s, text->len, file, e) < 0)
		return -1;
	ops = mem_zero(n, sizeof(*ops));
	for (i = 0; i < n; i++)
		str_init(&ops[i].ins);
	rc = ops_read(ops, &md, edits, n, e);
	if (rc == 0)
		rc = apply(text, &md, ops, n, e);
	for (i = 0; i < n; i++)
		str_release(&ops[i].ins);
	free(ops);
	md_release(&md);
	return rc;
}

int
md_replace(struct str *text, const char *file, const char *id,
    const char *body, size_t n, struct err *e)
{
	struct md_edit edit = { id, body, n };

	return md_replace_many(text, file, &edit, 1, e);
}

/* The op that adds a section at pos. */
static void
op_section(struct op *op, const struct md *md, size_t pos,
    const char *heading, const struct md_edit *edit)
{
	struct str body = STR_INIT;

	*op = (struct op){ .pos = pos, .id = heading };
	str_init(&op->ins);
	md_normal(&body, edit->body, edit->n, md->eol);
	if (needs_eol(md, pos))
		str_adds(&op->ins, md->eol);
	if (needs_blank(md, pos))
		add_blank(op, md, pos);
	op->head = op->ins.len;
	str_addf(&op->ins, "## %s%s", heading, md->eol);
	if (body.len > 0)
		str_adds(&op->ins, md->eol);
	op->body = op->ins.len;
	str_add(&op->ins, body.s, body.len);
	if (pos < md->n)
		str_adds(&op->ins, md->eol);
	str_release(&body);
}

/* Where md_insert() puts a section. */
static int
place_of(size_t *pos, const struct md *md, const char *after_id,
    struct err *e)
{
	const struct md_section *s;

	*pos = md->n;
	if (after_id == NULL)
		return 0;
	if (*after_id == '\0') {
		if (md->n_sections > 0)
			*pos = md->sections[0].from;
		return 0;
	}
	s = md_need(md, after_id, e);
	if (s == NULL)
		return -1;
	*pos = s->to;
	return 0;
}

int
md_insert(struct str *text, const char *file, const char *after_id,
    const char *heading, const char *body, size_t n, struct err *e)
{
	struct md_edit edit = { heading, body, n };
	size_t pos, len = strlen(heading);
	struct md md;
	struct op op;
	int rc;

	if (line_blank(heading, len) || line_stop(heading, len, 0) < len)
		return err_set(e, ERR_INVALID, "%s: the heading of a section "
		    "is one line that is not empty", file);
	if (md_parse(&md, text->s, text->len, file, e) < 0)
		return -1;
	rc = place_of(&pos, &md, after_id, e);
	if (rc == 0) {
		op_section(&op, &md, pos, heading, &edit);
		rc = apply(text, &md, &op, 1, e);
	}
	md_release(&md);
	return rc;
}

/* The op that removes section s. */
static void
op_remove(struct op *op, const struct md *md, const struct md_section *s)
{
	size_t pos = s->from;

	*op = (struct op){ .id = s->id, .head = NO_HEAD };
	str_init(&op->ins);
	if (s->to < md->n && needs_blank(md, pos))
		add_blank(op, md, pos);
	if (s->to == md->n)
		pos = md->md_from + line_trail(md->bytes + md->md_from,
		    pos - md->md_from);
	op->pos = pos;
	op->del = s->to - pos;
}

int
md_remove(struct str *text, const char *file, const char *id, struct err *e)
{
	const struct md_section *s;
	struct md md;
	struct op op;
	int rc = -1;

	if (md_parse(&md, text->s, text->len, file, e) < 0)
		return -1;
	s = md_need(&md, id, e);
	if (s != NULL) {
		op_remove(&op, &md, s);
		rc = apply(text, &md, &op, 1, e);
	}
	md_release(&md);
	return rc;
}
