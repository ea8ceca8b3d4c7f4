/* tierout - tiers of partners as tables */

#include "tierout.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "partner.h"
#include "tierrow.h"
#include "tiertext.h"

static const char *
currency(const struct tier_view *view)
{
	return view->tp->facts.ws->currency;
}

static const char *
name_of(const struct tier *t)
{
	return t != NULL ? t->name : NULL;
}

static const char *
id_of(const struct tier *t)
{
	return t != NULL ? t->id : NULL;
}

static const char *
field(const struct tier_result *r, const char *key)
{
	return node_get_text(r->partner->node, key, NULL);
}

/* The gap to the tier it is about; nothing at the top. */
static void
cell_gap(struct table *t, const struct tier_view *view,
    const struct tier_result *r)
{
	const struct tier_judged *j;
	struct str s = STR_INIT;

	if (tier_aim(r, &j) != NULL && j != NULL)
		tier_add_gap(&s, j, currency(view));
	else if (tier_aim(r, &j) != NULL)
		str_adds(&s, "given by hand only");
	table_cell(t, s.len > 0 ? s.s : NULL);
	str_release(&s);
}

static void
people_columns(struct table *t)
{
	table_column(t, "name", "PARTNER", TABLE_LEFT);
	table_column(t, "tier", "TIER", TABLE_LEFT);
	table_column(t, "rule", "BY RULE", TABLE_LEFT);
	table_column(t, "met_until", "MET UNTIL", TABLE_LEFT);
	table_column(t, "state", "STATE", TABLE_LEFT);
	table_column(t, "to", "GAP TO", TABLE_LEFT);
	table_column(t, "gap", "GAP", TABLE_LEFT);
}

/* "grace until 2027-01-02" */
static void
cell_state(struct table *t, const struct tier_result *r)
{
	struct str s = STR_INIT;

	if (r->stored == NULL && !partner_signed(r->partner))
		str_adds(&s, "no contract");
	else
		str_adds(&s, tier_state_name(r->state));
	if (r->state == TIER_GRACE) {
		str_adds(&s, " until ");
		date_add(&s, r->until);
	}
	table_cell(t, s.s);
	str_release(&s);
}

static void
people_row(struct table *t, const struct tier_view *view,
    const struct tier_result *r)
{
	const struct tier_judged *j;

	table_cell(t, r->partner->name);
	table_cell(t, name_of(r->stored));
	table_cell(t, name_of(r->rule));
	table_cell_date(t, r->lapses != DATE_NONE ? r->lapses - 1 : DATE_NONE);
	cell_state(t, r);
	table_cell(t, name_of(tier_aim(r, &j)));
	cell_gap(t, view, r);
}

static void
machine_columns(struct table *t)
{
	static const char *const keys[] = { "partner", "name", "stage",
		"tier", "source", "reason", "by", "date", "rule", "state",
		"not_met_since", "grace_until", "met_until", "to", "gap" };
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		table_column(t, keys[i], keys[i], TABLE_LEFT);
}

static void
machine_row(struct table *t, const struct tier_view *view,
    const struct tier_result *r)
{
	const struct tier_judged *j;

	table_cell(t, r->partner->slug);
	table_cell(t, r->partner->name);
	table_cell(t, r->partner->stage);
	table_cell(t, id_of(r->stored));
	table_cell(t, field(r, "tier_source"));
	table_cell(t, field(r, "tier_reason"));
	table_cell(t, field(r, "tier_by"));
	table_cell(t, field(r, "tier_date"));
	table_cell(t, id_of(r->rule));
	table_cell(t, tier_state_name(r->state));
	table_cell_date(t, r->lost);
	table_cell_date(t, r->until);
	table_cell_date(t, r->lapses != DATE_NONE ? r->lapses - 1 : DATE_NONE);
	table_cell(t, id_of(tier_aim(r, &j)));
	cell_gap(t, view, r);
}

/* A node as the raw value of a cell. */
static void
cell_json(struct table *t, const struct node *n)
{
	json_t *json = json_from_node(n);
	char *raw = json_dumps(json, JSON_ENCODE_ANY);

	table_cell_number(t, "", raw);
	free(raw);
	json_decref(json);
}

