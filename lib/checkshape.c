/* checkshape - hold a map against the table of its format */

#include "checkers.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum { MANY = 1000 };

/* What the ids of a set are, and where they are defined. */
static const struct {
	const char *what, *where;
} sets[IDSETS] = {
	[IDS_TYPES] = { "type", "types of program.yaml" },
	[IDS_CATEGORIES] = { "category", "categories of program.yaml" },
	[IDS_TIERS] = { "tier", "tiers of program.yaml" },
	[IDS_REGIONS] = { "region", "regions of program.yaml" },
	[IDS_INDUSTRIES] = { "industry", "industries of program.yaml" },
	[IDS_SEGMENTS] = { "segment", "segments of program.yaml" },
	[IDS_PRODUCTS] = { "product", "products of company.yaml" },
	[IDS_PAINS] = { "pain", "value.pains of company.yaml" },
	[IDS_NEEDS] = { "need", "the journey of company.yaml" },
	[IDS_ACCOUNTS] = { "account", "data/customers.yaml or "
	    "data/prospects.yaml" },
	[IDS_PARTNERS] = { "partner", "partners/" },
};

/* The id of the set that is nearest, or NULL; not looked for among many. */
static const char *
nearest_id(const struct ids *ids, const char *id)
{
	const char **names, *near;
	size_t at = 0, n = 0;
	void *value;

	if (ids->first.n > MANY)
		return NULL;
	names = mem_zero(ids->first.n, sizeof(*names));
	while (n < ids->first.n)
		names[n++] = map_next(&ids->first, &at, &value);
	near = str_nearest(id, names, n);
	free(names);
	return near;
}

static void
check_ref(struct check *c, const struct shape *s, const struct node *n)
{
	const struct ids *ids = &c->ids[s->set];
	const char *near;

	if (!ids->known || map_get(&ids->first, n->text) != NULL ||
	    (s->words != NULL && shape_has_word(s->words, n->text)))
		return;
	near = nearest_id(ids, n->text);
	check_at(c, FAULT_ERROR, n, "%s: no %s '%s' in %s%s%s%s",
	    s->key, sets[s->set].what, n->text, sets[s->set].where,
	    near != NULL ? "; did you mean " : "", near != NULL ? near : "",
	    near != NULL ? "?" : "");
}

void
check_scalar(struct check *c, const struct shape *s, const struct node *n)
{
	struct str why = STR_INIT;

	if (shape_fault(&why, s, n))
		check_at(c, FAULT_ERROR, n, "%s: %s", s->key, why.s);
	else if (s->kind == SHAPE_REF)
		check_ref(c, s, n);
	str_release(&why);
}

/* One value, of those that stand under the key. */
static void
check_one(struct check *c, const struct shape *s, const struct node *n)
{
	if (s->kind == SHAPE_ANY || s->apart || node_unknown(n))
		return;
	if (s->kind == SHAPE_MAP && n->kind != NODE_MAP)
		check_at(c, FAULT_ERROR, n, "%s: a map (key: value) "
		    "is expected", s->key);
	else if (s->kind == SHAPE_MAP)
		check_map(c, n, s->members);
	else if (n->kind != NODE_SCALAR)
		check_at(c, FAULT_ERROR, n, "%s: a single value is "
		    "expected", s->key);
	else
		check_scalar(c, s, n);
}

void
check_unique(struct check *c, struct map *first, const struct node *n,
    const char *id)
{
	const struct node *was;
	void **slot = map_at(first, id);

	was = *slot;
	if (was == NULL)
		*slot = (void *)(uintptr_t)n;
	else if (was != n)
		check_at(c, FAULT_ERROR, n, "id %s stands twice, "
		    "first in %s:%u", id, was->file, was->line);
}

/* No two maps of a list have the same id. */
static void
check_list_ids(struct check *c, const struct node *list)
{
	struct map first = { 0 };
	const struct node *n;

	NODE_EACH(n, list) {
		if (node_get_text(n, "id", NULL) != NULL)
			check_unique(c, &first, n, node_get_text(n, "id", ""));
	}
	map_release(&first);
}

