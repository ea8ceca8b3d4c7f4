#ifndef POS_METRICRATES_H
#define POS_METRICRATES_H

/* Which rates of exchange the figures of a metric were converted by. */

#include <stdbool.h>
#include <stddef.h>

#include "measure.h"
#include "rates.h"
#include "str.h"

/*
 * The rate of what a record adds to m, and its sum as it was written; NULL:
 * m adds up no money, or it is in the company's currency.
 */
const struct rate *metric_case_rate(struct dec *stated,
    const struct metric_case *c, const struct metric *m);

struct metric_rates {
	const struct rates *of;
	bool *used;		/* for each of them */
	size_t n;		/* how many are */
};

/* Nothing is found yet. Owner: the arena of ws. */
void metric_rates_init(struct metric_rates *out, struct ws *ws);

/* Add those of m over the period; of a quotient, of both its sides. */
void metric_rates_find(struct metric_rates *out,
    const struct metric_data *data, const struct metric *m,
    const struct period *p);

/*
 * Append "USD at 0.92 from 2026-01-01, ECB and at 0.85 from 2026-07-01, ECB;
 * JPY at 12 rates from 2025-01-01 to 2026-09-01"; nothing when there are none.
 */
void metric_rates_add(struct str *out, const struct metric_rates *found);

#endif
