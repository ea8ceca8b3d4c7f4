/* shape - is a value what its format's table says? */

#include "shape.h"

#include <string.h>

#include "country.h"
#include "date.h"
#include "dec.h"

const struct shape *
shape_member(const struct shape *table, const char *key, size_t n)
{
	for (; table != NULL && table->key != NULL; table++) {
		if (strncmp(table->key, key, n) == 0 && table->key[n] == '\0')
			return table;
	}
	return NULL;
}

/* Lower-case letters, digits and -, 64 at most. */
static bool
is_id(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return n > 0 && n <= 64 && s[n] == '\0';
}

bool
shape_has_word(const char *words, const char *text)
{
	size_t n, len = strlen(text);

	for (; *words != '\0'; words += n + (words[n] == '|')) {
		n = strcspn(words, "|");
		if (n == len && strncmp(words, text, n) == 0)
			return true;
	}
	return false;
}

/* 71.000 is seventy-one here, and 71 thousand to half of Europe. */
static bool
is_thousands(const struct node *n)
{
	const char *dot = memchr(n->text, '.', n->n);

	return dot != NULL && n->text + n->n - dot == 4 &&
	    dot - n->text <= 3;
}

static bool
number_fault(struct str *why, const struct shape *s, const struct node *n)
{
	struct dec d;

	if (dec_parse(&d, n->text, n->n) < 0)
		str_addf(why, "%s is expected, not '%s'",
		    s->kind == SHAPE_PERCENT ? "a percentage such as 12%" :
		    "a number", n->text);
	else if (s->kind == SHAPE_BALANCE && (d.u < -100 * DEC_ONE ||
	    d.u > 100 * DEC_ONE || n->text[n->n - 1] == '%'))
		str_addf(why, "'%s' is not from -100 to 100", n->text);
	else if (d.u < 0 && s->kind != SHAPE_BALANCE)
		str_adds(why, "may not be negative");
	else if (s->kind == SHAPE_PERCENT && d.u > DEC_ONE)
		str_addf(why, "%s is over 100 %%", n->text);
	else if (s->kind == SHAPE_MONEY && is_thousands(n))
		str_addf(why, "'%s' looks like thousands; write them without "
		    "a separator, or two decimals", n->text);
	return why->len > 0;
}

/* What is expected of a scalar of this kind, or NULL: it is that. */
static const char *
expected(const struct shape *s, const struct node *n)
{
	date d;

	switch (s->kind) {
	case SHAPE_DATE:
		return date_parse(&d, n->text, n->n) < 0 ?
		    "a date such as 2026-11-20 is expected" : NULL;
	case SHAPE_TRUTH:
		return !shape_has_word("true|false", n->text) ?
		    "true or false is expected" : NULL;
	case SHAPE_ID:
		return !is_id(n->text) ? "an id of lower-case letters, "
		    "digits and - is expected, 64 at most" : NULL;
	default:
		return NULL;
	}
}

static bool
form_fault(struct str *why, const struct shape *s, const struct node *n)
{
	struct err e = ERR_INIT;
	struct str out = STR_INIT;

	if (s->form(&out, n->text, &e) < 0)
		str_adds(why, e.msg);
	str_release(&out);
	return why->len > 0;
}

bool
shape_fault(struct str *why, const struct shape *s, const struct node *n)
{
	const char *want = expected(s, n);

	if (want != NULL)
		str_addf(why, "%s, not '%s'", want, n->text);
	else if (s->kind == SHAPE_WORD && !shape_has_word(s->words, n->text))
		str_addf(why, "one of %s is expected, not '%s'", s->words,
		    n->text);
	else if (s->kind == SHAPE_NUMBER || s->kind == SHAPE_MONEY ||
	    s->kind == SHAPE_PERCENT || s->kind == SHAPE_BALANCE)
		return number_fault(why, s, n);
	else if (s->kind == SHAPE_COUNTRY)
		return country_fault(why, n->text);
	else if (s->kind == SHAPE_FORM)
		return form_fault(why, s, n);
	return want != NULL || why->len > 0;
}