static void
check_member(struct check *c, const struct shape *s, const struct node *n)
{
	const struct node *child;

	if (s->many == SHAPE_ONE) {
		check_one(c, s, n);
		return;
	}
	if (n->kind == NODE_NULL)
		return;
	if (n->kind != (s->many == SHAPE_LIST ? NODE_LIST : NODE_MAP)) {
		check_at(c, FAULT_ERROR, n, "%s: %s is expected",
		    s->key, s->many == SHAPE_LIST ? "a list" :
		    "a map (key: value)");
		return;
	}
	NODE_EACH(child, n)
		check_one(c, s, child);
	if (s->kind == SHAPE_MAP && shape_member(s->members, "id", 2) != NULL)
		check_list_ids(c, n);
}

/* A key of a file that has only those of its table. */
static void
refuse_key(struct check *c, const struct node *n, const struct shape *table,
    const char *near)
{
	struct str keys = STR_INIT;

	if (near != NULL)
		str_addf(&keys, "did you mean %s?", near);
	else
		str_adds(&keys, "there are ");
	for (; near == NULL && table->key != NULL; table++)
		str_addf(&keys, "%s%s", table->key, table[1].key != NULL ?
		    ", " : "");
	check_at(c, FAULT_ERROR, n, "unknown key '%s'; %s", n->key, keys.s);
	str_release(&keys);
}

/* A key that is none, but near to one that is not there: a slip. */
static void
check_key(struct check *c, const struct node *map, const struct node *n,
    const struct shape *table)
{
	const struct shape *first;
	const char *names[64], *near;
	size_t count = 0;

	if (shape_is_thousands(n)) {
		check_at(c, FAULT_ERROR, n, SHAPE_THOUSANDS, n->key);
		return;
	}
	first = table;
	for (; table->key != NULL && count < 64; table++) {
		if (node_get(map, table->key) == NULL)
			names[count++] = table->key;
	}
	near = strlen(n->key) < 5 && !c->only_known ? NULL :
	    str_nearest(n->key, names, count);
	if (c->only_known)
		refuse_key(c, n, first, near);
	else if (near != NULL)
		check_at(c, FAULT_WARNING, n, "%s: no such key; did "
		    "you mean %s?", n->key, near);
}

/* A range is the right way round. */
static void
check_range(struct check *c, const struct node *n)
{
	const char *min = node_get_text(n, "min", NULL);
	const char *max = node_get_text(n, "max", NULL);
	struct dec from, to;

	if (min != NULL && max != NULL &&
	    dec_parse(&from, min, strlen(min)) == 0 &&
	    dec_parse(&to, max, strlen(max)) == 0 && from.u > to.u)
		check_at(c, FAULT_ERROR, n, "%s: min %s is over max "
		    "%s", n->key != NULL ? n->key : "range", min, max);
}

/* Unknown, or a text of no letters. */
static bool
is_empty(const struct node *n)
{
	return node_unknown(n) || (n->kind == NODE_SCALAR &&
	    n->text[strspn(n->text, " \t\n")] == '\0');
}

void
check_map(struct check *c, const struct node *n, const struct shape *table)
{
	const struct shape *s;
	const struct node *child;

	if (n->kind == NODE_NULL)
		return;
	if (n->kind != NODE_MAP) {
		check_at(c, FAULT_ERROR, n, "a map (key: value) is "
		    "expected");
		return;
	}
	for (s = table; s->key != NULL; s++) {
		if (s->required && node_get(n, s->key) == NULL)
			check_at(c, FAULT_ERROR, n, "%s is missing",
			    s->key);
	}
	NODE_EACH(child, n) {
		s = shape_member(table, child->key, strlen(child->key));
		if (s == NULL)
			check_key(c, n, child, table);
		else if (s->required && s->many == SHAPE_ONE &&
		    is_empty(child))
			check_at(c, FAULT_ERROR, child, "%s is "
			    "empty", s->key);
		else
			check_member(c, s, child);
	}
	if (shape_member(table, "min", 3) != NULL)
		check_range(c, n);
}
