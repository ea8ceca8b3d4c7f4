/* ev_market - evidence of the market: customers, deals, what wins */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "tally.h"

#define COMPANY "company.yaml"
#define PROGRAM "program.yaml"
#define CUSTOMERS "data/customers.yaml"
#define PROSPECTS "data/prospects.yaml"
#define DEALS "data/deals"

static const char *const in_company[] = { COMPANY, PROGRAM, NULL };
static const char *const in_deals[] = { COMPANY, PROGRAM, CUSTOMERS,
	PROSPECTS, DEALS, NULL };
static const char *const in_customers[] = { COMPANY, CUSTOMERS, NULL };

/* Join the names of a list of ids as `key_text`. */
static void
add_names_of(struct evidence *ev, struct node *map, const char *key,
    const struct node *ids, const char *list)
{
	const char *names[64];
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, ids) {
		if (n < 64 && node_text(c) != NULL)
			names[n++] = ws_name(ev->ws, list, c->text);
	}
	if (n > 0)
		fig_names(&ev->ws->arena, map, key, names, n, n);
}

static int
build_company(struct node *out, struct evidence *ev, struct err *e)
{
	static const char *const texts[] = { "name", "sells", "description",
	    "industry", "currency" };
	struct arena *a = &ev->ws->arena;
	const struct node *c = ev->ws->company, *targets, *value, *n;
	struct node *map;
	size_t i;

	(void)e;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (node_get_text(c, texts[i], NULL) != NULL)
			node_str(a, out, texts[i],
			    node_get_text(c, texts[i], ""));
	}
	targets = node_get(c, "targets");
	map = node_add(a, out, "targets", NODE_MAP);
	if (node_get_text(targets, "customers", NULL) != NULL)
		node_str(a, map, "customers",
		    node_get_text(targets, "customers", ""));
	add_names_of(ev, map, "industries", node_get(targets, "industries"),
	    "industries");
	add_names_of(ev, map, "regions", node_get(targets, "regions"),
	    "regions");
	add_names_of(ev, map, "technologies",
	    node_get(targets, "technologies"), "");
	if ((n = node_get(targets, "employees")) != NULL)
		node_hang(a, map, "employees", node_copy(a, n, NULL));
	value = node_get(c, "value");
	if ((n = node_get(value, "goals")) != NULL)
		node_hang(a, out, "goals", node_copy(a, n, NULL));
	if ((n = node_get(value, "pains")) != NULL)
		node_hang(a, out, "pains", node_copy(a, n, NULL));
	if ((n = node_get(value, "outcomes")) != NULL)
		node_hang(a, out, "outcomes", node_copy(a, n, NULL));
	return 0;
}

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
		add_names_of(ev, out, "core", ids, list);
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

/* Count accounts under every id of a list they have. */
static void
count_accounts(struct tallies *ts, const struct ws *ws, const char *key)
{
	const struct account *acc;
	const struct node *c;
	size_t i;

	for (i = 0; i < ws->naccounts; i++) {
		acc = &ws->accounts[i];
		if (acc->prospect)
			continue;
		NODE_EACH(c, node_get(acc->node, key))
			tally_account(tally_at(ts, node_text(c)), acc);
	}
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

/* Present customers on file. */
static size_t
present_customers(const struct ws *ws)
{
	size_t i, n = 0;

	for (i = 0; i < ws->naccounts; i++)
		n += !ws->accounts[i].prospect &&
		    ws->accounts[i].churned == DATE_NONE;
	return n;
}

static int
by_customers(const void *x, const void *y)
{
	const struct tally *a = x, *b = y;

	if (a->customers != b->customers)
		return a->customers > b->customers ? -1 : 1;
	return strcmp(a->id, b->id);
}

/* Most used first; at most 12, and in `top` those a fifth of all use. */
static int
build_technologies(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items, *item, *top;
	size_t i, total = present_customers(ev->ws);
	struct tallies ts = { 0 };
	bool common;

	(void)e;
	count_accounts(&ts, ev->ws, "technologies");
	count_technology_deals(&ts, ev->ws);
	if (ts.n > 0)
		qsort(ts.t, ts.n, sizeof(*ts.t), by_customers);
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
	add_names_of(ev, out, "top", top, "");
	node_str(a, out, "rule", "common: at least a fifth of present "
	    "customers run it");
	tallies_release(&ts);
	return 0;
}

/* Replace the hyphens of an id by blanks: new-site is "new site". */
static const char *
spoken(struct arena *a, const char *id)
{
	char *s = arena_dup(a, id), *p;

	for (p = s; *p != '\0'; p++) {
		if (*p == '-' || *p == '_')
			*p = ' ';
	}
	return s;
}

/* Deals counted by a word of their own, ranked. */
static void
add_by_word(struct evidence *ev, struct node *out,
    const char *(*word)(const struct deal *), bool is_id)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	struct tallies ts = { 0 };
	const char *names[8];
	size_t i, n = 0;

	for (i = 0; i < ev->ws->ndeals; i++)
		tally_deal(tally_at(&ts, word(&ev->ws->deals[i])),
		    &ev->ws->deals[i]);
	tallies_rank(&ts, NULL);
	for (i = 0; i < ts.n; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", is_id ? spoken(a, ts.t[i].id) :
		    ts.t[i].id);
		node_bool(a, item, "core", ts.t[i].core);
		if (ts.t[i].core && n < 8)
			names[n++] = node_get_text(item, "name", "");
		tally_figures(a, item, &ts.t[i], ev->ws->currency);
	}
	if (n > 0)
		fig_names(a, out, "core", names, n, n);
	tallies_release(&ts);
}

