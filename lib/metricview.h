#ifndef POS_METRICVIEW_H
#define POS_METRICVIEW_H

/* The metrics of a workspace over a period, for people and programs. */

#include <stdio.h>

#include "err.h"
#include "measure.h"
#include "metric.h"
#include "period.h"
#include "report.h"
#include "table.h"

struct metric_view {
	struct metrics all;
	struct metric_data data;
	struct period period, before;	/* before: the one of its kind ahead */
};

/*
 * Read dictionary and data; ws is open and outlives the view. period: as
 * period_parse() has it; NULL: the quarter that today is in. ERR_USAGE: it
 * is none; other errors as of metrics_read() and metric_data_init().
 */
int metric_view_init(struct metric_view *out, struct ws *ws,
    const char *period, struct err *e);

/*
 * The same for what a report is of: ws as report_open() has left it, cut down
 * to what passes.
 */
int metric_view_report(struct metric_view *out, struct ws *ws,
    const struct report *r, struct err *e);

/*
 * A record for each metric: its value, that of the period before, the
 * change, the plan. table_init() was called.
 */
void metric_view_list(struct table *t, const struct metric_view *v,
    enum table_form form);

/*
 * What all figures of a report are of: kind, period and the one before, day,
 * commit, view, filter. For json and csv.
 */
void metric_view_facts(struct table *t, const struct report *r);

/* All there is to say of one metric. */
void metric_view_show(FILE *f, const struct metric_view *v,
    const struct metric *m);

/*
 * The records it counts, each with file and line and what it adds; of a sum
 * in another currency that sum and its rate, too.
 */
void metric_view_cases(struct table *t, const struct metric_view *v,
    const struct metric *m, enum table_form form);

/*
 * Append what its records come to: "Sourced revenue won: EUR 61,000 (2
 * deals)"; of a quotient, whose cases are those of what is divided, both sides:
 * "Pipeline coverage: 4.27, Open pipeline, sourced (EUR 426,500) over what is
 * planned of Sourced revenue won for 2026-Q4 (EUR 100,000)".
 */
void metric_view_result(struct str *out, const struct metric_view *v,
    const struct metric *m);

/*
 * Append the change from before to now: "+EUR 12,000", "-3 points", "+2";
 * nothing when one of them is not known.
 */
void measured_change(struct str *out, const struct measured *before,
    const struct measured *now, const struct metric *m,
    const char *currency);

#endif
