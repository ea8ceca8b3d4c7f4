/* metricrates - the rates of exchange behind the figures of a metric */

#include "metricrates.h"

#include <strings.h>

#include "fund.h"

enum { RATES_TOLD = 3 };	/* of a currency; of more, their days */

const struct rate *
metric_case_rate(struct dec *stated, const struct metric_case *c,
    const struct metric *m)
{
	if (m->number == NULL || !m->number->money)
		return NULL;
	if (c->deal != NULL) {
		*stated = c->deal->stated;
		return c->deal->rate;
	}
	if (m->of == metric_of("mdf"))
		return fund_rate(stated, c->data->ws, c->entry);
	if (c->account != NULL) {
		*stated = c->account->arr_stated;
		return c->account->arr_rate;
	}
	return NULL;
}

void
metric_rates_init(struct metric_rates *out, struct ws *ws)
{
	out->of = &ws->rates;
	out->used = arena_alloc(&ws->arena, ws->rates.n + 1);
	out->n = 0;
}

struct finding_rates {
	struct metric_rates *out;
	const struct metric *m;
};

static void
find_case(const struct metric_case *c, bool part, const struct ratio *number,
    void *ctx)
{
	struct finding_rates *f = ctx;
	struct dec stated;
	const struct rate *r = metric_case_rate(&stated, c, f->m);

	(void)part;
	(void)number;
	if (r == NULL || f->out->used[r - f->out->of->v])
		return;
	f->out->used[r - f->out->of->v] = true;
	f->out->n++;
}

void
metric_rates_find(struct metric_rates *out, const struct metric_data *data,
    const struct metric *m, const struct period *p)
{
	struct finding_rates f = { out, m };
	struct metric side;

	if (out->of->n == 0)
		return;
	if (m->number != NULL && m->number->money)
		measure_cases(data, m, p, find_case, &f);
	if (m->divide != NULL) {
		side = metric_side(m->divide, m);
		metric_rates_find(out, data, &side, p);
	}
	if (m->per != NULL) {
		side = metric_side(m->per, m);
		metric_rates_find(out, data, &side, p);
	}
}

/* Append the used ones from v[from] to v[to - 1], which are of a currency. */
static void
add_currency(struct str *out, const struct metric_rates *found, size_t from,
    size_t to)
{
	const struct rate *v = found->of->v, *first = NULL, *last = NULL;
	size_t i, n = 0;

	for (i = from; i < to; i++)
		n += found->used[i];
	if (n == 0)
		return;
	str_addf(out, "%s%s at ", out->len > 0 ? "; " : "", v[from].currency);
	for (i = from; i < to; i++) {
		if (!found->used[i])
			continue;
		if (n <= RATES_TOLD) {
			str_adds(out, first != NULL ? " and at " : "");
			rate_add(out, &v[i]);
		}
		first = first != NULL ? first : &v[i];
		last = &v[i];
	}
	if (n <= RATES_TOLD)
		return;
	str_addf(out, "%zu rates from ", n);
	date_add(out, first->from);
	str_adds(out, " to ");
	date_add(out, last->from);
}

void
metric_rates_add(struct str *out, const struct metric_rates *found)
{
	struct str all = STR_INIT;
	size_t i, next;

	for (i = 0; i < found->of->n && found->n > 0; i = next) {
		for (next = i + 1; next < found->of->n && strcasecmp(
		    found->of->v[next].currency, found->of->v[i].currency) ==
		    0; next++)
			;
		add_currency(&all, found, i, next);
	}
	str_add(out, all.s, all.len);
	str_release(&all);
}
