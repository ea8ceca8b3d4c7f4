/* qbrwork - what a business review is about: what was agreed, what is next */

#include "qbrwork.h"

#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "agenda.h"
#include "fig.h"
#include "jointplan.h"
#include "partner.h"
#include "playrun.h"
#include "report.h"
#include "shellword.h"

enum { AGREED_SHOWN = 10, NEXT_SHOWN = 8 };

/* A day as files have it; DATE_NONE: nothing. */
static void
put_date(struct arena *a, struct node *map, const char *key, date d)
{
	if (d != DATE_NONE)
		node_str(a, map, key, date_text(a, d));
}

/* Something that was agreed. */
struct agreed {
	const char *text, *owner, *why;	/* owner, why: or NULL */
	date due, ended;		/* or DATE_NONE */
	enum action_state state;
	const struct node *node;
};

struct agreed_list {
	struct agreed *v;
	size_t n;
	date from, end, today;		/* of the period; today */
};

/* Was it ended before the period began? */
static bool
is_past(const struct agreed_list *l, date ended)
{
	return ended != DATE_NONE && ended < l->from;
}

static bool
is_by(date d, date last)
{
	return d != DATE_NONE && d <= last;
}

/*
 * Actions of the register. One that was dropped, nobody wrote when, is of the
 * period in which it was due.
 */
static void
add_actions(struct agreed_list *l, struct arena *a, const struct partner *p)
{
	struct actions all;
	size_t i;

	actions_read(&all, a, p->node, l->today);
	for (i = 0; i < all.n; i++) {
		const struct action *act = &all.v[i];
		date ended = act->state == ACTION_DROPPED ?
		    act->dropped_date : act->done;

		bool begun = act->raised == DATE_NONE ||
		    is_by(act->raised, l->end) || is_by(act->due, l->end);

		if (ended == DATE_NONE && act->state == ACTION_DROPPED)
			ended = act->due;
		if (!begun || is_past(l, ended))
			continue;
		l->v[l->n++] = (struct agreed){ act->text, act->owner,
		    act->dropped, act->due, act->state == ACTION_DROPPED ?
		    act->dropped_date : act->done, act->state, act->node };
	}
}

/* Activities of the joint plan that were due in the period, or done in it. */
static void
add_activities(struct agreed_list *l, const struct partner *p)
{
	const struct node *c;
	date due, done;

	NODE_EACH(c, node_get(partner_get(p, "plan"), "activities")) {
		due = date_under(c, "due");
		done = date_under(c, "done");
		if (is_past(l, done) || !(is_by(due, l->end) ||
		    is_by(done, l->end)))
			continue;
		l->v[l->n++] = (struct agreed){ node_get_text(c, "text", ""),
		    action_owner(c, p->node), NULL, due, done,
		    done != DATE_NONE ? ACTION_DONE :
		    is_by(due, l->today - 1) ? ACTION_LATE : ACTION_OPEN, c };
	}
}

/* Late, open, done, dropped; each by its day, then by its text. */
static int
agreed_order(const void *x, const void *y)
{
	static const int rank[] = { [ACTION_LATE] = 0, [ACTION_OPEN] = 1,
		[ACTION_DONE] = 2, [ACTION_DROPPED] = 3 };
	const struct agreed *a = x, *b = y;
	date on = a->ended != DATE_NONE ? a->ended : a->due;
	date other = b->ended != DATE_NONE ? b->ended : b->due;

	if (a->state != b->state)
		return rank[a->state] - rank[b->state];
	if (on != other && (on == DATE_NONE || other == DATE_NONE))
		return on == DATE_NONE ? 1 : -1;
	if (on != other)
		return on < other ? -1 : 1;
	return strcmp(a->text, b->text);
}

