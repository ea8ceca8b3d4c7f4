/* where - filters over any field of a record */

#include "where.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "fold.h"
#include "mem.h"
#include "partnercheck.h"

void
where_init(struct where *w, const struct where_of *of)
{
	memset(w, 0, sizeof(*w));
	w->of = of;
}

void
where_release(struct where *w)
{
	free(w->conditions);
	arena_release(&w->arena);
	memset(w, 0, sizeof(*w));
}

int
where_add(struct where *w, const char *text, struct err *e)
{
	struct where_condition c = { 0 };

	if (where_read(&c, w, text, e) < 0)
		return -1;
	MEM_ROOM(w->conditions, w->n, w->cap);
	w->conditions[w->n++] = c;
	return 0;
}

int64_t
where_rank(const struct ws *ws, const char *id)
{
	const struct node *c;
	int64_t rank = 0;

	NODE_EACH(c, node_get(ws->program, "tiers")) {
		rank++;
		if (strcmp(node_get_text(c, "id", ""), id) == 0)
			return rank;
	}
	return 0;
}

/* What a path leads to in one record. */
struct found {
	const struct node **values;	/* scalars that are known */
	size_t n, cap;
	bool empty;			/* a list that has no entries */
	bool there;			/* anything, null as well */
};

static void
find(struct found *f, const struct node *n, const char *path)
{
	size_t len = strcspn(path, ".");
	const struct node *c;

	if (n == NULL)
		return;
	if (n->kind == NODE_LIST && n->n == 0)
		f->empty = f->there = true;
	if (n->kind == NODE_LIST && (len == 0 ||
	    strspn(path, "0123456789") != len)) {
		NODE_EACH(c, n)
			find(f, c, path);
	} else if (len > 0) {
		find(f, node_child(n, path, len), path + len +
		    (path[len] == '.'));
	} else {
		f->there = true;
		if (node_text(n) != NULL) {
			MEM_ROOM(f->values, f->n, f->cap);
			f->values[f->n++] = n;
		}
	}
}

bool
where_there(const struct node *record, const char *path)
{
	struct found f = { 0 };

	find(&f, record, path);
	free(f.values);
	return f.there;
}

/* The value as a number to compare; false: it cannot be one. */
static int
number_of(struct dec *out, const struct where_condition *c,
    const struct ws *ws, const struct node *n, struct err *e)
{
	date day;

	if (c->kind == WHERE_NUMBER)
		return dec_node(out, n, c->field, e);
	if (c->kind == WHERE_DATE) {
		if (date_node(&day, n, c->field, e) < 0)
			return -1;
		out->u = day;
		return 0;
	}
	out->u = where_rank(ws, n->text);
	return out->u > 0 ? 0 : node_err(e, n, "%s: no tier '%s' in "
	    "program.yaml", c->field, n->text);
}

/* Is the text that is wanted this value? Numbers may be written otherwise. */
static bool
same_value(const char *want, const struct node *value)
{
	struct dec a, b;

	if (fold_same(want, value->text))
		return true;
	return !value->quoted && dec_parse(&a, want, strlen(want)) == 0 &&
	    dec_parse(&b, value->text, value->n) == 0 && a.u == b.u;
}

/* How many of the wanted texts are among the values. */
static size_t
count_wanted(const struct where_condition *c, const struct found *f)
{
	size_t i, j, n = 0;

	for (i = 0; i < c->ntexts; i++) {
		for (j = 0; j < f->n; j++) {
			if (same_value(c->texts[i], f->values[j])) {
				n++;
				break;
			}
		}
	}
	return n;
}

/* Does any of the values stand where the condition wants it? */
static int
judge_numbers(const struct where_condition *c, const struct ws *ws,
    const struct found *f, struct err *e)
{
	struct dec d = { 0 };
	bool met = false;
	size_t i;

	for (i = 0; i < f->n; i++) {
		if (number_of(&d, c, ws, f->values[i], e) < 0)
			return -1;
		met |= (c->op == TIER_LTE || d.u >= c->low.u) &&
		    (c->op == TIER_GTE || d.u <= c->high.u);
	}
	return met;
}

enum { UNKNOWN = 2 };

/* 1: met, 0: not, UNKNOWN, or -1 with *e set. */
static int
judge(const struct where_condition *c, const struct ws *ws,
    const struct node *record, struct err *e)
{
	struct found f = { 0 };
	size_t n;
	int rc;

	find(&f, record, c->field);
	if (f.n == 0) {
		rc = f.empty ? 0 : UNKNOWN;
	} else if (c->kind != WHERE_TEXT) {
		rc = judge_numbers(c, ws, &f, e);
	} else {
		n = count_wanted(c, &f);
		rc = n > 0 && (c->op != TIER_INCLUDES_ALL || n == c->ntexts) &&
		    (c->op != TIER_EQUALS || !c->list || f.n == 1);
	}
	free(f.values);
	return rc;
}

int
where_match(struct where *w, const struct node *record, struct err *e)
{
	bool *open = mem_zero(w->n + 1, sizeof(*open));
	int rc = 1, one;
	size_t i;

	for (i = 0; i < w->n && rc >= 0; i++) {
		one = judge(&w->conditions[i], w->of->ws, record, e);
		open[i] = one == UNKNOWN;
		if (one <= 0)
			rc = one < 0 ? -1 : 0;
	}
	for (i = 0; i < w->n && rc == 1; i++)
		w->conditions[i].unknown += open[i];
	for (i = 0; i < w->n && rc == 1; i++)
		rc = !open[i];
	free(open);
	return rc;
}

void
where_tell(struct str *out, const struct where *w)
{
	struct str one = STR_INIT, many = STR_INIT;
	const struct where_condition *c;

	str_addf(&one, "%s has", w->of->one);
	str_addf(&many, "%s have", w->of->many);
	for (c = w->conditions; c < w->conditions + w->n; c++) {
		if (c->unknown > 0)
			str_addf(out, "%zu %s no %s on record\n", c->unknown,
			    c->unknown == 1 ? one.s : many.s, c->field);
	}
	str_release(&one);
	str_release(&many);
}

static const struct node *
partner_record(const struct ws *ws, size_t i)
{
	return ws->partners[i].node;
}

struct where_of
where_partners(struct ws *ws)
{
	struct where_of of = { ws, "partner", "partners", shape_partner,
	    partner_record, ws->npartners, partner_entry_check };

	return of;
}
