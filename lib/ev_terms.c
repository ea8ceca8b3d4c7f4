/* ev_terms - evidence of the terms: what is paid, and the policies */

#include "evidence.h"

#include <string.h>

#include "agreementkind.h"
#include "evput.h"
#include "fig.h"
#include "partner.h"
#include "payrate.h"

static const char *const in_terms[] = { "company.yaml", "program.yaml",
	"partners", NULL };

/* The policies as they stand; a map that is absent stays absent. */
static void
add_policies(struct evidence *ev, struct node *out)
{
	static const char *const keys[] = { "commission", "agreement",
	    "deal_registration", "exclusivity", "ip", "exit" };
	const struct node *policies = node_get(ev->ws->program, "policies");
	struct arena *a = &ev->ws->arena;
	const struct node *map;
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		map = node_get(policies, keys[i]);
		if (map != NULL && map->kind == NODE_MAP && map->n > 0)
			node_hang(a, out, keys[i], node_copy(a, map, NULL));
	}
}

/* A whole number of per cent needs no decimals. */
static int
places_of(struct ratio share)
{
	return ratio_cmp(ratio_of(ratio_round(share, 2), 100), share) == 0 ?
	    0 : 1;
}

/* How a first year is shared, where the program has a figure for it. */
static void
add_share(struct evidence *ev, struct node *item, const char *type)
{
	struct payrate rate = ev->partner != NULL ? payrate_of(ev->ws,
	    ev->partner) : payrate_of_type(ev->ws, type);
	struct arena *a = &ev->ws->arena;
	struct str s = STR_INIT;

	if (ev->partner == NULL && payrate_by_tier(type)) {
		node_bool(a, item, "by_tier", true);
		return;
	}
	if (rate.from == PAY_UNKNOWN)
		return;
	ratio_add_percent(&s, rate.share, places_of(rate.share));
	node_str(a, item, "share", s.s);
	str_reset(&s);
	ratio_add_percent(&s, ratio_sub(ratio_of(1, 1), rate.share),
	    places_of(rate.share));
	node_str(a, item, "ours", s.s);
	str_release(&s);
}

/* A percentage of a map under the same key, as documents write it: "25 %". */
static void
put_percent(struct arena *a, struct node *map, const char *key,
    const struct node *from)
{
	const struct node *n = node_get(from, key);
	struct str s = STR_INIT;
	struct dec d;

	if (node_unknown(n) || dec_node(&d, n, key, NULL) < 0)
		return;
	ratio_add_percent(&s, ratio_dec(d), places_of(ratio_dec(d)));
	node_str(a, map, key, s.s);
	str_release(&s);
}

/* Rates of policies that apply: to all, or to the type of the partner. */
static void
add_rates(struct evidence *ev, struct node *out)
{
	static const char *const types[] = { "referral", "reseller" };
	const struct node *from = node_path(ev->ws->program,
	    "policies.commission");
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "rates", NODE_MAP);
	const struct partner *p = ev->partner;
	size_t i;

	for (i = 0; i < 2; i++) {
		if (p == NULL || (p->type != NULL && strcmp(p->type,
		    types[i]) == 0 && payrate_of(ev->ws, p).from ==
		    PAY_POLICY))
			put_percent(a, map, types[i], from);
	}
}

/* What is paid: by type, and the margin of each tier. */
static void
add_pay(struct evidence *ev, struct node *out)
{
	struct arena *a = &ev->ws->arena;
	struct node *types = node_add(a, out, "types", NODE_LIST), *item;
	struct node *tiers = node_add(a, out, "tiers", NODE_LIST);
	const struct partner *p = ev->partner;
	const struct node *c;
	struct dec d;

	NODE_EACH(c, node_get(ev->ws->program, "types")) {
		if (p != NULL && (p->type == NULL || strcmp(p->type,
		    node_get_text(c, "id", "")) != 0))
			continue;
		item = node_item(a, types);
		put_text(a, item, "name", c);
		put_text(a, item, "compensation", c);
		add_share(ev, item, node_get_text(c, "id", ""));
	}
	NODE_EACH(c, node_get(ev->ws->program, "tiers")) {
		if (p != NULL && p->tier != NULL && strcmp(p->tier,
		    node_get_text(c, "id", "")) != 0)
			continue;
		item = node_item(a, tiers);
		put_text(a, item, "name", c);
		if (p == NULL || payrate_by_tier(p->type))
			put_percent(a, item, "margin", c);
		if (!node_unknown(node_get(c, "mdf")) && dec_node(&d,
		    node_get(c, "mdf"), "mdf", NULL) == 0)
			fig_money(a, item, "mdf", ev->ws->currency,
			    ratio_dec(d));
	}
}

/* The kind of an agreement, in words. */
static void
put_kind(struct evidence *ev, struct node *out, const struct node *agreement)
{
	const char *kind = node_get_text(agreement, "kind", NULL);
	struct str s = STR_INIT;

	if (kind == NULL)
		return;
	agreement_kind_add(&s, ev->ws->program, kind);
	node_str(&ev->ws->arena, out, "kind", s.s);
	str_release(&s);
}

/* The agreements on file of the partner. */
static void
add_agreements(struct evidence *ev, struct node *out)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "agreements", NODE_LIST), *item;
	const struct node *c;

	if (ev->partner == NULL)
		return;
	node_str(a, out, "partner", ev->partner->name);
	NODE_EACH(c, partner_get(ev->partner, "agreements")) {
		item = node_item(a, items);
		put_kind(ev, item, c);
		put_text(a, item, "signed", c);
		put_text(a, item, "renews", c);
	}
}

static int
build_terms(struct node *out, struct evidence *ev, struct err *e)
{
	(void)e;
	add_policies(ev, out);
	add_pay(ev, out);
	add_rates(ev, out);
	node_bool(&ev->ws->arena, out, "resells", ev->partner == NULL ||
	    payrate_by_tier(ev->partner->type));
	add_agreements(ev, out);
	return 0;
}

const struct provider ev_terms[] = {
	{ "terms", WS_COMPANY | WS_PROGRAM | WS_PARTNERS, in_terms, build_terms },
	{ NULL, 0, NULL, NULL }
};
