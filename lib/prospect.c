/* prospect - what deals on file let one expect of a partner */

#include "prospect.h"

#include <string.h>

#include "fig.h"
#include "partner.h"
#include "revenue.h"
#include "tally.h"

struct pool {
	const char *type;
	struct pool *next;
	size_t partners;		/* signed */
	size_t deals;			/* of those: created in the year */
	size_t wins;			/* of those: won in the year */
	struct ratio brought;
	struct ratio mdf;		/* of those */
	struct sample won;		/* of everybody, on file */
	size_t lost;
	struct ratio paid, priced, sold;	/* of everybody, in the year */
	struct ratio paid_again, priced_again;
};

static void
pool_init(struct pool *pool)
{
	struct ratio zero = ratio_of(0, 1);

	memset(pool, 0, sizeof(*pool));
	pool->brought = pool->mdf = zero;
	pool->paid = pool->priced = pool->sold = zero;
	pool->paid_again = pool->priced_again = zero;
}

static struct pool *
pool_new(struct arena *a, const char *type)
{
	struct pool *pool = arena_alloc(a, sizeof(*pool));

	pool_init(pool);
	pool->type = type;
	return pool;
}

/* The pool of a type; NULL: nobody has it. */
static struct pool *
pool_find(const struct prospects *ps, const char *type)
{
	struct pool *pool = ps->types;

	while (pool != NULL && strcmp(pool->type, type) != 0)
		pool = pool->next;
	return pool;
}

/* Marketing money a year of p's tier; without a tier none is promised. */
static struct ratio
mdf_of(const struct ws *ws, const struct partner *p)
{
	const struct node *n = node_get(ws_entry(ws, "tiers", p->tier),
	    "mdf");
	struct dec d;

	if (p->tier == NULL)
		return ratio_of(0, 1);
	if (node_unknown(n) || dec_node(&d, n, "mdf", NULL) < 0)
		return ratio_of(0, 0);
	return ratio_dec(d);
}

static void
pool_deals(struct pool *pool, const struct partner *p, date today)
{
	date from = date_months(today, -12);
	const struct deal *d;
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		d = p->deals[i];
		if (d->role != ROLE_SOURCED)
			continue;
		pool->deals += partner_signed(p) && d->created > from &&
		    d->created <= today;
		pool->lost += d->stage == DEAL_LOST;
		if (d->stage == DEAL_WON)
			sample_add(&pool->won, d->amount.m);
	}
}

/* What of a renewal a type is paid, of this share; invalid: not stated. */
static struct ratio
again_of(const struct ws *ws, const char *type, struct ratio share)
{
	const struct node *n = node_get(ws_entry(ws, "types", type),
	    "recurring");

	if (node_unknown(n))
		return ratio_of(0, 0);
	return node_truth(n) ? share : ratio_of(0, 1);
}

/* What was paid on what it sold, and what renewals of that would pay. */
static void
pool_pay(struct pool *pool, const struct ws *ws, const struct partner *p,
    struct ratio sold)
{
	struct ratio share = payrate_of(ws, p).share, again;

	if (!ratio_ok(share))
		return;
	pool->priced = ratio_add(pool->priced, sold);
	pool->paid = ratio_add(pool->paid, ratio_mul(sold, share));
	again = again_of(ws, p->type, share);
	if (!ratio_ok(again))
		return;
	pool->priced_again = ratio_add(pool->priced_again, sold);
	pool->paid_again = ratio_add(pool->paid_again, ratio_mul(sold,
	    again));
}

/* Count a partner in. */
static void
pool_add(struct pool *pool, const struct ws *ws, const struct partner *p,
    date today)
{
	struct deal_filter year = { ROLE_SOURCED, STATE_WON, 0, 0 };
	struct deal_sum sum;
	struct ratio sold;

	revenue_year(&year, today);
	sum = revenue_of(p, &year);
	sold = ratio_money(sum.amount);
	pool_deals(pool, p, today);
	pool->sold = ratio_add(pool->sold, sold);
	pool_pay(pool, ws, p, sold);
	if (!partner_signed(p))
		return;
	pool->partners++;
	pool->wins += sum.count;
	pool->brought = ratio_add(pool->brought, sold);
	pool->mdf = ratio_add(pool->mdf, mdf_of(ws, p));
}

/* The values of a pool now live in the arena. */
static void
pool_keep(struct pool *pool, struct arena *a)
{
	__int128 *v = arena_alloc(a, (pool->won.n + 1) * sizeof(*v));
	size_t n = pool->won.n;

	if (n > 0)
		memcpy(v, pool->won.v, n * sizeof(*v));
	sample_release(&pool->won);
	pool->won.v = v;
	pool->won.n = n;
}

