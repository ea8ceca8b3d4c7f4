/* metricof_partners - partners and accounts, as metrics count them */

#include "metricofparts.h"

#include <string.h>

#include "fund.h"
#include "partner.h"

static const char *
word_signed(const struct metric_case *c, const struct span *s, size_t i)
{
	return word_truth(partner_days_signed(metric_partner_days(c), s->to), i);
}

static const char *
word_active(const struct metric_case *c, const struct span *s, size_t i)
{
	return word_truth(partner_days_active(metric_partner_days(c), s->to), i);
}

/* Had it a contract on the day before the span? */
static const char *
word_signed_before(const struct metric_case *c, const struct span *s, size_t i)
{
	return word_truth(s->from != DATE_NONE && partner_days_signed(
	    metric_partner_days(c), s->from - 1), i);
}

/* Had it brought a deal by the end of the span? Neither, when it began before
 * the deals on file. */
static const char *
word_activated(const struct metric_case *c, const struct span *s, size_t i)
{
	const struct partner_days *d = metric_partner_days(c);

	if (!d->tells_first)
		return NULL;
	return word_truth(d->deal != DATE_NONE && d->deal <= s->to, i);
}

static const char *
word_stage(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(c->partner->stage, i);
}

static const char *
word_segment(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(node_text(partner_get(c->partner, "segment")), i);
}

static date
day_started(const struct metric_case *c)
{
	return metric_partner_days(c)->start;
}

static date
day_left(const struct metric_case *c)
{
	return metric_partner_days(c)->left;
}

static date
day_first_deal(const struct metric_case *c)
{
	return metric_partner_days(c)->deal;
}

static date
day_first_win(const struct metric_case *c)
{
	return metric_partner_days(c)->win;
}

static bool
days_since_start(struct ratio *out, const struct metric_case *c, date to)
{
	date start = metric_partner_days(c)->start;

	*out = ratio_of(to - (int64_t)start, 1);
	return start != DATE_NONE && to != DATE_NONE;
}

static bool
number_days_to_deal(struct ratio *out, const struct metric_case *c,
    const struct span *s)
{
	(void)s;
	return days_since_start(out, c, day_first_deal(c));
}

static bool
number_days_to_win(struct ratio *out, const struct metric_case *c,
    const struct span *s)
{
	(void)s;
	return days_since_start(out, c, day_first_win(c));
}

/* What its tier grants in the fiscal year that the span ends in. */
static bool
number_mdf_budget(struct ratio *out, const struct metric_case *c,
    const struct span *s)
{
	struct fund f;

	fund_read(&f, c->data->ws, c->partner->tier, c->partner->node, s->to);
	*out = f.budget;
	return f.known;
}

static const struct metric_word words[] = {
	{ "signed", "yes|no", NULL, KNOWN_EVER, word_signed },
	{ "active", "yes|no", NULL, KNOWN_HEARD, word_active },
	{ "signed_before", "yes|no", NULL, KNOWN_EVER, word_signed_before },
	{ "activated", "yes|no", NULL, KNOWN_EVER, word_activated },
	{ "stage", NULL, NULL, KNOWN_NOW, word_stage },
	{ "segment", NULL, "segments", KNOWN_EVER, word_segment },
	{ "region", NULL, "regions", KNOWN_EVER, word_region },
	PARTNER_WORDS,
	{ .name = NULL }
};

/* A deal that it brought is a sign of life, and what it brings are deals. */
static const char *const by_deals[] = { "active", "activated", "first_deal",
	"first_win", "days_to_deal", "days_to_win", NULL };

static const struct metric_day days[] = {
	{ "started", "by the day they began", day_started },
	{ "left", "by the day they left", day_left },
	{ "first_deal", "by the day of their first deal", day_first_deal },
	{ "first_win", "by the day of their first win", day_first_win },
	{ NULL, NULL, NULL }
};

static const struct metric_number numbers[] = {
	{ "days_to_deal", "days from start to the first deal it brought",
	    false, number_days_to_deal },
	{ "days_to_win", "days from start to the first win it brought", false,
	    number_days_to_win },
	{ "mdf_budget", "market development funds its tier grants in the "
	    "fiscal year", true, number_mdf_budget },
	{ NULL, NULL, false, NULL }
};

static void
each(const struct metric_data *data, const struct span *s, metric_each_fn *fn,
    void *ctx)
{
	struct metric_case c = { .data = data };
	size_t i;

	(void)s;
	for (i = 0; i < data->ws->npartners; i++) {
		c.partner = &data->ws->partners[i];
		if (!fn(&c, ctx))
			return;
	}
}

const struct metric_of metric_of_partners = {
	"partners", "partner", "partners", "partners/*/partner.yaml",
	by_deals, words, days, numbers, false, NULL, each
};
