/* chartunit - the numbers of a chart, as people read them */

#include "chartunit.h"

const char *const chart_units[] = { "money", "percent", "count", "days",
    "score", NULL };

/* Append v with at most so many decimals, none of them a zero at the end. */
static void
add_trimmed(struct str *out, struct ratio v, int places)
{
	int64_t scaled = ratio_round(v, places);

	for (; places > 0 && scaled % 10 == 0; places--)
		scaled /= 10;
	ratio_add_commas(out, v, places);
}

static struct ratio
size_of(struct ratio v)
{
	if (v.n < 0)
		v.n = -v.n;
	return v;
}

/* Append the number part of v below 1000 with three digits, or whole. */
static void
add_three(struct str *out, struct ratio v)
{
	struct ratio size = size_of(v);
	int places = 2;

	if (ratio_round(size, 1) >= 1000)
		places = 0;
	else if (ratio_round(size, 2) >= 1000)
		places = 1;
	add_trimmed(out, v, places);
}

/*
 * Append v in thousands, millions or billions: the first of them in which it
 * rounds to less than a thousand.
 */
static void
add_short(struct str *out, struct ratio v)
{
	static const char *const units[] = { "", " k", " M", " bn" };
	struct ratio thousand = ratio_of(1000, 1);
	size_t i;

	for (i = 0; i < 3 && ratio_round(size_of(v), 0) >= 1000; i++)
		v = ratio_div(v, thousand);
	add_three(out, v);
	str_adds(out, units[i]);
}

void
chart_add_brief(struct str *out, enum chart_unit unit, struct ratio v)
{
	enum { SHORT_FROM = 10000 };

	if (!ratio_ok(v)) {
		str_adds(out, "n/a");
		return;
	}
	if (unit == CHART_PERCENT)
		v = ratio_mul(v, ratio_of(100, 1));
	if (unit == CHART_MONEY || ratio_round(size_of(v), 0) >= SHORT_FROM)
		add_short(out, v);
	else if (unit == CHART_COUNT)
		add_trimmed(out, v, 1);
	else
		add_three(out, v);
	if (unit == CHART_PERCENT)
		str_adds(out, " %");
	else if (unit == CHART_DAYS)
		str_adds(out, " d");
}

void
chart_add_named(struct str *out, const struct chart *c, enum chart_unit unit,
    struct ratio v)
{
	if (ratio_ok(v) && unit == CHART_MONEY && c->currency[0] != '\0')
		str_addf(out, "%s ", c->currency);
	chart_add_brief(out, unit, v);
}

void
chart_add_exact(struct str *out, const struct chart *c, enum chart_unit unit,
    struct ratio v)
{
	enum { DECIMALS = 6 };	/* of a struct dec */

	if (!ratio_ok(v)) {
		str_adds(out, "n/a");
		return;
	}
	if (unit == CHART_MONEY && c->currency[0] != '\0')
		str_addf(out, "%s ", c->currency);
	if (unit == CHART_PERCENT)
		v = ratio_mul(v, ratio_of(100, 1));
	add_trimmed(out, v, DECIMALS);
	if (unit == CHART_PERCENT)
		str_adds(out, " %");
	else if (unit == CHART_DAYS)
		str_adds(out, ratio_cmp(v, ratio_of(1, 1)) == 0 ? " day" :
		    " days");
}

void
chart_add_unit(struct str *out, const struct chart *c, enum chart_unit unit)
{
	if (unit == CHART_MONEY)
		str_adds(out, c->currency);
	else if (unit == CHART_DAYS)
		str_adds(out, "days");
	else if (unit == CHART_PERCENT)
		str_adds(out, "%");
}
