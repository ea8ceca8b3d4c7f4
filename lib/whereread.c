/* whereread - a condition of a filter, read */

#include "where.h"

#include <ctype.h>
#include <string.h>

#include "date.h"
#include "fold.h"
#include "partnercheck.h"
#include "tierop.h"
#include "wherefield.h"

/* Signs for operators; == is what programmers write. */
static const struct tier_op_name signs[] = {
	{ ">=", TIER_GTE }, { "<=", TIER_LTE }, { "=", TIER_EQUALS },
	{ "==", TIER_EQUALS },
};
enum { SIGNS = sizeof(signs) / sizeof(signs[0]), NAMES_MOST = 16 };

#define SIGN_BYTES "<>=!~"

/* A condition that is being read. */
struct reading {
	struct where_condition *c;
	struct where *w;
	char *value;		/* what stands behind the operator */
	struct err *e;
};

static int
wrong(const struct reading *r, const char *why)
{
	return err_set(r->e, ERR_USAGE, "--where: %s: %s", r->c->field, why);
}

static int
no_operator(const struct reading *r, const char *name)
{
	const char *names[NAMES_MOST], *near;
	size_t n = 0, i;

	for (i = 0; i < tier_op_count; i++)
		names[n++] = tier_op_names[i].name;
	for (i = 0; i < SIGNS; i++)
		names[n++] = signs[i].name;
	near = strcmp(name, ">") == 0 ? ">=" : strcmp(name, "<") == 0 ? "<=" :
	    name[0] == '!' ? NULL : str_nearest(name, names, n);
	if (near != NULL)
		return err_set(r->e, ERR_USAGE, "--where: no operator '%s'; "
		    "did you mean '%s'?", name, near);
	return err_set(r->e, ERR_USAGE, "--where: no operator '%s'; they "
	    "are =, >=, <=, equals, gte, lte, between, includesAny and "
	    "includesAll, and nothing turns one around", name);
}

static int
read_operator(const struct reading *r, const char *name)
{
	size_t i;

	for (i = 0; i < tier_op_count; i++) {
		if (strcmp(tier_op_names[i].name, name) == 0) {
			r->c->op = tier_op_names[i].op;
			return 0;
		}
	}
	for (i = 0; i < SIGNS; i++) {
		if (strcmp(signs[i].name, name) == 0) {
			r->c->op = signs[i].op;
			return 0;
		}
	}
	return no_operator(r, name);
}

/* A copy of what begins at s, without blanks around. */
static char *
trimmed(struct arena *a, const char *s)
{
	size_t n;

	s += strspn(s, " \t");
	for (n = strlen(s); n > 0 && isspace((unsigned char)s[n - 1]); n--)
		;
	return arena_ndup(a, s, n);
}

/* Take the text apart: field, operator, value. */
static int
split(struct reading *r, const char *text)
{
	struct arena *a = &r->w->arena;
	const char *p = text + strspn(text, " \t"), *op;
	size_t n = strcspn(p, " \t" SIGN_BYTES);

	r->c->field = arena_ndup(a, p, n);
	op = p + n + strspn(p + n, " \t");
	p = op + (strchr(SIGN_BYTES, *op) != NULL && *op != '\0' ?
	    strspn(op, SIGN_BYTES) : strcspn(op, " \t"));
	if (n == 0 || p == op || strstr(r->c->field, "..") != NULL ||
	    r->c->field[0] == '.' || r->c->field[n - 1] == '.')
		return err_set(r->e, ERR_USAGE, "--where '%.60s': expected "
		    "FIELD OPERATOR VALUE, as in 'employees gte 50'", text);
	if (read_operator(r, arena_ndup(a, op, (size_t)(p - op))) < 0)
		return -1;
	r->value = trimmed(a, p);
	return r->value[0] != '\0' ? 0 : wrong(r, "which value? What is "
	    "unknown meets no condition");
}

/* The next of the values with commas between; moves *p on. */
static char *
next_value(struct arena *a, const char **p)
{
	struct str one = STR_INIT;
	const char *s = *p;
	char *text;

	for (; *s != '\0' && *s != ','; s++) {
		if (s[0] == '\\' && (s[1] == ',' || s[1] == '\\'))
			s++;
		str_addc(&one, *s);
	}
	*p = s + (*s == ',');
	text = trimmed(a, one.s);
	str_release(&one);
	return text;
}

/* What is listed where ids of a set are defined, or NULL. */
static const struct node *
entries_of(const struct ws *ws, enum idset set)
{
	static const char *const lists[IDSETS] = { [IDS_TYPES] = "types",
		[IDS_CATEGORIES] = "categories", [IDS_TIERS] = "tiers",
		[IDS_REGIONS] = "regions", [IDS_INDUSTRIES] = "industries",
		[IDS_SEGMENTS] = "segments", [IDS_PRODUCTS] = "products" };

	return lists[set] != NULL ? node_get(set == IDS_PRODUCTS ?
	    ws->company : ws->program, lists[set]) : NULL;
}

/* The id that text means: itself, or that of the one with this name. */
static const char *
id_of(const struct ws *ws, enum idset set, const char *text)
{
	const struct node *c;
	size_t i;

	NODE_EACH(c, entries_of(ws, set)) {
		if (fold_same(text, node_get_text(c, "id", "")) ||
		    fold_same(text, node_get_text(c, "name", "")))
			return node_get_text(c, "id", text);
	}
	for (i = 0; set == IDS_PARTNERS && i < ws->npartners; i++) {
		if (fold_same(text, ws->partners[i].name))
			return ws->partners[i].slug;
	}
	for (i = 0; set == IDS_ACCOUNTS && i < ws->naccounts; i++) {
		if (fold_same(text, ws->accounts[i].name))
			return ws->accounts[i].id;
	}
	return text;
}

