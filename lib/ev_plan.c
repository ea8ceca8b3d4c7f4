/* ev_plan - evidence of a partner's joint business plan, and its actuals */

#include "evidence.h"

#include <string.h>

#include "ev_aim.h"
#include "fig.h"
#include "jointplan.h"
#include "partner.h"
#include "revenue.h"
#include "tierask.h"

static const char *const in_plan[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", "data/customers.yaml",
	"strategy/scorecard.yaml", NULL };

/* What is filled in here, for one partner. */
struct plan_out {
	struct evidence *ev;
	struct arena *a;
	struct node *out;
	const struct partner *p;
	struct jointplan plan;
	const struct node *aim;		/* the tier a proposal is from, or
					 * NULL: none, or goals are set */
	date aim_by;
	const char *behind[PLAN_METRICS];
	size_t with_target, fine, nbehind;
};

static void
add_day(struct arena *a, struct node *map, const char *key, date d)
{
	struct str s = STR_INIT;

	if (d != DATE_NONE) {
		date_add(&s, d);
		node_str(a, map, key, s.s);
	}
	str_release(&s);
}

static void
add_amount(const struct plan_out *o, struct node *map, const char *key,
    enum plan_metric m, struct ratio r)
{
	if (plan_metrics[m].money)
		fig_money(o->a, map, key, o->ev->ws->currency, r);
	else
		fig_number(o->a, map, key, r, 0);
}

/* The target of the first goal with this metric; false: none has one. */
static bool
find_target(struct ratio *out, const struct jointplan *plan,
    enum plan_metric m)
{
	const struct node *g, *target;
	struct dec d;

	NODE_EACH(g, node_get(plan->node, "goals")) {
		target = node_get(g, "target");
		if (plan_goal_metric(g) != m || node_unknown(target) ||
		    dec_node(&d, target, "target", NULL) < 0)
			continue;
		*out = ratio_dec(d);
		return true;
	}
	return false;
}

/* Target, pace and the word for where it stands, below item. */
static void
add_target(struct plan_out *o, struct node *item, enum plan_metric m,
    struct ratio target)
{
	struct ratio now = jointplan_now(&o->plan, o->p, m);
	enum plan_state state = jointplan_state(&o->plan, m, now, target);
	bool paced = plan_metrics[m].grows && o->plan.days > 0;

	add_amount(o, item, "target", m, target);
	if (plan_metrics[m].money && paced)
		fig_money(o->a, item, "expected", o->ev->ws->currency,
		    jointplan_pace(&o->plan, target));
	else if (paced)
		fig_number(o->a, item, "expected", jointplan_pace(&o->plan,
		    target), 1);
	node_str(o->a, item, "state", plan_state_name(state));
	o->with_target++;
	o->fine += state == PLAN_REACHED || state == PLAN_ON_PACE;
	if (state == PLAN_BEHIND || state == PLAN_MISSED)
		o->behind[o->nbehind++] = plan_metrics[m].name;
}

/* What the tier of the proposal asks of it in any case, below item. */
static void
add_proposed(const struct plan_out *o, struct node *item, enum plan_metric m)
{
	struct ratio least;

	if (tier_least(&least, o->ev->ws, o->aim, m == PLAN_PIPELINE ?
	    "sourced_pipeline" : plan_metrics[m].key, o->aim_by) &&
	    least.n > 0)
		add_amount(o, item, "proposed", m, least);
}

/* The cells of the quarters; one that has not begun is "-". */
static void
add_quarters(const struct plan_out *o, struct node *item, enum plan_metric m)
{
	struct node *cells = node_add(o->a, item, "quarters", NODE_LIST);
	const date *q = o->plan.quarter;
	struct node *cell;
	int i;

	for (i = 0; i < QUARTERS; i++) {
		cell = node_item(o->a, cells);
		if (!plan_metrics[m].quarters || q[i] > o->plan.today)
			node_str(o->a, cell, "text", "-");
		else
			add_amount(o, cell, "actual", m, jointplan_actual(
			    o->p, m, q[i], q[i + 1] - 1, o->plan.today));
	}
}

