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

/* What the environment asks for; read once. */
struct wish {
	bool known;
	long left;		/* points until the kill; 0: none */
	const char *log, *stop;
};

static void
read_wish(struct wish *w)
{
	const char *at = getenv("POS_CRASH_AT");

	w->known = true;
	w->left = at != NULL ? atol(at) : 0;
	w->log = getenv("POS_CRASH_LOG");
	w->stop = getenv("POS_CRASH_STOP");
}

void
crash_point(const char *name)
{
	static struct wish w;

	if (!w.known)
		read_wish(&w);
	if (w.log != NULL)
		log_point(w.log, name);
	if (w.stop != NULL && strcmp(w.stop, name) == 0) {
		w.stop = NULL;		/* until somebody says go on */
		raise(SIGSTOP);
	}
	if (w.left > 0 && --w.left == 0)
		raise(SIGKILL);
}
