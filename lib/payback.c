/* payback - when a partnership has paid back what it costs */

#include "payback.h"

#include <string.h>

static struct ratio
input(const struct economics *eco, enum econ_input in, enum econ_level at)
{
	return eco->in[in].known ? ratio_dec(eco->in[in].v[at]) :
	    ratio_of(0, 0);
}

/* From once, yearly and what a year brings before its cost. */
static void
settle(struct payside *side, struct ratio income)
{
	side->left = ratio_sub(income, side->yearly);
	side->never = ratio_ok(side->left) && side->left.n <= 0;
	side->months = side->never ? ratio_of(0, 0) : ratio_mul(
	    ratio_of(12, 1), ratio_div(side->once, side->left));
}

static struct dec
to_dec(struct ratio r)
{
	return (struct dec){ ratio_round(r, 6) };
}

enum { YEARS = 1000 };		/* more is never */

/* Year by year, with renewals: when once is covered. part: of a renewal. */
static void
settle_renewed(struct payside *side, struct ratio expected,
    struct ratio rate, struct ratio part)
{
	struct ratio more = ratio_mul(expected, part);
	struct dec open, left, last, renewed = { 0 }, first;
	int k;

	side->renewed_months = ratio_of(0, 0);
	if (!ratio_ok(side->once) || !ratio_ok(side->left) ||
	    !ratio_ok(rate) || !ratio_ok(more))
		return;
	open = to_dec(side->once);
	first = last = to_dec(side->left);
	for (k = 0; k < YEARS; k++) {
		left.u = first.u + to_dec(ratio_mul(ratio_dec(renewed),
		    part)).u;
		if (left.u > 0 && left.u >= open.u) {
			side->renewed_months = ratio_mul(ratio_of(12, 1),
			    ratio_add(ratio_of(k, 1), ratio_div(
			    ratio_dec(open), ratio_dec(left))));
			return;
		}
		if (k > 0 && left.u <= 0 && left.u <= last.u)
			break;
		open.u -= left.u;
		last = left;
		renewed = to_dec(ratio_mul(rate, ratio_add(expected,
		    ratio_dec(renewed))));
	}
	side->renewed_never = true;
}

static void
settle_ours(struct payback *out, const struct economics *eco,
    const struct prospect *p, struct ratio rate, enum econ_level at)
{
	struct ratio day = input(eco, ECON_DAY_RATE, at);
	struct ratio margin = input(eco, ECON_MARGIN, ECON_HIGH - at);

	out->us.once = ratio_add(ratio_mul(input(eco, ECON_LAUNCH_DAYS, at),
	    day), input(eco, ECON_LAUNCH_COST, at));
	out->us.yearly = ratio_add(ratio_mul(input(eco, ECON_MANAGE_DAYS, at),
	    day), p->mdf);
	settle(&out->us, ratio_mul(out->expected, ratio_sub(margin,
	    p->share)));
	settle_renewed(&out->us, out->expected, rate, ratio_sub(margin,
	    p->again));
}

static void
settle_theirs(struct payback *out, const struct economics *eco,
    const struct prospect *p, struct ratio rate, enum econ_level at)
{
	struct ratio day = input(eco, ECON_PARTNER_RATE, at);

	out->them.once = ratio_mul(input(eco, ECON_PARTNER_LAUNCH, at),
	    day);
	out->them.yearly = ratio_mul(input(eco, ECON_PARTNER_MANAGE, at),
	    day);
	settle(&out->them, out->gain);
	settle_renewed(&out->them, out->expected, rate, p->again);
	out->second = ratio_add(out->them.left, out->gain);
}

void
payback_compute(struct payback *out, const struct economics *eco,
    const struct prospect *p, struct ratio rate, enum econ_level at)
{
	memset(out, 0, sizeof(*out));
	out->value = p->few ? ratio_of(0, 0) : p->value[ECON_HIGH - at];
	out->expected = ratio_mul(ratio_mul(p->deals_year, p->win_rate),
	    out->value);
	out->gain = ratio_mul(out->expected, p->share);
	settle_ours(out, eco, p, rate, at);
	settle_theirs(out, eco, p, rate, at);
}
