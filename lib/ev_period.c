/* ev_period - evidence of reports: what happened within their period */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "cmd.h"
#include "evput.h"
#include "evreport.h"
#include "fig.h"
#include "mem.h"
#include "nextstep.h"
#include "partner.h"
#include "partnerview.h"
#include "report.h"
#include "reportchart.h"
#include "revenue.h"

enum { QUARTERS_SHOWN = 8, PRIORITIES_SHOWN = 12,
	NAMED_SHOWN = 5 };

static const char *const in_deals[] = { "company.yaml", "program.yaml",
	"data/deals", "partners", NULL };
static const char *const in_partners[] = { "company.yaml", "program.yaml",
	"partners", NULL };

static const char *const in_all[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", "strategy/scorecard.yaml", NULL };

static const char *const in_named[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", NULL };
static const char *const in_page[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals",
	"partners", "strategy/scorecard.yaml", "strategy/icp.md",
	"strategy/ipp.md", NULL };

static bool
within(date d, date from, date to)
{
	return d != DATE_NONE && d >= from && d <= to;
}

/* The value of a chart's row: what was won in one role. */
static void
put_won(const struct evidence *ev, struct node *row, struct deal_filter f,
    enum deal_role role)
{
	f.role = role;
	report_chart_value(ev, row, ratio_money(revenue_all(ev->ws,
	    &f).amount), 2);
}

/* Won by the quarter it closed in, each role apart. */
static int
build_history(struct node *out, struct evidence *ev, struct err *e)
{
	struct node *chart, *row;
	static const char *const keys[] = { "direct", "sourced",
	    "influenced" };
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	struct deal_filter f = { ROLE_DIRECT, STATE_WON, 0, 0 };
	struct str name = STR_INIT;
	struct period q, last;
	int i, role;

	if (evreport_need(ev, e) < 0)
		return -1;
	chart = report_chart(ev, "stacked", "revenue-by-quarter",
	    "Revenue won by quarter", "What partners brought and what they "
	    "had a part in, by the quarter of closing; the two are never "
	    "added up.", "Quarter");
	report_chart_series(ev, chart, "sourced", "Sourced", "money");
	report_chart_series(ev, chart, "influenced", "Influenced", "money");
	last = period_of(PERIOD_QUARTER, evreport_end(ev),
	    ev->report->period.start);
	for (i = 1 - QUARTERS_SHOWN; i <= 0; i++) {
		q = period_step(&last, i);
		if (ev->ws->ndeals == 0 || q.to < ev->ws->deals[0].created)
			continue;	/* before the deals on file */
		f.from = q.from;
		f.to = q.to < evreport_end(ev) ? q.to :
		    evreport_end(ev);
		item = node_item(a, items);
		str_reset(&name);
		period_add(&name, &q);
		node_str(a, item, "id", name.s);
		if (q.to > evreport_end(ev))
			str_adds(&name, " so far");
		node_str(a, item, "name", name.s);
		for (role = 0; role < DEAL_ROLES; role++) {
			f.role = (enum deal_role)role;
			fig_money(a, item, keys[role], ev->ws->currency,
			    ratio_money(revenue_all(ev->ws, &f).amount));
		}
		row = report_chart_row(ev, chart, node_get_text(item, "id",
		    ""), name.s);
		put_won(ev, row, f, ROLE_SOURCED);
		put_won(ev, row, f, ROLE_INFLUENCED);
	}
	str_release(&name);
	return report_chart_put(out, "chart", ev, chart, e);
}

/* One thing that came about with a partner. */
static void
put_event(struct arena *a, struct node *list, const struct partner *p,
    date day, const char *text)
{
	struct node *item = node_item(a, list);
	struct str s = STR_INIT;

	date_add(&s, day);
	node_str(a, item, "date", s.s);
	node_str(a, item, "slug", p->slug);
	node_str(a, item, "partner", p->name);
	node_str(a, item, "text", text);
	str_release(&s);
}

/* Entries of a list of the record whose day is within the period. */
static void
put_events(struct node *list, struct evidence *ev, const struct partner *p,
    const char *key, const char *day, const char *text)
{
	const struct node *n;
	date d;

	NODE_EACH(n, partner_get(p, key)) {
		d = date_under(n, day);
		if (within(d, ev->report->period.from, evreport_end(ev)) &&
		    node_get_text(n, text, NULL) != NULL)
			put_event(&ev->ws->arena, list, p, d,
			    node_get_text(n, text, ""));
	}
}

/* Was it due by the end of the period, on a day that is over? */
static bool
is_beyond(const struct evidence *ev, date due)
{
	return due != DATE_NONE && due <= evreport_end(ev) && due < ev->today;
}

/* Activities of the joint plan, alike; one that is done on no day that can be
 * read is neither. */
static void
put_activities(struct node *done, struct node *late, struct evidence *ev,
    const struct partner *p)
{
	struct arena *a = &ev->ws->arena;
	const char *text;
	const struct node *n;
	date on, due;

	NODE_EACH(n, node_get(partner_get(p, "plan"), "activities")) {
		text = node_get_text(n, "text", NULL);
		on = date_under(n, "done");
		due = date_under(n, "due");
		if (text == NULL)
			continue;
		if (within(on, ev->report->period.from, evreport_end(ev)))
			put_event(a, done, p, on, text);
		else if (action_is_open(n) && is_beyond(ev, due))
			put_event(a, late, p, due, text);
	}
}

/* Actions: those done in the period, and those open that were due in it. */
static void
put_actions(struct node *done, struct node *late, struct evidence *ev,
    const struct partner *p)
{
	struct arena *a = &ev->ws->arena;
	struct actions all;
	size_t i;

	actions_read(&all, a, p->node, evreport_end(ev));
	for (i = 0; i < all.n; i++) {
		const struct action *act = &all.v[i];

		if (within(act->done, ev->report->period.from,
		    evreport_end(ev)))
			put_event(a, done, p, act->done, act->text);
		else if (act->done == DATE_NONE && act->dropped == NULL &&
		    is_beyond(ev, act->due))
			put_event(a, late, p, act->due, act->text);
	}
}

static int
event_order(const void *x, const void *y)
{
	const struct node *const *a = x, *const *b = y;
	int by = strcmp(node_get_text(*a, "date", ""),
	    node_get_text(*b, "date", ""));

	if (by == 0)
		by = strcmp(node_get_text(*a, "slug", ""),
		    node_get_text(*b, "slug", ""));
	return by != 0 ? by : strcmp(node_get_text(*a, "text", ""),
	    node_get_text(*b, "text", ""));
}

/* Put a list of events into the order of their days. */
static void
sort_events(struct arena *a, struct node *list)
{
	const struct node **v = mem_zero(list->n + 1, sizeof(*v)), *n;
	size_t i = 0, count = list->n;

	NODE_EACH(n, list)
		v[i++] = n;
	qsort(v, count, sizeof(*v), event_order);
	list->first = list->last = NULL;
	list->n = 0;
	for (i = 0; i < count; i++)
		node_hang(a, list, NULL, node_copy(a, v[i], NULL));
	free(v);
}

static int
build_progress(struct node *out, struct evidence *ev, struct err *e)
{
	static const char *const keys[] = { "milestones", "done", "late",
	    "begun", "completed" };
	struct arena *a = &ev->ws->arena;
	struct node *lists[5];
	size_t i;

	if (evreport_need(ev, e) < 0)
		return -1;
	for (i = 0; i < 5; i++)
		lists[i] = node_add(a, out, keys[i], NODE_LIST);
	for (i = 0; i < ev->ws->npartners; i++) {
		const struct partner *p = &ev->ws->partners[i];

		put_events(lists[0], ev, p, "milestones", "date", "name");
		put_actions(lists[1], lists[2], ev, p);
		put_activities(lists[1], lists[2], ev, p);
		put_events(lists[3], ev, p, "playbooks", "started",
		    "playbook");
		put_events(lists[4], ev, p, "playbooks", "completed",
		    "playbook");
	}
	for (i = 0; i < 5; i++)
		sort_events(a, lists[i]);
	return 0;
}

/* What is to be done next, as pos-next has it: what comes first, first. */
static int
build_priorities(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "list", NODE_LIST), *item;
	const struct next_ask ask = { NULL, ev->today, ev->today };
	struct next_list all = { 0 };
	struct str s = STR_INIT;
	size_t i;

	evreport_put_partial(out, ev);
	if (evreport_need(ev, e) < 0 ||
	    next_find(&all, ev->ws, &ask, e) < 0) {
		next_release(&all);
		return -1;
	}
	for (i = 0; i < all.broken.n; i++)
		cmd_warn("%s; it is left out", all.broken.s[i]);
	for (i = 0; i < all.n && i < PRIORITIES_SHOWN; i++) {
		item = node_item(a, list);
		node_str(a, item, "when", next_when_name(all.items[i].when));
		if (all.items[i].partner != NULL) {
			node_str(a, item, "partner",
			    all.items[i].partner->name);
			node_str(a, item, "slug", all.items[i].partner->slug);
		}
		str_reset(&s);
		if (all.items[i].day != DATE_NONE) {
			date_add(&s, all.items[i].day);
			node_str(a, item, "date", s.s);
		}
		node_str(a, item, "why", all.items[i].why);
		node_str(a, item, "command", all.items[i].command);
	}
	if (all.n > PRIORITIES_SHOWN)
		fig_count(a, out, "more", all.n - PRIORITIES_SHOWN);
	str_release(&s);
	next_release(&all);
	return 0;
}

/* The deals won that partners brought in a year, largest first, by name. */
struct named_deal {
	const struct deal *d;
};

static int
deal_by_amount(const void *x, const void *y)
{
	const struct named_deal *a = x, *b = y;

	if (a->d->amount.m != b->d->amount.m)
		return a->d->amount.m > b->d->amount.m ? -1 : 1;
	return strcmp(a->d->id, b->d->id);
}

static int
build_named_deals(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "list", NODE_LIST), *item;
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	struct named_deal *v;
	size_t i, n = 0;

	if (evreport_need(ev, e) < 0)
		return -1;
	v = mem_zero(ev->ws->ndeals + 1, sizeof(*v));
	revenue_year(&f, evreport_end(ev));
	for (i = 0; i < ev->ws->ndeals; i++) {
		if (deal_passes(&ev->ws->deals[i], &f))
			v[n++].d = &ev->ws->deals[i];
	}
	qsort(v, n, sizeof(*v), deal_by_amount);
	for (i = 0; i < n && i < NAMED_SHOWN; i++) {
		item = node_item(a, list);
		node_str(a, item, "id", v[i].d->id);
		node_str(a, item, "account", v[i].d->account->name);
		node_str(a, item, "partner", v[i].d->partner->name);
		node_str(a, item, "slug", v[i].d->partner->slug);
		fig_money(a, item, "amount", ev->ws->currency,
		    ratio_money(v[i].d->amount));
		put_day(a, item, "closed", v[i].d->closed);
	}
	free(v);
	return 0;
}

