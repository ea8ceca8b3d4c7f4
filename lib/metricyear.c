/* metricyear - metrics over the twelve months up to today */

#include "metricyear.h"

#include <string.h>

struct metric
metric_year(const struct metric *m)
{
	struct metric year = *m;

	if (m->period) {
		year.period = false;
		year.window = (struct window){ WINDOW_MONTHS, 12 };
	}
	return year;
}

const char *
metric_key(struct arena *a, const struct metric *m)
{
	char *key = arena_dup(a, m->id), *s;

	for (s = key; (s = strchr(s, '-')) != NULL; )
		*s = '_';
	return key;
}

struct period
metric_year_period(const struct metric_data *data)
{
	return period_of(PERIOD_QUARTER, data->today,
	    fiscal_month(data->ws));
}

void
metric_year_window(struct str *out, const struct measured *got,
    void (*add_day)(struct str *out, date d))
{
	if (got->span.from == DATE_NONE) {
		str_adds(out, "now");
		return;
	}
	add_day(out, got->span.from);
	str_adds(out, " to ");
	add_day(out, got->span.to);
}