/* One value, of those that stand under the key. */
static int
hold_one(const struct node *n, const struct shape *s, shape_ref_fn *ref,
    void *ctx, struct err *e)
{
	struct str why = STR_INIT;
	int rc = 0;

	if (s->kind == SHAPE_ANY || node_unknown(n))
		return 0;
	if (s->kind == SHAPE_MAP && n->kind == NODE_MAP)
		return shape_hold(n, s->members, ref, ctx, e);
	if (n->kind != NODE_SCALAR || s->kind == SHAPE_MAP)
		return node_err(e, n, "%s: %s is expected", s->key,
		    s->kind == SHAPE_MAP ? "a map (key: value)" :
		    "a single value");
	if (shape_fault(&why, s, n))
		rc = node_err(e, n, "%s: %s", s->key, why.s);
	else if (s->kind == SHAPE_REF && ref != NULL)
		rc = ref(s, n, ctx, e);
	str_release(&why);
	return rc;
}

static int
hold_member(const struct node *n, const struct shape *s, shape_ref_fn *ref,
    void *ctx, struct err *e)
{
	const struct node *child;

	if (s->many == SHAPE_ONE)
		return hold_one(n, s, ref, ctx, e);
	if (node_unknown(n))
		return 0;
	if (n->kind != (s->many == SHAPE_LIST ? NODE_LIST : NODE_MAP))
		return node_err(e, n, "%s: %s is expected", s->key,
		    s->many == SHAPE_LIST ? "a list" : "a map (key: value)");
	NODE_EACH(child, n) {
		if (hold_one(child, s, ref, ctx, e) < 0)
			return -1;
	}
	return 0;
}

bool
shape_is_thousands(const struct node *n)
{
	return node_unknown(n) && n->key[0] != '\0' &&
	    strspn(n->key, "0123456789") == strlen(n->key);
}

int
shape_hold(const struct node *map, const struct shape *table,
    shape_ref_fn *ref, void *ctx, struct err *e)
{
	const struct shape *s;
	const struct node *n;

	NODE_EACH(n, map) {
		s = shape_member(table, n->key, strlen(n->key));
		if (s != NULL && hold_member(n, s, ref, ctx, e) < 0)
			return -1;
		if (s == NULL && shape_is_thousands(n))
			return node_err(e, n, SHAPE_THOUSANDS, n->key);
	}
	return 0;
}

/* Refuse a key, and name the nearest that the table has. */
static int
refuse_key(const struct node *n, const struct shape *table, struct err *e)
{
	const char *names[64], *near;
	size_t i;

	for (i = 0; i < 64 && table[i].key != NULL; i++)
		names[i] = table[i].key;
	near = str_nearest(n->key, names, i);
	return node_err(e, n, "unknown key '%s'%s%s%s", n->key,
	    near != NULL ? "; did you mean " : "", near != NULL ? near : "",
	    near != NULL ? "?" : "");
}

int
shape_only(const struct node *map, const struct shape *table, struct err *e)
{
	const struct shape *s;
	const struct node *n, *c;

	if (map->kind != NODE_MAP)
		return 0;	/* shape_hold() says what it is */
	NODE_EACH(n, map) {
		s = shape_member(table, n->key, strlen(n->key));
		if (s == NULL)
			return refuse_key(n, table, e);
		if (s->kind != SHAPE_MAP)
			continue;
		if (s->many == SHAPE_ONE && shape_only(n, s->members, e) < 0)
			return -1;
		NODE_EACH(c, s->many == SHAPE_ONE ? NULL : n) {
			if (shape_only(c, s->members, e) < 0)
				return -1;
		}
	}
	return 0;
}

int
shape_need(const struct node *map, const struct shape *table, struct err *e)
{
	for (; table->key != NULL; table++) {
		if (table->required && node_unknown(node_get(map,
		    table->key)))
			return node_err(e, map, "%s: is missing", table->key);
	}
	return 0;
}