/* What is announced, as a list. */
static void
cell_notices(struct table *t, const struct tier_view *view,
    const struct tier_result *r)
{
	struct arena a = ARENA_INIT;
	struct node *list = node_new(&a, NODE_LIST), *map;
	const struct tier_notice *n;
	struct str s = STR_INIT;

	for (n = r->notices; n < r->notices + r->nnotices; n++) {
		map = node_item(&a, list);
		date_add(&s, n->day);
		node_str(&a, map, "from", s.s);
		str_reset(&s);
		node_str(&a, map, "tier", n->tier->id);
		node_bool(&a, map, "ends", n->ends);
		if (n->leaf != NULL && !n->ends)
			node_str(&a, map, "mark",
			    tier_mark_name(n->leaf->mark));
		tier_add_notice(&s, n, currency(view), false);
		node_str(&a, map, "text", s.s);
		str_reset(&s);
	}
	cell_json(t, list);
	str_release(&s);
	arena_release(&a);
}

/* All that the tiers shown ask for, as a list. */
static void
cell_requirements(struct table *t, const struct tier_view *view,
    const struct tier_result *r)
{
	struct arena a = ARENA_INIT;
	struct node *list = node_new(&a, NODE_LIST);
	struct tier_rows rows = { 0 };
	size_t i;

	tier_rows_make(&rows, &a, r, currency(view));
	for (i = 0; i < rows.n; i++)
		tier_row_node(&rows.v[i], &a, node_item(&a, list));
	cell_json(t, list);
	arena_release(&a);
}

static void
print_json(const struct tier_view *view, bool detail, FILE *f)
{
	struct table t;
	size_t i;

	table_init(&t, "tiers");
	machine_columns(&t);
	table_column(&t, "changes", "changes", TABLE_LEFT);
	if (detail)
		table_column(&t, "requirements", "requirements", TABLE_LEFT);
	for (i = 0; i < view->n; i++) {
		machine_row(&t, view, &view->v[i]);
		cell_notices(&t, view, &view->v[i]);
		if (detail)
			cell_requirements(&t, view, &view->v[i]);
	}
	table_print(&t, TABLE_JSON, f);
	table_release(&t);
}

void
tiers_print(const struct tier_view *view, enum table_form form, FILE *f)
{
	bool people = form == TABLE_TABLE || form == TABLE_MD;
	struct table t;
	size_t i;

	if (form == TABLE_JSON) {
		print_json(view, false, f);
		return;
	}
	table_init(&t, "tiers");
	if (people)
		people_columns(&t);
	else
		machine_columns(&t);
	for (i = 0; i < view->n; i++) {
		if (people)
			people_row(&t, view, &view->v[i]);
		else
			machine_row(&t, view, &view->v[i]);
	}
	table_print(&t, form, f);
	table_release(&t);
}

/* "Gold by hand (FILE:LINE); the rules give Silver" */
static void
add_hand(struct str *s, const struct tier_result *r)
{
	str_addf(s, "%s by hand (", r->stored->name);
	place_add(s, partner_get(r->partner, "tier"));
	str_addf(s, "); the rules give %s", r->rule == r->stored ? "the same" :
	    r->rule != NULL ? r->rule->name : "no tier");
}

/* "reason: WHY (by NAME, DATE)" */
static void
add_reason(struct str *s, const struct tier_result *r)
{
	const char *by = field(r, "tier_by"), *day = field(r, "tier_date");
	const char *why = field(r, "tier_reason");

	str_addf(s, "reason: %s", why != NULL ? why : "none is given");
	if (by != NULL || day != NULL)
		str_addf(s, " (%s%s%s)", by != NULL ? by : "",
		    by != NULL && day != NULL ? ", " : "",
		    day != NULL ? day : "");
}

/* "; not met since DATE, grace until DATE" */
static void
add_lost(struct str *s, const struct tier_result *r)
{
	if (r->lost == DATE_NONE)
		return;
	str_addf(s, "; %s has not been met since ", r->stored->name);
	date_add(s, r->lost);
	if (r->until == DATE_NONE)
		return;
	str_adds(s, r->state == TIER_GRACE ? ", grace until " :
	    ", grace ended on ");
	date_add(s, r->until);
}

/* What it has, against what the rules give. */
static void
add_differs(struct str *s, const struct tier_result *r)
{
	const char *rule = r->rule != NULL ? r->rule->name : "no tier";

	if (r->stored == NULL) {
		str_addf(s, "no tier stored, the rules give %s", rule);
	} else {
		str_addf(s, "stored %s, the rules give %s (", r->stored->name,
		    rule);
		place_add(s, partner_get(r->partner, "tier"));
		str_addc(s, ')');
		add_lost(s, r);
	}
	if (r->rule != NULL)
		str_addf(s, "; pos partner set %s tier=%s tier_source=rule",
		    r->partner->slug, r->rule->id);
}

