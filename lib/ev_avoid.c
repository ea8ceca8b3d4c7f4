/* ev_avoid - evidence of exclusions: to whom not to sell, and what says so */

#include "evidence.h"

#include <string.h>

#include "fig.h"
#include "segment.h"
#include "shape.h"
#include "ztest.h"

static const char *const in_deals[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "data/prospects.yaml", "data/deals", NULL };

/* What the tests of one segment say. */
struct tested {
	enum verdict win, stay, worst;
	size_t tests;		/* those with cases enough */
};

static struct tested
test_segment(const struct tally *t, const struct tally *others)
{
	struct share won = { t->won, t->won + t->lost };
	struct share stay = { t->customers, t->customers + t->former };
	struct share won_others = { others->won, others->won + others->lost };
	struct share stay_others = { others->customers,
		others->customers + others->former };
	struct tested r = { share_under(won, won_others),
		share_under(stay, stay_others), FINE, 0 };

	r.worst = r.win > r.stay ? r.win : r.stay;
	if (won.of >= FIG_FEW && won_others.of >= FIG_FEW)
		r.tests++;
	if (stay.of >= FIG_FEW && stay_others.of >= FIG_FEW)
		r.tests++;
	return r;
}

/* Returns the row. */
static struct node *
add_row(struct evidence *ev, struct node *items, struct tally *t,
    struct tally *others, const char *name, const struct tested *r)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	bool win = r->win == r->worst, stay = r->stay == r->worst;

	node_str(a, item, "name", name);
	node_str(a, item, "by", win && stay ? "win rate and retention" :
	    win ? "win rate" : "retention");
	tally_figures(a, item, t, ev->ws->currency);
	tally_others(a, item, others, ev->ws->currency);
	return item;
}

/* Does company.yaml state as a target what the data speak against? */
static bool
is_target(const struct ws *ws, const struct property *p, const char *id)
{
	return node_has(node_get(node_get(ws->company, "targets"), p->name),
	    id);
}

/* Could any test be made of it? Most technologies have too few cases. */
static bool
has_cases(const struct tally *t)
{
	return t->won + t->lost >= FIG_FEW ||
	    t->customers + t->former >= FIG_FEW;
}

/* Test every segment of a property; returns how many tests that were. */
static size_t
add_property(struct evidence *ev, struct node *out, const struct property *p)
{
	struct arena *a = &ev->ws->arena;
	struct node *ids = node_add(a, node_get(out, "ids"), p->name,
	    NODE_LIST);
	struct tallies ts = { 0 };
	struct tally others;
	struct tested r;
	const char *name;
	size_t i, tests = 0;

	segments_count(&ts, ev->ws, p, NULL);
	tallies_rank(&ts, NULL);
	for (i = ts.n; i-- > 0; ) {
		if (!has_cases(&ts.t[i]))
			continue;
		others = segment_others(ev->ws, p, NULL, ts.t[i].id);
		r = test_segment(&ts.t[i], &others);
		tests += r.tests;
		name = p == &segment_size ? arena_printf(a, "%s employees",
		    ts.t[i].id) : ws_name(ev->ws, p->list, ts.t[i].id);
		if (r.worst != FINE)
			node_bool(a, add_row(ev, node_get(out, r.worst ==
			    EXCLUDE ? "list" : "watch"), &ts.t[i], &others,
			    name, &r), "target", is_target(ev->ws, p,
			    ts.t[i].id));
		if (r.worst == EXCLUDE)
			node_str(a, ids, NULL, ts.t[i].id);
		tally_release(&others);
	}
	tallies_release(&ts);
	return tests;
}

/* Is the account meant by an entry of targets.exclude: all it names holds? */
static bool
is_meant(const struct node *x, const struct account *a)
{
	const char *industry = node_get_text(x, "industry", NULL);
	const char *region = node_get_text(x, "region", NULL);
	const char *technology = node_get_text(x, "technology", NULL);
	const struct node *range = node_get(x, "employees");

	return (industry == NULL ||
	    segment_has(&segment_industry, a, industry)) &&
	    (region == NULL || segment_has(&segment_region, a, region)) &&
	    (technology == NULL ||
	    segment_has(&segment_technology, a, technology)) &&
	    (range == NULL ||
	    (a->has_employees && range_has(range, a->employees)));
}

/* Append "Energy, in DACH, from 10 to 19 employees, with Odoo". */
static void
add_who(struct str *s, const struct ws *ws, const struct node *x)
{
	const struct node *range = node_get(x, "employees");
	const char *min = node_get_text(range, "min", NULL);
	const char *max = node_get_text(range, "max", NULL);
	const char *text;

	str_adds(s, node_get_text(x, "who", ""));
	if ((text = node_get_text(x, "industry", NULL)) != NULL)
		str_addf(s, ", %s", ws_name(ws, "industries", text));
	if ((text = node_get_text(x, "region", NULL)) != NULL)
		str_addf(s, ", in %s", ws_name(ws, "regions", text));
	if (min != NULL && max != NULL)
		str_addf(s, ", %s to %s employees", min, max);
	else if (min != NULL)
		str_addf(s, ", %s employees and more", min);
	else if (max != NULL)
		str_addf(s, ", up to %s employees", max);
	if ((text = node_get_text(x, "technology", NULL)) != NULL)
		str_addf(s, ", with %s", text);
	if (str_starts(s->s, ", "))
		str_splice(s, 0, 2, NULL, 0);
}

