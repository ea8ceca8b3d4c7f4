/* metricview - the metrics of a workspace over a period */

#include "metricview.h"

#include <string.h>

#include "metricrates.h"
#include "programscope.h"

int
metric_view_init(struct metric_view *out, struct ws *ws, const char *period,
    struct err *e)
{
	const struct report_filter whole = { .wheres = { 0 } };
	date today = date_today();
	int start;

	memset(out, 0, sizeof(*out));
	if (metrics_read(&out->all, ws, e) < 0)
		return -1;
	start = fiscal_month(ws);
	if (period == NULL)
		out->period = period_of(PERIOD_QUARTER, today, start);
	else if (period_parse(&out->period, period, start, e) < 0)
		return -1;
	out->before = period_step(&out->period, -1);
	if (metric_data_init(&out->data, ws, today, e) < 0)
		return -1;
	program_scope(ws, &whole);
	return 0;
}

int
metric_view_report(struct metric_view *out, struct ws *ws,
    const struct report *r, struct err *e)
{
	memset(out, 0, sizeof(*out));
	out->period = r->period;
	out->before = r->before;
	return metrics_read(&out->all, ws, e) < 0 ||
	    metric_data_init(&out->data, ws, r->today, e) < 0 ? -1 : 0;
}

/* Append the sign and the size of a difference in the unit of m. */
static void
add_difference(struct str *out, struct ratio d, const struct metric *m,
    const char *currency)
{
	int64_t shown = ratio_round(d, m->unit == METRIC_PERCENT ||
	    m->unit == METRIC_RATIO ? 2 : 0);

	str_adds(out, shown < 0 ? "-" : shown > 0 ? "+" : "");
	if (ratio_cmp(d, ratio_of(0, 1)) < 0)
		d = ratio_sub(ratio_of(0, 1), d);
	switch (m->unit) {
	case METRIC_MONEY:
		money_add(out, currency, d);
		break;
	case METRIC_PERCENT:
		d = ratio_mul(d, ratio_of(100, 1));
		ratio_add_commas(out, d, 0);
		str_adds(out, ratio_round(d, 0) == 1 ? " point" : " points");
		break;
	case METRIC_DAYS:
		ratio_add_commas(out, d, 0);
		str_adds(out, ratio_round(d, 0) == 1 ? " day" : " days");
		break;
	case METRIC_RATIO:
		ratio_add_commas(out, d, 2);
		break;
	case METRIC_COUNT:
		ratio_add_commas(out, d, 0);
		break;
	}
}

void
measured_change(struct str *out, const struct measured *before,
    const struct measured *now, const struct metric *m, const char *currency)
{
	if (before->state == MEASURED && now->state == MEASURED)
		add_difference(out, ratio_sub(now->value, before->value), m,
		    currency);
}

/* Why there is no number is for people; state tells programs. */
static void
cell_value(struct table *t, const struct metric_view *v,
    const struct metric *m, const struct measured *got, bool people)
{
	struct str text = STR_INIT, raw = STR_INIT;

	measured_add(&text, got, m, v->data.ws->currency, true);
	measured_add_raw(&raw, got, m);
	if (raw.len > 0 || people)
		table_cell_number(t, text.s, raw.len > 0 ? raw.s : "null");
	else
		table_cell(t, NULL);
	str_release(&text);
	str_release(&raw);
}

static void
cell_change(struct table *t, const struct metric_view *v,
    const struct metric *m, const struct measured *before,
    const struct measured *now)
{
	struct measured by = { .state = MEASURED };
	struct str s = STR_INIT, raw = STR_INIT;

	measured_change(&s, before, now, m, v->data.ws->currency);
	if (s.len > 0) {
		by.value = ratio_sub(now->value, before->value);
		measured_add_raw(&raw, &by, m);
		table_cell_number(t, s.s, raw.s);
	} else
		table_cell(t, NULL);
	str_release(&s);
	str_release(&raw);
}

static void
cell_plan(struct table *t, const struct metric_view *v,
    const struct metric *m, bool people)
{
	struct measured plan = { .state = MEASURED };

	plan.value = measure_plan_by(&v->data, m, &v->period);
	if (ratio_ok(plan.value))
		cell_value(t, v, m, &plan, people);
	else
		table_cell(t, NULL);
}

