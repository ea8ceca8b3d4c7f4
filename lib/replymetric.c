/* replymetric - metrics that a question names, measured and told */

#include "replyfigure.h"

#include <string.h>

#include "askmetric.h"
#include "measure.h"
#include "metricview.h"
#include "metricyear.h"
#include "programscope.h"

enum { LISTED = 8 };	/* cases that are told of a figure */

/* The cases that a figure counts, the largest first. */
struct inputs {
	struct metric_case v[LISTED];
	struct ratio number[LISTED];	/* invalid: it is a count */
	size_t n, all;			/* listed; all that it counts */
};

/* One question on its way. */
struct telling {
	struct reply *r;
	const struct figure_ask *ask;
	struct metric_ask what;
	struct metric_data data;
	struct period before;
	const struct metric *m;
	struct inputs in;
};

/* Keep a case among those listed if it is large enough. */
static void
keep(const struct metric_case *c, bool part, const struct ratio *number,
    void *ctx)
{
	struct inputs *in = ctx;
	struct ratio x = number != NULL ? *number : ratio_of(0, 0);
	size_t i = in->n < LISTED ? in->n++ : LISTED;

	(void)part;
	in->all++;
	for (; i > 0 && number != NULL && ratio_cmp(in->number[i - 1], x) < 0;
	    i--) {
		if (i < LISTED) {
			in->v[i] = in->v[i - 1];
			in->number[i] = in->number[i - 1];
		}
	}
	if (i < LISTED) {
		in->v[i] = *c;
		in->number[i] = x;
	}
}

static void
collect(struct telling *t)
{
	memset(&t->in, 0, sizeof(t->in));
	measure_cases(&t->data, t->m, &t->what.period, keep, &t->in);
}

/* The value in a file that a case is cited by. */
static const struct node *
place(const struct telling *t, size_t i)
{
	static const char *const keys[] = { "amount", "stage", "person",
		"name" };
	const struct node *n = metric_case_node(&t->in.v[i]);
	size_t k = ratio_ok(t->in.number[i]) && t->m->number->money ? 0 : 1;

	for (; k < sizeof(keys) / sizeof(keys[0]); k++) {
		if (!node_unknown(node_get(n, keys[k])))
			return node_get(n, keys[k]);
	}
	return n;
}

static void
cite_all(struct telling *t, struct claim *c)
{
	size_t i;

	for (i = 0; i < t->in.n; i++)
		reply_cite(t->r, c, place(t, i));
}

/* Append the period as people call it; of what is as it stands, nothing. */
static void
add_period(struct str *out, const struct telling *t, const struct metric *m,
    const struct period *p)
{
	if (!t->what.in_period && !m->period)
		return;
	str_adds(out, ", ");
	period_add_name(out, p);
	if (p->to > t->data.today)
		str_adds(out, " so far");
}

/* Append ", region DACH": of what part of the program it is. */
static void
add_scope(struct str *out, const struct telling *t)
{
	if (report_filter_empty(&t->what.filter))
		return;
	str_adds(out, ", ");
	report_filter_text(out, &t->what.filter, t->data.ws);
}

/* The number of the figure as people write it: its value, rounded. */
static struct dec
written(const struct measured *got, const struct metric *m)
{
	struct dec d = { 0 };

	if (m->unit == METRIC_PERCENT || m->unit == METRIC_RATIO)
		d.u = ratio_round(got->value, 2) * (DEC_ONE / 100);
	else
		d.u = ratio_round(got->value, 0) * DEC_ONE;
	return d;
}

/* Say when the question has another number. */
static void
correct(struct telling *t, const struct measured *got, const char *value)
{
	const char *other = got->state == MEASURED ? question_claims(t->ask->q,
	    written(got, t->m), t->m->unit == METRIC_PERCENT) : NULL;
	struct claim *c;

	/* "in 12 months" is the window, no claim. */
	if (other == NULL || strcmp(other, "12") == 0)
		return;
	c = reply_claim(t->r, CLAIM_CORRECTION, "the workspace says %s",
	    value);
	c->other = reply_number(t->r->a, other);
	cite_all(t, c);
}

static void
tell_figure(struct telling *t, const struct measured *got)
{
	struct str name = STR_INIT, value = STR_INIT;

	measured_add(&value, got, t->m, t->data.ws->currency, false);
	str_adds(&name, t->m->name);
	add_period(&name, t, t->m, &t->what.period);
	add_scope(&name, t);
	correct(t, got, value.s);
	cite_all(t, reply_claim(t->r, CLAIM_FIGURE, "%s: %s", name.s,
	    value.s));
	str_release(&name);
	str_release(&value);
}

