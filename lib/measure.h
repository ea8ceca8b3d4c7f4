#ifndef POS_MEASURE_H
#define POS_MEASURE_H

/*
 * Metrics measured: what a definition of metric.h comes to in a workspace,
 * over a period. All figures are exact; shares of too few cases are not told.
 */

#include <stdbool.h>
#include <stddef.h>

#include "metric.h"
#include "metricof.h"
#include "period.h"

enum measured_state {
	MEASURED,
	MEASURED_NONE,		/* no case that could count */
	MEASURED_FEW,		/* fewer than the metric's `least` */
	MEASURED_UNKNOWN	/* the files do not tell: why */
};

struct measured {
	enum measured_state state;
	struct ratio value;	/* of MEASURED, else invalid; a share is a
				 * part of one */
	size_t n, of;		/* cases counted; of a share: of how many */
	struct ratio part, whole;	/* of a share of sums; else invalid */
	size_t missing;		/* further ones, whose number is not known */
	struct span span;	/* the days it is of; from may be DATE_NONE */
	const char *why;	/* of MEASURED_UNKNOWN */
};

/* "measured", "none", "few", "unknown". */
const char *measured_state_name(enum measured_state state);

/* One value of what a metric is told apart by. */
struct measured_part {
	const char *word;	/* NULL: the record has none */
	struct measured got;
};

/*
 * Load what metrics are measured from. WS_ALL without scorecard and tam is
 * loaded and held against its formats. today: windows of a period that is not
 * over end there. Errors: those of ws_load() and ws_hold().
 */
int metric_data_init(struct metric_data *out, struct ws *ws, date today,
    struct err *e);

/* The same of what is loaded, and held by who loaded it. */
struct metric_data metric_data_of(struct ws *ws, date today);

/*
 * The same data for the period before p. While p runs, windows of the
 * one before end as many days after its beginning, so that like is held
 * against like.
 */
struct metric_data metric_data_before(const struct metric_data *data,
    const struct period *p, const struct period *before);

/* The days of m for the period: up to its last one, or to end. */
struct span metric_span(const struct metric *m, const struct period *p,
    date end);

/*
 * A side of a quotient, m->divide or m->per, as it is measured for it: over
 * the window of the quotient, unless the side is as of a day.
 */
struct metric metric_side(const struct metric *m,
    const struct metric *quotient);

/* Measure m for a period. */
void measure(struct measured *out, const struct metric_data *data,
    const struct metric *m, const struct period *p);

/*
 * The same for each value of m->by, most first. *out: in the workspace's
 * arena. A record with several values counts in each. Returns how many.
 */
size_t measure_by(struct measured_part **out, const struct metric_data *data,
    const struct metric *m, const struct period *p);

/*
 * Call fn for each case m counts, in the order of the files. part: it is
 * within the part of a share; number: what it adds to a sum or a median
 * (else NULL). Returns how many more there are whose number is not known.
 */
typedef void measure_case_fn(const struct metric_case *c, bool part,
    const struct ratio *number, void *ctx);
size_t measure_cases(const struct metric_data *data, const struct metric *m,
    const struct period *p, measure_case_fn *fn, void *ctx);

/*
 * What `plan` of program.yaml has for m over the period: its own entry, or
 * those of shorter periods that make it up, if m is a sum or count over the
 * period. Invalid: no plan.
 */
struct ratio measure_plan(const struct metric_data *data,
    const struct metric *m, const struct period *p);

/*
 * The same; of what is as it stands on the last day also the plan of another
 * period that ends on that day, the longest: a plan for the fourth quarter is
 * one for the end of the year.
 */
struct ratio measure_plan_by(const struct metric_data *data,
    const struct metric *m, const struct period *p);

/*
 * What is planned of m->target for the quarter that follows the one of end,
 * by the fiscal year of p; *quarter: that one.
 */
struct ratio measure_target(struct period *quarter,
    const struct metric_data *data, const struct metric *m,
    const struct period *p, date end);

/* Append the part of a plan that is reached, "74 %"; nothing of no plan. */
void measured_add_reached(struct str *out, const struct measured *now,
    struct ratio plan);

/* Does m grow over a period, so that its parts add up to the whole? */
bool measure_adds_up(const struct metric *m);

/*
 * Append the value for people: "EUR 840,000 (12 deals)", "38 % (19 of 50)",
 * "EUR 90,000 (4 deals), and 2 left out whose number is not on file",
 * "too few to say (n = 4)", "none", "not known: WHY". plain: without cases.
 */
void measured_add(struct str *out, const struct measured *got,
    const struct metric *m, const char *currency, bool plain);

/* Append the value for programs: "840000", "0.38"; nothing when unknown. */
void measured_add_raw(struct str *out, const struct measured *got,
    const struct metric *m);

/* Append the days it is of: "2026-07-01 to 2026-09-30", "on 2026-09-30". */
void measured_add_span(struct str *out, const struct measured *got);

#endif