/* The partner of the report, as templates see one. */
static int
build_partner_page(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *map, *n, *next;

	if (evreport_need(ev, e) < 0)
		return -1;
	if (ev->report->partner == NULL)
		return err_set(e, ERR_USAGE, "evidence partner_page is for "
		    "the report of one partner");
	if (partner_view(&map, a, ev->ws, ev->report->partner, ev->today,
	    e) < 0)
		return -1;
	for (n = map->first; n != NULL; n = next) {
		next = n->next;
		node_hang(a, out, n->key, n);
	}
	evreport_put_partial(out, ev);
	node_str(a, out, "slug", ev->report->partner->slug);
	node_bool(a, out, "left", partner_former(ev->report->partner));
	if (ev->report->partner->tier != NULL)
		node_str(a, out, "tier_name", ws_name(ev->ws, "tiers",
		    ev->report->partner->tier));
	if (ev->report->partner->type != NULL)
		node_str(a, out, "type_name", ws_name(ev->ws, "types",
		    ev->report->partner->type));
	return 0;
}

const struct provider ev_period[] = {
	{ "history", WS_COMPANY | WS_PROGRAM | WS_DEALS, in_deals,
	    build_history },
	{ "named_deals", WS_COMPANY | WS_PROGRAM | WS_DEALS, in_named,
	    build_named_deals },
	{ "priorities", WS_ALL, in_all, build_priorities },
	{ "partner_page", WS_ALL, in_page, build_partner_page },
	{ "progress", WS_COMPANY | WS_PROGRAM | WS_PARTNERS, in_partners,
	    build_progress },
	{ NULL, 0, NULL, NULL }
};
