/* qbr - with whom a business review follows a period */

#include "qbr.h"

#include <stdlib.h>
#include <string.h>

#include "partner.h"

enum { FIFTH = 5 };

/* How often the tier asks for one: "quarterly"; NULL: it does not. */
static const char *
rhythm_of(const struct ws *ws, const struct partner *p)
{
	return node_get_text(ws_entry(ws, "tiers", p->tier), "review", NULL);
}

static bool
has_highest(const struct ws *ws, const struct partner *p)
{
	const struct node *tiers = node_get(ws->program, "tiers");

	return p->tier != NULL && tiers != NULL && tiers->last != NULL &&
	    strcmp(node_get_text(tiers->last, "id", ""), p->tier) == 0;
}

/* Who is on its way out has had the last one. */
static bool
has_reviews(const struct partner *p)
{
	return partner_signed(p) && !partner_exiting(p);
}

static void
look_at(struct qbr *q, const struct qbrs *all, const struct ws *ws,
    const struct partner *p, date today)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	const char *rhythm = has_reviews(p) ? rhythm_of(ws, p) : NULL;
	date from;

	memset(q, 0, sizeof(*q));
	q->partner = p;
	revenue_year(&f, all->end);
	q->sourced = revenue_of(p, &f);
	f.role = ROLE_INFLUENCED;
	q->influenced = revenue_of(p, &f);
	q->highest = has_highest(ws, p);
	q->last = partner_reviewed(p, all->before);
	q->due = q->held = DATE_NONE;
	from = q->last != DATE_NONE ? q->last : date_under(p->node, "since");
	if (rhythm != NULL && from != DATE_NONE)
		q->due = date_months(from, review_months(rhythm));
	q->owed = q->due != DATE_NONE && q->due <= all->until;
	from = partner_reviewed(p, today < all->until ? today : all->until);
	if (from != q->last)
		q->held = from;
}

/* Most sourced first, then most influenced, then by slug. */
static int
by_revenue(const void *x, const void *y)
{
	const struct qbr *a = x, *b = y;

	if (a->sourced.amount.m != b->sourced.amount.m)
		return a->sourced.amount.m > b->sourced.amount.m ? -1 : 1;
	if (a->influenced.amount.m != b->influenced.amount.m)
		return a->influenced.amount.m > b->influenced.amount.m ?
		    -1 : 1;
	return strcmp(a->partner->slug, b->partner->slug);
}

static bool
to_hold(const struct qbr *q)
{
	return q->owed && q->held == DATE_NONE;
}

static int
by_need(const void *x, const void *y)
{
	const struct qbr *a = x, *b = y;

	if (to_hold(a) != to_hold(b))
		return to_hold(a) ? -1 : 1;
	return by_revenue(x, y);
}

static void
start(struct qbrs *out, const struct period *p, date today)
{
	struct period quarter;

	memset(out, 0, sizeof(*out));
	out->end = p->to < today ? p->to : today;
	quarter = period_of(PERIOD_QUARTER, out->end, p->start);
	if (p->to < today)
		quarter = period_step(&quarter, 1);
	out->until = quarter.to;
	out->before = out->end < quarter.from ? out->end : quarter.from - 1;
}

/* Drop those that nothing speaks for, and put the others in order. */
static void
choose(struct qbrs *out)
{
	size_t i, n = 0;

	for (i = 0; i < out->n; i++) {
		const struct qbr *q = &out->v[i];

		if (!q->owed && !q->first_fifth && !q->highest)
			continue;
		out->owed += q->owed;
		out->held += q->owed && q->held != DATE_NONE;
		out->v[n++] = *q;
	}
	out->n = n;
	if (n > 0)
		qsort(out->v, n, sizeof(*out->v), by_need);
}

void
qbr_find(struct qbrs *out, struct arena *a, const struct ws *ws,
    const struct period *p, date today)
{
	size_t i;

	start(out, p, today);
	out->v = arena_alloc(a, (ws->npartners + 1) * sizeof(*out->v));
	for (i = 0; i < ws->npartners; i++) {
		if (has_reviews(&ws->partners[i]))
			look_at(&out->v[out->n++], out, ws,
			    &ws->partners[i], today);
	}
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_revenue);
	for (i = 0; i * FIFTH < out->n; i++)
		out->v[i].first_fifth = out->v[i].sourced.amount.m > 0;
	choose(out);
}

void
qbr_find_one(struct qbrs *out, struct arena *a, const struct ws *ws,
    const struct period *p, const struct partner *partner, date today)
{
	start(out, p, today);
	out->v = arena_alloc(a, sizeof(*out->v));
	look_at(&out->v[0], out, ws, partner, today);
	out->n = 1;
	out->owed = out->v[0].owed;
	out->held = out->v[0].owed && out->v[0].held != DATE_NONE;
}

void
qbr_add_why(struct str *out, const struct qbr *q, const struct ws *ws)
{
	const char *tier = ws_name(ws, "tiers", q->partner->tier);

	if (q->owed)
		str_addf(out, "%s asks for a review (%s)", tier,
		    rhythm_of(ws, q->partner));
	if (q->first_fifth)
		str_addf(out, "%samong the first fifth by sourced revenue",
		    out->len > 0 ? "; " : "");
	if (q->highest)
		str_addf(out, "%s%s is the highest tier",
		    out->len > 0 ? "; " : "", tier);
}
