/* ev_segment - evidence of segments: which customers win, stay, run what */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "tally.h"

static const char *const in_deals[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals", NULL };

static const char *
industry_of(const struct account *a)
{
	return a->industry;
}

static const char *
region_of(const struct account *a)
{
	return a->region;
}

static const char *
size_of(const struct account *a)
{
	static const struct {
		int64_t below;
		const char *id;
	} bands[] = { { 50, "1 to 49" }, { 200, "50 to 199" },
	    { 500, "200 to 499" }, { 2000, "500 to 1,999" } };
	size_t i;

	if (!a->has_employees)
		return NULL;
	for (i = 0; i < 4; i++) {
		if (a->employees.u < bands[i].below * DEC_ONE)
			return bands[i].id;
	}
	return "2,000 and more";
}

/* Is the account in one of the industries? NULL: any will do. */
static bool
is_inside(const struct account *a, const struct node *industries)
{
	return industries == NULL || (a->industry != NULL &&
	    node_has(industries, a->industry));
}

/* Count accounts of these industries and their deals by a property. */
static void
count_by(struct tallies *ts, const struct ws *ws,
    const struct node *industries,
    const char *(*property)(const struct account *))
{
	const struct account *a;
	size_t i;

	for (i = 0; i < ws->naccounts; i++) {
		a = &ws->accounts[i];
		if (!a->prospect && is_inside(a, industries))
			tally_account(tally_at(ts, property(a)), a);
	}
	for (i = 0; i < ws->ndeals; i++) {
		a = ws->deals[i].account;
		if (is_inside(a, industries))
			tally_deal(tally_at(ts, property(a)), &ws->deals[i]);
	}
}

/* Won and closed deals of all accounts: what a segment is held against. */
static struct tally
count_all(const struct ws *ws)
{
	struct tally all = { 0 };
	size_t i;

	for (i = 0; i < ws->ndeals; i++)
		tally_deal(&all, &ws->deals[i]);
	return all;
}

/* What is core by the data, or as an assumption what the company states. */
static void
add_core(struct evidence *ev, struct node *out, const struct tallies *ts,
    const char *list)
{
	struct arena *a = &ev->ws->arena;
	struct node *ids = node_new(a, NODE_LIST);
	const struct node *stated, *c;
	bool assumed = false;
	size_t i;

	for (i = 0; i < ts->n; i++) {
		if (ts->t[i].core)
			node_str(a, ids, NULL, ts->t[i].id);
	}
	stated = node_get(node_get(ev->ws->company, "targets"), list);
	if (ids->n == 0 && stated != NULL && stated->kind == NODE_LIST) {
		NODE_EACH(c, stated) {
			if (node_text(c) != NULL)
				node_str(a, ids, NULL, c->text);
		}
		assumed = true;
	}
	node_bool(a, out, "assumed", assumed);
	node_hang(a, out, "core_ids", ids);
	if (ids->n > 0)
		evidence_names(ev, out, "core", ids, list);
}

/*
 * Write ranked tallies: list, core, inside, rest. against: what each is held
 * against; NULL: all the others.
 */
static void
add_segments(struct evidence *ev, struct node *out, struct tallies *ts,
    const struct tally *against, const char *list)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	struct tally rest = { 0 }, core = { 0 };
	size_t i;

	tallies_rank(ts, against);
	for (i = 0; i < ts->n; i++) {
		item = node_item(a, items);
		node_str(a, item, "id", ts->t[i].id);
		node_str(a, item, "name", ws_name(ev->ws, list, ts->t[i].id));
		node_bool(a, item, "core", ts->t[i].core);
		tally_figures(a, item, &ts->t[i], ev->ws->currency);
		tally_merge(ts->t[i].core ? &core : &rest, &ts->t[i]);
	}
	add_core(ev, out, ts, list);
	tally_figures(a, node_add(a, out, "inside", NODE_MAP), &core,
	    ev->ws->currency);
	tally_figures(a, node_add(a, out, "rest", NODE_MAP), &rest,
	    ev->ws->currency);
	node_fmt(a, out, "rule", "at least %d closed deals and a win rate "
	    "above that of %s", FIG_FEW, against != NULL ?
	    "all closed deals together" : "all the others together");
	tally_release(&rest);
	tally_release(&core);
}

static int
build_industries(struct node *out, struct evidence *ev, struct err *e)
{
	struct tallies ts = { 0 };

	(void)e;
	count_by(&ts, ev->ws, NULL, industry_of);
	add_segments(ev, out, &ts, NULL, "industries");
	tallies_release(&ts);
	return 0;
}

/*
 * Segments within the core industries, by another property: the profile
 * narrows step by step. All industries when none is core by the data.
 */