static void
add_targets(struct plan_out *o)
{
	struct node *items = node_add(o->a, o->out, "targets", NODE_LIST);
	struct node *item;
	enum plan_metric m;
	struct ratio target;

	for (m = 0; m < PLAN_METRICS; m++) {
		item = node_item(o->a, items);
		node_str(o->a, item, "name", plan_metrics[m].name);
		add_quarters(o, item, m);
		add_amount(o, item, "now", m, jointplan_now(&o->plan, o->p,
		    m));
		if (find_target(&target, &o->plan, m))
			add_target(o, item, m, target);
		add_proposed(o, item, m);
	}
	fig_count(o->a, o->out, "with_target", o->with_target);
	fig_count(o->a, o->out, "fine", o->fine);
	if (o->nbehind > 0)
		fig_names(o->a, o->out, "behind", o->behind, o->nbehind,
		    o->nbehind);
}

static void
add_goals(struct plan_out *o)
{
	struct node *items = node_add(o->a, o->out, "goals", NODE_LIST);
	const struct node *g, *target;
	struct node *item;
	enum plan_metric m;
	struct dec d;

	NODE_EACH(g, node_get(o->plan.node, "goals")) {
		item = node_item(o->a, items);
		m = plan_goal_metric(g);
		target = node_get(g, "target");
		node_str(o->a, item, "text", node_get_text(g, "text", ""));
		if (node_get_text(g, "owner", NULL) != NULL)
			node_str(o->a, item, "owner",
			    node_get_text(g, "owner", ""));
		if (node_get_text(g, "by", NULL) != NULL)
			node_str(o->a, item, "by", node_get_text(g, "by",
			    ""));
		if (m == PLAN_METRICS || node_unknown(target) ||
		    dec_node(&d, target, "target", NULL) < 0)
			continue;
		node_str(o->a, item, "metric", plan_metrics[m].name);
		add_amount(o, item, "target", m, ratio_dec(d));
		add_amount(o, item, "now", m, jointplan_now(&o->plan, o->p,
		    m));
		node_str(o->a, item, "state", plan_state_name(jointplan_state(
		    &o->plan, m, jointplan_now(&o->plan, o->p, m),
		    ratio_dec(d))));
	}
}

/* Activities that are done, and those that are not, with what is late. */
static int
add_activities(struct plan_out *o, struct err *e)
{
	struct node *open = node_add(o->a, o->out, "open", NODE_LIST);
	struct node *done = node_add(o->a, o->out, "done", NODE_LIST), *item;
	const struct node *c;
	date due, day, last = DATE_NONE;
	size_t late = 0;

	NODE_EACH(c, node_get(o->plan.node, "activities")) {
		if (date_node(&due, node_get(c, "due"), "due", e) < 0 ||
		    date_node(&day, node_get(c, "done"), "done", e) < 0)
			return -1;
		item = node_item(o->a, day != DATE_NONE ? done : open);
		node_str(o->a, item, "text", node_get_text(c, "text", ""));
		if (node_get_text(c, "owner", NULL) != NULL)
			node_str(o->a, item, "owner",
			    node_get_text(c, "owner", ""));
		add_day(o->a, item, "due", due);
		add_day(o->a, item, "on", day);
		node_bool(o->a, item, "late", day == DATE_NONE &&
		    due != DATE_NONE && due < o->plan.today);
		if (!node_truth(node_get(item, "late")))
			continue;
		late++;
		last = due > last ? due : last;
	}
	add_day(o->a, o->out, "late_due", last);
	fig_count(o->a, o->out, "late", late);
	node_bool(o->a, o->out, "any_late", late > 0);
	return 0;
}

/* How many entries of a list of the plan a person owns. */
static size_t
owned(const struct node *list, const char *owner)
{
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, list)
		n += strcmp(node_get_text(c, "owner", ""), owner) == 0;
	return n;
}

