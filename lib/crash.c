/* crash - die at a chosen point, for tests */

#include "crash.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
log_point(const char *path, const char *name)
{
	FILE *f = fopen(path, "ae");

	if (f != NULL) {
		fprintf(f, "%s\n", name);
		fclose(f);
	}
}

/* Stop the first time we come to the point until somebody says go on. */
static void
stop_point(const char *name)
{
	static bool stopped;
	const char *at;

	if (stopped)
		return;
	at = getenv("POS_CRASH_STOP");
	stopped = at == NULL || strcmp(at, name) == 0;
	if (stopped && at != NULL)
		raise(SIGSTOP);
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
	stop_point(name);
	if (left > 0 && --left == 0)
		raise(SIGKILL);
}