void
metric_view_list(struct table *t, const struct metric_view *v,
    enum table_form form)
{
	struct metric_data then = metric_data_before(&v->data, &v->period,
	    &v->before);
	bool people = form == TABLE_TABLE || form == TABLE_MD;
	struct measured now, before;
	struct str s = STR_INIT;
	size_t i;

	table_column(t, "metric", "METRIC", TABLE_LEFT);
	if (form != TABLE_TABLE) {
		table_column(t, "name", "NAME", TABLE_LEFT);
		table_column(t, "unit", "UNIT", TABLE_LEFT);
		table_column(t, "direction", "DIRECTION", TABLE_LEFT);
	}
	table_column(t, "value", "VALUE", TABLE_RIGHT);
	if (form != TABLE_TABLE) {
		table_column(t, "state", "STATE", TABLE_LEFT);
		table_column(t, "n", "N", TABLE_RIGHT);
		table_column(t, "missing", "MISSING", TABLE_RIGHT);
	}
	table_column(t, "before", "BEFORE", TABLE_RIGHT);
	table_column(t, "change", "CHANGE", TABLE_RIGHT);
	table_column(t, "plan", "PLAN", TABLE_RIGHT);
	table_column(t, "days", "DAYS", TABLE_LEFT);
	if (!people)
		table_column(t, "currency", "CURRENCY", TABLE_LEFT);
	for (i = 0; i < v->all.n; i++) {
		const struct metric *m = &v->all.m[i];

		measure(&now, &v->data, m, &v->period);
		measure(&before, &then, m, &v->before);
		table_cell(t, m->id);
		if (form != TABLE_TABLE) {
			table_cell(t, m->name);
			table_cell(t, metric_unit_name(m->unit));
			table_cell(t, metric_direction_name(m->direction));
		}
		cell_value(t, v, m, &now, people);
		if (form != TABLE_TABLE) {
			table_cell(t, measured_state_name(now.state));
			table_cell_count(t, (int64_t)(now.of > 0 ? now.of :
			    now.n));
			table_cell_count(t, (int64_t)now.missing);
		}
		cell_value(t, v, m, &before, people);
		cell_change(t, v, m, &before, &now);
		cell_plan(t, v, m, people);
		str_reset(&s);
		measured_add_span(&s, &now);
		table_cell(t, s.s);
		if (!people)
			table_cell(t, m->unit == METRIC_MONEY ?
			    v->data.ws->currency : NULL);
	}
	str_release(&s);
}

/* "label      text", the text on one line. */
static void
show_line(FILE *f, const char *label, const char *text)
{
	if (text != NULL && *text != '\0')
		fprintf(f, "%-11s%s\n", label, text);
}

static void
show_measured(FILE *f, const struct metric_view *v,
    const struct metric_data *data, const struct metric *m,
    const char *label, const struct period *p)
{
	struct measured got;
	struct str s = STR_INIT;

	measure(&got, data, m, p);
	period_add(&s, p);
	str_adds(&s, ": ");
	measured_add(&s, &got, m, v->data.ws->currency, false);
	if (got.state != MEASURED_UNKNOWN) {
		str_adds(&s, ", ");
		measured_add_span(&s, &got);
	}
	show_line(f, label, s.s);
	str_release(&s);
}

static void
show_plan(FILE *f, const struct metric_view *v, const struct metric *m)
{
	struct measured plan = { .state = MEASURED };
	struct str s = STR_INIT;

	plan.value = measure_plan_by(&v->data, m, &v->period);
	if (ratio_ok(plan.value)) {
		measured_add(&s, &plan, m, v->data.ws->currency, true);
		show_line(f, "plan", s.s);
	}
	str_release(&s);
}

/* The value of each word that it is told apart by. */
static void
show_parts(FILE *f, const struct metric_view *v, const struct metric *m)
{
	struct measured_part *parts;
	size_t n = measure_by(&parts, &v->data, m, &v->period), i;
	const char *name;
	struct str s = STR_INIT;

	for (i = 0; i < n; i++) {
		name = parts[i].word;
		if (name != NULL && m->by->list != NULL)
			name = ws_name(v->data.ws, m->by->list, name);
		str_reset(&s);
		str_addf(&s, "%s: ", name != NULL ? name : "none");
		measured_add(&s, &parts[i].got, m, v->data.ws->currency,
		    false);
		show_line(f, i == 0 ? m->by->name : "", s.s);
	}
	str_release(&s);
}

