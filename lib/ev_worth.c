/* ev_worth - evidence of what a partnership costs and brings each side */

#include "evidence.h"

#include <string.h>

#include "evput.h"
#include "fig.h"
#include "payback.h"
#include "scorerule.h"

static const char *const in_worth[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };
static const char *const levels[ECON_LEVELS] = { "low", "base", "high" };
static const char *const cases[ECON_LEVELS] = { "best", "middle", "worst" };

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

/* Money, or nothing at all where it is unknown. */
static void
add_money(struct evidence *ev, struct node *map, const char *key,
    struct ratio r)
{
	if (ratio_ok(r))
		fig_money(&ev->ws->arena, map, key, ev->ws->currency, r);
}

/* Costs, return and payback at one level. */
static void
add_payback(struct evidence *ev, struct node *map, const struct payback *b)
{
	struct arena *a = &ev->ws->arena;

	add_money(ev, map, "once", b->once);
	add_money(ev, map, "yearly", b->yearly);
	add_money(ev, map, "expected", b->expected);
	add_money(ev, map, "left", b->left);
	if (ratio_ok(b->months))
		fig_number(a, map, "months", b->months, 1);
	node_bool(a, map, "never", b->never);
}

static const char *
basis_name(struct evidence *ev, enum basis b, const char *type)
{
	switch (b) {
	case BASIS_PARTNER:
		return "its own";
	case BASIS_TYPE:
		return arena_printf(&ev->ws->arena, "those of the type %s",
		    ws_name(ev->ws, "types", type));
	case BASIS_ALL:
		break;
	}
	return "those of all partners";
}

/* Is a share a whole number of per cent? */
static bool
is_whole(struct ratio share)
{
	return ratio_cmp(ratio_of(ratio_round(share, 2), 100), share) == 0;
}

/* What the deals say, and of whom. */
static void
add_prospect(struct evidence *ev, struct node *map,
    const struct prospect *p, const char *type)
{
	struct arena *a = &ev->ws->arena;

	fig_count(a, map, "deals", p->deals);
	fig_count(a, map, "of_partners", p->partners);
	if (ratio_ok(p->deals_year))
		fig_number(a, map, "deals_year", p->deals_year, 2);
	fig_count(a, map, "won", p->won);
	fig_count(a, map, "closed", p->closed);
	fig_share(a, map, "win_rate", p->won, p->closed, 1);
	add_money(ev, map, "median", p->median);
	add_money(ev, map, "mdf", p->mdf);
	if (ratio_ok(p->share)) {
		struct str s = STR_INIT;

		ratio_add_percent(&s, p->share, is_whole(p->share) ? 0 : 1);
		node_str(a, map, "share", s.s);
		node_str(a, map, "share_from", p->share_from);
		str_release(&s);
	}
	node_str(a, map, "deals_of", basis_name(ev, p->deals_of, type));
	node_str(a, map, "rates_of", basis_name(ev, p->rates_of, type));
}

/* What the partner puts in: its days at its rate. */
static void
add_theirs(struct evidence *ev, struct node *out, const struct economics *eco)
{
	const struct econ_number *in = eco->in;

	if (!in[ECON_PARTNER_RATE].known)
		return;
	if (in[ECON_PARTNER_LAUNCH].known)
		add_money(ev, out, "their_once", ratio_mul(
		    ratio_dec(in[ECON_PARTNER_LAUNCH].v[ECON_BASE]),
		    ratio_dec(in[ECON_PARTNER_RATE].v[ECON_BASE])));
	if (in[ECON_PARTNER_MANAGE].known)
		add_money(ev, out, "their_yearly", ratio_mul(
		    ratio_dec(in[ECON_PARTNER_MANAGE].v[ECON_BASE]),
		    ratio_dec(in[ECON_PARTNER_RATE].v[ECON_BASE])));
}

/* One row of the exchange: what each side gives, what comes of it. */
static void
add_exchange(struct evidence *ev, struct node *items, const struct node *type)
{
	const struct node *value = node_get(type, "value");
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);

	node_str(a, item, "type", node_get_text(type, "name", ""));
	node_fmt(a, item, "node", "p%u", items->n);
	put_label(a, item, "label", node_get_text(type, "name", ""));
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

/* Each type of the program with its own pace and payback. */
static void
add_types(struct evidence *ev, struct node *out, const struct economics *eco)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "types", NODE_LIST), *item;
	const struct node *t;
	struct prospect p;
	struct payback b;
	const char *id;
	bool any = false;

	NODE_EACH(t, node_get(ev->ws->program, "types")) {
		id = node_get_text(t, "id", "");
		prospect_find(&p, ev->ws, NULL, id, ev->today);
		payback_compute(&b, eco, &p, ECON_BASE);
		item = node_item(a, items);
		node_str(a, item, "name", node_get_text(t, "name", id));
		add_prospect(ev, item, &p, id);
		add_payback(ev, item, &b);
		node_bool(a, item, "own_pace", p.deals_of == BASIS_TYPE);
		any = any || ratio_ok(b.expected);
	}
	node_bool(a, out, "any_expected", any);
}

static int
build_worth(struct node *out, struct evidence *ev, struct err *e)
{
	const char *type = ev->partner != NULL ? ev->partner->type : NULL;
	struct arena *a = &ev->ws->arena;
	struct node *items;
	const struct node *t;
	struct economics eco;
	struct prospect p;
	struct payback b;
	enum econ_level at;

	if (economics_read(&eco, ev->ws->program, e) < 0)
		return -1;
	put_label(a, out, "us_label", node_get_text(ev->ws->company, "name",
	    "Us"));
	put_label(a, out, "them_label", ev->partner != NULL ?
	    ev->partner->name : "Partner");
	if (ev->partner != NULL)
		node_str(a, out, "partner", ev->partner->name);
	items = node_add(a, out, "exchange", NODE_LIST);
	NODE_EACH(t, node_get(ev->ws->program, "types")) {
		if (ev->partner == NULL || (type != NULL && strcmp(type,
		    node_get_text(t, "id", "")) == 0))
			add_exchange(ev, items, t);
	}
	fig_count(a, out, "year_months", 12);
	prospect_find(&p, ev->ws, ev->partner, NULL, ev->today);
	add_prospect(ev, out, &p, type);
	add_inputs(ev, out, &eco);
	add_theirs(ev, out, &eco);
	for (at = ECON_LOW; at < ECON_LEVELS; at++) {
		payback_compute(&b, &eco, &p, at);
		add_payback(ev, node_add(a, out, cases[at], NODE_MAP), &b);
	}
	if (ev->partner == NULL)
		add_types(ev, out, &eco);
	return 0;
}

const struct provider ev_worth[] = {
	{ "worth", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS, in_worth,
	    true, build_worth },
	{ NULL, 0, NULL, false, NULL }
};
