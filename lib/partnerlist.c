/* partnerlist - partners chosen by what their records say */

#include "partnerlist.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "fold.h"
#include "json.h"
#include "mem.h"
#include "partner.h"
#include "partnercsv.h"
#include "slug.h"

/* Is want the value, an id, or the name of it, in any case? */
static bool
means(const struct ws *ws, const struct partner_filter *f, const char *want,
    const char *value)
{
	return fold_same(want, value) || (f->names != NULL &&
	    fold_same(want, ws_name(ws, f->names, value)));
}

static bool
is_one(const struct ws *ws, const struct partner_filter *f,
    const char *value)
{
	size_t i;

	for (i = 0; i < f->values->n; i++) {
		if (means(ws, f, f->values->s[i], value))
			return true;
	}
	return false;
}

static bool
passes_one(const struct ws *ws, const struct partner *p,
    const struct partner_filter *f)
{
	const struct node *n = partner_get(p, f->key), *c;
	bool any = false;

	if (f->values->n == 0)
		return true;
	if (node_text(n) != NULL)
		return is_one(ws, f, n->text);
	if (n != NULL && n->kind == NODE_LIST) {
		NODE_EACH(c, n) {
			any |= node_text(c) != NULL;
			if (node_text(c) != NULL && is_one(ws, f, c->text))
				return true;
		}
	}
	return !any && list_has(f->values, "");
}

bool
partner_passes(const struct ws *ws, const struct partner *p,
    const struct partner_filter *filters, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (!passes_one(ws, p, &filters[i]))
			return false;
	}
	return true;
}

/* A partner that passed, with what it is sorted by. */
struct entry {
	const struct partner *p;
	char *name;
};

/*
 * A name as lists are ordered by it: letters without accents first, then the
 * whole of it. Owner: the caller.
 */
static char *
sort_name(const char *name)
{
	char *folded = fold_text(name);
	struct str s = STR_INIT;

	slug_ascii(&s, name);
	str_addf(&s, " %s", folded);
	free(folded);
	return str_detach(&s);
}

static int
by_name(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int order = strcmp(a->name, b->name);

	return order != 0 ? order : strcmp(a->p->slug, b->p->slug);
}

/* The regions: text for people, and a JSON list where that is asked for. */
static void
add_regions(struct table *t, const struct partner *p, enum table_form form)
{
	const struct node *regions = partner_get(p, "regions"), *c;
	struct str s = STR_INIT;
	json_t *json;
	char *raw;

	NODE_EACH(c, regions)
		str_addf(&s, "%s%s", s.len > 0 ? "," : "",
		    node_text(c) != NULL ? c->text : "");
	if (form == TABLE_JSON) {
		json = json_from_node(regions);
		raw = json_dumps(json, JSON_ENCODE_ANY);
		table_cell_number(t, s.s, raw);
		free(raw);
		json_decref(json);
	} else {
		table_cell(t, node_unknown(regions) || s.len == 0 ? NULL :
		    s.s);
	}
	str_release(&s);
}

static void
add_row(struct table *t, const struct partner *p, enum table_form form,
    date today)
{
	date heard = partner_heard(p, today);
	struct str s = STR_INIT;

	if (heard != DATE_NONE)
		date_add(&s, heard);
	table_cell(t, p->slug);
	table_cell(t, p->name);
	table_cell(t, p->type);
	table_cell(t, p->tier);
	table_cell(t, p->stage);
	add_regions(t, p, form);
	table_cell(t, p->manager);
	table_cell(t, heard != DATE_NONE ? s.s : NULL);
	str_release(&s);
}

/* Those that are chosen, in order. Owner: the caller. -1: *e is set. */
static int
choose(struct entry **out, size_t *n, const struct ws *ws,
    const struct partner_choice *by, struct err *e)
{
	struct entry *all = mem_zero(ws->npartners, sizeof(*all));
	const struct partner *p;
	int rc = 0;
	size_t i;

	*n = 0;
	*out = all;
	for (i = 0; i < ws->npartners && rc >= 0; i++) {
		p = &ws->partners[i];
		rc = partner_passes(ws, p, by->filters, by->n) ?
		    where_match(by->where, p->node, e) : 0;
		if (rc > 0) {
			all[*n].p = p;
			all[(*n)++].name = sort_name(p->name);
		}
	}
	if (*n > 0)
		qsort(all, *n, sizeof(*all), by_name);
	return rc < 0 ? -1 : 0;
}

static void
add_columns(struct table *t, enum table_form form)
{
	if (form == TABLE_CSV) {
		partner_csv_columns(t);
		return;
	}
	table_column(t, "slug", "PARTNER", TABLE_LEFT);
	table_column(t, "name", "NAME", TABLE_LEFT);
	table_column(t, "type", "TYPE", TABLE_LEFT);
	table_column(t, "tier", "TIER", TABLE_LEFT);
	table_column(t, "stage", "STAGE", TABLE_LEFT);
	table_column(t, "regions", "REGIONS", TABLE_LEFT);
	table_column(t, "manager", "MANAGER", TABLE_LEFT);
	table_column(t, "last_heard", "LAST HEARD", TABLE_LEFT);
}

int
partner_table(struct table *t, const struct ws *ws,
    const struct partner_choice *by, enum table_form form, struct err *e)
{
	struct entry *all;
	size_t n, i;
	int rc = choose(&all, &n, ws, by, e);

	add_columns(t, form);
	for (i = 0; i < n; i++) {
		if (rc == 0 && form == TABLE_CSV)
			partner_csv_row(t, all[i].p);
		else if (rc == 0)
			add_row(t, all[i].p, form, date_today());
		free(all[i].name);
	}
	free(all);
	return rc;
}

/* All that partners have under the key, and what program.yaml lists. */
static void
known_values(struct list *out, const struct ws *ws,
    const struct partner_filter *f)
{
	const struct node *n, *c;
	size_t i;

	NODE_EACH(c, f->names != NULL ? node_get(ws->program, f->names) : NULL)
		list_add(out, node_get_text(c, "id", ""));
	for (i = 0; i < ws->npartners; i++) {
		n = partner_get(&ws->partners[i], f->key);
		if (node_text(n) != NULL)
			list_add(out, n->text);
		NODE_EACH(c, n) {
			if (node_text(c) != NULL)
				list_add(out, c->text);
		}
	}
}

/* Tell the first value of the filter that is not among the known ones. */
static bool
tell_miss(struct str *out, const struct ws *ws,
    const struct partner_filter *f, const struct list *known)
{
	const char *near;
	size_t i, j;

	for (i = 0; i < f->values->n; i++) {
		for (j = 0; j < known->n; j++) {
			if (means(ws, f, f->values->s[i], known->s[j]))
				break;
		}
		if (j < known->n || f->values->s[i][0] == '\0')
			continue;
		str_addf(out, "no %s '%s'", f->key, f->values->s[i]);
		near = str_nearest(f->values->s[i], known->s, known->n);
		if (near != NULL)
			str_addf(out, "; did you mean '%s'?", near);
		return true;
	}
	return false;
}

bool
partner_filter_miss(struct str *out, const struct ws *ws,
    const struct partner_filter *filters, size_t n)
{
	struct list known = { 0 };
	bool miss = false;
	size_t i;

	for (i = 0; i < n && !miss; i++) {
		known.n = 0;
		known_values(&known, ws, &filters[i]);
		miss = tell_miss(out, ws, &filters[i], &known);
	}
	list_release(&known);
	return miss;
}
