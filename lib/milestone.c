/* milestone - whether a partnership reached a milestone in its time */

#include "milestone.h"

#include <string.h>

#include "partner.h"

/* The day a partnership began: since, else its first agreement. */
date
milestone_start(const struct partner *p)
{
	const struct node *c;
	date d, first = DATE_NONE;

	if (date_node(&d, partner_get(p, "since"), "since", NULL) == 0 &&
	    d != DATE_NONE)
		return d;
	NODE_EACH(c, partner_get(p, "agreements")) {
		if (date_node(&d, node_get(c, "signed"), "signed", NULL) == 0
		    && d != DATE_NONE && (first == DATE_NONE || d < first))
			first = d;
	}
	return first;
}

/* When a milestone counted from start is due; DATE_NONE: it does not say. */
static date
due_of(const struct node *m, date start)
{
	struct dec d;

	if (start == DATE_NONE)
		return DATE_NONE;
	if (!node_unknown(node_get(m, "days")) && dec_node(&d, node_get(m,
	    "days"), "days", NULL) == 0 && d.u <= 100000 * (int64_t)DEC_ONE)
		return start + (date)(d.u / DEC_ONE);
	if (!node_unknown(node_get(m, "months")) && dec_node(&d, node_get(m,
	    "months"), "months", NULL) == 0 &&
	    d.u <= 1200 * (int64_t)DEC_ONE)
		return date_months(start, (int)(d.u / DEC_ONE));
	return DATE_NONE;
}

static date
earlier(date a, date b)
{
	return a == DATE_NONE || (b != DATE_NONE && b < a) ? b : a;
}

/* The first deal it sourced (won: that was won) up to today. */
static date
first_deal(const struct partner *p, bool won, date today)
{
	date day, first = DATE_NONE;
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->role != ROLE_SOURCED ||
		    (won && p->deals[i]->stage != DEAL_WON))
			continue;
		day = won ? p->deals[i]->closed : p->deals[i]->created;
		if (day <= today)
			first = earlier(first, day);
	}
	return first;
}

/* The first entry of a list from a day up to today whose key is text (NULL:
 * any). */
static date
first_entry(const struct node *list, const char *key, const char *text,
    date from, date today)
{
	date d, first = DATE_NONE;
	const struct node *c;

	NODE_EACH(c, list) {
		if ((text == NULL || strcmp(node_get_text(c, key, ""),
		    text) == 0) && date_node(&d, node_get(c, "date"), "date",
		    NULL) == 0 && d != DATE_NONE && d <= today &&
		    (from == DATE_NONE || d >= from))
			first = earlier(first, d);
	}
	return first;
}

void
reach_data_find(struct reach_data *out, const struct ws *ws, date today)
{
	size_t i;

	out->activity = DATE_NONE;
	out->deals = ws->ndeals > 0 ? ws->deals[0].created : DATE_NONE;
	out->today = today;
	for (i = 0; i < ws->npartners; i++)
		out->activity = earlier(out->activity, first_entry(
		    partner_get(&ws->partners[i], "activity"), "", NULL,
		    DATE_NONE, today));
}

/* Is the rule answered by activity or deals, which begin on some day? */
static bool
needs_data(const char *rule)
{
	return strcmp(rule, "activity") == 0 || strcmp(rule, "deal") == 0 ||
	    strcmp(rule, "won") == 0;
}

/* The day its rule was met, if there is one; *begins: of such data. */
static date
day_by_rule(date *begins, const struct partner *p, const char *rule,
    date start, const struct reach_data *data)
{
	*begins = DATE_NONE;
	if (strcmp(rule, "activity") == 0) {
		*begins = data->activity;
		return first_entry(partner_get(p, "activity"), "", NULL,
		    start, data->today);
	}
	if (!needs_data(rule))
		return DATE_NONE;
	*begins = data->deals;
	return first_deal(p, strcmp(rule, "won") == 0, data->today);
}

/* Is it reached, on a day that no file tells? Certificates name their end. */
static bool
is_undated(const struct partner *p, const char *rule)
{
	return strcmp(rule, "certified") == 0 &&
	    partner_certified(p, DATE_NONE) > 0;
}

/* What is known of a milestone that was not reached in time. */
static enum reach
judge_rest(const struct reached *r, bool before,
    const struct reach_data *data)
{
	if (r->due == DATE_NONE)
		return r->day != DATE_NONE || r->undated ? REACH_UNDUE :
		    REACH_OPEN;
	if (r->undated)
		return r->due >= data->today ? REACH_IN_TIME :
		    REACH_UNKNOWN;
	if (r->due >= data->today)
		return REACH_OPEN;
	if (before)
		return REACH_UNKNOWN;
	return r->day != DATE_NONE ? REACH_LATE : REACH_OVERDUE;
}

void
milestone_judge(struct reached *out, const struct partner *p,
    date start, const struct node *m, const struct reach_data *data)
{
	const char *rule = node_get_text(m, "reached", "");
	bool own, before;

	out->due = due_of(m, start);
	out->begins = DATE_NONE;
	out->undated = false;
	out->day = first_entry(partner_get(p, "milestones"), "reaches",
	    node_get_text(m, "id", ""), DATE_NONE, data->today);
	own = out->day != DATE_NONE;
	if (!own)
		out->day = day_by_rule(&out->begins, p, rule, start, data);
	if (out->day != DATE_NONE && out->due != DATE_NONE &&
	    out->day <= out->due) {
		out->reach = REACH_IN_TIME;
		return;
	}
	before = !own && needs_data(rule) && (out->begins == DATE_NONE ||
	    start < out->begins);
	out->undated = !own && is_undated(p, rule);
	out->reach = judge_rest(out, before, data);
}
