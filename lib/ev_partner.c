/* ev_partner - evidence of the partner base: who is there, who performs */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "mem.h"
#include "partner.h"
#include "revenue.h"
#include "tally.h"

static const char *const in_partners[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };
static const char *const in_reach[] = { "program.yaml", "strategy/icp.md",
	"data/customers.yaml", "partners", NULL };
static const char *const in_criteria[] = { "strategy/scorecard.yaml", NULL };
static const char *const in_exclusions[] = { "strategy/scorecard.yaml",
	"partners", NULL };

/* Deals of a partner in one role and state, all on file. */
static struct deal_sum
sum_of(const struct partner *p, enum deal_role role, enum deal_state state)
{
	struct deal_filter f = { role, state, DATE_NONE, DATE_NONE };

	return revenue_of(p, &f);
}

static bool
performs(const struct partner *p)
{
	return sum_of(p, ROLE_SOURCED, STATE_WON).count +
	    sum_of(p, ROLE_INFLUENCED, STATE_WON).count > 0;
}

static const char *
stage_of(const struct partner *p)
{
	return p->stage;
}

static const char *
type_of(const struct partner *p)
{
	return p->type;
}

static const char *
tier_of(const struct partner *p)
{
	return p->tier;
}

/* Where ids of a list stand: in the program, or as stages of life. */
struct order {
	const struct ws *ws;
	const char *list;
};

static size_t
place_of(const struct order *o, const char *id)
{
	const struct node *c;
	size_t i = 0;

	if (strcmp(o->list, "stages") == 0) {
		while (partner_stages[i] != NULL &&
		    strcmp(partner_stages[i], id) != 0)
			i++;
		return i;
	}
	NODE_EACH(c, node_get(o->ws->program, o->list)) {
		if (strcmp(node_get_text(c, "id", ""), id) == 0)
			break;
		i++;
	}
	return i;
}

static int
count_order(const void *x, const void *y, void *ctx)
{
	const struct tally *a = x, *b = y;
	size_t p = place_of(ctx, a->id), q = place_of(ctx, b->id);

	return p != q ? (p < q ? -1 : 1) : strcmp(a->id, b->id);
}

/* Count partners by a text of theirs: a list {name, partners, signed}. */
static void
add_counts(struct evidence *ev, struct node *out, const char *list,
    const char *(*text)(const struct partner *))
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, list, NODE_LIST), *item;
	struct order order = { ev->ws, list };
	struct tallies ts = { 0 };
	const struct partner *p;
	struct tally *t;
	size_t i;

	for (i = 0; i < ev->ws->npartners; i++) {
		p = &ev->ws->partners[i];
		t = tally_at(&ts, text(p) != NULL ? text(p) : "");
		t->customers++;
		t->won += partner_signed(p);
	}
	if (ts.n > 0)
		qsort_r(ts.t, ts.n, sizeof(*ts.t), count_order, &order);
	for (i = 0; i < ts.n; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", ts.t[i].id[0] == '\0' ? "not set" :
		    ws_name(ev->ws, list, ts.t[i].id));
		fig_count(a, item, "partners", ts.t[i].customers);
		fig_count(a, item, "signed", ts.t[i].won);
	}
	tallies_release(&ts);
}

/* How common one trait is among those that perform and the others. */
struct trait {
	const char *kind, *id;
	size_t inside, outside;
};

struct traits {
	struct trait *t;
	size_t n, cap;
	size_t inside, outside;		/* partners of each group */
};

static void
count_trait(struct traits *ts, const char *kind, const char *id, bool inside)
{
	size_t i;

	for (i = 0; i < ts->n; i++) {
		if (strcmp(ts->t[i].kind, kind) == 0 &&
		    strcmp(ts->t[i].id, id) == 0)
			break;
	}
	if (i == ts->n) {
		MEM_ROOM(ts->t, ts->n, ts->cap);
		ts->t[ts->n++] = (struct trait){ kind, id, 0, 0 };
	}
	if (inside)
		ts->t[i].inside++;
	else
		ts->t[i].outside++;
}

static void
count_traits(struct traits *ts, const struct partner *p)
{
	static const char *const kinds[] = { "industries", "regions",
	    "technologies", "services", "languages" };
	bool inside = performs(p);
	const struct node *c;
	size_t i;

	if (inside)
		ts->inside++;
	else
		ts->outside++;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		NODE_EACH(c, node_get(p->node, kinds[i])) {
			if (node_text(c) != NULL)
				count_trait(ts, kinds[i], c->text, inside);
		}
	}
}

