/* ev_conversion - evidence: the rates that deals on file are converted by */

#include "evidence.h"

#include "metricrates.h"

static const char *const in_conversions[] = { "company.yaml", "data/deals",
	"partners", "data/customers.yaml", "data/prospects.yaml", NULL };

/* Deals that pass are what there is: a filter has cut the rest. */
static int
build_conversions(struct node *out, struct evidence *ev, struct err *e)
{
	struct ws *ws = ev->ws;
	struct metric_rates found;
	struct str s = STR_INIT;
	const struct rate *r;
	size_t i;

	(void)e;
	metric_rates_init(&found, ws);
	for (i = 0; i < ws->ndeals; i++) {
		r = ws->deals[i].rate;
		if (r == NULL || found.used[r - ws->rates.v])
			continue;
		found.used[r - ws->rates.v] = true;
		found.n++;
	}
	metric_rates_add(&s, &found);
	if (s.len > 0)
		node_str(&ws->arena, out, "rates", s.s);
	str_release(&s);
	return 0;
}

const struct provider ev_conversion[] = {
	{ "conversions", WS_COMPANY | WS_DEALS, in_conversions,
	    build_conversions },
	{ NULL, 0, NULL, NULL }
};
