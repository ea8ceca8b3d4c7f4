/* ev_partner - evidence of the partner base: who is there, who performs */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "having.h"
#include "mem.h"
#include "partner.h"
#include "tally.h"

static const char *const in_partners[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };
static const char *const in_reach[] = { "program.yaml", "strategy/icp.md",
	"data/customers.yaml", "partners", NULL };

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

enum { KINDS = 5 };
static const char *const trait_kinds[KINDS] = { "industries", "regions",
	"technologies", "services", "languages" };

struct traits {
	struct trait *t;
	size_t n, cap;
	struct map ids[KINDS];		/* id -> index + 1 */
	size_t inside, outside;		/* partners of each group */
};

static void
count_trait(struct traits *ts, size_t kind, const char *id, bool inside)
{
	void **slot = map_at(&ts->ids[kind], id);
	struct trait *t;

	if (*slot == NULL) {
		MEM_ROOM(ts->t, ts->n, ts->cap);
		ts->t[ts->n++] = (struct trait){ trait_kinds[kind], id, 0,
		    0 };
		*slot = (void *)(uintptr_t)ts->n;
	}
	t = &ts->t[(uintptr_t)*slot - 1];
	if (inside)
		t->inside++;
	else
		t->outside++;
}

static void
count_traits(struct traits *ts, const struct partner *p)
{
	bool inside = partner_performs(p);
	const struct node *c;
	size_t i;

	if (inside)
		ts->inside++;
	else
		ts->outside++;
	for (i = 0; i < KINDS; i++) {
		NODE_EACH(c, partner_get(p, trait_kinds[i])) {
			if (node_text(c) != NULL)
				count_trait(ts, i, c->text, inside);
		}
	}
}

static void
traits_release(struct traits *ts)
{
	size_t i;

	free(ts->t);
	for (i = 0; i < KINDS; i++)
		map_release(&ts->ids[i]);
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
		n = partner_get(&ev->ws->partners[i], "employees");
		if (partner_performs(&ev->ws->partners[i]) &&
		    !node_unknown(n) && dec_node(&d, n, "employees", NULL) == 0)
			sample_add(&sizes, d.u / DEC_ONE);
	}
	if (sizes.n >= PARTNER_FEW) {
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
	node_bool(a, out, "any", ev->ws->npartners > 0);
	fig_count(a, out, "signed", with_contract);
	fig_count(a, out, "performing", ts.inside);
	fig_count(a, out, "others", ts.outside);
	add_counts(ev, out, "stages", stage_of);
	add_counts(ev, out, "types", type_of);
	add_counts(ev, out, "tiers", tier_of);
	if (ts.inside > 0)
		add_traits(ev, out, &ts);
	add_partner_range(ev, out);
	traits_release(&ts);
	return 0;
}

/* Partners with contract that have the ids in a list, and who they are. */
static void
add_reach(struct evidence *ev, struct node *items, const char *list,
    const struct node *ids)
{
	struct having *h = mem_zero(ids != NULL ? ids->n + 1 : 1, sizeof(*h));
	struct arena *a = &ev->ws->arena;
	const struct node *c;
	struct node *item;
	size_t i, n = 0;

	NODE_EACH(c, ids) {
		if (node_text(c) != NULL)
			h[n++].id = c->text;
	}
	having_find(h, n, ev->ws, list);
	for (i = 0; i < n; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", ws_name(ev->ws, list, h[i].id));
		fig_count(a, item, "partners", h[i].n);
		node_bool(a, item, "gap", h[i].n == 0);
		node_bool(a, item, "single", h[i].n == 1);
		fig_names(a, item, "names", h[i].names,
		    h[i].n < HAVING_NAMES ? h[i].n : HAVING_NAMES, h[i].n);
	}
	free(h);
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
	const struct node *facts;
	size_t i;

	if (evidence_facts(&facts, ev, "icp", e) < 0)
		return -1;
	for (i = 0; i < 2; i++) {
		add_reach(ev, node_add(a, out, lists[i], NODE_LIST),
		    lists[i], node_get(facts, lists[i]));
		node_hang(a, out, i == 0 ? "industry_ids" : "region_ids",
		    node_get(facts, lists[i]) != NULL ?
		    node_copy(a, node_get(facts, lists[i]), NULL) :
		    node_new(a, NODE_LIST));
	}
	add_joint(ev, out);
	return 0;
}

const struct provider ev_partner[] = {
	{ "partners", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS,
	    in_partners, build_partners },
	{ "reach", WS_PROGRAM | WS_ACCOUNTS | WS_PARTNERS, in_reach, build_reach },
	{ NULL, 0, NULL, NULL }
};