void
metric_view_show(FILE *f, const struct metric_view *v, const struct metric *m)
{
	struct metric_data then;
	struct metric_rates rates;
	struct str s = STR_INIT;

	fprintf(f, "%s (%s)\n", m->name, m->id);
	show_line(f, "is", m->definition);
	show_line(f, "note", m->note);
	metric_formula(&s, m);
	show_line(f, "formula", s.s);
	str_reset(&s);
	metric_window_text(&s, m);
	show_line(f, "window", s.s);
	str_reset(&s);
	str_addf(&s, "%s, %s", metric_unit_name(m->unit), m->direction ==
	    METRIC_NEITHER ? "neither more nor less is better" :
	    m->direction == METRIC_UP ? "more is better" : "less is better");
	if (m->least > 0)
		str_addf(&s, "; told from %zu cases on", m->least);
	show_line(f, "unit", s.s);
	show_line(f, "owner", m->owner);
	str_reset(&s);
	metric_source(&s, m);
	show_line(f, "source", s.s);
	str_reset(&s);
	metric_rates_init(&rates, v->data.ws);
	metric_rates_find(&rates, &v->data, m, &v->period);
	metric_rates_add(&s, &rates);
	show_line(f, "converted", s.s);
	str_reset(&s);
	str_addf(&s, "%s:%u", m->node->file, (unsigned)m->node->line);
	show_line(f, "defined in", s.s);
	str_release(&s);
	then = metric_data_before(&v->data, &v->period, &v->before);
	show_measured(f, v, &v->data, m, "value", &v->period);
	show_measured(f, v, &then, m, "before", &v->before);
	show_plan(f, v, m);
	show_parts(f, v, m);
}

struct listing {
	struct table *t;
	const struct metric *m;
	const char *currency;
	bool people;		/* the table is for them */
	bool converted;		/* at least one sum was */
};

/* What was converted: for people in words, for programs key by key. */
static void
cell_stated(struct listing *l, const struct metric_case *c)
{
	struct dec stated = { 0 };
	const struct rate *r = metric_case_rate(&stated, c, l->m);
	struct str s = STR_INIT, raw = STR_INIT;

	if (r == NULL) {
		table_cell(l->t, NULL);
	} else if (l->people) {
		rate_add_both(&s, r, stated);
		table_cell(l->t, s.s);
	} else {
		rate_add_sum(&s, r, stated);
		dec_add_text(&raw, stated);
		table_cell_number(l->t, s.s, raw.s);
	}
	if (!l->people) {
		table_cell(l->t, r != NULL ? r->currency : NULL);
		if (r != NULL)
			table_cell_number(l->t, r->text, r->text);
		else
			table_cell(l->t, NULL);
		table_cell_date(l->t, r != NULL ? r->from : DATE_NONE);
		table_cell(l->t, r != NULL ? r->source : NULL);
	}
	str_release(&s);
	str_release(&raw);
}

static void
list_case(const struct metric_case *c, bool part, const struct ratio *number,
    void *ctx)
{
	struct listing *l = ctx;
	const struct node *n = metric_case_node(c);
	struct str s = STR_INIT, raw = STR_INIT;

	metric_case_name(&s, c);
	table_cell(l->t, s.s);
	table_cell(l->t, c->partner != NULL ? c->partner->slug : NULL);
	table_cell_date(l->t, l->m->day != NULL ? l->m->day->get(c) :
	    DATE_NONE);
	str_reset(&s);
	if (number == NULL)
		table_cell(l->t, NULL);
	else {
		if (l->m->number->money)
			money_add(&s, l->currency, *number);
		else
			ratio_add_commas(&s, *number, 0);
		ratio_add_text(&raw, *number, 2);
		table_cell_number(l->t, s.s, raw.s);
	}
	if (!l->people || l->converted)
		cell_stated(l, c);
	table_cell_truth(l->t, part);
	str_reset(&s);
	str_addf(&s, "%s:%u", n->file, (unsigned)n->line);
	table_cell(l->t, s.s);
	str_release(&s);
	str_release(&raw);
}