static void
put_agreed(struct arena *a, struct node *list, const struct agreed *g)
{
	struct node *item = node_item(a, list);
	struct str s = STR_INIT;

	node_str(a, item, "text", g->text);
	if (g->owner != NULL)
		node_str(a, item, "owner", g->owner);
	put_date(a, item, "due", g->due);
	str_adds(&s, action_state_name(g->state));
	if (g->ended != DATE_NONE) {
		str_addc(&s, ' ');
		date_add(&s, g->ended);
	}
	if (g->why != NULL)
		str_addf(&s, ": %s", g->why);
	node_str(a, item, "state", s.s);
	node_bool(a, item, "late", g->state == ACTION_LATE);
	str_release(&s);
}

/* How many entries there could be. */
static size_t
most_agreed(const struct partner *p)
{
	const struct node *actions = partner_get(p, "actions");
	const struct node *plan = node_get(partner_get(p, "plan"),
	    "activities");

	return (actions != NULL ? actions->n : 0) +
	    (plan != NULL ? plan->n : 0) + 1;
}

static struct agreed_list
find_agreed(struct evidence *ev, const struct qbrs *all,
    const struct partner *p)
{
	struct arena *a = &ev->ws->arena;
	struct agreed_list l = { .from = ev->report->period.from,
	    .end = all->end, .today = ev->today };

	l.v = arena_alloc(a, most_agreed(p) * sizeof(*l.v));
	add_actions(&l, a, p);
	add_activities(&l, p);
	if (l.n > 0)
		qsort(l.v, l.n, sizeof(*l.v), agreed_order);
	return l;
}

static void
put_last_time(struct node *pack, struct evidence *ev,
    const struct qbrs *all, const struct partner *p)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, pack, "last_time", NODE_LIST);
	struct agreed_list l = find_agreed(ev, all, p);
	size_t i;

	for (i = 0; i < l.n && i < AGREED_SHOWN; i++)
		put_agreed(a, list, &l.v[i]);
	if (l.n > AGREED_SHOWN)
		fig_count(a, pack, "last_time_more", l.n - AGREED_SHOWN);
}

/* The newest run of the playbook qbr, where it stands. */
static bool
put_run(struct node *review, struct arena *a, const struct partner *p)
{
	struct play_run *runs;
	const struct play_run *r = NULL;
	size_t i, n = play_runs(&runs, a, p);
	struct node *map;

	for (i = 0; i < n; i++) {
		if (strcmp(runs[i].playbook, "qbr") == 0)
			r = &runs[i];
	}
	if (r == NULL)
		return false;
	map = node_add(a, review, "run", NODE_MAP);
	put_date(a, map, "started", r->started);
	put_date(a, map, "completed", r->completed);
	put_date(a, map, "stopped", r->stopped);
	node_bool(a, map, "open", play_run_open(r));
	return play_run_open(r);
}

/* Days of the reviews, and the command that begins or opens this one. */
static void
put_review(struct node *pack, struct evidence *ev, const struct qbr *q)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, pack, "review", NODE_MAP);
	bool under_way;

	put_date(a, map, "last", q->last);
	put_date(a, map, "due", q->due);
	put_date(a, map, "held", q->held);
	node_bool(a, map, "overdue", q->held == DATE_NONE &&
	    q->due != DATE_NONE && q->due < ev->today);
	under_way = put_run(map, a, q->partner);
	if (under_way || (q->held == DATE_NONE && partner_signed(q->partner)))
		node_fmt(a, map, "command", "pos play %s qbr --partner %s",
		    under_way ? "step" : "start", shell_word(a,
		    q->partner->slug));
}

void
qbr_put_last(struct node *pack, struct evidence *ev, const struct qbrs *all,
    const struct qbr *q)
{
	put_last_time(pack, ev, all, q->partner);
	put_review(pack, ev, q);
}

static void
put_amount(struct arena *a, struct node *item, const char *key,
    const char *currency, enum plan_metric m, struct ratio r)
{
	if (plan_metrics[m].money)
		fig_money(a, item, key, currency, r);
	else
		fig_number(a, item, key, r, 0);
}