/* Widest first: share inside minus share outside, then by name. */
static struct ratio
spread(const struct traits *ts, const struct trait *t)
{
	struct ratio in = ratio_of((int64_t)t->inside, (int64_t)ts->inside);
	struct ratio out = ratio_of((int64_t)t->outside,
	    ts->outside > 0 ? (int64_t)ts->outside : 1);

	return ratio_sub(in, out);
}

static int
trait_order(const void *x, const void *y, void *ctx)
{
	const struct trait *a = x, *b = y;
	int by_spread = ratio_cmp(spread(ctx, b), spread(ctx, a));

	return by_spread != 0 ? by_spread : strcmp(a->id, b->id);
}

/* The eight traits that tell performers from others, three partners least. */
static void
add_traits(struct evidence *ev, struct node *out, struct traits *ts)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "traits", NODE_LIST), *item;
	size_t i;

	if (ts->n > 0)
		qsort_r(ts->t, ts->n, sizeof(*ts->t), trait_order, ts);
	for (i = 0; i < ts->n && items->n < 8; i++) {
		if (ts->t[i].inside < 3 ||
		    ratio_cmp(spread(ts, &ts->t[i]), ratio_of(0, 1)) <= 0)
			continue;
		item = node_item(a, items);
		node_str(a, item, "kind", ts->t[i].kind);
		node_str(a, item, "name",
		    ws_name(ev->ws, ts->t[i].kind, ts->t[i].id));
		fig_share(a, item, "inside", ts->t[i].inside, ts->inside, 1);
		fig_share(a, item, "outside", ts->t[i].outside, ts->outside,
		    1);
	}
}

/* Employees of those that perform: the middle half. */
static void
add_partner_range(struct evidence *ev, struct node *out)
{
	struct arena *a = &ev->ws->arena;
	struct sample sizes = { 0 };
	const struct node *n;
	struct node *range;
	struct dec d;
	size_t i;

	for (i = 0; i < ev->ws->npartners; i++) {
		n = node_get(ev->ws->partners[i].node, "employees");
		if (performs(&ev->ws->partners[i]) && !node_unknown(n) &&
		    dec_node(&d, n, "employees", NULL) == 0)
			sample_add(&sizes, d.u / DEC_ONE);
	}
	if (sizes.n >= 4) {
		range = node_add(a, out, "range", NODE_MAP);
		node_int(a, range, "min",
		    ratio_round(sample_quartile(&sizes, 1), 0));
		node_int(a, range, "max",
		    ratio_round(sample_quartile(&sizes, 3), 0));
		fig_count(a, out, "range_n", sizes.n);
	}
	sample_release(&sizes);
}

static int
build_partners(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct traits ts = { 0 };
	size_t i, with_contract = 0;

	(void)e;
	for (i = 0; i < ev->ws->npartners; i++) {
		count_traits(&ts, &ev->ws->partners[i]);
		with_contract += partner_signed(&ev->ws->partners[i]);
	}
	fig_count(a, out, "total", ev->ws->npartners);
	fig_count(a, out, "signed", with_contract);
	fig_count(a, out, "performing", ts.inside);
	fig_count(a, out, "others", ts.outside);
	add_counts(ev, out, "stages", stage_of);
	add_counts(ev, out, "types", type_of);
	add_counts(ev, out, "tiers", tier_of);
	if (ts.inside > 0)
		add_traits(ev, out, &ts);
	add_partner_range(ev, out);
	free(ts.t);
	return 0;
}

/* Sums over the partners of one type. */
struct type_sum {
	size_t partners, with_contract, won, lost, influenced;
	struct dec won_amount, influenced_amount;
};

static struct type_sum
sum_type(const struct ws *ws, const char *type)
{
	struct type_sum s = { 0 };
	const struct partner *p;
	struct deal_sum d;
	size_t i;

	for (i = 0; i < ws->npartners; i++) {
		p = &ws->partners[i];
		if (p->type == NULL || strcmp(p->type, type) != 0)
			continue;
		s.partners++;
		s.with_contract += partner_signed(p);
		d = sum_of(p, ROLE_SOURCED, STATE_WON);
		s.won += d.count;
		s.won_amount.u += d.amount.u;
		s.lost += sum_of(p, ROLE_SOURCED, STATE_LOST).count;
		d = sum_of(p, ROLE_INFLUENCED, STATE_WON);
		s.influenced += d.count;
		s.influenced_amount.u += d.amount.u;
	}
	return s;
}