static void
add_state(struct str *s, const struct tier_result *r)
{
	const char *rule = r->rule != NULL ? r->rule->name : "no tier";

	switch (r->state) {
	case TIER_NONE:
		str_addf(s, "no tier%s", partner_signed(r->partner) ? "" :
		    ": no contract");
		if (r->rule != NULL)
			str_addf(s, "; the rules would give %s", rule);
		break;
	case TIER_AGREES:
		str_addf(s, "%s by rule", rule);
		break;
	case TIER_BY_HAND:
		add_hand(s, r);
		break;
	case TIER_GRACE:
		str_addf(s, "%s in grace; the rules give %s", r->stored->name,
		    rule);
		add_lost(s, r);
		break;
	case TIER_DIFFERS:
		add_differs(s, r);
		break;
	case TIER_UNSURE:
		str_addf(s, "stored %s; something it needs is unknown, so the "
		    "rules give %s", r->stored->name, rule);
	}
}

/* Print s as one line that cannot steer a terminal, and begin anew. */
static void
put(FILE *f, struct str *s)
{
	size_t i;

	for (i = 0; i < s->len; i++) {
		if ((unsigned char)s->s[i] < 0x20 || s->s[i] == 0x7f)
			s->s[i] = ' ';
	}
	str_trim_end(s);
	fprintf(f, "%s\n", s->s);
	str_reset(s);
}

/* "gap to Gold: ..." for the tier it has and does not meet, and the next. */
static void
put_gap(FILE *f, struct str *s, const struct tier_view *view,
    const struct tier *t, const struct tier_judged *j)
{
	if (t == NULL || (j != NULL && j->mark == TIER_MET))
		return;
	str_addf(s, "gap to %s: ", t->name);
	if (j == NULL)
		str_adds(s, "none to close, it is given by hand only");
	else
		tier_add_gap(s, j, currency(view));
	put(f, s);
}

static void
explain_one(const struct tier_view *view, const struct tier_result *r,
    FILE *f)
{
	struct arena a = ARENA_INIT;
	struct str s = STR_INIT;
	struct tier_rows rows = { 0 };
	struct table t;
	size_t i;

	str_addf(&s, "%s: ", r->partner->name);
	add_state(&s, r);
	put(f, &s);
	if (r->state == TIER_BY_HAND) {
		add_reason(&s, r);
		put(f, &s);
	}
	tier_rows_make(&rows, &a, r, currency(view));
	table_init(&t, "requirements");
	tier_row_columns(&t, TABLE_TABLE);
	for (i = 0; i < rows.n; i++)
		tier_row_cells(&t, &rows.v[i], r->partner, TABLE_TABLE);
	if (rows.n > 0)
		table_print(&t, TABLE_TABLE, f);
	if (r->lapses != DATE_NONE) {
		str_addf(&s, "%s is met until ", r->rule->name);
		date_add(&s, r->lapses - 1);
		str_adds(&s, " by what is on file");
		put(f, &s);
	}
	put_gap(f, &s, view, r->top, r->top_judged);
	put_gap(f, &s, view, r->next, r->next_judged);
	for (i = 0; i < r->nnotices; i++) {
		tier_add_notice(&s, &r->notices[i], currency(view), false);
		put(f, &s);
	}
	table_release(&t);
	str_release(&s);
	arena_release(&a);
}

/* All requirements of all in one table. */
static void
explain_flat(const struct tier_view *view, enum table_form form, FILE *f)
{
	struct arena a = ARENA_INIT;
	struct tier_rows rows = { 0 };
	struct table t;
	size_t i, k;

	table_init(&t, "requirements");
	tier_row_columns(&t, form);
	for (i = 0; i < view->n; i++) {
		tier_rows_make(&rows, &a, &view->v[i], currency(view));
		for (k = 0; k < rows.n; k++)
			tier_row_cells(&t, &rows.v[k], view->v[i].partner,
			    form);
	}
	table_print(&t, form, f);
	table_release(&t);
	arena_release(&a);
}

void
tiers_explain(const struct tier_view *view, enum table_form form, FILE *f)
{
	size_t i;

	if (form == TABLE_JSON) {
		print_json(view, true, f);
		return;
	}
	if (form != TABLE_TABLE) {
		explain_flat(view, form, f);
		return;
	}
	for (i = 0; i < view->n; i++) {
		if (i > 0)
			fputc('\n', f);
		explain_one(view, &view->v[i], f);
	}
}
