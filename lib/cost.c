/* cost - what an answer took: tokens and money */

#include "cost.h"

enum { MILLION = 1000000 };

static void
add(int64_t *sum, int64_t more)
{
	*sum = *sum < 0 || more < 0 ? -1 : *sum + more;
}

void
cost_add(struct chat_usage *sum, const struct chat_usage *more)
{
	add(&sum->in, more->in);
	add(&sum->cached, more->cached);
	add(&sum->out, more->out);
}

/* Tokens times a price per million. */
static struct ratio
part(int64_t tokens, struct dec price)
{
	return ratio_div(ratio_mul(ratio_of(tokens, 1), ratio_dec(price)),
	    ratio_of(MILLION, 1));
}

struct ratio
cost_of(const struct endpoint_price *price, const struct chat_usage *usage)
{
	int64_t cached = usage->cached > 0 ? usage->cached : 0;

	if (!price->known || usage->in < cached || usage->out < 0)
		return ratio_div(ratio_of(0, 1), ratio_of(0, 1));
	return ratio_add(ratio_add(part(usage->in - cached, price->in),
	    part(cached, price->cached)), part(usage->out, price->out));
}

void
cost_amount(struct str *out, struct ratio amount)
{
	int places = 2;

	while (places < 6 && ratio_round(amount, places) < 10)
		places++;
	ratio_add_text(out, amount, places);
}

const char *
cost_money(struct arena *a, const struct endpoint_price *price,
    const struct chat_usage *usage)
{
	struct ratio cost = cost_of(price, usage);
	struct str text = STR_INIT;
	const char *out = NULL;

	if (ratio_ok(cost)) {
		str_addf(&text, "%s ", price->currency);
		cost_amount(&text, cost);
		out = arena_dup(a, text.s);
	}
	str_release(&text);
	return out;
}

void
cost_text(struct str *out, const struct endpoint_price *price,
    const struct chat_usage *usage)
{
	struct ratio cost = cost_of(price, usage);

	if (usage->in < 0 || usage->out < 0) {
		str_adds(out, "tokens not told");
		return;
	}
	ratio_add_commas(out, ratio_of(usage->in, 1), 0);
	str_adds(out, " in");
	if (usage->cached > 0) {
		str_adds(out, " (");
		ratio_add_commas(out, ratio_of(usage->cached, 1), 0);
		str_adds(out, " cached)");
	}
	str_adds(out, ", ");
	ratio_add_commas(out, ratio_of(usage->out, 1), 0);
	str_adds(out, " out");
	if (ratio_ok(cost)) {
		str_addf(out, ", %s ", price->currency);
		cost_amount(out, cost);
	}
}

int64_t
cost_estimate(size_t n)
{
	return (int64_t)(n + 2) / 3;
}