/* One type of the program with its value and what it brought. */
static struct node *
type_entry(struct evidence *ev, const struct node *type,
    const struct type_sum *s)
{
	struct arena *a = &ev->ws->arena;
	const char *category = node_get_text(type, "category", NULL);
	struct node *item = node_copy(a, type, NULL);

	if (category != NULL)
		node_str(a, item, "category_name",
		    ws_name(ev->ws, "categories", category));
	fig_count(a, item, "partners", s->partners);
	fig_count(a, item, "signed", s->with_contract);
	fig_count(a, item, "sourced_won", s->won);
	fig_money(a, item, "sourced_amount", ev->ws->currency,
	    ratio_dec(s->won_amount));
	fig_count(a, item, "influenced_won", s->influenced);
	fig_money(a, item, "influenced_amount", ev->ws->currency,
	    ratio_dec(s->influenced_amount));
	fig_share(a, item, "win_rate", s->won, s->won + s->lost, FIG_FEW);
	node_bool(a, item, "proven", s->won + s->influenced > 0);
	return item;
}

struct ranked {
	struct node *item;
	int64_t sourced, influenced;
};

static int
ranked_order(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->sourced != b->sourced)
		return a->sourced > b->sourced ? -1 : 1;
	if (a->influenced != b->influenced)
		return a->influenced > b->influenced ? -1 : 1;
	return strcmp(node_get_text(a->item, "id", ""),
	    node_get_text(b->item, "id", ""));
}

static int
build_types(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *types = node_get(ev->ws->program, "types"), *c;
	struct arena *a = &ev->ws->arena;
	struct node *items, *proven;
	struct ranked *r = NULL;
	struct type_sum s;
	size_t n = 0, cap = 0, i;

	(void)e;
	NODE_EACH(c, types) {
		s = sum_type(ev->ws, node_get_text(c, "id", ""));
		MEM_ROOM(r, n, cap);
		r[n++] = (struct ranked){ type_entry(ev, c, &s),
		    s.won_amount.u, s.influenced_amount.u };
	}
	if (n > 0)
		qsort(r, n, sizeof(*r), ranked_order);
	items = node_add(a, out, "list", NODE_LIST);
	proven = node_add(a, out, "proven_ids", NODE_LIST);
	for (i = 0; i < n; i++) {
		if (node_truth(node_get(r[i].item, "proven")))
			node_str(a, proven, NULL,
			    node_get_text(r[i].item, "id", ""));
		node_hang(a, items, NULL, r[i].item);
	}
	free(r);
	return 0;
}

/* Partners with contract that have id in a list, and who they are. */
static void
add_reach_of(struct evidence *ev, struct node *items, const char *list,
    const char *id)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	const struct partner *p;
	const char *names[6];
	size_t i, n = 0;

	for (i = 0; i < ev->ws->npartners; i++) {
		p = &ev->ws->partners[i];
		if (partner_signed(p) && node_has(node_get(p->node, list), id)) {
			if (n < 6)
				names[n] = p->name;
			n++;
		}
	}
	node_str(a, item, "name", ws_name(ev->ws, list, id));
	fig_count(a, item, "partners", n);
	node_bool(a, item, "gap", n == 0);
	node_bool(a, item, "single", n == 1);
	fig_names(a, item, "names", names, n < 6 ? n : 6, n);
}

/* Present customers that name a partner with contract. */
static void
add_joint(struct evidence *ev, struct node *out)
{
	const struct account *c;
	const struct node *slug;
	struct partner *p;
	size_t i, joint = 0, total = 0;
	bool found;

	for (i = 0; i < ev->ws->naccounts; i++) {
		c = &ev->ws->accounts[i];
		if (c->prospect || c->churned != DATE_NONE)
			continue;
		total++;
		found = false;
		NODE_EACH(slug, node_get(c->node, "partners")) {
			p = node_text(slug) == NULL ? NULL :
			    map_get(&ev->ws->partner_slugs, slug->text);
			found = found || (p != NULL && partner_signed(p));
		}
		joint += found;
	}
	fig_share(&ev->ws->arena, out, "joint", joint, total, 1);
}

