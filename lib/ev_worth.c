/* ev_worth - evidence of what a partnership costs and brings each side */

#include "evidence.h"

#include <string.h>

#include "evput.h"
#include "fig.h"
#include "partner.h"
#include "payback.h"
#include "scorerule.h"
#include "worthput.h"

static const char *const in_worth[] = { "company.yaml", "program.yaml",
	"data/customers.yaml", "partners", "data/deals", NULL };
static const char *const levels[ECON_LEVELS] = { "low", "base", "high" };

static void
add_number(struct evidence *ev, struct node *map, const char *key,
    enum econ_input in, struct dec v)
{
	struct arena *a = &ev->ws->arena;
	struct str s = STR_INIT;

	switch (econ_inputs[in].unit) {
	case ECON_MONEY:
		money_add(&s, ev->ws->currency, ratio_dec(v));
		break;
	case ECON_DAYS:
		dec_add_text(&s, v);
		break;
	case ECON_SHARE:
		v.u *= 100;
		dec_add_text(&s, v);
		str_adds(&s, " %");
	}
	node_str(a, map, key, s.s);
	str_release(&s);
}

/* Each input with its range, source and line; the keys that are missing. */
static void
add_inputs(struct evidence *ev, struct node *out, const struct economics *eco)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "inputs", NODE_LIST), *item;
	struct node *missing = node_add(a, out, "missing", NODE_LIST);
	struct str at = STR_INIT;
	enum econ_level l;
	enum econ_input in;

	for (in = 0; in < ECON_INPUTS; in++) {
		if (!eco->in[in].known) {
			item = node_item(a, missing);
			node_str(a, item, "name", econ_inputs[in].name);
			node_str(a, item, "key", econ_inputs[in].key);
			continue;
		}
		item = node_item(a, items);
		node_str(a, item, "name", econ_inputs[in].name);
		for (l = ECON_LOW; l < ECON_LEVELS; l++)
			add_number(ev, item, levels[l], in, eco->in[in].v[l]);
		if (eco->in[in].source != NULL)
			node_str(a, item, "source", eco->in[in].source);
		str_reset(&at);
		place_add(&at, eco->in[in].at);
		node_str(a, item, "at", at.s);
		add_number(ev, out, econ_inputs[in].key, in,
		    eco->in[in].v[ECON_BASE]);
	}
	str_release(&at);
}

/* One row of the exchange: what each side gives, what comes of it. */
static void
add_exchange(struct evidence *ev, struct node *items, const struct node *type)
{
	const struct node *value = node_get(type, "value");
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);

	node_str(a, item, "type", node_get_text(type, "name", ""));
	put_text(a, item, "partner", value);
	put_text(a, item, "us", value);
	put_text(a, item, "customer", value);
	put_label(a, item, "we_give", node_get_text(value, "partner",
	    "to be agreed"));
	put_label(a, item, "they_give", node_get_text(value, "us",
	    "to be agreed"));
	put_label(a, item, "together", node_get_text(value, "customer",
	    "to be agreed"));
}

/* The categories with their types, for a diagram of all. */
static void
add_groups(struct evidence *ev, struct node *out)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "groups", NODE_LIST), *item;
	struct node *members, *member;
	const struct node *c, *t;
	unsigned n = 0;

	NODE_EACH(c, node_get(ev->ws->program, "categories")) {
		members = node_new(a, NODE_LIST);
		NODE_EACH(t, node_get(ev->ws->program, "types")) {
			if (strcmp(node_get_text(t, "category", ""),
			    node_get_text(c, "id", "")) != 0)
				continue;
			member = node_item(a, members);
			node_fmt(a, member, "node", "p%u", ++n);
			put_label(a, member, "label", node_get_text(t, "name",
			    ""));
		}
		if (members->n == 0)
			continue;
		item = node_item(a, items);
		node_fmt(a, item, "node", "g%u", items->n);
		put_label(a, item, "label", node_get_text(c, "name", ""));
		node_hang(a, item, "members", members);
	}
}

/* Is a partner of this type paid again when a contract is renewed? */
static void
add_recurring(struct evidence *ev, struct node *map, const struct node *type)
{
	const struct node *n = node_get(type, "recurring");

	if (!node_unknown(n))
		node_bool(&ev->ws->arena, map, node_truth(n) ? "recurring" :
		    "once_only", true);
}

