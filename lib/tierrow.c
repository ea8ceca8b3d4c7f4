/* tierrow - requirements of a partner's tiers as records */

#include "tierrow.h"

#include <string.h>

#include "tiertext.h"

/* What rows are made of. */
struct making {
	struct tier_rows *rows;
	struct arena *a;
	const struct tier_result *r;
	const struct tier *tier;
	const char *currency;
	struct str s;
};

/* What s holds, kept; s is empty afterwards. */
static const char *
keep(struct making *m)
{
	const char *text = arena_ndup(m->a, m->s.s, m->s.len);

	str_reset(&m->s);
	return text;
}

/* A number for machines, exact up to six decimals; NULL: invalid. */
static const char *
raw_number(struct making *m, struct ratio r)
{
	struct dec d;

	if (!ratio_ok(r))
		return NULL;
	d.u = ratio_round(r, 6);
	dec_add_text(&m->s, d);
	return keep(m);
}

static struct tier_row *
new_row(struct making *m, const char *path, size_t depth)
{
	struct tier_rows *rows = m->rows;
	struct tier_row *all;

	if (rows->n == rows->cap) {
		rows->cap = rows->cap > 0 ? 2 * rows->cap : 16;
		all = arena_alloc(m->a, rows->cap * sizeof(*all));
		if (rows->n > 0)
			memcpy(all, rows->v, rows->n * sizeof(*all));
		rows->v = all;
	}
	all = &rows->v[rows->n++];
	memset(all, 0, sizeof(*all));
	all->tier = m->tier;
	all->path = path;
	all->depth = depth;
	return all;
}

static void
set_window(struct making *m, struct tier_row *row,
    const struct tier_metric *metric, const struct tier_value *v)
{
	window_add(&m->s, metric->window);
	if (m->s.len == 0)
		return;
	row->window = keep(m);
	if (v->from != DATE_NONE) {
		date_add(&m->s, v->from);
		row->from = keep(m);
	}
	date_add(&m->s, v->to);
	row->to = keep(m);
}

static void
set_place(struct making *m, struct tier_row *row, const struct node *n)
{
	place_add(&m->s, n);
	row->place = keep(m);
}

/* What a metric counts towards the points. */
static void
add_part(struct making *m, const struct tier_part *part, const char *path,
    size_t depth)
{
	const struct tier_metric *metric = &part->point->metric;
	struct tier_row *row = new_row(m, path, depth);

	row->kind = "point";
	row->metric = metric->name;
	tier_metric_label(&m->s, metric, false);
	row->subject = keep(m);
	if (part->value.known)
		tier_add_number(&m->s, part->points, TIER_PLAIN, NULL);
	row->have = part->value.known ? keep(m) : "unknown";
	row->have_raw = raw_number(m, part->points);
	str_adds(&m->s, "above ");
	dec_add_text(&m->s, part->point->minimum);
	row->need = keep(m);
	row->mark = tier_mark_name(!part->value.known ? TIER_OPEN :
	    part->under ? TIER_MISSED : TIER_MET);
	set_window(m, row, metric, &part->value);
	if (part->value.known) {
		tier_add_number(&m->s, part->value.number,
		    tier_metric_unit(metric), m->currency);
		str_adds(&m->s, ", ");
	}
	tier_metric_source(&m->s, metric, &part->value, m->r->partner);
	row->source = keep(m);
	set_place(m, row, part->point->node);
}

static void
set_leaf(struct making *m, struct tier_row *row, const struct tier_judged *j)
{
	static const char *const ops[] = { "gte", "lte", "equals", "between",
		"includesAny", "includesAll" };
	const struct tier_rule *rule = j->rule;
	bool metric = rule->kind == TIER_METRIC;
	struct ratio have = metric ? j->value.number : j->points;

	row->op = ops[rule->op];
	row->metric = metric ? rule->metric.name : "points";
	if (rule->wanted == NULL) {
		row->have_raw = raw_number(m, metric && !j->value.known ?
		    ratio_of(0, 0) : have);
		if (rule->op != TIER_BETWEEN)
			row->need_raw = raw_number(m, ratio_dec(rule->op ==
			    TIER_LTE ? rule->high : rule->low));
		row->lack_raw = raw_number(m, tier_lack(j));
	}
	if (!metric)
		return;
	set_window(m, row, &rule->metric, &j->value);
	tier_metric_source(&m->s, &rule->metric, &j->value, m->r->partner);
	row->source = keep(m);
}

