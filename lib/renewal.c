/* renewal - how many yearly contracts are renewed */

#include "renewal.h"

#include <string.h>

#include "fig.h"

/* The contract years of one customer that came to an end. */
static void
count_one(struct renewals *out, const struct account *c, date day)
{
	bool left = c->churned != DATE_NONE && c->churned <= day;
	date end = left ? c->churned - 1 : day;
	size_t n = 0;

	if (c->prospect || c->since == DATE_NONE || c->since > day)
		return;
	while (date_months(c->since, 12 * (int)(n + 1)) <= end)
		n++;
	out->renewed += n;
	out->ended += n + left;
	if (n + left > 0 && (out->from == DATE_NONE || c->since < out->from))
		out->from = c->since;
}

void
renewals_count(struct renewals *out, const struct ws *ws, date day)
{
	size_t i;

	memset(out, 0, sizeof(*out));
	out->from = DATE_NONE;
	out->to = day;
	for (i = 0; i < ws->naccounts; i++)
		count_one(out, &ws->accounts[i], day);
	out->rate = ratio_of((int64_t)out->renewed, out->ended >= FIG_FEW ?
	    (int64_t)out->ended : 0);
}