/* What it means, the days it is of, its formula and its files. */
static void
tell_meaning(struct telling *t, const struct measured *got)
{
	struct str s = STR_INIT, files = STR_INIT;

	reply_claim(t->r, CLAIM_DEFINITION, "%s%s%s", t->m->definition,
	    t->m->note != NULL ? " " : "", t->m->note != NULL ? t->m->note :
	    "");
	measured_add_span(&s, got);
	metric_source(&files, t->m);
	reply_claim(t->r, CLAIM_WINDOW, "%s; computed from %s", s.s, files.s);
	str_reset(&s);
	metric_formula(&s, t->m);
	reply_claim(t->r, CLAIM_FORMULA, "%s", s.s);
	str_release(&s);
	str_release(&files);
}

/* Against the period before, and the plan. */
static void
tell_against(struct telling *t, const struct measured *now)
{
	struct metric_data then = metric_data_before(&t->data,
	    &t->what.period, &t->before);
	const char *currency = t->data.ws->currency;
	struct measured before, plan = { .state = MEASURED };
	struct str s = STR_INIT, change = STR_INIT, days = STR_INIT;

	measure(&before, &then, t->m, &t->before);
	measured_add(&s, &before, t->m, currency, false);
	measured_change(&change, &before, now, t->m, currency);
	measured_add_span(&days, &before);
	reply_claim(t->r, CLAIM_BEFORE, "%s, %s%s%s", s.s, days.s,
	    change.len > 0 ? "; since then " : "", change.s);
	plan.value = measure_plan_by(&t->data, t->m, &t->what.period);
	if (ratio_ok(plan.value)) {
		str_reset(&s);
		measured_add(&s, &plan, t->m, currency, true);
		reply_claim(t->r, CLAIM_PLAN, "%s", s.s);
	}
	str_release(&s);
	str_release(&change);
	str_release(&days);
}

static void
tell_input(struct telling *t, size_t i)
{
	const struct metric_case *c = &t->in.v[i];
	date day = t->m->day != NULL ? t->m->day->get(c) : DATE_NONE;
	struct str s = STR_INIT;

	metric_case_name(&s, c);
	if (c->deal != NULL)
		str_addf(&s, ", %s", deal_stage_name(c->deal->stage));
	if (day != DATE_NONE) {
		str_adds(&s, ", ");
		date_add(&s, day);
	}
	if (ratio_ok(t->in.number[i])) {
		str_adds(&s, ", ");
		if (t->m->number->money)
			money_add(&s, t->data.ws->currency, t->in.number[i]);
		else
			ratio_add_commas(&s, t->in.number[i], 0);
	}
	reply_cite(t->r, reply_claim(t->r, CLAIM_INPUT, "%s", s.s), place(t,
	    i));
	str_release(&s);
}

/* The two sides of a quotient. */
static void
tell_sides(struct telling *t)
{
	const struct metric *sides[] = { t->m->divide, t->m->per };
	struct measured got;
	struct metric side;
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < 2 && sides[0] != NULL; i++) {
		if (sides[i] == NULL)
			continue;
		side = metric_side(sides[i], t->m);
		measure(&got, &t->data, &side, &t->what.period);
		str_reset(&s);
		measured_add(&s, &got, &side, t->data.ws->currency, false);
		str_adds(&s, ", ");
		measured_add_span(&s, &got);
		reply_claim(t->r, CLAIM_INPUT, "%s: %s", side.name, s.s);
	}
	str_release(&s);
}

/* The command that lists all that is behind it. */
static void
tell_next(struct telling *t)
{
	const struct report_filter *f = &t->what.filter;
	struct str s = STR_INIT, period = STR_INIT;
	size_t dim, i;

	period_add(&period, &t->what.period);
	if (report_filter_empty(f))
		str_addf(&s, "pos metric cases -p %s %s", period.s, t->m->id);
	else
		str_addf(&s, "pos report --explain %s --period %s", t->m->id,
		    period.s);
	for (dim = 0; dim < REPORT_DIMS; dim++) {
		for (i = 0; i < f->values[dim].n; i++)
			str_addf(&s, " --%s %s", report_dim_name(
			    (enum report_dim)dim), f->values[dim].s[i]);
	}
	str_adds(&s, report_filter_empty(f) ? "" : " exec");
	reply_claim(t->r, CLAIM_NEXT, "%s", s.s);
	str_release(&s);
	str_release(&period);
}

