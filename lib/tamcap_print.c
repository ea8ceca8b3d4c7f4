/* tamcap_print - the capacity of the present partners printed */

#include "tamcap.h"

#include "tamview.h"

/* What is printed. */
struct view {
	const struct tam *t;
	const struct ws *ws;
	const struct tam_target *target;
	enum table_form form;
	FILE *f;
};

static void
cell_count(struct table *table, struct ratio r)
{
	struct str text = STR_INIT, raw = STR_INIT;

	ratio_add_commas(&text, r, 0);
	ratio_add_text(&raw, r, 0);
	table_cell_number(table, ratio_ok(r) ? text.s : NULL,
	    ratio_ok(r) ? raw.s : NULL);
	str_release(&text);
	str_release(&raw);
}

/* What sets the limit: the market, or the partners there are. */
static const char *
limit_of(const struct tam_capacity *cap)
{
	if (!ratio_ok(cap->som[TAM_BASE]))
		return NULL;
	return ratio_cmp(cap->carried[TAM_BASE], cap->value[TAM_BASE]) < 0 ?
	    "partners" : "market";
}

static void
columns(struct table *table)
{
	table_init(table, "capacity");
	table_column(table, "category", "CATEGORY", TABLE_LEFT);
	table_column(table, "active", "ACTIVE", TABLE_RIGHT);
	table_column(table, "deals_per_partner", "DEALS", TABLE_RIGHT);
	table_column(table, "acv", "ACV", TABLE_RIGHT);
	table_column(table, "carried", "CARRIED", TABLE_RIGHT);
	table_column(table, "value", "VALUE", TABLE_RIGHT);
	table_column(table, "som", "SOM", TABLE_RIGHT);
}

static void
cells(struct table *table, const struct view *v,
    const struct tam_category *c, const struct tam_capacity *cap)
{
	table_cell(table, c->id);
	cell_count(table, ratio_of((int64_t)cap->active, 1));
	tam_cell(table, v->t, &c->in[TAM_DEALS], TAM_DEALS, TAM_BASE);
	tam_cell(table, v->t, &c->in[TAM_ACV], TAM_ACV, TAM_BASE);
	tam_cell_money(table, v->t, cap->carried[TAM_BASE]);
	tam_cell_money(table, v->t, cap->value[TAM_BASE]);
	tam_cell_money(table, v->t, cap->som[TAM_BASE]);
}

static void
cell_range(struct table *table, const struct tam *t,
    const struct ratio v[TAM_LEVELS])
{
	struct str s = STR_INIT;

	tam_add_span(&s, t->currency, v);
	table_cell(table, ratio_ok(v[TAM_LOW]) && ratio_cmp(v[TAM_LOW],
	    v[TAM_HIGH]) != 0 ? s.s : NULL);
	str_release(&s);
}

static void
print_table(const struct view *v)
{
	const struct tam_category *c;
	struct tam_capacity cap;
	struct table table;

	columns(&table);
	table_column(&table, "range", "LOW - HIGH", TABLE_RIGHT);
	table_column(&table, "limit", "LIMIT", TABLE_LEFT);
	for (c = v->t->categories; c < v->t->categories + v->t->n; c++) {
		tam_capacity(&cap, c, v->ws, v->target);
		cells(&table, v, c, &cap);
		cell_range(&table, v->t, cap.som);
		table_cell(&table, limit_of(&cap));
	}
	table_print(&table, v->form, v->f);
	table_release(&table);
}