/* Can a machine tell who is meant, or is it a phrase for people only? */
static bool
is_countable(const struct node *x)
{
	return node_get(x, "industry") != NULL ||
	    node_get(x, "region") != NULL ||
	    node_get(x, "technology") != NULL ||
	    node_get(x, "employees") != NULL;
}

/* One stated exclusion, with the accounts and deals on file that it meets. */
static void
add_stated(struct evidence *ev, struct node *items, const struct node *x)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	struct str who = STR_INIT;
	struct tally t = { 0 };
	size_t i;

	add_who(&who, ev->ws, x);
	node_str(a, item, "who", who.s);
	node_str(a, item, "reason", node_get_text(x, "reason", "not stated"));
	str_release(&who);
	node_bool(a, item, "countable", is_countable(x));
	if (!is_countable(x))
		return;
	for (i = 0; i < ev->ws->naccounts; i++) {
		if (is_meant(x, &ev->ws->accounts[i]))
			tally_account(&t, &ev->ws->accounts[i]);
	}
	for (i = 0; i < ev->ws->ndeals; i++) {
		if (is_meant(x, ev->ws->deals[i].account))
			tally_new(&t, &ev->ws->deals[i]);
	}
	tally_figures(a, item, &t, ev->ws->currency);
	tally_release(&t);
}

/* An exclusion by one id, or one range of sizes, alone is a fact as well. */
static void
add_stated_id(struct arena *a, struct node *ids, const struct node *x)
{
	static const char *const keys[][2] = { { "industry", "industries" },
	    { "region", "regions" }, { "technology", "technologies" } };
	const struct node *c;
	struct node *list;
	size_t i, named = 0;

	NODE_EACH(c, x)
		named += strcmp(c->key, "reason") != 0 &&
		    strcmp(c->key, "who") != 0;
	c = node_get(x, "employees");
	if (c != NULL && named == 1)
		node_hang(a, node_get(ids, "employees"), NULL,
		    node_copy(a, c, NULL));
	for (i = 0; i < 3 && named == 1; i++) {
		const char *id = node_get_text(x, keys[i][0], NULL);

		list = node_get(ids, keys[i][1]);
		if (id != NULL && !node_has(list, id))
			node_str(a, list, NULL, id);
	}
}

/* Numbers that the draft says of its rule. */
static void
add_rule(struct arena *a, struct node *out, size_t tests)
{
	struct node *level;

	fig_count(a, out, "tests", tests);
	fig_number(a, out, "by_chance", ratio_of((int64_t)tests, 20), 1);
	fig_count(a, out, "few", FIG_FEW);
	level = node_add(a, out, "level", NODE_MAP);
	node_str(a, level, "value", "0.05")->quoted = false;
	node_str(a, level, "text", "5 %");
	level = node_add(a, out, "watch_level", NODE_MAP);
	node_str(a, level, "value", "0.1")->quoted = false;
	node_str(a, level, "text", "10 %");
}

/* Who is excluded by the data, in one line. */
static void
add_found(struct arena *a, struct node *out)
{
	const struct node *list = node_get(out, "list"), *c;
	const char *names[16];
	size_t n = 0;

	fig_count(a, out, "found", list->n);
	NODE_EACH(c, list)
		if (n < 16)
			names[n++] = node_get_text(c, "name", "");
	if (n > 0)
		fig_names(a, out, "names", names, n, list->n);
}

static int
build_avoid(struct node *out, struct evidence *ev, struct err *e)
{
	static const struct property *const properties[] = {
		&segment_industry, &segment_size, &segment_region,
		&segment_technology };
	const struct node *targets = node_get(ev->ws->company, "targets"), *x;
	struct arena *a = &ev->ws->arena;
	struct node *stated;
	size_t i, tests = 0;
	bool against = false;

	if (targets != NULL && targets->kind == NODE_MAP &&
	    shape_hold(targets, shape_member(shape_company, "targets",
	    strlen("targets"))->members, NULL, NULL, e) < 0)
		return -1;
	node_add(a, out, "ids", NODE_MAP);
	node_add(a, out, "list", NODE_LIST);
	node_add(a, out, "watch", NODE_LIST);
	stated = node_add(a, out, "stated", NODE_LIST);
	for (i = 0; i < 4; i++)
		tests += add_property(ev, out, properties[i]);
	node_add(a, node_get(out, "ids"), "employees", NODE_LIST);
	NODE_EACH(x, node_get(targets, "exclude")) {
		add_stated(ev, stated, x);
		add_stated_id(a, node_get(out, "ids"), x);
	}
	add_found(a, out);
	NODE_EACH(x, node_get(out, "list"))
		against |= node_truth(node_get(x, "target"));
	node_bool(a, out, "contradicted", against);
	node_bool(a, out, "tested", tests > 0);
	add_rule(a, out, tests);
	return 0;
}

const struct provider ev_avoid[] = {
	{ "avoid", WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_DEALS,
	    in_deals, build_avoid },
	{ NULL, 0, NULL, NULL }
};
