/* metricof_entries - certificates, funds and costs, as metrics count them */

#include "metricofparts.h"

#include <string.h>

#include "fund.h"
#include "partner.h"
#include "period.h"

/* Each entry of a list that partners have, from those with a contract. */
static void
each_entry(const struct metric_data *data, const char *key, metric_each_fn *fn,
    void *ctx)
{
	struct metric_case c = { .data = data };
	size_t i;

	for (i = 0; i < data->ws->npartners; i++) {
		c.partner = &data->ws->partners[i];
		NODE_EACH(c.entry, partner_get(c.partner, key)) {
			if (!fn(&c, ctx))
				return;
		}
	}
}

static const char *
word_level(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(node_get_text(c->entry, "level", NULL), i);
}

static bool
is_valid(const struct node *entry, date day)
{
	date earned = date_under(entry, "earned");
	date expires = date_under(entry, "expires");

	return (earned == DATE_NONE || earned <= day) &&
	    (expires == DATE_NONE || expires >= day);
}

/* Was it earned, and not expired, at the end of the span? */
static const char *
word_valid(const struct metric_case *c, const struct span *s, size_t i)
{
	return word_once(is_valid(c->entry, s->to) ? "yes" : "no", i);
}

/* Does its person have a valid one above it in the list? Then this one counts
 * nobody new. One without a name is of somebody else. */
static const char *
word_first(const struct metric_case *c, const struct span *s, size_t i)
{
	const char *person = node_get_text(c->entry, "person", NULL);
	const struct node *n;

	NODE_EACH(n, partner_get(c->partner, "certifications")) {
		if (n == c->entry || person == NULL)
			break;
		if (strcmp(node_get_text(n, "person", ""), person) == 0 &&
		    is_valid(n, s->to))
			return word_once("no", i);
	}
	return word_once("yes", i);
}

static const char *
word_signed(const struct metric_case *c, const struct span *s, size_t i)
{
	return word_once(partner_days_signed(metric_partner_days(c), s->to) ?
	    "yes" : "no", i);
}

static const struct metric_word certificate_words[] = {
	{ "valid", "yes|no", NULL, KNOWN_EVER, word_valid },
	{ "first", "yes|no", NULL, KNOWN_EVER, word_first },
	{ "level", NULL, NULL, KNOWN_EVER, word_level },
	{ "signed", "yes|no", NULL, KNOWN_EVER, word_signed },
	{ "region", NULL, "regions", KNOWN_EVER, word_region },
	PARTNER_WORDS,
	{ .name = NULL }
};

static date
day_earned(const struct metric_case *c)
{
	return date_under(c->entry, "earned");
}

static date
day_expires(const struct metric_case *c)
{
	return date_under(c->entry, "expires");
}

static const struct metric_day certificate_days[] = {
	{ "earned", "by the day they were earned", day_earned },
	{ "expires", "by the day they expire", day_expires },
	{ NULL, NULL, NULL }
};

static const struct metric_number no_numbers[] = {
	{ NULL, NULL, false, NULL }
};

static void
each_certificate(const struct metric_data *data, const struct span *s,
    metric_each_fn *fn, void *ctx)
{
	(void)s;
	each_entry(data, "certifications", fn, ctx);
}

const struct metric_of metric_of_certificates = {
	"certificates", "certificate", "certificates",
	"partners/*/partner.yaml", NULL, certificate_words, certificate_days,
	no_numbers, false, NULL, each_certificate
};

/* What an entry was at the end of a span: paid only from that day on. */
static const char *
word_fund_state(const struct metric_case *c, const struct span *s, size_t i)
{
	date paid = date_under(c->entry, "paid");
	date decided = date_under(c->entry, "decided");
	const char *state = node_get_text(c->entry, "state", NULL);

	if (state != NULL && strcmp(state, "paid") == 0 && paid != DATE_NONE &&
	    paid > s->to)
		state = "approved";
	if (decided != DATE_NONE && decided > s->to)
		state = "requested";
	return word_once(state, i);
}

