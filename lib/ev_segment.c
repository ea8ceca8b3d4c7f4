/* ev_segment - evidence of segments: which customers win, stay, run what */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "segment.h"

static const char *const in_deals[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals", NULL };

enum { TECHNOLOGIES = 12, COMMON = 5 };	/* listed; 1/5 of all is common */

/* What the company states under targets, as a list of ids of its own. */
static struct node *
stated_ids(const struct evidence *ev, const char *list)
{
	struct arena *a = &ev->ws->arena;
	struct node *ids = node_new(a, NODE_LIST);
	const struct node *c;

	NODE_EACH(c, node_get(node_get(ev->ws->company, "targets"), list)) {
		if (node_text(c) != NULL)
			node_str(a, ids, NULL, c->text);
	}
	return ids;
}

/*
 * Write what the data say under key, or, when they say nothing, what the
 * company states: assumed is true then. names: key of the joined names.
 */
static void
add_ids(struct evidence *ev, struct node *out, const char *key,
    const char *names, struct node *ids, const struct property *p)
{
	struct node *stated = stated_ids(ev, p->name);
	struct arena *a = &ev->ws->arena;
	bool assumed = ids->n == 0 && stated->n > 0;

	node_bool(a, out, "assumed", assumed);
	node_bool(a, out, "by_data", ids->n > 0);
	if (assumed)
		ids = stated;
	evidence_names(ev, out, names, ids, p->list);
	node_hang(a, out, key, ids);
	fig_count(a, out, "few", FIG_FEW);
}

/* One segment with its figures and, under others, those of all others. */
static struct node *
add_segment(struct evidence *ev, struct node *items, struct tally *t,
    const struct property *p, const struct node *industries)
{
	struct tally others = segment_others(ev->ws, p, industries, t->id);
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);

	node_str(a, item, "id", t->id);
	node_str(a, item, "name", ws_name(ev->ws, p->list, t->id));
	node_bool(a, item, "core", t->core);
	node_bool(a, item, "sure", t->sure);
	node_bool(a, item, "lead", t->core && !t->sure);
	tally_figures(a, item, t, ev->ws->currency);
	tally_others(a, item, &others, ev->ws->currency);
	tally_release(&others);
	return item;
}

/* What an id of a property is called. */
struct named {
	const struct ws *ws;
	const struct property *p;
};

static const char *
name_of(void *ctx, const char *id)
{
	const struct named *named = ctx;

	return ws_name(named->ws, named->p->list, id);
}

/*
 * Write ranked tallies: list, core, inside, rest. all: what each is held
 * against, less its own; NULL: the sum of them.
 */
static void
add_segments(struct evidence *ev, struct node *out, struct tallies *ts,
    const struct tally *all, const struct property *p,
    const struct node *industries)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST);
	struct node *ids = node_new(a, NODE_LIST);
	struct tally rest = { 0 }, core = { 0 };
	struct named named = { ev->ws, p };
	size_t i;

	tallies_rank(ts, all);
	for (i = 0; i < ts->n; i++) {
		add_segment(ev, items, &ts->t[i], p, industries);
		tally_merge(ts->t[i].core ? &core : &rest, &ts->t[i]);
		if (ts->t[i].core)
			node_str(a, ids, NULL, ts->t[i].id);
	}
	add_ids(ev, out, "core_ids", "core", ids, p);
	tallies_names(a, out, "sure", ts, true, name_of, &named);
	tallies_names(a, out, "leads", ts, false, name_of, &named);
	tally_figures(a, node_add(a, out, "inside", NODE_MAP), &core,
	    ev->ws->currency);
	tally_figures(a, node_add(a, out, "rest", NODE_MAP), &rest,
	    ev->ws->currency);
	tally_release(&rest);
	tally_release(&core);
}

static int
build_industries(struct node *out, struct evidence *ev, struct err *e)
{
	struct tallies ts = { 0 };

	(void)e;
	segments_count(&ts, ev->ws, &segment_industry, NULL);
	add_segments(ev, out, &ts, NULL, &segment_industry, NULL);
	tallies_release(&ts);
	return 0;
}

/*
 * Segments within the core industries, by another property: the profile
 * narrows step by step. All industries when none is core by the data.
 */
static int
add_within(struct evidence *ev, struct node *out, const struct property *p,
    struct err *e)
{
	struct tally all = segment_known(ev->ws, p);
	const struct node *industries, *core;
	struct tallies ts = { 0 };
	int rc = evidence_need(&industries, ev, "industries", e);

	if (rc == 0) {
		core = node_truth(node_get(industries, "by_data")) ?
		    node_get(industries, "core_ids") : NULL;
		segments_count(&ts, ev->ws, p, core);
		add_segments(ev, out, &ts, &all, p, core);
		node_bool(&ev->ws->arena, out, "within", core != NULL);
	}
	tallies_release(&ts);
	tally_release(&all);
	return rc;
}

static int
build_regions(struct node *out, struct evidence *ev, struct err *e)
{
	return add_within(ev, out, &segment_region, e);
}

/* The sizes of present customers in core industries. */
static void
take_sizes(struct sample *sizes, const struct ws *ws,
    const struct node *core)
{
	const struct account *c;
	size_t i;

	for (i = 0; i < ws->naccounts; i++) {
		c = &ws->accounts[i];
		if (!c->prospect && c->churned == DATE_NONE &&
		    c->has_employees && c->industry != NULL &&
		    node_has(core, c->industry))
			sample_add(sizes, c->employees.u / DEC_ONE);
	}
}

