/* metricof_accounts - customers, as metrics count them */

#include "metricofparts.h"

#include <string.h>

/* Was it a customer on that day? */
static bool
customer_on(const struct account *a, date day)
{
	return !a->prospect && (a->since == DATE_NONE || a->since <= day) &&
	    (a->churned == DATE_NONE || a->churned > day);
}

static const char *
word_customer(const struct metric_case *c, const struct span *s, size_t i)
{
	return word_truth(customer_on(c->account, s->to), i);
}

static const char *
word_customer_before(const struct metric_case *c, const struct span *s,
    size_t i)
{
	return word_truth(s->from != DATE_NONE && customer_on(c->account,
	    s->from - 1), i);
}

/* Is there a partner in what customers.yaml says of it? */
static const char *
word_partnered(const struct metric_case *c, const struct span *s, size_t i)
{
	const struct node *n = node_get(c->account->node, "partners");

	(void)s;
	return word_truth(n != NULL && n->n > 0, i);
}

static const char *
word_region_of(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(c->account->region, i);
}

static const char *
word_segment(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(c->account->segment, i);
}

static const char *
word_industry(const struct metric_case *c, const struct span *s, size_t i)
{
	(void)s;
	return word_once(c->account->industry, i);
}

static const struct metric_word words[] = {
	{ "customer", "yes|no", NULL, KNOWN_EVER, word_customer },
	{ "customer_before", "yes|no", NULL, KNOWN_EVER, word_customer_before },
	{ "partnered", "yes|no", NULL, KNOWN_EVER, word_partnered },
	{ "region", NULL, "regions", KNOWN_EVER, word_region_of },
	{ "segment", NULL, "segments", KNOWN_EVER, word_segment },
	{ "industry", NULL, "industries", KNOWN_EVER, word_industry },
	{ .name = NULL }
};

static date
day_since(const struct metric_case *c)
{
	return c->account->since;
}

static date
day_churned(const struct metric_case *c)
{
	return c->account->churned;
}

static const struct metric_day days[] = {
	{ "since", "by the day they became customers", day_since },
	{ "churned", "by the day they left", day_churned },
	{ NULL, NULL, NULL }
};

static bool
number_arr(struct ratio *out, const struct metric_case *c,
    const struct span *s)
{
	(void)s;
	*out = ratio_money(c->account->arr);
	return c->account->has_arr;
}

static const struct metric_number numbers[] = {
	{ "arr", "annual recurring revenue", true, number_arr },
	{ NULL, NULL, false, NULL }
};

static void
each(const struct metric_data *data, const struct span *s, metric_each_fn *fn,
    void *ctx)
{
	struct metric_case c = { .data = data };
	size_t i;

	(void)s;
	for (i = 0; i < data->ws->naccounts; i++) {
		c.account = &data->ws->accounts[i];
		if (!c.account->prospect && !fn(&c, ctx))
			return;
	}
}

const struct metric_of metric_of_accounts = {
	"customers", "customer", "customers", "data/customers.yaml", NULL,
	words, days, numbers, false, NULL, each
};