/* "50,000" of a number that is off, else in words; or nothing. */
static const char *
make_gap(struct making *m, const struct tier_judged *j)
{
	struct ratio lack = tier_lack(j);

	if (j->mark == TIER_MET || j->rule->kind == TIER_ALL ||
	    j->rule->kind == TIER_LEAST)
		return NULL;
	if (ratio_ok(lack))
		tier_add_number(&m->s, lack, tier_rule_unit(j->rule),
		    m->currency);
	else
		tier_add_gap(&m->s, j, m->currency);
	return keep(m);
}

static const char *
kind_of(const struct tier_rule *rule)
{
	switch (rule->kind) {
	case TIER_ALL:
		return "all";
	case TIER_LEAST:
		return rule->least == 1 ? "any" : "at_least";
	case TIER_METRIC:
		return "metric";
	case TIER_POINTS:
		break;
	}
	return "points";
}

static void add_below(struct making *m, const struct tier_judged *j,
    const char *path, size_t depth);

static void
add_row(struct making *m, const struct tier_judged *j, const char *path,
    size_t depth)
{
	struct tier_row *row = new_row(m, path, depth);

	row->kind = kind_of(j->rule);
	tier_add_title(&m->s, j);
	row->subject = keep(m);
	tier_add_have(&m->s, j, m->currency);
	row->have = keep(m);
	if (j->rule->kind == TIER_ALL || j->rule->kind == TIER_LEAST)
		str_addf(&m->s, "%zu", j->needs);
	else
		tier_add_need(&m->s, j->rule, m->currency);
	row->need = keep(m);
	row->gap = make_gap(m, j);
	row->mark = tier_mark_name(j->mark);
	row->nearest = j->nearest;
	row->note = j->rule->note;
	set_place(m, row, j->rule->node);
	if (j->rule->kind == TIER_METRIC || j->rule->kind == TIER_POINTS)
		set_leaf(m, row, j);
	add_below(m, j, path, depth + 1);
}

static const char *
below_path(struct making *m, const char *path, size_t i)
{
	return arena_printf(m->a, "%s%s%zu", path, path[0] != '\0' ? "." : "",
	    i);
}

static void
add_below(struct making *m, const struct tier_judged *j, const char *path,
    size_t depth)
{
	const struct tier_judged *c;
	size_t i = 0;

	for (c = j->first; c != NULL; c = c->next)
		add_row(m, c, below_path(m, path, ++i), depth);
	for (i = 0; i < j->nparts; i++)
		add_part(m, &j->parts[i], below_path(m, path, i + 1), depth);
}

/* A tier's own group of all is not shown: that all are needed is plain. */
static void
add_tier(struct making *m, const struct tier *t, const struct tier_judged *j)
{
	m->tier = t;
	if (j == NULL)
		return;
	if (j->rule->kind == TIER_ALL)
		add_below(m, j, "", 0);
	else
		add_row(m, j, "1", 0);
}

void
tier_rows_make(struct tier_rows *out, struct arena *a,
    const struct tier_result *r, const char *currency)
{
	struct making m = { out, a, r, NULL, currency, STR_INIT };

	memset(out, 0, sizeof(*out));
	add_tier(&m, r->top, r->top_judged);
	add_tier(&m, r->next, r->next_judged);
	str_release(&m.s);
}