void
prospects_find(struct prospects *out, struct arena *a, const struct ws *ws,
    date today)
{
	const struct partner *p;
	struct pool *pool;
	size_t i;

	*out = (struct prospects){ .ws = ws, .today = today,
	    .all = pool_new(a, "") };
	for (i = 0; i < ws->npartners; i++) {
		p = &ws->partners[i];
		pool_add(out->all, ws, p, today);
		if (p->type == NULL)
			continue;
		pool = pool_find(out, p->type);
		if (pool == NULL) {
			pool = pool_new(a, p->type);
			pool->next = out->types;
			out->types = pool;
		}
		pool_add(pool, ws, p, today);
	}
	pool_keep(out->all, a);
	for (pool = out->types; pool != NULL; pool = pool->next)
		pool_keep(pool, a);
}

/* Has it been signed for a year? */
static bool
is_settled(const struct partner *p, date today)
{
	date since;

	return partner_signed(p) && date_node(&since, partner_get(p,
	    "since"), "since", NULL) == 0 && since != DATE_NONE &&
	    since <= date_months(today, -12);
}

/* The pool of a basis. */
static struct pool *
pool_of(enum basis b, struct pool *own, struct pool *type, struct pool *all)
{
	return b == BASIS_PARTNER ? own : b == BASIS_TYPE ? type : all;
}

static void
set_pace(struct prospect *out, const struct pool *pool)
{
	out->deals = pool->deals;
	out->partners = pool->partners;
	out->deals_year = ratio_of((int64_t)pool->deals,
	    (int64_t)pool->partners);
}

static size_t
closed_in(const struct pool *pool)
{
	return pool->won.n + pool->lost;
}

static void
set_rates(struct prospect *out, struct pool *pool)
{
	int q;

	out->won = pool->won.n;
	out->closed = closed_in(pool);
	out->win_rate = ratio_of((int64_t)out->won, (int64_t)out->closed);
	for (q = VALUE_LOW; q < VALUES; q++)
		out->value[q] = ratio_div(sample_quartile(&pool->won, q + 1),
		    ratio_of(MONEY_ONE, 1));
}

/* What those like it were paid on what they sold, as far as it is known. */
static void
set_mix(struct prospect *out, const struct pool *pool)
{
	out->mix = true;
	out->paid = pool->paid;
	out->priced = pool->priced;
	out->sold = pool->sold;
	out->share = ratio_div(pool->paid, pool->priced);
	out->paid_again = pool->paid_again;
	out->priced_again = pool->priced_again;
	out->again = ratio_div(pool->paid_again, pool->priced_again);
}

static void
set_share(struct prospect *out, const struct prospects *ps,
    const struct partner *p, const char *type, const struct pool *pool)
{
	struct payrate rate = p != NULL ? payrate_of(ps->ws, p) :
	    payrate_of_type(ps->ws, type);

	if (p == NULL && (type == NULL || (payrate_by_tier(type) &&
	    pool->priced.n > 0))) {
		set_mix(out, pool);
		if (type != NULL)
			out->again = again_of(ps->ws, type, out->share);
		return;
	}
	out->share = rate.share;
	out->share_from = rate.from;
	out->again = again_of(ps->ws, p != NULL ? p->type : type, rate.share);
}

/* What was really won, and what marketing money it costs. */
static void
set_actual(struct prospect *out, const struct pool *pool)
{
	struct ratio n = ratio_of((int64_t)pool->partners, 1);

	out->wins = pool->wins;
	out->of = pool->partners;
	out->brought = pool->brought;
	out->mdf = pool->partners > 0 ? ratio_div(pool->mdf, n) : pool->mdf;
}

void
prospects_of(struct prospect *out, const struct prospects *ps,
    const struct partner *p, const char *type)
{
	struct pool own, *typed, none, *pool;

	memset(out, 0, sizeof(*out));
	pool_init(&own);
	pool_init(&none);
	if (p != NULL) {
		type = p->type;
		pool_add(&own, ps->ws, p, ps->today);
	}
	typed = type != NULL ? pool_find(ps, type) : NULL;
	if (typed == NULL)
		typed = &none;
	out->deals_of = p != NULL && is_settled(p, ps->today) ?
	    BASIS_PARTNER : typed->partners > 0 ? BASIS_TYPE : BASIS_ALL;
	out->rates_of = closed_in(&own) >= FIG_FEW ? BASIS_PARTNER :
	    closed_in(typed) >= FIG_FEW ? BASIS_TYPE : BASIS_ALL;
	set_pace(out, pool_of(out->deals_of, &own, typed, ps->all));
	set_rates(out, pool_of(out->rates_of, &own, typed, ps->all));
	pool = p != NULL ? &own : type != NULL ? typed : ps->all;
	set_share(out, ps, p, type, pool);
	set_actual(out, pool);
	if (p != NULL)
		out->mdf = mdf_of(ps->ws, p);
	out->few = out->deals < PARTNER_FEW || out->won < PARTNER_FEW;
	sample_release(&own.won);
}
