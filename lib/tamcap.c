/* tamcap - what the present partners can carry of the market */

#include "tamcap.h"
#include "partner.h"

#include <string.h>

bool
tam_partner_in(const struct ws *ws, const struct partner *p,
    const char *category)
{
	const struct node *own = partner_get(p, "categories");

	if (!node_unknown(own))
		return node_has(own, category);
	return p->type != NULL && strcmp(node_get_text(ws_entry(ws, "types",
	    p->type), "category", ""), category) == 0;
}

static bool
is_active(const struct partner *p)
{
	return p->stage != NULL && (strcmp(p->stage, "active") == 0 ||
	    strcmp(p->stage, "growing") == 0);
}

static size_t
count_active(const struct ws *ws, const char *category)
{
	size_t i, n = 0;

	for (i = 0; i < ws->npartners; i++)
		n += is_active(&ws->partners[i]) &&
		    tam_partner_in(ws, &ws->partners[i], category);
	return n;
}

/* A number at a level; invalid when it is unknown. */
static struct ratio
value_of(const struct tam_number *n, enum tam_level at)
{
	return n->origin == TAM_UNKNOWN ? ratio_of(0, 0) :
	    ratio_dec(n->v[at]);
}

/* The least whole number that is not under r; r is not negative. */
static struct ratio
ceiling(struct ratio r)
{
	__int128 whole;

	if (!ratio_ok(r))
		return r;
	whole = r.n / r.d + (r.n % r.d != 0);
	return whole > INT64_MAX ? ratio_of(0, 0) :
	    ratio_of((int64_t)whole, 1);
}

static void
compute_need(struct tam_capacity *out, const struct tam_category *c,
    const struct tam_target *target, enum tam_level at)
{
	struct ratio none = ratio_of(0, 0), zero = ratio_of(0, 1);

	out->needed[at] = c->ours ? ceiling(ratio_div(target->amount,
	    out->each[at])) : none;
	out->more[at] = ratio_sub(out->needed[at],
	    ratio_of((int64_t)out->active, 1));
	if (ratio_ok(out->more[at]) && ratio_cmp(out->more[at], zero) < 0)
		out->more[at] = zero;
	out->sign[at] = ceiling(ratio_div(out->more[at],
	    value_of(&c->in[TAM_ACTIVATION], at)));
}

void
tam_capacity(struct tam_capacity *out, const struct tam_category *c,
    const struct ws *ws, const struct tam_target *target)
{
	struct ratio none = ratio_of(0, 0), active;
	enum tam_level at;

	out->active = count_active(ws, c->id);
	active = ratio_of((int64_t)out->active, 1);
	for (at = TAM_LOW; at < TAM_LEVELS; at++) {
		out->each[at] = ratio_mul(value_of(&c->in[TAM_DEALS], at),
		    value_of(&c->in[TAM_ACV], at));
		out->carried[at] = ratio_mul(active, out->each[at]);
		out->value[at] = tam_value(c, at);
		out->som[at] = ratio_ok(out->carried[at]) &&
		    ratio_ok(out->value[at]) ? ratio_min(out->carried[at],
		    out->value[at]) : none;
		compute_need(out, c, target, at);
	}
}

/* The goal of the company with this id, or NULL. */
static const struct node *
find_goal(const struct ws *ws, const char *id)
{
	const struct node *n;

	NODE_EACH(n, node_get(ws->company, "goals")) {
		if (strcmp(node_get_text(n, "id", ""), id) == 0)
			return n;
	}
	return NULL;
}

int
tam_goal(struct tam_target *out, struct arena *a, const struct ws *ws,
    struct err *e)
{
	const struct node *goal = find_goal(ws, TAM_GOAL);
	const struct node *n = node_get(goal, "target");
	const char *by = node_get_text(goal, "by", NULL);
	struct dec d;

	*out = (struct tam_target){ ratio_of(0, 0), NULL };
	if (node_unknown(n))
		return 0;
	if (dec_node(&d, n, "target", e) < 0)
		return -1;
	if (d.u <= 0 || strchr(n->text, '%') != NULL)
		return node_err(e, n, "target: '%.40s' is no amount of money "
		    "over 0", n->text);
	out->amount = ratio_dec(d);
	out->from = arena_printf(a, "goal %s of company.yaml:%u%s%s", TAM_GOAL,
	    n->line, by != NULL ? ", by " : "", by != NULL ? by : "");
	return 0;
}
