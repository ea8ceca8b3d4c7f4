/* chartread - the map of a chart checked and read */

#include "chartkind.h"

#include <string.h>

#include "chartunit.h"

enum { NAMES_MOST = 16 };

/* Append the names, ended by NULL: "bars, line or funnel". */
static void
list_names(struct str *out, const char *const *names)
{
	size_t i;

	for (i = 0; names[i] != NULL; i++)
		str_addf(out, "%s%s", i == 0 ? "" : names[i + 1] == NULL ?
		    " or " : ", ", names[i]);
}

/* Which of the names the value under key is; -1: none, with *e set. */
static int
read_word(const struct node *map, const char *key, const char *const *names,
    struct err *e)
{
	const struct node *n = node_get(map, key);
	const char *word = node_text(n);
	struct str all = STR_INIT;
	int i;

	for (i = 0; word != NULL && names[i] != NULL; i++) {
		if (strcmp(word, names[i]) == 0)
			return i;
	}
	list_names(&all, names);
	if (word != NULL)
		node_err(e, n, "%s: '%.40s' is none; expected %s", key, word,
		    all.s);
	else
		node_err(e, n != NULL ? n : map, "%s: expected %s", key,
		    all.s);
	str_release(&all);
	return -1;
}

/* The text under key, which must be there. */
static int
read_text(const char **out, const struct node *map, const char *key,
    struct err *e)
{
	const struct node *n = node_get(map, key);

	*out = node_text(n);
	if (*out != NULL && (*out)[0] != '\0')
		return 0;
	return node_err(e, n != NULL ? n : map, "%s: a text is expected", key);
}

/* The text under key, "" when there is none. */
static int
read_optional(const char **out, const struct node *map, const char *key,
    struct err *e)
{
	const struct node *n = node_get(map, key);

	*out = "";
	if (node_unknown(n))
		return 0;
	if (n->kind != NODE_SCALAR)
		return node_err(e, n, "%s: a text is expected", key);
	*out = n->text;
	return 0;
}

/* An id of the chart's, as it begins the ids in the drawing. */
static int
read_id(const char **out, const struct node *map, struct err *e)
{
	if (read_text(out, map, "id", e) < 0)
		return -1;
	if ((*out)[strspn(*out, "abcdefghijklmnopqrstuvwxyz0123456789-")] ==
	    '\0' && (*out)[0] >= 'a')
		return 0;
	return node_err(e, node_get(map, "id"), "id: '%.40s' is none; write a "
	    "small letter, then small letters, digits and -", *out);
}

/* Refuse keys that nothing reads: one of them is a word misspelt. */
static int
check_keys(const struct node *map, const char *const *known, struct err *e)
{
	const struct node *n;
	const char *near;
	size_t i;

	NODE_EACH(n, map) {
		for (i = 0; known[i] != NULL; i++) {
			if (strcmp(n->key, known[i]) == 0)
				break;
		}
		if (known[i] != NULL)
			continue;
		near = str_nearest(n->key, known, i);
		return node_err(e, n, "'%.40s' is no key of it%s%s", n->key,
		    near != NULL ? "; did you mean " : "",
		    near != NULL ? near : "");
	}
	return 0;
}

/* The map n of a list, its id and its name. */
static int
read_named(const char **id, const char **name, const struct node *n,
    const char *const *keys, struct err *e)
{
	if (n->kind != NODE_MAP)
		return node_err(e, n, "a map is expected: {id: ..., ...}");
	if (check_keys(n, keys, e) < 0 || read_text(id, n, "id", e) < 0 ||
	    read_optional(name, n, "name", e) < 0)
		return -1;
	if ((*name)[0] == '\0')
		*name = *id;
	return 0;
}

/* No two entries of a list have the same id. */
static int
check_ids(const struct node *list, struct arena *a, struct err *e)
{
	struct node *seen = node_new(a, NODE_MAP);
	struct node_index index;
	const struct node *n;
	const char *id;

	NODE_EACH(n, list)
		node_add(a, seen, node_get_text(n, "id", ""), NODE_NULL);
	node_index(&index, a, seen);
	seen = seen->first;
	NODE_EACH(n, list) {
		id = node_get_text(n, "id", "");
		if (node_index_get(&index, id) != seen)
			return node_err(e, n, "id: '%.40s' is given twice", id);
		seen = seen->next;
	}
	return 0;
}

static int
read_one_series(struct chart_series *s, const struct node *n,
    const struct node *map, struct err *e)
{
	static const char *const keys[] = { "id", "name", "unit", "at", NULL };
	const struct node *at;
	struct dec d;
	int unit;

	if (read_named(&s->id, &s->name, n, keys, e) < 0)
		return -1;
	unit = read_word(node_get(n, "unit") != NULL ? n : map, "unit",
	    chart_units, e);
	if (unit < 0)
		return -1;
	s->unit = (enum chart_unit)unit;
	s->at = ratio_div(ratio_of(1, 1), ratio_of(0, 1));
	at = node_get(n, "at");
	if (node_unknown(at))
		return 0;
	if (dec_node(&d, at, "at", e) < 0)
		return -1;
	s->at = ratio_dec(d);
	return 0;
}

static int
read_series(struct chart *c, struct arena *a, const struct node *map,
    struct err *e)
{
	const struct chart_form *form = &chart_forms[c->kind];
	const struct node *list = node_get(map, "series"), *n;
	struct chart_series *s;