static const char *
trigger_of(const struct deal *d)
{
	return d->trigger;
}

static const char *
buyer_of(const struct deal *d)
{
	return d->buyer;
}

static int
build_signals(struct node *out, struct evidence *ev, struct err *e)
{
	(void)e;
	add_by_word(ev, out, trigger_of, true);
	return 0;
}

static int
build_personas(struct node *out, struct evidence *ev, struct err *e)
{
	(void)e;
	add_by_word(ev, out, buyer_of, false);
	return 0;
}

/* Lost deals by reason and by winner, most first. */
static void
add_losses(struct evidence *ev, struct node *out, const char *list,
    const char *key)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, list, NODE_LIST), *item;
	struct tallies ts = { 0 };
	size_t i, lost = 0;

	for (i = 0; i < ev->ws->ndeals; i++) {
		if (ev->ws->deals[i].stage != DEAL_LOST)
			continue;
		lost++;
		struct tally *t = tally_at(&ts, node_get_text(
		    ev->ws->deals[i].node, key, NULL));
		if (t != NULL)
			t->customers++;
	}
	if (ts.n > 0)
		qsort(ts.t, ts.n, sizeof(*ts.t), by_customers);
	for (i = 0; i < ts.n && i < 6; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", spoken(a, ts.t[i].id));
		fig_share(a, item, "share", ts.t[i].customers, lost, 1);
	}
	tallies_release(&ts);
}

static int
build_losses(struct node *out, struct evidence *ev, struct err *e)
{
	(void)e;
	add_losses(ev, out, "reasons", "lost_reason");
	add_losses(ev, out, "winners", "lost_to");
	return 0;
}

static int
build_deals(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct tally all = { 0 }, roles[DEAL_ROLES] = { { 0 } };
	struct node *items, *item;
	struct str s = STR_INIT;
	size_t i, expansions = 0;
	date first = DATE_NONE, last = DATE_NONE;
	const struct deal *d;

	(void)e;
	for (i = 0; i < ev->ws->ndeals; i++) {
		d = &ev->ws->deals[i];
		tally_deal(&all, d);
		tally_deal(&roles[d->role], d);
		first = i == 0 ? d->created : first;
		last = d->created;
		expansions += d->stage == DEAL_WON && d->kind != NULL &&
		    strcmp(d->kind, "expansion") == 0;
	}
	fig_count(a, out, "total", ev->ws->ndeals);
	tally_figures(a, out, &all, ev->ws->currency);
	fig_share(a, out, "expansions", expansions, all.won, 1);
	if (first != DATE_NONE) {
		date_add_long(&s, first);
		node_str(a, out, "first", s.s);
		str_reset(&s);
		date_add_long(&s, last);
		node_str(a, out, "last", s.s);
	}
	items = node_add(a, out, "roles", NODE_LIST);
	for (i = 0; i < DEAL_ROLES; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", deal_role_name((enum deal_role)i));
		tally_figures(a, item, &roles[i], ev->ws->currency);
		tally_release(&roles[i]);
	}
	tally_release(&all);
	str_release(&s);
	return 0;
}

static int
build_pains(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct node *pains = node_path(ev->ws->company, "value.pains");
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	size_t i, total = present_customers(ev->ws);
	struct tallies ts = { 0 };
	const struct node *p;
	const char *text;

	(void)e;
	count_accounts(&ts, ev->ws, "pains");
	if (ts.n > 0)
		qsort(ts.t, ts.n, sizeof(*ts.t), by_customers);
	for (i = 0; i < ts.n; i++) {
		text = ts.t[i].id;
		NODE_EACH(p, pains) {
			if (strcmp(node_get_text(p, "id", ""), text) == 0)
				text = node_get_text(p, "text", text);
		}
		item = node_item(a, items);
		node_str(a, item, "text", text);
		fig_share(a, item, "share", ts.t[i].customers, total, 1);
	}
	fig_count(a, out, "customers", total);
	tallies_release(&ts);
	return 0;
}

enum { DEAL_PARTS = WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_DEALS };

const struct provider ev_market[] = {
	{ "company", WS_COMPANY | WS_PROGRAM, in_company, false,
	    build_company },
	{ "deals", DEAL_PARTS, in_deals, false, build_deals },
	{ "industries", DEAL_PARTS, in_deals, false, build_industries },
	{ "regions", DEAL_PARTS, in_deals, false, build_regions },
	{ "sizes", DEAL_PARTS, in_deals, false, build_sizes },
	{ "technologies", DEAL_PARTS, in_deals, false, build_technologies },
	{ "signals", DEAL_PARTS, in_deals, false, build_signals },
	{ "personas", DEAL_PARTS, in_deals, false, build_personas },
	{ "losses", DEAL_PARTS, in_deals, false, build_losses },
	{ "pains", DEAL_PARTS, in_customers, false, build_pains },
	{ NULL, 0, NULL, false, NULL }
};
