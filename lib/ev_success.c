/* ev_success - evidence of how success is measured: goals and actuals */

#include "evidence.h"

#include <string.h>

#include "concentration.h"
#include "evput.h"
#include "fig.h"
#include "jointplan.h"
#include "partner.h"
#include "period.h"
#include "revenue.h"

static const char *const in_success[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/deals", "partners", NULL };

enum unit { UNIT_MONEY, UNIT_SHARE, UNIT_COUNT };

/* What a goal of the company can be measured by. */
static const struct goal_metric {
	const char *key, *how, *often;
	enum unit unit;
	bool at_most;
} metrics[] = {
	{ "sourced_share", "sourced part of all we won over twelve months",
	    "monthly", UNIT_SHARE, false },
	{ "sourced_revenue", "sourced deals won in the fiscal year so far",
	    "monthly", UNIT_MONEY, false },
	{ "top_two_share", "part of the two largest in what was sourced over "
	    "twelve months", "quarterly", UNIT_SHARE, true },
	{ "sourced_wins", "sourced deals won, all on file", "monthly",
	    UNIT_COUNT, false },
	{ "certified", "people of partners with a contract who hold an "
	    "unexpired certificate", "quarterly", UNIT_COUNT, false },
};

enum { METRICS = sizeof(metrics) / sizeof(metrics[0]) };

/* Sourced deals won, of accounts in a region (NULL: any). */
static size_t
wins_in(const struct ws *ws, const char *region)
{
	size_t i, n = 0;

	for (i = 0; i < ws->ndeals; i++)
		n += ws->deals[i].role == ROLE_SOURCED &&
		    ws->deals[i].stage == DEAL_WON && (region == NULL ||
		    (ws->deals[i].account->region != NULL &&
		    strcmp(ws->deals[i].account->region, region) == 0));
	return n;
}

static struct ratio
actual_of(struct evidence *ev, size_t metric, const struct node *goal)
{
	date day = evidence_day(ev);
	struct deal_filter year = { ROLE_SOURCED, STATE_WON,
	    fiscal_year(ev->ws, day), day };
	const struct concentration *c = evbase_stakes(ev);

	switch (metric) {
	case 0:
		return ratio_div(ratio_money(c->total),
		    ratio_money(c->all));
	case 1:
		return ratio_money(revenue_all(ev->ws, &year).amount);
	case 2:
		return ratio_div(concentration_top(c, 2),
		    ratio_money(c->total));
	case 3:
		return ratio_of((int64_t)wins_in(ev->ws, node_get_text(goal,
		    "region", NULL)), 1);
	}
	return ratio_of((int64_t)evbase_certified(ev), 1);
}

static void
put_value(struct evidence *ev, struct node *map, const char *key,
    enum unit unit, struct ratio r)
{
	struct arena *a = &ev->ws->arena;
	struct str s = STR_INIT;

	switch (unit) {
	case UNIT_MONEY:
		fig_money(a, map, key, ev->ws->currency, r);
		break;
	case UNIT_COUNT:
		fig_number(a, map, key, r, 0);
		break;
	case UNIT_SHARE:
		ratio_add_percent(&s, r, 0);
		node_str(a, map, key, s.s);
	}
	str_release(&s);
}

static void
add_goal(struct evidence *ev, struct node *item, const struct node *goal)
{
	const char *key = node_get_text(goal, "metric", "");
	struct arena *a = &ev->ws->arena;
	const struct node *n = node_get(goal, "target");
	struct ratio actual, target;
	struct dec d;
	size_t i;

	node_str(a, item, "name", node_get_text(goal, "text", ""));
	put_text(a, item, "by", goal);
	for (i = 0; i < METRICS && strcmp(metrics[i].key, key) != 0; i++)
		;
	if (i == METRICS) {
		put_text(a, item, "target", goal);
		return;
	}
	actual = actual_of(ev, i, goal);
	node_str(a, item, "how", metrics[i].how);
	node_str(a, item, "often", metrics[i].often);
	if (ratio_ok(actual))
		put_value(ev, item, "actual", metrics[i].unit, actual);
	if (node_unknown(n) || dec_node(&d, n, "target", NULL) < 0)
		return;
	target = ratio_dec(d);
	put_value(ev, item, "target", metrics[i].unit, target);
	if (!ratio_ok(actual))
		return;
	if (metrics[i].at_most)
		node_str(a, item, "state", ratio_cmp(actual, target) <= 0 ?
		    "kept" : "over");
	else
		node_str(a, item, "state", ratio_cmp(actual, target) >= 0 ?
		    "reached" : "open");
}

/* Does a customer name a partner of the technology category? */
static bool
is_integrated(const struct ws *ws, const struct account *c)
{
	const struct partner *p;
	const struct node *slug;

	NODE_EACH(slug, node_get(c->node, "partners")) {
		p = node_text(slug) != NULL ? map_get(&ws->partner_slugs,
		    slug->text) : NULL;
		if (p != NULL && strcmp(node_get_text(ws_entry(ws, "types",
		    p->type), "category", ""), "technology") == 0)
			return true;
	}
	return false;
}

/* What has no goal and is watched all the same. */
static void
add_watched(struct evidence *ev, struct node *out)
{
	struct deal_filter f = { ROLE_INFLUENCED, STATE_WON, 0, 0 };
	size_t i, present = 0, integrated = 0, served = 0, stayed = 0;
	struct arena *a = &ev->ws->arena;
	const struct account *c;
	struct deal_sum sum;

	revenue_year(&f, evidence_day(ev));
	sum = revenue_all(ev->ws, &f);
	fig_count(a, out, "influenced", sum.count);
	fig_money(a, out, "influenced_amount", ev->ws->currency,
	    ratio_money(sum.amount));
	for (i = 0; i < ev->ws->naccounts; i++) {
		c = &ev->ws->accounts[i];
		if (c->prospect)
			continue;
		if (!node_unknown(node_get(c->node, "partners"))) {
			served++;
			stayed += c->churned == DATE_NONE;
		}
		if (c->churned != DATE_NONE)
			continue;
		present++;
		integrated += is_integrated(ev->ws, c);
	}
	fig_share(a, out, "integrated", integrated, present, 1);
	fig_share(a, out, "stayed", stayed, served, 1);
}

/* Customers that name the partner: those that stayed, and of them those that
 * name a technology partner, which may be this one. */
static void
add_own(struct evidence *ev, struct node *out, const struct partner *p)
{
	size_t i, integrated = 0, served = 0, stayed = 0;
	struct arena *a = &ev->ws->arena;
	const struct account *c;

	for (i = 0; i < ev->ws->naccounts; i++) {
		c = &ev->ws->accounts[i];
		if (c->prospect || !node_has(node_get(c->node, "partners"),
		    p->slug))
			continue;
		served++;
		if (c->churned != DATE_NONE)
			continue;
		stayed++;
		integrated += is_integrated(ev->ws, c);
	}
	fig_share(a, out, "own_stayed", stayed, served, 1);
	fig_share(a, out, "own_integrated", integrated, stayed, 1);
	node_bool(a, out, "any_own", served > 0);
	node_str(a, out, "partner", p->name);
}

static int
build_success(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "goals", NODE_LIST);
	const struct node *c;

	(void)e;
	NODE_EACH(c, node_get(ev->ws->company, "goals"))
		add_goal(ev, node_item(a, items), c);
	add_watched(ev, out);
	if (ev->partner != NULL)
		add_own(ev, out, ev->partner);
	return 0;
}

const struct provider ev_success[] = {
	{ "success", WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_PARTNERS |
	    WS_DEALS, in_success, build_success },
	{ NULL, 0, NULL, NULL }
};