	if (list == NULL || list->kind != NODE_LIST)
		return node_err(e, list != NULL ? list : map, "series: a list "
		    "is expected");
	if (list->n < form->least)
		return node_err(e, list, "series: %s takes at least %zu, not "
		    "%u", form->name, form->least, list->n);
	if (list->n > form->most)
		return node_err(e, list, "series: %s takes at most %zu, not "
		    "%u", form->name, form->most, list->n);
	c->series = arena_alloc(a, list->n * sizeof(*c->series));
	NODE_EACH(n, list) {
		s = &c->series[c->n_series++];
		if (read_one_series(s, n, map, e) < 0)
			return -1;
		if (form->one_unit && s->unit != c->series[0].unit)
			return node_err(e, n, "series: in %s all have one unit",
			    form->name);
	}
	return check_ids(list, a, e);
}

/* One value and its text; either may be unknown. */
static int
read_value(struct chart_value *out, const struct node *n,
    const struct node *text, const struct chart *c, struct err *e)
{
	struct dec d;

	out->v = ratio_div(ratio_of(1, 1), ratio_of(0, 1));
	out->text = node_text(text);
	if (node_unknown(n))
		return 0;
	if (dec_node(&d, n, "values", e) < 0)
		return -1;
	if (d.u < 0 && chart_forms[c->kind].positive)
		return node_err(e, n, "values: %s takes none below 0",
		    chart_forms[c->kind].name);
	out->v = ratio_dec(d);
	return 0;
}

/* The list under key has an entry for each series. */
static int
check_length(const struct node *row, const char *key, const struct chart *c,
    struct err *e)
{
	const struct node *list = node_get(row, key);

	if (list != NULL && list->kind == NODE_LIST && list->n == c->n_series)
		return 0;
	return node_err(e, list != NULL ? list : row, "%s: a list of %zu is "
	    "expected, one for each series", key, c->n_series);
}

static int
read_row(struct chart *c, struct arena *a, const struct node *n,
    struct err *e)
{
	static const char *const keys[] = { "id", "name", "values", "text",
	    NULL };
	const struct node *value, *text = NULL;
	struct chart_row *row = &c->rows[c->n_rows++];
	size_t i = 0;

	if (read_named(&row->id, &row->name, n, keys, e) < 0 ||
	    check_length(n, "values", c, e) < 0)
		return -1;
	if (!node_unknown(node_get(n, "text"))) {
		if (check_length(n, "text", c, e) < 0)
			return -1;
		text = node_get(n, "text")->first;
	}
	row->values = arena_alloc(a, c->n_series * sizeof(*row->values));
	NODE_EACH(value, node_get(n, "values")) {
		if (read_value(&row->values[i++], value, text, c, e) < 0)
			return -1;
		text = text != NULL ? text->next : NULL;
	}
	return 0;
}

static int
read_rows(struct chart *c, struct arena *a, const struct node *map,
    struct err *e)
{
	const struct node *list = node_get(map, "rows"), *n;
	size_t most = chart_forms[c->kind].rows;

	most = most > 0 ? most : CHART_ROWS_MOST;
	if (list == NULL || list->kind != NODE_LIST)
		return node_err(e, list != NULL ? list : map, "rows: a list is "
		    "expected; [] when there is nothing");
	if (list->n > most)
		return node_err(e, list, "rows: %s takes at most %zu, not %u",
		    chart_forms[c->kind].name, most, list->n);
	c->rows = arena_alloc(a, (list->n + 1) * sizeof(*c->rows));
	NODE_EACH(n, list) {
		if (read_row(c, a, n, e) < 0)
			return -1;
	}
	return check_ids(list, a, e);
}

/* A tornado turns around one number: every row has the same base. */
static int
check_base(const struct chart *c, const struct node *map, struct err *e)
{
	const struct ratio *base = NULL, *v;
	size_t i;

	for (i = 0; i < c->n_rows; i++) {
		v = &c->rows[i].values[1].v;
		if (!ratio_ok(*v))
			continue;
		if (base != NULL && ratio_cmp(*base, *v) != 0)
			return node_err(e, node_get(map, "rows"), "rows: '%s' "
			    "has another base than those before it; a tornado "
			    "has one", c->rows[i].id);
		base = v;
	}
	return 0;
}

int
chart_read(struct chart *out, struct arena *a, const struct node *map,
    struct err *e)
{
	static const char *const keys[] = { "kind", "id", "title", "about",
	    "unit", "currency", "x", "series", "rows", NULL };
	const char *names[NAMES_MOST] = { NULL };
	size_t i;
	int kind;

	memset(out, 0, sizeof(*out));
	if (map == NULL || map->kind != NODE_MAP)
		return node_err(e, map, "a chart is a map: {kind: bars, ...}");
	for (i = 0; i < chart_n_forms; i++)
		names[i] = chart_forms[i].name;
	if (check_keys(map, keys, e) < 0)
		return -1;
	kind = read_word(map, "kind", names, e);
	if (kind < 0)
		return -1;
	out->kind = (enum chart_kind)kind;
	if (read_id(&out->id, map, e) < 0 ||
	    read_text(&out->title, map, "title", e) < 0 ||
	    read_text(&out->about, map, "about", e) < 0 ||
	    read_optional(&out->currency, map, "currency", e) < 0 ||
	    read_optional(&out->x, map, "x", e) < 0 ||
	    read_series(out, a, map, e) < 0 || read_rows(out, a, map, e) < 0)
		return -1;
	return out->kind == CHART_TORNADO ? check_base(out, map, e) : 0;
}