static int
build_reach(struct node *out, struct evidence *ev, struct err *e)
{
	static const char *const lists[] = { "industries", "regions" };
	struct arena *a = &ev->ws->arena;
	const struct node *facts, *c;
	struct node *items;
	size_t i;

	if (evidence_facts(&facts, ev, "icp", e) < 0)
		return -1;
	for (i = 0; i < 2; i++) {
		items = node_add(a, out, lists[i], NODE_LIST);
		NODE_EACH(c, node_get(facts, lists[i])) {
			if (node_text(c) != NULL)
				add_reach_of(ev, items, lists[i], c->text);
		}
		node_hang(a, out, i == 0 ? "industry_ids" : "region_ids",
		    node_get(facts, lists[i]) != NULL ?
		    node_copy(a, node_get(facts, lists[i]), NULL) :
		    node_new(a, NODE_LIST));
	}
	add_joint(ev, out);
	return 0;
}

static int
build_criteria(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *list = node_path(ev->ws->scorecard, "fit.criteria");
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	struct ratio sum = ratio_of(0, 1);
	struct str s = STR_INIT;
	const struct node *c;
	struct dec w;

	NODE_EACH(c, list) {
		if (dec_node(&w, node_get(c, "weight"), "weight", e) < 0)
			return -1;
		sum = ratio_add(sum, ratio_dec(w));
	}
	NODE_EACH(c, list) {
		dec_node(&w, node_get(c, "weight"), "weight", NULL);
		item = node_item(a, items);
		node_str(a, item, "name", node_get_text(c, "name",
		    node_get_text(c, "id", "")));
		str_reset(&s);
		ratio_add_percent(&s, ratio_div(ratio_dec(w), sum), 0);
		node_str(a, node_add(a, item, "weight", NODE_MAP), "text",
		    s.s);
		node_str(a, item, "reason", node_get_text(c, "reason", ""));
		node_str(a, item, "how", node_get(c, "computed") != NULL ?
		    "computed from the record" : "rated by people, 1 to 5");
	}
	str_release(&s);
	return 0;
}

static int
build_exclusions(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *gates = node_path(ev->ws->scorecard, "fit.gates");
	struct arena *a = &ev->ws->arena;
	struct node *items, *item;
	const struct partner *p;
	const struct node *g;
	size_t i, failed;

	(void)e;
	items = node_add(a, out, "gates", NODE_LIST);
	NODE_EACH(g, gates) {
		item = node_copy(a, g, NULL);
		for (i = failed = 0; i < ev->ws->npartners; i++) {
			const struct node *pass = node_get(node_get(node_get(
			    ev->ws->partners[i].node, "gates"),
			    node_get_text(g, "id", "")), "pass");

			failed += pass != NULL && !node_truth(pass);
		}
		fig_count(a, item, "failed", failed);
		node_bool(a, item, "any_failed", failed > 0);
		node_hang(a, items, NULL, item);
	}
	items = node_add(a, out, "former", NODE_LIST);
	for (i = 0; i < ev->ws->npartners; i++) {
		p = &ev->ws->partners[i];
		if (!partner_former(p))
			continue;
		item = node_item(a, items);
		node_str(a, item, "name", p->name);
		g = node_get(p->node, "notes");
		if (g != NULL && g->last != NULL)
			node_str(a, item, "note", node_get_text(g->last,
			    "text", ""));
	}
	return 0;
}

enum {
	PARTNER_PARTS = WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS,
	REACH_PARTS = WS_PROGRAM | WS_ACCOUNTS | WS_PARTNERS,
};

const struct provider ev_partner[] = {
	{ "partners", PARTNER_PARTS, in_partners, false, build_partners },
	{ "types", PARTNER_PARTS, in_partners, false, build_types },
	{ "reach", REACH_PARTS, in_reach, false, build_reach },
	{ "criteria", WS_SCORECARD, in_criteria, false, build_criteria },
	{ "exclusions", WS_SCORECARD | WS_PARTNERS, in_exclusions, false,
	    build_exclusions },
	{ NULL, 0, NULL, false, NULL }
};