static int
add_within(struct evidence *ev, struct node *out, const char *list,
    const char *(*property)(const struct account *), struct err *e)
{
	const struct node *industries, *core;
	struct tally all = count_all(ev->ws);
	struct tallies ts = { 0 };
	int rc = evidence_need(&industries, ev, "industries", e);

	core = rc == 0 ? node_get(industries, "core_ids") : NULL;
	if (core != NULL && (core->n == 0 ||
	    node_truth(node_get(industries, "assumed"))))
		core = NULL;
	if (rc == 0) {
		count_by(&ts, ev->ws, core, property);
		add_segments(ev, out, &ts, &all, list);
	}
	tallies_release(&ts);
	tally_release(&all);
	return rc;
}

static int
build_regions(struct node *out, struct evidence *ev, struct err *e)
{
	return add_within(ev, out, "regions", region_of, e);
}

/* The middle half of present customers' sizes in core industries. */
static void
add_range(struct evidence *ev, struct node *out, const struct node *core)
{
	struct arena *a = &ev->ws->arena;
	struct sample sizes = { 0 };
	const struct node *stated;
	const struct account *c;
	struct node *range;
	size_t i;

	for (i = 0; i < ev->ws->naccounts; i++) {
		c = &ev->ws->accounts[i];
		if (!c->prospect && c->churned == DATE_NONE &&
		    c->has_employees && c->industry != NULL &&
		    node_has(core, c->industry))
			sample_add(&sizes, c->employees.u / DEC_ONE);
	}
	fig_count(a, out, "n", sizes.n);
	stated = node_get(node_get(ev->ws->company, "targets"), "employees");
	if (sizes.n >= FIG_FEW) {
		range = node_add(a, out, "range", NODE_MAP);
		node_int(a, range, "min",
		    ratio_round(sample_quartile(&sizes, 1), 0));
		node_int(a, range, "max",
		    ratio_round(sample_quartile(&sizes, 3), 0));
		fig_number(a, out, "median", sample_quartile(&sizes, 2), 0);
	} else if (stated != NULL && stated->kind == NODE_MAP) {
		node_hang(a, out, "range", node_copy(a, stated, NULL));
		node_bool(a, out, "assumed", true);
	}
	sample_release(&sizes);
}

static int
build_sizes(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *industries;

	if (add_within(ev, out, "sizes", size_of, e) < 0 ||
	    evidence_need(&industries, ev, "industries", e) < 0)
		return -1;
	add_range(ev, out, node_get(industries, "core_ids"));
	return 0;
}

/* Count deals under every technology their account runs. */
static void
count_technology_deals(struct tallies *ts, const struct ws *ws)
{
	const struct node *c;
	size_t i;

	for (i = 0; i < ws->ndeals; i++) {
		NODE_EACH(c, node_get(ws->deals[i].account->node,
		    "technologies"))
			tally_deal(tally_at(ts, node_text(c)), &ws->deals[i]);
	}
}

/* Most used first; at most 12, and in `top` those a fifth of all use. */
static int
build_technologies(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items, *item, *top;
	size_t i, total = ws_customers(ev->ws);
	struct tallies ts = { 0 };
	bool common;

	(void)e;
	tallies_by_list(&ts, ev->ws, "technologies");
	count_technology_deals(&ts, ev->ws);
	if (ts.n > 0)
		qsort(ts.t, ts.n, sizeof(*ts.t), tally_by_customers);
	items = node_add(a, out, "list", NODE_LIST);
	top = node_new(a, NODE_LIST);
	for (i = 0; i < ts.n && i < 12; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", ts.t[i].id);
		fig_share(a, item, "share", ts.t[i].customers, total, 1);
		tally_figures(a, item, &ts.t[i], ev->ws->currency);
		common = ts.t[i].customers * 5 >= total && total > 0;
		node_bool(a, item, "common", common);
		if (common)
			node_str(a, top, NULL, ts.t[i].id);
	}
	if (top->n == 0) {
		const struct node *stated = node_path(ev->ws->company,
		    "targets.technologies");

		if (stated != NULL) {
			top = node_copy(a, stated, NULL);
			node_bool(a, out, "assumed", true);
		}
	}
	node_hang(a, out, "top_ids", top);
	evidence_names(ev, out, "top", top, "");
	node_str(a, out, "rule", "common: at least a fifth of present "
	    "customers run it");
	tallies_release(&ts);
	return 0;
}

enum { PARTS = WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_DEALS };

const struct provider ev_segment[] = {
	{ "industries", PARTS, in_deals, false, build_industries },
	{ "regions", PARTS, in_deals, false, build_regions },
	{ "sizes", PARTS, in_deals, false, build_sizes },
	{ "technologies", PARTS, in_deals, false, build_technologies },
	{ NULL, 0, NULL, false, NULL }
};