void
tier_row_columns(struct table *t, enum table_form form)
{
	static const char *const more[] = { "path", "kind", "metric", "op",
		"nearest", "from", "to", "place", "note" };
	size_t i;

	if (form != TABLE_TABLE)
		table_column(t, "partner", "PARTNER", TABLE_LEFT);
	table_column(t, "tier", "TIER", TABLE_LEFT);
	table_column(t, "requirement", "REQUIREMENT", TABLE_LEFT);
	table_column(t, "have", "HAVE", TABLE_RIGHT);
	table_column(t, "need", "NEED", TABLE_LEFT);
	table_column(t, "gap", "GAP", TABLE_RIGHT);
	table_column(t, "mark", "STATE", TABLE_LEFT);
	table_column(t, "window", "WINDOW", TABLE_LEFT);
	table_column(t, "source", "FROM", TABLE_LEFT);
	for (i = 0; form == TABLE_TSV && i < sizeof(more) / sizeof(more[0]); i++)
		table_column(t, more[i], more[i], TABLE_LEFT);
}

static void
cell(struct table *t, const char *text, const char *raw)
{
	if (raw != NULL)
		table_cell_number(t, text, raw);
	else
		table_cell(t, text);
}

/* "2025-11-21 to 2026-11-20" for people, as it is written for machines. */
static void
cell_window(struct table *t, const struct tier_row *row, bool machine)
{
	struct str s = STR_INIT;

	if (machine || row->window == NULL) {
		table_cell(t, row->window);
		return;
	}
	str_addf(&s, "%s%s%s", row->from != NULL ? row->from : "up",
	    " to ", row->to);
	table_cell(t, s.s);
	str_release(&s);
}

void
tier_row_cells(struct table *t, const struct tier_row *row,
    const struct partner *p, enum table_form form)
{
	bool machine = form == TABLE_TSV;
	struct str s = STR_INIT;

	if (form != TABLE_TABLE)
		table_cell(t, machine ? p->slug : p->name);
	table_cell(t, machine ? row->tier->id : row->tier->name);
	str_addf(&s, "%*s%s", form == TABLE_TABLE ? (int)(2 * row->depth) : 0,
	    "", row->subject);
	table_cell(t, s.s);
	str_release(&s);
	cell(t, row->have, row->have_raw);
	cell(t, row->need, row->need_raw);
	cell(t, row->gap, row->lack_raw);
	table_cell(t, row->mark);
	cell_window(t, row, machine);
	table_cell(t, row->source);
	if (!machine)
		return;
	table_cell(t, row->path);
	table_cell(t, row->kind);
	table_cell(t, row->metric);
	table_cell(t, row->op);
	table_cell_truth(t, row->nearest);
	table_cell(t, row->from);
	table_cell(t, row->to);
	table_cell(t, row->place);
	table_cell(t, row->note);
}

/* A value that is a number if it has one, null if there is nothing. */
static void
member(struct arena *a, struct node *map, const char *key, const char *text,
    const char *raw)
{
	if (raw != NULL)
		node_fmt(a, map, key, "%s", raw)->quoted = false;
	else if (text != NULL)
		node_str(a, map, key, text);
	else
		node_add(a, map, key, NODE_NULL);
}

void
tier_row_node(const struct tier_row *row, struct arena *a, struct node *map)
{
	member(a, map, "tier", row->tier->id, NULL);
	member(a, map, "path", row->path, NULL);
	member(a, map, "kind", row->kind, NULL);
	member(a, map, "metric", row->metric, NULL);
	member(a, map, "requirement", row->subject, NULL);
	member(a, map, "op", row->op, NULL);
	member(a, map, "have", row->have, row->have_raw);
	member(a, map, "need", row->need, row->need_raw);
	member(a, map, "gap", row->gap, row->lack_raw);
	member(a, map, "mark", row->mark, NULL);
	node_bool(a, map, "nearest", row->nearest);
	member(a, map, "window", row->window, NULL);
	member(a, map, "from", row->from, NULL);
	member(a, map, "to", row->to, NULL);
	member(a, map, "source", row->source, NULL);
	member(a, map, "place", row->place, NULL);
	member(a, map, "note", row->note, NULL);
}
