/* wherefield - the field that a filter names */

#include "wherefield.h"

#include <string.h>

enum { NAMES_MOST = 96 };

/* A path that is being looked up among the shapes. */
struct walk {
	const struct where *w;
	const char *field, *at;		/* all of it, and what is left */
	const struct shape *table;	/* members there; NULL: none known */
	const struct shape *shape;	/* of the last name */
	bool entry;			/* an entry of it is named */
};

static size_t
name_len(const char *p)
{
	return strcspn(p, ".");
}

static bool
is_number(const char *p)
{
	size_t n = name_len(p);

	return n > 0 && strspn(p, "0123456789") == n;
}

static void
step(struct walk *k)
{
	size_t n = name_len(k->at);

	k->at += n + (k->at[n] == '.');
}

/* Has any record something at the whole path? */
static bool
is_used(const struct where *w, const char *field)
{
	const struct where_of *of = w->of;
	size_t i;

	for (i = 0; i < of->n; i++) {
		if (where_there(of->record(of->ws, i), field))
			return true;
	}
	return false;
}

/* The names that may stand where the path goes wrong. */
static size_t
names_there(const char **names, const struct walk *k)
{
	const struct where_of *of = k->w->of;
	const struct shape *s = k->table;
	const struct node *c;
	size_t n = 0, i;

	for (; s != NULL && s->key != NULL && n < NAMES_MOST; s++)
		names[n++] = s->key;
	for (i = 0; i < of->n && k->at == k->field; i++) {
		NODE_EACH(c, of->record(of->ws, i)) {
			if (n < NAMES_MOST && shape_member(k->table, c->key,
			    strlen(c->key)) == NULL)
				names[n++] = c->key;
		}
	}
	return n;
}

/* Fail: the path goes wrong at k->at. */
static int
no_field(const struct walk *k, struct err *e)
{
	const char *names[NAMES_MOST], *near, *rest;
	struct str bad = STR_INIT;

	str_add(&bad, k->at, name_len(k->at));
	near = str_nearest(bad.s, names, names_there(names, k));
	rest = k->at + name_len(k->at);
	str_release(&bad);
	if (near != NULL)
		return err_set(e, ERR_USAGE, "--where: no field '%s' in the "
		    "record of a %s; did you mean '%.*s%s%s'?", k->field,
		    k->w->of->one, (int)(k->at - k->field), k->field, near,
		    rest);
	return err_set(e, ERR_USAGE, "--where: no field '%s' in the record "
	    "of a %s; pos-workspace(5) lists them", k->field, k->w->of->one);
}

/* The name of an entry, as of ratings.commitment; it is at k->at. */
static int
check_name(const struct walk *k, struct err *e)
{
	const struct where_of *of = k->w->of;
	struct str id = STR_INIT, up = STR_INIT, why = STR_INIT;
	int rc = 0;

	str_add(&id, k->at, name_len(k->at));
	str_add(&up, k->field, (size_t)(k->at - k->field) + id.len);
	if (of->entry != NULL && !is_used(k->w, up.s) &&
	    of->entry(&why, of->ws, k->shape->key, id.s) < 0)
		rc = err_set(e, ERR_USAGE, "--where: %s: %s", k->field,
		    why.s);
	str_release(&id);
	str_release(&up);
	str_release(&why);
	return rc;
}

/* Go one name down. 1: all is found. */
static int
go_down(struct walk *k, struct err *e)
{
	k->shape = shape_member(k->table, k->at, name_len(k->at));
	if (k->shape == NULL)
		return is_used(k->w, k->field) ? 1 : no_field(k, e);
	k->table = k->shape->kind == SHAPE_MAP ? k->shape->members : NULL;
	k->entry = false;
	step(k);
	if (*k->at == '\0')
		return 1;
	if (k->shape->many == SHAPE_EACH && check_name(k, e) < 0)
		return -1;
	if (k->shape->many == SHAPE_EACH ||
	    (k->shape->many == SHAPE_LIST && is_number(k->at))) {
		k->entry = true;
		step(k);
	}
	if (*k->at == '\0')
		return 1;
	if (k->shape->kind == SHAPE_ANY)
		return is_used(k->w, k->field) ? 1 : no_field(k, e);
	return 0;
}

/* Fail: there are values below, none there. */
static int
not_one(const struct walk *k, struct err *e)
{
	const struct shape *s = k->shape->members;
	bool name = k->shape->many == SHAPE_EACH && !k->entry;

	return err_set(e, ERR_USAGE, "--where: %s is not one value; name one "
	    "below it, as in %s%s%s%s", k->field, k->field, name ? ".NAME" :
	    "", s != NULL ? "." : "", s != NULL ? s->key : "");
}

static enum where_kind
kind_of(const struct shape *s)
{
	switch (s->kind) {
	case SHAPE_NUMBER:
	case SHAPE_MONEY:
	case SHAPE_PERCENT:
	case SHAPE_BALANCE:
		return WHERE_NUMBER;
	case SHAPE_DATE:
		return WHERE_DATE;
	case SHAPE_REF:
		return s->set == IDS_TIERS ? WHERE_RANK : WHERE_TEXT;
	default:
		return WHERE_TEXT;
	}
}

int
where_field(struct where_condition *c, const struct where *w, struct err *e)
{
	struct walk k = { w, c->field, c->field, w->of->shapes, NULL,
	    false };
	int rc = 0;

	while (rc == 0)
		rc = go_down(&k, e);
	if (rc < 0)
		return -1;
	if (k.shape != NULL && (k.shape->kind == SHAPE_MAP ||
	    (k.shape->many == SHAPE_EACH && !k.entry)))
		return not_one(&k, e);
	c->shape = k.shape != NULL && k.shape->kind != SHAPE_ANY ? k.shape :
	    NULL;
	c->list = c->shape != NULL && c->shape->many == SHAPE_LIST;
	c->kind = c->shape != NULL ? kind_of(c->shape) : WHERE_TEXT;
	return 0;
}