static const struct metric_word fund_words[] = {
	{ "state", "requested|approved|paid|declined|lapsed", NULL, KNOWN_EVER,
	    word_fund_state },
	{ "region", NULL, "regions", KNOWN_EVER, word_region },
	PARTNER_WORDS,
	{ .name = NULL }
};

static date
day_asked(const struct metric_case *c)
{
	return date_under(c->entry, "date");
}

static date
day_paid(const struct metric_case *c)
{
	return date_under(c->entry, "paid");
}

static const struct metric_day fund_days[] = {
	{ "asked", "by the day they were asked for", day_asked },
	{ "paid", "by the day they were paid", day_paid },
	{ NULL, NULL, NULL }
};

static bool
number_amount(struct ratio *out, const struct metric_case *c,
    const struct span *s)
{
	(void)s;
	return fund_amount(out, c->data->ws, c->entry, NULL) == 0;
}

static const struct metric_number fund_numbers[] = {
	{ "amount", "amount", true, number_amount },
	{ NULL, NULL, false, NULL }
};

struct asked_by {
	metric_each_fn *fn;
	void *ctx;
	date to;
};

/* Pass on those that had been asked for. */
static bool
asked_each(const struct metric_case *c, void *ctx)
{
	struct asked_by *by = ctx;
	date asked = day_asked(c);

	return asked == DATE_NONE || asked > by->to || by->fn(c, by->ctx);
}

static void
each_fund(const struct metric_data *data, const struct span *s,
    metric_each_fn *fn, void *ctx)
{
	struct asked_by by = { fn, ctx, s->to };

	each_entry(data, "mdf", asked_each, &by);
}

const struct metric_of metric_of_mdf = {
	"mdf", "request for funds", "requests for funds",
	"partners/*/partner.yaml", NULL, fund_words, fund_days, fund_numbers,
	false, NULL, each_fund
};

static const char *
word_cost_kind(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(node_get_text(c->entry, "kind", NULL), i);
}

static const struct metric_word cost_words[] = {
	{ "kind", "program|incentives|mdf|overhead", NULL, KNOWN_EVER,
	    word_cost_kind },
	{ .name = NULL }
};

static const struct metric_day no_days[] = { { NULL, NULL, NULL } };

/* The days of a cost's period; false: it has none. */
static bool
cost_period(struct period *out, const struct metric_case *c)
{
	return period_node(out, node_get(c->entry, "period"),
	    fiscal_month(c->data->ws), NULL) == 0;
}

/* The part of a cost that the days of the span make up of its period. */
static bool
number_cost(struct ratio *out, const struct metric_case *c,
    const struct span *s)
{
	struct period p;
	date from, to;

	if (!cost_period(&p, c) || !number_of_entry(out, c, "amount"))
		return false;
	from = s->from != DATE_NONE && s->from > p.from ? s->from : p.from;
	to = s->to < p.to ? s->to : p.to;
	*out = ratio_mul(*out, ratio_of(to >= from ? to - from + 1 : 0,
	    p.to - p.from + 1));
	return true;
}

static const struct metric_number cost_numbers[] = {
	{ "amount", "amount, by the days of its period", true, number_cost },
	{ NULL, NULL, false, NULL }
};

static void
each_cost(const struct metric_data *data, const struct span *s,
    metric_each_fn *fn, void *ctx)
{
	struct metric_case c = { .data = data };
	struct period p;

	NODE_EACH(c.entry, node_get(data->ws->program, "costs")) {
		if (cost_period(&p, &c) && p.from <= s->to &&
		    (s->from == DATE_NONE || p.to >= s->from) && !fn(&c, ctx))
			return;
	}
}

const struct metric_of metric_of_costs = {
	"costs", "cost", "costs", "program.yaml", NULL, cost_words,
	no_days, cost_numbers, true, NULL, each_cost
};
