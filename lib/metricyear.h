#ifndef POS_METRICYEAR_H
#define POS_METRICYEAR_H

/*
 * Metrics of the dictionary over the twelve months up to today, whatever
 * their own period: what documents and templates without a period tell.
 */

#include "measure.h"

/*
 * m as it is measured here: over twelve months where it is over a period,
 * else unchanged. Its period is that of metric_year_period().
 */
struct metric metric_year(const struct metric *m);

/* Its name in templates, where a dash ends one: "sourced_won". */
const char *metric_key(struct arena *a, const struct metric *m);

/* A period that today is in, for measure(). */
struct period metric_year_period(const struct metric_data *data);

/* Append "2025-11-21 to 2026-11-20" or "now", each day by date_add or
 * date_add_long. */
void metric_year_window(struct str *out, const struct measured *got,
    void (*add_day)(struct str *out, date d));

#endif
