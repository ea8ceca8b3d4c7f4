/* metricof_deals - deals, as metrics count them */

#include "metricofparts.h"

#include <string.h>

#include "partner.h"
#include "payrate.h"
#include "registration.h"

/* What a deal was at the end of a span: nobody knows it was lost before. */
static const char *
word_state(const struct metric_case *c, const struct span *s, size_t i)
{
	const struct deal *d = c->deal;

	return word_once(!deal_is_closed(d) || d->closed > s->to ? "open" :
	    d->stage == DEAL_WON ? "won" : "lost", i);
}

static const char *
word_stage(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(deal_stage_name(c->deal->stage), i);
}

static const char *
word_role(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(deal_role_name(c->deal->role), i);
}

static const char *
word_partnered(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(c->deal->role == ROLE_DIRECT ? "no" : "yes", i);
}

static const char *
word_kind(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(c->deal->kind != NULL ? c->deal->kind : "new", i);
}

static const char *
word_product(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(node_get_text(c->deal->node, "product", NULL), i);
}

static const char *
word_account_region(const struct metric_case *c, const struct span *s,
    size_t i)
{
	(void)s;
	return word_once(c->account->region, i);
}

static const char *
word_account_segment(const struct metric_case *c, const struct span *s,
    size_t i)
{
	(void)s;
	return word_once(c->account->segment, i);
}

static const char *
word_account_industry(const struct metric_case *c, const struct span *s,
    size_t i)
{
	(void)s;
	return word_once(c->account->industry, i);
}

/* The answer a registration had at the end of a span. */
static const char *
word_registration(const struct metric_case *c, const struct span *s, size_t i)
{
	struct registration r;

	if (i > 0 || node_get(c->deal->node, "registration") == NULL)
		return word_once("none", i);
	registration_of(&r, c->deal, s->to);
	if (r.submitted != DATE_NONE && r.submitted > s->to)
		return "none";
	if (r.decided != DATE_NONE && r.decided > s->to)
		return "submitted";
	return reg_state_name(r.state);
}

/* Had its partner market development funds paid within the span? */
static const char *
word_funded(const struct metric_case *c, const struct span *s, size_t i)
{
	const struct node *n;
	date paid;

	NODE_EACH(n, c->partner != NULL ? partner_get(c->partner, "mdf") :
	    NULL) {
		paid = date_under(n, "paid");
		if (strcmp(node_get_text(n, "state", ""), "paid") != 0)
			continue;
		if (paid != DATE_NONE && paid <= s->to &&
		    (s->from == DATE_NONE || paid >= s->from))
			return word_once("yes", i);
	}
	return word_once("no", i);
}

static date
day_created(const struct metric_case *c)
{
	return c->deal->created;
}

static date
day_closed(const struct metric_case *c)
{
	return c->deal->closed;
}

static date
day_registered(const struct metric_case *c)
{
	return date_under(node_get(c->deal->node, "registration"),
	    "submitted");
}

static date
day_answered(const struct metric_case *c)
{
	return date_under(node_get(c->deal->node, "registration"), "decided");
}

static bool
number_amount(struct ratio *out, const struct metric_case *c,
    const struct span *s)
{
	(void)s;
	*out = ratio_money(c->deal->amount);
	return true;
}

/* What is left of a sourced deal when its partner was paid. */
static bool
number_net(struct ratio *out, const struct metric_case *c,
    const struct span *s)
{
	struct payrate rate;

	(void)s;
	*out = ratio_money(c->deal->amount);
	if (c->deal->role != ROLE_SOURCED)
		return true;
	rate = payrate_of(c->data->ws, c->partner);
	*out = ratio_mul(*out, ratio_sub(ratio_of(1, 1), rate.share));
	return rate.from != PAY_UNKNOWN;
}

static bool
days_between(struct ratio *out, date from, date to)
{
	*out = ratio_of(to - (int64_t)from, 1);
	return from != DATE_NONE && to != DATE_NONE;
}

static bool
number_days(struct ratio *out, const struct metric_case *c,
    const struct span *s)
{
	(void)s;
	return days_between(out, c->deal->created, c->deal->closed);
}

static bool
number_answer_days(struct ratio *out, const struct metric_case *c,
    const struct span *s)
{
	(void)s;
	return days_between(out, day_registered(c), day_answered(c));
}

static const struct metric_word words[] = {
	{ "state", "open|won|lost", NULL, KNOWN_EVER, word_state },
	{ "stage", "qualification|discovery|proposal|negotiation|won|lost",
	    NULL, KNOWN_NOW, word_stage },
	{ "role", "direct|sourced|influenced", NULL, KNOWN_EVER, word_role },
	{ "partnered", "yes|no", NULL, KNOWN_EVER, word_partnered },
	{ "kind", "new|expansion", NULL, KNOWN_EVER, word_kind },
	{ "registration", "none|submitted|under-review|approved|rejected|"
	    "expired", NULL, KNOWN_EVER, word_registration },
	{ "funded", "yes|no", NULL, KNOWN_EVER, word_funded },
	{ "product", NULL, NULL, KNOWN_EVER, word_product },
	{ "region", NULL, "regions", KNOWN_EVER, word_account_region },
	{ "segment", NULL, "segments", KNOWN_EVER, word_account_segment },
	{ "industry", NULL, "industries", KNOWN_EVER, word_account_industry },
	PARTNER_WORDS,
	{ .name = NULL }
};

static const struct metric_day days[] = {
	{ "created", "by the day they were created", day_created },
	{ "closed", "by the day they closed", day_closed },
	{ "registered", "by the day they were registered", day_registered },
	{ "answered", "by the day they were answered", day_answered },
	{ NULL, NULL, NULL }
};

static const struct metric_number numbers[] = {
	{ "amount", "annual value", true, number_amount },
	{ "net", "annual value less what the partner is paid of it", true,
	    number_net },
	{ "days", "days from created to closed", false, number_days },
	{ "answer_days", "days from registered to answered", false,
	    number_answer_days },
	{ NULL, NULL, false, NULL }
};

static void
each(const struct metric_data *data, const struct span *s, metric_each_fn *fn,
    void *ctx)
{
	struct metric_case c = { .data = data };
	const struct ws *ws = data->ws;
	size_t i;

	for (i = 0; i < ws->ndeals && ws->deals[i].created <= s->to; i++) {
		c.deal = &ws->deals[i];
		c.account = c.deal->account;
		c.partner = c.deal->partner;
		if (!fn(&c, ctx))
			return;
	}
}

/* Those of before the first on file were somewhere else. */
static date
begins(const struct metric_data *data)
{
	return data->ws->ndeals > 0 ? data->ws->deals[0].created : DATE_NONE;
}

const struct metric_of metric_of_deals = {
	"deals", "deal", "deals", "data/deals-*.yaml", NULL, words, days,
	numbers, false, begins, each
};
