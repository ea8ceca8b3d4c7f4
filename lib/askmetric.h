#ifndef POS_ASKMETRIC_H
#define POS_ASKMETRIC_H

/*
 * What a question asks of the metric dictionary: which metrics, over which
 * period, of what part of the program. "what was sourced revenue in Q3?",
 * "win rate with partners last year", "sourced revenue of Nordvik".
 */

#include <stdbool.h>
#include <stddef.h>

#include "metric.h"
#include "period.h"
#include "question.h"
#include "reportfilter.h"

enum { ASKED_METRICS = 8 };

struct metric_ask {
	const struct metric *m[ASKED_METRICS];	/* in the dictionary's order */
	size_t n;		/* more than one: the name is that of several */
	struct period period;
	bool in_period;		/* the question names it; else it is the fiscal
				 * year so far */
	struct report_filter filter;
};

/*
 * Does q name a metric at all? Reads the dictionary only, for most questions
 * do not; one that is broken is told later, so it counts as yes.
 */
bool metric_named(struct ws *ws, const struct question *q);

/*
 * Read q. slug: of the partner that it is about, or NULL. WS_PROGRAM,
 * WS_COMPANY and WS_PARTNERS of ws are loaded; all lives in ws->arena. False:
 * it names no metric, or has words that are no part of such a question. Free
 * with report_filter_release(&out->filter) in each case.
 */
bool metric_ask_read(struct metric_ask *out, const struct metrics *all,
    struct ws *ws, const struct question *q, const char *slug);

#endif
