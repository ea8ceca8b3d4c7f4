/* crash - die at a chosen point, for tests */

#include "crash.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static void
log_point(const char *path, const char *name)
{
	FILE *f = fopen(path, "ae");

	if (f != NULL) {
		fprintf(f, "%s\n", name);
		fclose(f);
	}
}

void
crash_point(const char *name)
{
	static long left = -1;	/* points until the kill; 0: off */
	static const char *log;

	if (left == 0 && log == NULL)
		return;
	if (left < 0) {
		left = getenv("POS_CRASH_AT") ? atol(getenv("POS_CRASH_AT")) :
		    0;
		log = getenv("POS_CRASH_LOG");
	}
	if (log != NULL)
		log_point(log, name);
	if (left > 0 && --left == 0)
		raise(SIGKILL);
}