void
metric_view_cases(struct table *t, const struct metric_view *v,
    const struct metric *m, enum table_form form)
{
	struct listing l = { t, m, v->data.ws->currency,
	    form == TABLE_TABLE || form == TABLE_MD, false };
	struct metric_rates rates;
	struct metric side;

	/* of a quotient, what is divided, over the quotient's own window */
	for (side = *m; side.divide != NULL; )
		side = metric_side(side.divide, &side);
	l.m = &side;
	metric_rates_init(&rates, v->data.ws);
	metric_rates_find(&rates, &v->data, &side, &v->period);
	l.converted = rates.n > 0;
	table_column(t, "case", "CASE", TABLE_LEFT);
	table_column(t, "partner", "PARTNER", TABLE_LEFT);
	table_column(t, "day", "DAY", TABLE_LEFT);
	table_column(t, "number", "NUMBER", TABLE_RIGHT);
	if (!l.people || l.converted)
		table_column(t, "stated", "AS WRITTEN", TABLE_LEFT);
	if (!l.people) {
		table_column(t, "currency", "CURRENCY", TABLE_LEFT);
		table_column(t, "rate", "RATE", TABLE_RIGHT);
		table_column(t, "rate_date", "FROM", TABLE_LEFT);
		table_column(t, "rate_source", "RATE SOURCE", TABLE_LEFT);
	}
	table_column(t, "counted", "COUNTED", TABLE_LEFT);
	table_column(t, "source", "SOURCE", TABLE_LEFT);
	measure_cases(&v->data, &side, &v->period, list_case, &l);
}

/* "Open pipeline, sourced (EUR 426,500)". */
static void
add_side(struct str *out, const struct metric_view *v, const struct metric *m)
{
	struct measured got;

	measure(&got, &v->data, m, &v->period);
	str_addf(out, "%s (", m->name);
	measured_add(out, &got, m, v->data.ws->currency, true);
	str_addc(out, ')');
}

/* The plan that a quotient is over, of the quarter after its last day. */
static void
add_target(struct str *out, const struct metric_view *v,
    const struct metric *m, date end)
{
	struct measured plan = { .state = MEASURED };
	struct period next;

	plan.value = measure_target(&next, &v->data, m, &v->period, end);
	str_addf(out, "what is planned of %s for ", m->target->name);
	period_add(out, &next);
	str_adds(out, " (");
	if (ratio_ok(plan.value))
		measured_add(out, &plan, m->target, v->data.ws->currency,
		    true);
	else
		str_adds(out, "no plan");
	str_addc(out, ')');
}

void
metric_view_result(struct str *out, const struct metric_view *v,
    const struct metric *m)
{
	struct measured got;
	struct metric side;

	measure(&got, &v->data, m, &v->period);
	str_addf(out, "%s: ", m->name);
	measured_add(out, &got, m, v->data.ws->currency, false);
	if (m->divide == NULL)
		return;
	side = metric_side(m->divide, m);
	str_adds(out, ", ");
	add_side(out, v, &side);
	str_adds(out, " over ");
	if (m->per != NULL) {
		side = metric_side(m->per, m);
		add_side(out, v, &side);
	} else {
		add_target(out, v, m, got.span.to);
	}
	if (m->less.n != 0) {
		str_adds(out, ", less ");
		ratio_add_commas(out, m->less, m->less.d == 1 ? 0 : 2);
	}
}

static void
put_period(struct table *t, const char *key, const struct period *p)
{
	struct str s = STR_INIT;

	period_add(&s, p);
	table_fact(t, key, s.s);
	str_release(&s);
}

void
metric_view_facts(struct table *t, const struct report *r)
{
	struct str s = STR_INIT;

	date_add(&s, r->today < r->period.to ? r->today : r->period.to);
	table_fact(t, "report", r->kind);
	put_period(t, "period", &r->period);
	put_period(t, "against", &r->before);
	table_fact(t, "as_of", s.s);
	table_fact(t, "commit", report_commit(&t->arena, r));
	table_fact(t, "edits", r->unsaved && r->commit[0] != '\0' ?
	    "not committed" : NULL);
	table_fact(t, "view", r->view);
	table_fact(t, "scope", r->scope[0] != '\0' ? r->scope : NULL);
	str_release(&s);
}