static void
tell_metric(struct telling *t, bool alone)
{
	struct measured got;
	size_t i;

	measure(&got, &t->data, t->m, &t->what.period);
	collect(t);
	tell_figure(t, &got);
	tell_meaning(t, &got);
	tell_against(t, &got);
	for (i = 0; alone && i < t->in.n; i++)
		tell_input(t, i);
	if (alone && t->in.all > t->in.n)
		reply_claim(t->r, CLAIM_INPUT, "and %zu more", t->in.all -
		    t->in.n);
	tell_sides(t);
	tell_next(t);
}

/* The name is that of several: say how to name one of them. */
static void
tell_meant(struct telling *t)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < t->what.n; i++)
		str_addf(&s, "%s%s (%s)", i == 0 ? "" : i + 1 < t->what.n ?
		    ", " : " or ", t->what.m[i]->name, t->what.m[i]->id);
	reply_claim(t->r, CLAIM_MEANT, "%s", s.s);
	str_release(&s);
}

/* Load what metrics are measured from; false: broken, a problem of r. */
static bool
load(struct metrics *all, struct reply *r, struct ws *ws)
{
	struct err why = ERR_INIT;

	if (ws_load(ws, WS_DEALS | WS_COMPANY | WS_PROGRAM | WS_PARTNERS,
	    &why) < 0 || ws_hold(ws, WS_DEALS | WS_PARTNERS, &why) < 0 ||
	    metrics_read(all, ws, &why) < 0) {
		names_add(&r->problems, why.msg);
		return false;
	}
	return true;
}

/* The partner that the question is about: "partners/acme/"; or NULL. */
static const char *
slug_about(struct arena *a, const struct about *about)
{
	static const char folder[] = "partners/";
	size_t n = sizeof(folder) - 1;

	if (about == NULL || about->folder == NULL ||
	    strncmp(about->folder, folder, n) != 0)
		return NULL;
	return arena_ndup(a, about->folder + n, strcspn(about->folder + n,
	    "/"));
}

/* Are figures of the program, or of one partner, asked for? */
static bool
is_about(const struct about *about)
{
	return about == NULL || (about->name != NULL &&
	    (strcmp(about->name, "deals") == 0 ||
	    str_starts(about->name, "report"))) || (about->folder != NULL &&
	    str_starts(about->folder, "partners/"));
}

/* Measure in ws, which is cut down to what passes, and tell. */
static size_t
tell_all(struct telling *t, struct ws *ws)
{
	struct err why = ERR_INIT;
	size_t i;

	program_scope(ws, &t->what.filter);
	if (!report_filter_empty(&t->what.filter) &&
	    report_filter_apply(&t->what.filter, ws, &why) < 0) {
		names_add(&t->r->problems, why.msg);
		return 0;
	}
	t->data = metric_data_of(ws, date_today());
	t->before = period_step(&t->what.period, -1);
	for (i = 0; i < t->what.n; i++) {
		t->m = t->what.m[i];
		tell_metric(t, t->what.n == 1);
	}
	if (t->what.n > 1)
		tell_meant(t);
	return t->what.n;
}

size_t
reply_metric(struct reply *r, const struct figure_ask *ask)
{
	struct telling t = { .r = r, .ask = ask };
	const char *slug = slug_about(r->a, ask->about);
	struct ws own = WS_INIT;
	struct metrics all;
	struct err why = ERR_INIT;
	size_t n = 0;

	if (!is_about(ask->about) || !metric_named(ask->ws, ask->q))
		return 0;
	/* what is left out here others still need: a workspace of its own */
	if (ws_open(&own, ask->ws->root.path, &why) < 0)
		names_add(&r->problems, why.msg);
	else if (load(&all, r, &own) && metric_ask_read(&t.what, &all, &own,
	    ask->q, slug))
		n = tell_all(&t, &own);
	report_filter_release(&t.what.filter);
	ws_close(&own);
	return n;
}

void
reply_beside(struct reply *r, const struct figure_ask *ask, const char *id)
{
	struct telling t = { .r = r, .ask = ask };
	struct str s = STR_INIT;
	struct metrics all;
	struct measured got;
	struct metric year;
	const struct metric *m;

	if (!load(&all, r, ask->ws) || (m = metric_get(&all, id)) == NULL)
		return;
	t.data = metric_data_of(ask->ws, date_today());
	t.what.period = metric_year_period(&t.data);
	year = metric_year(m);
	t.m = &year;
	measure(&got, &t.data, t.m, &t.what.period);
	if (got.state != MEASURED)
		return;
	collect(&t);
	str_addf(&s, "from the deals: %s ", m->name);
	measured_add(&s, &got, t.m, ask->ws->currency, false);
	str_adds(&s, ", ");
	measured_add_span(&s, &got);
	cite_all(&t, reply_claim(r, CLAIM_COMPUTED, "%s", s.s));
	str_release(&s);
}