static void
put_goal(struct node *list, struct evidence *ev, const struct node *goal,
    const struct jointplan *plan, const struct partner *p)
{
	enum plan_metric m = plan_goal_metric(goal);
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, list);
	const char *currency = ev->ws->currency;
	const char *owner = node_get_text(goal, "owner", NULL);
	struct ratio now;
	struct dec target;

	node_str(a, item, "text", node_get_text(goal, "text", ""));
	if (owner != NULL)
		node_str(a, item, "owner", owner);
	put_date(a, item, "by", date_under(goal, "by"));
	if (m == PLAN_METRICS || node_unknown(node_get(goal, "target")) ||
	    dec_node(&target, node_get(goal, "target"), "target", NULL) < 0)
		return;
	now = jointplan_now(plan, p, m);
	put_amount(a, item, "now", currency, m, now);
	put_amount(a, item, "target", currency, m, ratio_dec(target));
	node_str(a, item, "state", plan_state_name(jointplan_state(plan, m,
	    now, ratio_dec(target))));
}

int
qbr_put_goals(struct node *pack, struct evidence *ev, const struct qbrs *all,
    const struct qbr *q, struct err *e)
{
	struct node *list = node_add(&ev->ws->arena, pack, "goals", NODE_LIST);
	struct jointplan plan;
	const struct node *g;
	date by;

	if (jointplan_read(&plan, ev->ws, q->partner, ev->today,
	    evidence_day(ev), e) < 0)
		return -1;
	NODE_EACH(g, node_get(plan.node, "goals")) {
		by = date_under(g, "by");
		if (by == DATE_NONE || by > all->end)
			put_goal(list, ev, g, &plan, q->partner);
	}
	return 0;
}

/* Is it among what was agreed last time? Then it is not told twice. */
static bool
is_told(const struct agreed_list *l, const struct node *at)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (l->v[i].node == at)
			return true;
	}
	return false;
}

static void
put_next(struct arena *a, struct node *list, const struct agenda_item *due,
    date today)
{
	struct node *item = node_item(a, list);

	node_str(a, item, "text", due->text);
	if (due->owner != NULL)
		node_str(a, item, "owner", due->owner);
	put_date(a, item, "due", due->due);
	node_bool(a, item, "late", is_by(due->due, today - 1));
}

/* Open actions of the register without a day, which no agenda has. */
static void
put_undated(struct evidence *ev, struct node *list,
    const struct agreed_list *l, const struct partner *p)
{
	struct agenda_item item = { .due = DATE_NONE };
	struct actions all;
	size_t i;

	actions_read(&all, &ev->ws->arena, p->node, ev->today);
	for (i = 0; i < all.n && list->n < NEXT_SHOWN; i++) {
		if (all.v[i].state != ACTION_OPEN || all.v[i].due !=
		    DATE_NONE || is_told(l, all.v[i].node))
			continue;
		item.text = all.v[i].text;
		item.owner = all.v[i].owner;
		put_next(&ev->ws->arena, list, &item, ev->today);
	}
}

int
qbr_put_next(struct node *pack, struct evidence *ev, const struct qbrs *all,
    const struct qbr *q, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, pack, "next", NODE_LIST);
	struct agreed_list told = find_agreed(ev, all, q->partner);
	struct agenda agenda;
	size_t i, more = 0;

	if (agenda_find(&agenda, ev->ws, q->partner, ev->today,
	    all->until > ev->today ? all->until : ev->today, e) < 0) {
		agenda_release(&agenda);
		return -1;
	}
	for (i = 0; i < agenda.n; i++) {
		if (agenda.items[i].kind == AGENDA_REVIEW ||
		    is_told(&told, agenda.items[i].at))
			continue;
		if (list->n < NEXT_SHOWN)
			put_next(a, list, &agenda.items[i], ev->today);
		else
			more++;
	}
	agenda_release(&agenda);
	put_undated(ev, list, &told, q->partner);
	if (more > 0)
		fig_count(a, pack, "next_more", more);
	return 0;
}
