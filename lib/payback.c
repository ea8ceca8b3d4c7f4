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

static void
settle_ours(struct payback *out, const struct economics *eco,
    const struct prospect *p, enum econ_level at)
{
	struct ratio rate = input(eco, ECON_DAY_RATE, at);
	struct ratio margin = input(eco, ECON_MARGIN, ECON_HIGH - at);

	out->us.once = ratio_add(ratio_mul(input(eco, ECON_LAUNCH_DAYS, at),
	    rate), input(eco, ECON_LAUNCH_COST, at));
	out->us.yearly = ratio_add(ratio_mul(input(eco, ECON_MANAGE_DAYS, at),
	    rate), p->mdf);
	settle(&out->us, ratio_mul(out->expected, ratio_sub(margin,
	    p->share)));
}

static void
settle_theirs(struct payback *out, const struct economics *eco,
    enum econ_level at)
{
	struct ratio rate = input(eco, ECON_PARTNER_RATE, at);

	out->them.once = ratio_mul(input(eco, ECON_PARTNER_LAUNCH, at),
	    rate);
	out->them.yearly = ratio_mul(input(eco, ECON_PARTNER_MANAGE, at),
	    rate);
	settle(&out->them, out->gain);
	out->second = ratio_add(out->them.left, out->gain);
}

void
payback_compute(struct payback *out, const struct economics *eco,
    const struct prospect *p, enum econ_level at)
{
	memset(out, 0, sizeof(*out));
	out->value = p->few ? ratio_of(0, 0) : p->value[ECON_HIGH - at];
	out->expected = ratio_mul(ratio_mul(p->deals_year, p->win_rate),
	    out->value);
	out->gain = ratio_mul(out->expected, p->share);
	settle_ours(out, eco, p, at);
	settle_theirs(out, eco, at);
}