/* The word of the field that text is, in any case. */
static const char *
word_of(struct arena *a, const char *text)
{
	char *word = arena_dup(a, text), *p;

	for (p = word; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	return word;
}

/* Add a wanted text; ids and words are checked. */
static int
add_text(struct reading *r, const char *text)
{
	const struct shape *s = r->c->shape;
	const struct partner_key key = { .shape = s };
	const struct ws *ws = r->w->of->ws;
	struct str why = STR_INIT;
	bool check = false;
	int rc = 0;

	if (text[0] == '\0')
		return wrong(r, "a value between commas is empty");
	if (s != NULL && s->kind == SHAPE_REF) {
		text = id_of(ws, s->set, text);
		check = true;
	} else if (s != NULL && (s->kind == SHAPE_WORD ||
	    s->kind == SHAPE_TRUTH)) {
		text = word_of(&r->w->arena, text);
		check = true;
	}
	if (check && partner_value_check(&why, &key, ws, text) < 0)
		rc = wrong(r, why.s);
	str_release(&why);
	r->c->texts[r->c->ntexts++] = text;
	return rc;
}

static int
read_texts(struct reading *r)
{
	const char *p = r->value;
	struct arena *a = &r->w->arena;

	r->c->kind = WHERE_TEXT;
	r->c->texts = arena_alloc(a, (strlen(p) + 1) * sizeof(*r->c->texts));
	if (r->c->op == TIER_EQUALS)
		return add_text(r, p);
	do {
		if (add_text(r, next_value(a, &p)) < 0)
			return -1;
	} while (*p != '\0');
	return 0;
}

/* One bound: a number, a day, or the place of a tier. */
static int
read_bound(struct reading *r, struct dec *out, const char *text)
{
	size_t n = strlen(text);
	const char *id;
	date day;

	if (r->c->kind == WHERE_DATE) {
		if (date_parse(&day, text, n) < 0)
			return err_set(r->e, ERR_USAGE, "--where: %s: '%s' is "
			    "not a date; write it as 2026-11-20", r->c->field,
			    text);
		out->u = day;
		return 0;
	}
	if (r->c->kind == WHERE_RANK) {
		r->c->ntexts = 0;
		r->c->texts = arena_alloc(&r->w->arena,
		    sizeof(*r->c->texts));
		if (add_text(r, text) < 0)
			return -1;
		id = r->c->texts[0];
		out->u = where_rank(r->w->of->ws, id);
		return out->u > 0 ? 0 : wrong(r, "program.yaml has no tiers");
	}
	if (dec_parse(out, text, n) == 0 && (text[n - 1] != '%' ||
	    r->c->shape == NULL || r->c->shape->kind == SHAPE_PERCENT))
		return 0;
	return err_set(r->e, ERR_USAGE, "--where: %s: '%s' is not a number; "
	    "write digits only, as in 42000 or 4.5", r->c->field, text);
}

static int
read_bounds(struct reading *r)
{
	struct where_condition *c = r->c;
	const char *p = r->value, *low;

	if (c->op == TIER_EQUALS) {
		if (read_bound(r, &c->low, p) < 0)
			return -1;
		c->high = c->low;
		return 0;
	}
	if (c->op != TIER_BETWEEN)
		return read_bound(r, c->op == TIER_GTE ? &c->low : &c->high,
		    p);
	low = next_value(&r->w->arena, &p);
	if (*p == '\0' || strchr(p, ',') != NULL)
		return wrong(r, "between has two ends with a comma between, "
		    "as in between 50,100");
	p = trimmed(&r->w->arena, p);
	if (read_bound(r, &c->low, low) < 0 ||
	    read_bound(r, &c->high, p) < 0)
		return -1;
	if (c->low.u > c->high.u)
		return err_set(r->e, ERR_USAGE, "--where: %s: between: %s is "
		    "over %s", c->field, low, p);
	return 0;
}

/* A field of no known kind is compared as what the value is. */
static void
guess_kind(struct reading *r)
{
	const char *p = r->value;
	size_t n = strcspn(p, ",");
	date day;

	if (r->c->op == TIER_GTE || r->c->op == TIER_LTE ||
	    r->c->op == TIER_BETWEEN)
		r->c->kind = date_parse(&day, p, n) == 0 ? WHERE_DATE :
		    WHERE_NUMBER;
}

int
where_read(struct where_condition *c, struct where *w, const char *text,
    struct err *e)
{
	struct reading r = { c, w, NULL, e };
	bool any, ends;

	if (split(&r, text) < 0 || where_field(c, w, e) < 0)
		return -1;
	if (c->shape == NULL)
		guess_kind(&r);
	any = c->op == TIER_INCLUDES_ANY || c->op == TIER_INCLUDES_ALL;
	ends = !any && c->op != TIER_EQUALS;
	if (any && (c->kind == WHERE_NUMBER || c->kind == WHERE_DATE))
		return wrong(&r, c->kind == WHERE_NUMBER ? "is a number: "
		    "compare it by gte, lte, equals or between" : "is a date: "
		    "compare it by gte, lte, equals or between");
	if (ends && c->kind == WHERE_TEXT)
		return wrong(&r, "is no number: compare it by equals, "
		    "includesAny or includesAll");
	return c->kind == WHERE_TEXT || any || (c->kind == WHERE_RANK &&
	    !ends) ? read_texts(&r) : read_bounds(&r);
}
