/* ev_milestone - evidence of what partnerships reach after their start */

#include "evidence.h"

#include "evput.h"
#include "fig.h"
#include "milestone.h"
#include "partner.h"

static const char *const in_milestones[] = { "program.yaml", "data/deals",
	"partners", NULL };

static const char *const states[REACHES] = {
	[REACH_IN_TIME] = "in time",
	[REACH_LATE] = "late",
	[REACH_OVERDUE] = "overdue",
	[REACH_OPEN] = "open",
	[REACH_UNDUE] = "reached",
	[REACH_UNKNOWN] = "not known",
};

static void
add_after(struct arena *a, struct node *item, const struct node *m)
{
	const char *days = node_get_text(m, "days", NULL);
	const char *months = node_get_text(m, "months", NULL);

	node_str(a, item, "name", node_get_text(m, "name", ""));
	if (days != NULL)
		node_fmt(a, item, "after", "%s days", days);
	else if (months != NULL)
		node_fmt(a, item, "after", "%s months", months);
}

/* Of one partner; of what is not known, why. */
static void
add_milestone(struct evidence *ev, struct node *item, const struct node *m,
    const struct reach_data *data)
{
	struct arena *a = &ev->ws->arena;
	struct reached r;

	milestone_judge(&r, ev->partner, milestone_start(ev->partner), m,
	    data);
	put_day(a, item, "due", r.due);
	node_str(a, item, "state", states[r.reach]);
	if (r.reach != REACH_UNKNOWN)
		put_day(a, item, "day", r.day);
	else if (r.undated)
		node_bool(a, item, "undated", true);
	else if (r.begins == DATE_NONE)
		node_bool(a, item, "no_data", true);
	else
		put_day(a, item, "begins", r.begins);
}

/* How many partners with a contract, for whom it is due, are in each state. */
static void
add_counts(struct evidence *ev, struct node *item, const struct node *m,
    const struct reach_data *data)
{
	struct arena *a = &ev->ws->arena;
	size_t i, n[REACHES] = { 0 }, known;
	const struct partner *p;
	date last = DATE_NONE;
	struct reached r;

	for (i = 0; i < ev->ws->npartners; i++) {
		p = &ev->ws->partners[i];
		if (!partner_signed(p))
			continue;
		milestone_judge(&r, p, milestone_start(p), m, data);
		if (r.due == DATE_NONE || r.due > ev->today)
			continue;
		n[r.reach]++;
		if (r.reach != REACH_OPEN && r.due > last)
			last = r.due;
	}
	put_day(a, item, "last", last);
	known = n[REACH_IN_TIME] + n[REACH_LATE] + n[REACH_OVERDUE];
	fig_count(a, item, "in_time", n[REACH_IN_TIME]);
	fig_count(a, item, "late", n[REACH_LATE]);
	fig_count(a, item, "overdue", n[REACH_OVERDUE]);
	fig_count(a, item, "unknown", n[REACH_UNKNOWN]);
	fig_share(a, item, "rate", n[REACH_IN_TIME], known, PARTNER_FEW);
}

static int
build_milestones(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	const struct reach_data *data = evbase_reach(ev);
	const struct node *c;

	(void)e;
	NODE_EACH(c, node_get(ev->ws->program, "milestones")) {
		item = node_item(a, items);
		add_after(a, item, c);
		if (ev->partner != NULL)
			add_milestone(ev, item, c, data);
		else
			add_counts(ev, item, c, data);
	}
	node_bool(a, out, "any_data", items->n > 0 && (data->activity !=
	    DATE_NONE || data->deals != DATE_NONE));
	put_day(a, out, "activity_from", data->activity);
	put_day(a, out, "deals_from", data->deals);
	if (ev->partner != NULL)
		put_day(a, out, "start", milestone_start(ev->partner));
	return 0;
}

const struct provider ev_milestone[] = {
	{ "milestones", WS_PROGRAM | WS_PARTNERS | WS_DEALS, in_milestones,
	    build_milestones },
	{ NULL, 0, NULL, NULL }
};
