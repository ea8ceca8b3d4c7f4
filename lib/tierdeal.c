/* tierdeal - metrics of tiers that are computed from deals */

#include "tierkind.h"

enum { NAMED = 3 };		/* deals named in a source */

/* Was the deal what the metric counts, on the last day of v's window? */
static bool
deal_counts(const struct deal *d, const struct tier_kind *k,
    const struct tier_value *v)
{
	struct deal_filter f = { k->role, k->state, v->from, v->to };

	if (k->state != STATE_OPEN)
		return deal_passes(d, &f);
	/* it may have been closed since */
	return d->role == k->role && d->created <= v->to &&
	    (v->from == DATE_NONE || d->created >= v->from) &&
	    (d->closed == DATE_NONE || d->closed > v->to);
}

static struct deal_sum
sum_deals(const struct tier_asked *q, const struct tier_value *v,
    const struct tier_kind *k)
{
	struct deal_sum sum = { 0, { 0 } };
	size_t i;

	for (i = 0; i < q->p->ndeals; i++) {
		if (deal_counts(q->p->deals[i], k, v)) {
			sum.count++;
			sum.amount.m += q->p->deals[i]->amount.m;
		}
	}
	return sum;
}

int
tier_deal_amount(struct tier_value *v, const struct tier_asked *q,
    struct err *e)
{
	struct deal_sum sum = sum_deals(q, v, q->m->kind);

	(void)e;
	v->cases = sum.count;
	return tier_number(v, ratio_money(sum.amount));
}

int
tier_deal_count(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	(void)e;
	v->cases = sum_deals(q, v, q->m->kind).count;
	return tier_number(v, ratio_of((int64_t)v->cases, 1));
}

int
tier_sourced_share(struct tier_value *v, const struct tier_asked *q,
    struct err *e)
{
	struct deal_sum own = sum_deals(q, v, q->m->kind);
	struct money all;

	(void)e;
	all = tier_won(q->f, v->from, v->to);
	if (all.m == 0)
		return tier_unknown(v, "nothing was won in the window");
	v->cases = own.count;
	return tier_number(v, ratio_div(ratio_money(own.amount),
	    ratio_money(all)));
}

int
tier_win_rate(struct tier_value *v, const struct tier_asked *q, struct err *e)
{
	struct tier_kind lost = *q->m->kind;
	size_t won = sum_deals(q, v, q->m->kind).count, all;

	(void)e;
	lost.state = STATE_LOST;
	all = won + sum_deals(q, v, &lost).count;
	if (all == 0)
		return tier_unknown(v, "no deal was closed in the window");
	v->cases = won;
	return tier_number(v, ratio_of((int64_t)won, (int64_t)all));
}

void
tier_deals_add(struct str *out, const struct tier_metric *m,
    const struct tier_value *v, const struct partner *p)
{
	size_t i, n = 0;

	str_addf(out, "%zu deal%s", v->cases, v->cases == 1 ? "" : "s");
	for (i = 0; i < p->ndeals; i++) {
		if (!deal_counts(p->deals[i], m->kind, v))
			continue;
		if (n++ < NAMED)
			str_addf(out, "%s %s", n == 1 ? ":" : ",",
			    p->deals[i]->id);
	}
	if (n > NAMED)
		str_addf(out, " and %zu more", n - NAMED);
}

int
tier_deal_events(struct tier_events *ev, const struct tier_asked *q,
    struct err *e)
{
	const struct tier_kind *k = q->m->kind;
	const struct deal *d;
	size_t i;

	(void)e;
	for (i = 0; i < q->p->ndeals; i++) {
		d = q->p->deals[i];
		if (d->role != k->role)
			continue;
		if (k->state == STATE_OPEN) {
			tier_event_window(ev, q->m->window, d->created);
			tier_event_add(ev, d->closed);
		} else {
			tier_event_window(ev, q->m->window, d->closed);
		}
	}
	return 0;
}