/* The middle half of them, or the range that the company states. */
static void
add_range(struct evidence *ev, struct node *out, const struct node *core)
{
	struct arena *a = &ev->ws->arena;
	struct sample sizes = { 0 };
	const struct node *stated;
	struct node *range;

	take_sizes(&sizes, ev->ws, core);
	fig_count(a, out, "n", sizes.n);
	stated = node_path(ev->ws->company, "targets.employees");
	if (sizes.n >= FIG_FEW) {
		range = node_add(a, out, "range", NODE_MAP);
		node_int(a, range, "min",
		    ratio_round(sample_quartile(&sizes, 1), 0));
		node_int(a, range, "max",
		    ratio_round(sample_quartile(&sizes, 3), 0));
		fig_number(a, out, "median", sample_quartile(&sizes, 2), 0);
	} else if (stated != NULL && stated->kind == NODE_MAP) {
		node_hang(a, out, "range", node_copy(a, stated, NULL));
		node_bool(a, out, "range_assumed", true);
	}
	sample_release(&sizes);
}

/* n / of of a share that is no "too few to say"; else invalid. */
static struct ratio
share_of(const struct node *share)
{
	const char *n = node_get_text(share, "n", "0");
	const char *of = node_get_text(share, "of", "0");

	if (node_truth(node_get(share, "few")))
		return ratio_of(0, 0);
	return ratio_of(strtoll(n, NULL, 10), strtoll(of, NULL, 10));
}

/* The size of most wins; of those with deals enough, if there are two. */
static void
add_best(struct arena *a, struct node *out)
{
	const struct node *c, *best = NULL;
	struct ratio rate, most = ratio_of(0, 1);
	size_t known = 0;

	NODE_EACH(c, node_get(out, "list")) {
		rate = share_of(node_get(c, "win_rate"));
		known += ratio_ok(rate);
		if (ratio_ok(rate) && ratio_cmp(rate, most) > 0) {
			best = c;
			most = rate;
		}
	}
	if (best != NULL && known > 1)
		node_hang(a, out, "best", node_copy(a, best, NULL));
}

static int
build_sizes(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *industries;

	if (add_within(ev, out, &segment_size, e) < 0 ||
	    evidence_need(&industries, ev, "industries", e) < 0)
		return -1;
	add_range(ev, out, node_get(industries, "core_ids"));
	add_best(&ev->ws->arena, out);
	return 0;
}

/* Present customers whose technologies are known. */
static size_t
who_runs(const struct ws *ws)
{
	const struct account *c;
	size_t i, n = 0;

	for (i = 0; i < ws->naccounts; i++) {
		c = &ws->accounts[i];
		n += !c->prospect && c->churned == DATE_NONE &&
		    !node_unknown(node_get(c->node, "technologies"));
	}
	return n;
}

/* All accounts whose technologies are known: what a row is read against. */
static void
add_known(struct evidence *ev, struct node *out)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "all", NODE_MAP);
	struct tally all = segment_known(ev->ws, &segment_technology);

	fig_share(a, map, "share", all.customers, ws_customers(ev->ws),
	    FIG_FEW);
	tally_figures(a, map, &all, ev->ws->currency);
	tally_release(&all);
}

/*
 * Those with which deals are won more often than without, beyond chance;
 * returns their ids.
 */
static struct node *
add_winners(struct evidence *ev, struct node *out, struct tallies *ts)
{
	struct tally all = segment_known(ev->ws, &segment_technology);
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "winners", NODE_LIST);
	struct node *ids = node_new(a, NODE_LIST);
	size_t i;

	tallies_rank(ts, &all);
	for (i = 0; i < ts->n; i++) {
		if (!ts->t[i].sure)
			continue;
		add_segment(ev, items, &ts->t[i], &segment_technology, NULL);
		node_str(a, ids, NULL, ts->t[i].id);
	}
	tally_release(&all);
	return ids;
}

/*
 * Most used first; at most 12, and in `top` those a fifth of all use. The
 * profile's are those that win; when none does, those that are common.
 */
static int
build_technologies(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	struct node *top = node_new(a, NODE_LIST), *winners;
	size_t i, total = ws_customers(ev->ws);
	struct tallies ts = { 0 };
	bool common;

	(void)e;
	segments_count(&ts, ev->ws, &segment_technology, NULL);
	winners = add_winners(ev, out, &ts);
	if (ts.n > 0)
		qsort(ts.t, ts.n, sizeof(*ts.t), tally_by_customers);
	for (i = 0; i < ts.n && i < TECHNOLOGIES; i++) {
		common = ts.t[i].customers * COMMON >= total &&
		    total >= FIG_FEW;
		item = add_segment(ev, items, &ts.t[i], &segment_technology,
		    NULL);
		fig_share(a, item, "share", ts.t[i].customers, total,
		    FIG_FEW);
		node_bool(a, item, "common", common);
		if (common)
			node_str(a, top, NULL, ts.t[i].id);
	}
	add_known(ev, out);
	fig_count(a, out, "n", who_runs(ev->ws));
	fig_count(a, out, "kinds", ts.n);
	node_bool(a, out, "cut", ts.n > TECHNOLOGIES);
	evidence_names(ev, out, "top", top, "");
	add_ids(ev, out, "ids", "names", winners->n > 0 ? winners : top,
	    &segment_technology);
	node_bool(a, out, "one", winners->n == 1);
	node_bool(a, out, "common_only", winners->n == 0 && top->n > 0);
	node_str(a, out, "rule", "at least a fifth of present customers "
	    "run it");
	tallies_release(&ts);
	return 0;
}

enum { PARTS = WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_DEALS };

const struct provider ev_segment[] = {
	{ "industries", PARTS, in_deals, build_industries },
	{ "regions", PARTS, in_deals, build_regions },
	{ "sizes", PARTS, in_deals, build_sizes },
	{ "technologies", PARTS, in_deals, build_technologies },
	{ NULL, 0, NULL, NULL }
};