/* Who owns what: each person once, in the order they are met. */
static void
add_owners(struct plan_out *o)
{
	static const char *const lists[] = { "goals", "activities" };
	struct node *items = node_add(o->a, o->out, "owners", NODE_LIST);
	struct node *seen = node_new(o->a, NODE_LIST), *item;
	const struct node *c;
	const char *owner;
	size_t i, nobody = 0;

	for (i = 0; i < 2; i++) {
		NODE_EACH(c, node_get(o->plan.node, lists[i])) {
			owner = node_get_text(c, "owner", NULL);
			nobody += owner == NULL;
			if (owner == NULL || node_has(seen, owner))
				continue;
			node_str(o->a, seen, NULL, owner);
			item = node_item(o->a, items);
			node_str(o->a, item, "name", owner);
			fig_count(o->a, item, "goals", owned(node_get(
			    o->plan.node, "goals"), owner));
			fig_count(o->a, item, "activities", owned(node_get(
			    o->plan.node, "activities"), owner));
		}
	}
	fig_count(o->a, o->out, "without_owner", nobody);
	node_bool(o->a, o->out, "any_without_owner", nobody > 0);
}

/* How far the year is: by the newest entry on file, or one of three words. */
static void
add_progress(struct plan_out *o)
{
	const struct jointplan *plan = &o->plan;
	const char *word = plan->today > plan->to ? "over" :
	    plan->today < plan->from ? "ahead" :
	    plan->day < plan->from ? "silent" : NULL;

	fig_count(o->a, o->out, "days", (size_t)plan->days);
	fig_count(o->a, o->out, "of_days", (size_t)plan->of_days);
	if (word != NULL)
		node_bool(o->a, o->out, word, true);
	else
		add_day(o->a, o->out, "day", plan->day);
}

/* The year in words, and how far it is. */
static void
add_year(struct plan_out *o)
{
	struct node *names = node_add(o->a, o->out, "quarters", NODE_LIST);
	int i, y, m, d;

	date_split(o->plan.from, &y, &m, &d);
	node_fmt(o->a, o->out, "year", "%d", y);
	add_day(o->a, o->out, "from", o->plan.from);
	add_day(o->a, o->out, "to", o->plan.to);
	add_progress(o);
	for (i = 0; i < QUARTERS; i++)
		node_fmt(o->a, names, NULL, "Q%d", i + 1);
}

static void
add_influenced(const struct plan_out *o)
{
	struct deal_filter f = { ROLE_INFLUENCED, STATE_WON, o->plan.from,
	    o->plan.to < o->plan.today ? o->plan.to : o->plan.today };
	struct deal_sum sum = revenue_of(o->p, &f);

	fig_count(o->a, o->out, "influenced", sum.count);
	fig_money(o->a, o->out, "influenced_amount", o->ev->ws->currency,
	    ratio_money(sum.amount));
}

static int
build_plan(struct node *out, struct evidence *ev, struct err *e)
{
	struct plan_out o = { .ev = ev, .a = &ev->ws->arena, .out = out,
	    .p = ev->partner };
	const struct node *goals;

	if (ev->partner == NULL)
		return 0;
	if (jointplan_read(&o.plan, ev->ws, ev->partner, ev->today,
	    evidence_newest(ev), e) < 0)
		return -1;
	node_str(o.a, out, "partner", o.p->name);
	node_str(o.a, out, "slug", o.p->slug);
	node_str(o.a, out, "company", node_get_text(ev->ws->company, "name",
	    "us"));
	goals = node_get(o.plan.node, "goals");
	node_bool(o.a, out, "planned", o.plan.node != NULL);
	node_bool(o.a, out, "with_goals", goals != NULL && goals->n > 0);
	if ((goals == NULL || goals->n == 0) && ev_aim_add(&o.aim, &o.aim_by,
	    out, ev, &o.plan, e) < 0)
		return -1;
	add_year(&o);
	add_targets(&o);
	add_influenced(&o);
	add_goals(&o);
	add_owners(&o);
	return add_activities(&o, e);
}

const struct provider ev_plan[] = {
	{ "plan", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS |
	    WS_SCORECARD, in_plan, build_plan },
	{ NULL, 0, NULL, NULL }
};
