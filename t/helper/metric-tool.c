/*
 * metric-tool - print the words, days and numbers of what metrics count, as
 * the tables of lib/metricof.h have them: "deals word state", a line each.
 */

#include <stdio.h>

#include "metricof.h"

int
main(void)
{
	const struct metric_of *const *of;
	const struct metric_word *w;
	const struct metric_day *d;
	const struct metric_number *n;

	for (of = metric_populations; *of != NULL; of++) {
		for (w = (*of)->words; w->name != NULL; w++)
			printf("%s word %s\n", (*of)->name, w->name);
		for (d = (*of)->days; d->name != NULL; d++)
			printf("%s day %s\n", (*of)->name, d->name);
		for (n = (*of)->numbers; n->name != NULL; n++)
			printf("%s number %s\n", (*of)->name, n->name);
	}
	return 0;
}