/* A record for each category. */
static void
print_records(const struct view *v)
{
	static const char *const more[] = { "som_low", "som_high", "limit",
	    "revenue", "target", "needed", "needed_low", "needed_high",
	    "more", "sign", "sign_low", "sign_high", "currency" };
	const struct tam_category *c;
	struct tam_capacity cap;
	struct table table;
	size_t i;

	columns(&table);
	for (i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		table_column(&table, more[i], "", TABLE_LEFT);
	for (c = v->t->categories; c < v->t->categories + v->t->n; c++) {
		tam_capacity(&cap, c, v->ws, v->target);
		cells(&table, v, c, &cap);
		tam_cell_money(&table, v->t, cap.som[TAM_LOW]);
		tam_cell_money(&table, v->t, cap.som[TAM_HIGH]);
		table_cell(&table, limit_of(&cap));
		table_cell(&table, c->ours ? "ours" : "ecosystem");
		tam_cell_money(&table, v->t, c->ours ? v->target->amount :
		    ratio_of(0, 0));
		cell_count(&table, cap.needed[TAM_BASE]);
		cell_count(&table, cap.needed[TAM_LOW]);
		cell_count(&table, cap.needed[TAM_HIGH]);
		cell_count(&table, cap.more[TAM_BASE]);
		cell_count(&table, cap.sign[TAM_BASE]);
		cell_count(&table, cap.sign[TAM_LOW]);
		cell_count(&table, cap.sign[TAM_HIGH]);
		table_cell(&table, v->t->currency[0] != '\0' ?
		    v->t->currency : NULL);
	}
	table_print(&table, v->form, v->f);
	table_release(&table);
}

/* "15 to 45", the larger last; one number when they are alike. */
static void
add_counts(struct str *out, const struct ratio v[TAM_LEVELS])
{
	ratio_add_commas(out, v[TAM_BASE], 0);
	if (!ratio_ok(v[TAM_LOW]) || ratio_cmp(v[TAM_LOW], v[TAM_HIGH]) == 0)
		return;
	str_adds(out, " (");
	ratio_add_commas(out, v[TAM_HIGH], 0);
	str_adds(out, " to ");
	ratio_add_commas(out, v[TAM_LOW], 0);
	str_addc(out, ')');
}

/* What a line of a list begins with. */
static const char *
item(const struct view *v)
{
	return v->form == TABLE_MD ? "- " : "";
}

/* How many partners of a category the target takes. */
static void
add_need(struct str *out, const struct view *v, const struct tam_category *c,
    const struct tam_capacity *cap)
{
	str_addf(out, "%s%s: ", item(v), c->id);
	money_add_short(out, v->t->currency, v->target->amount);
	str_adds(out, " a year takes ");
	add_counts(out, cap->needed);
	str_adds(out, cap->needed[TAM_BASE].n == 1 ? " active partner at " :
	    " active partners at ");
	money_add_short(out, v->t->currency, cap->each[TAM_BASE]);
	str_addf(out, " each; there are %zu", cap->active);
	if (cap->more[TAM_BASE].n == 0) {
		str_adds(out, ", which is enough\n");
		return;
	}
	str_adds(out, ", so ");
	add_counts(out, cap->more);
	str_adds(out, " more");
	if (c->in[TAM_ACTIVATION].origin != TAM_UNKNOWN &&
	    c->in[TAM_ACTIVATION].v[TAM_BASE].u == 0)
		str_adds(out, "; at an activation of 0 % none becomes active");
	if (ratio_ok(cap->sign[TAM_BASE])) {
		str_adds(out, ": sign ");
		add_counts(out, cap->sign);
		str_adds(out, ", of whom ");
		tam_add_number(out, TAM_ACTIVATION, "",
		    c->in[TAM_ACTIVATION].v[TAM_BASE]);
		str_adds(out, " become active");
	}
	str_addc(out, '\n');
}

/* Say which line is missing for input in of category c. */
static void
add_missing(struct str *out, const struct view *v,
    const struct tam_category *c, enum tam_input in)
{
	const char *file = v->t->file;
	static const char *const examples[TAM_KINDS] = {
	    [TAM_ACCOUNTS] = "accounts: 1000", [TAM_SHARE] = "share: 10%",
	    [TAM_ACV] = "acv: 20000", [TAM_DEALS] = "deals_per_partner: 1",
	    [TAM_ACTIVATION] = "activation: 50%" };

	if (c->in[in].origin != TAM_UNKNOWN)
		return;
	str_addf(out, "%s%s: %s is unknown: add a line such as '%s' ",
	    item(v), c->id, tam_inputs[in].key, examples[in]);
	if (in == TAM_ACCOUNTS)
		str_addf(out, "above categories: in %s\n", file);
	else if (in >= TAM_INPUTS)
		str_addf(out, "below %s:%u, or below capacity: for all\n",
		    file, c->node->line);
	else
		str_addf(out, "below %s:%u\n", file, c->node->line);
}

static void
add_needs(struct str *out, const struct view *v)
{
	const struct tam_category *c;
	struct tam_capacity cap;
	enum tam_input in;

	for (c = v->t->categories; c < v->t->categories + v->t->n; c++) {
		tam_capacity(&cap, c, v->ws, v->target);
		if (ratio_ok(cap.needed[TAM_BASE]))
			add_need(out, v, c, &cap);
		else if (c->ours && ratio_ok(v->target->amount) &&
		    ratio_ok(cap.each[TAM_BASE]))
			str_addf(out, "%s%s: a partner brings 0, so no number "
			    "of them reaches the target\n", item(v), c->id);
		for (in = 0; in < TAM_KINDS; in++) {
			if (in != TAM_ACTIVATION || (ratio_ok(cap.more[
			    TAM_BASE]) && cap.more[TAM_BASE].n > 0))
				add_missing(out, v, c, in);
		}
	}
	if (v->target->from != NULL)
		str_addf(out, "%starget: %s\n", item(v), v->target->from);
	else if (!ratio_ok(v->target->amount))
		str_addf(out, "%sno target: give --target AMOUNT, or a goal "
		    "with the id " TAM_GOAL " in company.yaml\n", item(v));
}

void
tam_print_capacity(const struct tam *t, const struct ws *ws,
    const struct tam_target *target, enum table_form form, FILE *f)
{
	struct view v = { t, ws, target, form, f };
	struct str s = STR_INIT;

	if (form == TABLE_TSV || form == TABLE_JSON) {
		print_records(&v);
		return;
	}
	print_table(&v);
	add_needs(&s, &v);
	fprintf(f, "\n%s%s", s.s, form == TABLE_MD ? "\n" : "");
	fputs("Active partners are in stage active or growing; one of two "
	    "categories counts in both.\nCarried: active partners x deals of "
	    "one a year x ACV. SOM: the smaller of it and value.\n", f);
	tam_print_end(t, form, f);
	str_release(&s);
}