/* Each type of the program with its own pace and payback. */
static void
add_types(struct evidence *ev, struct node *out, const struct economics *eco,
    const struct prospects *ps, struct ratio rate)
{
	struct worthput w = { &ev->ws->arena, ev->ws };
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "types", NODE_LIST), *item;
	const struct node *t;
	struct prospect p;
	struct payback b;
	const char *id;
	bool any = false;

	NODE_EACH(t, node_get(ev->ws->program, "types")) {
		id = node_get_text(t, "id", "");
		prospects_of(&p, ps, NULL, id);
		payback_compute(&b, eco, &p, rate, ECON_BASE);
		item = node_item(a, items);
		node_str(a, item, "name", node_get_text(t, "name", id));
		worth_put_prospect(&w, item, &p, id);
		worth_put_payback(&w, item, &b, &p);
		add_recurring(ev, item, t);
		node_bool(a, item, "own_pace", p.deals_of == BASIS_TYPE);
		any = any || ratio_ok(b.expected);
	}
	node_bool(a, out, "any_expected", any);
}

/* Has it brought a first deal, so that the launch lies behind? */
static bool
has_sourced(const struct partner *p, date day)
{
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->role == ROLE_SOURCED &&
		    p->deals[i]->created <= day)
			return true;
	}
	return false;
}

/* Whom it is about, and which of the ways to expect is the one taken. */
static void
add_subject(struct evidence *ev, struct node *out, const struct prospect *p)
{
	const struct partner *of = ev->partner;
	struct arena *a = &ev->ws->arena;
	date since;

	put_label(a, out, "us_label", node_get_text(ev->ws->company, "name",
	    "Us"));
	fig_count(a, out, "year_months", 12);
	fig_count(a, out, "least", PARTNER_FEW);
	put_day(a, out, "to", evidence_newest(ev));
	if (of == NULL)
		return;
	put_label(a, out, "them_label", of->name);
	node_str(a, out, "partner", of->name);
	if (of->type != NULL)
		node_str(a, out, "type", ws_name(ev->ws, "types", of->type));
	node_bool(a, out, "own", p->deals_of == BASIS_PARTNER);
	node_bool(a, out, "as_type", p->deals_of == BASIS_TYPE);
	add_recurring(ev, out, ws_entry(ev->ws, "types", of->type));
	if (partner_signed(of) && has_sourced(of, evidence_day(ev)) &&
	    date_node(&since, partner_get(of, "since"), "since", NULL) == 0)
		put_day(a, out, "since", since);
}

/* What each side gives: of all types, or of the partner's. */
static void
add_exchanges(struct evidence *ev, struct node *out)
{
	struct node *items = node_add(&ev->ws->arena, out, "exchange",
	    NODE_LIST);
	const struct node *t;

	NODE_EACH(t, node_get(ev->ws->program, "types")) {
		if (ev->partner == NULL || (ev->partner->type != NULL &&
		    strcmp(ev->partner->type, node_get_text(t, "id", ""))
		    == 0))
			add_exchange(ev, items, t);
	}
	if (ev->partner == NULL)
		add_groups(ev, out);
}

static int
build_worth(struct node *out, struct evidence *ev, struct err *e)
{
	const char *type = ev->partner != NULL ? ev->partner->type : NULL;
	struct worthput w = { &ev->ws->arena, ev->ws };
	struct payback b[ECON_LEVELS];
	struct renewals renewals;
	const struct prospects *ps = evbase_prospects(ev);
	struct economics eco;
	struct prospect p;
	enum econ_level at;

	if (economics_read(&eco, ev->ws->program, e) < 0)
		return -1;
	prospects_of(&p, ps, ev->partner, NULL);
	renewals_count(&renewals, ev->ws, evidence_day(ev));
	worth_put_renewals(&w, out, &renewals);
	add_subject(ev, out, &p);
	add_exchanges(ev, out);
	worth_put_prospect(&w, out, &p, type);
	add_inputs(ev, out, &eco);
	for (at = ECON_LOW; at < ECON_LEVELS; at++)
		payback_compute(&b[at], &eco, &p, renewals.rate, at);
	worth_put_rows(&w, out, "rows", b, &p);
	worth_put_payback(&w, node_add(&ev->ws->arena, out, "middle",
	    NODE_MAP), &b[ECON_BASE], &p);
	worth_put_payback(&w, node_add(&ev->ws->arena, out, "best",
	    NODE_MAP), &b[ECON_LOW], &p);
	worth_put_payback(&w, node_add(&ev->ws->arena, out, "worst",
	    NODE_MAP), &b[ECON_HIGH], &p);
	if (ev->partner == NULL)
		add_types(ev, out, &eco, ps, renewals.rate);
	return 0;
}

const struct provider ev_worth[] = {
	{ "worth", WS_COMPANY | WS_PROGRAM | WS_ACCOUNTS | WS_PARTNERS |
	    WS_DEALS, in_worth, build_worth },
	{ NULL, 0, NULL, NULL }
};
