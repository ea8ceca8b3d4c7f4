/* duration - how long a piece of work takes */

#include "duration.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { HOUR = 60, DAY = 8 * HOUR, WEEK = 5 * DAY, MOST = 10000 };

static const struct { const char *one, *many; unsigned minutes; } units[] = {
	{ "minute", "minutes", 1 }, { "hour", "hours", HOUR },
	{ "day", "days", DAY }, { "week", "weeks", WEEK },
};

/* A whole number, in *p behind it; -1: none. */
static long
read_number(const char **p)
{
	char *end;
	long n;

	if (!isdigit((unsigned char)**p))
		return -1;
	n = strtol(*p, &end, 10);
	*p = end;
	return n > 0 && n <= MOST ? n : -1;
}

int
duration_parse(unsigned *minutes, const char *text)
{
	const char *p = text;
	long from = read_number(&p), to = from;
	size_t i;

	if (*p == '-') {
		p++;
		to = read_number(&p);
	}
	if (from < 0 || to < from || *p++ != ' ')
		return -1;
	for (i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (strcmp(p, units[i].one) == 0 ||
		    strcmp(p, units[i].many) == 0) {
			*minutes = (unsigned)to * units[i].minutes;
			return 0;
		}
	}
	return -1;
}
