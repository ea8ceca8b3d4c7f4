/* steady - reading several files while somebody else commits */

#include "steady.h"

#include <stdlib.h>
#include <time.h>

#include "mem.h"

enum { TRIES = 4, WAIT_MS = 20 };	/* longer each time */

bool
steady_again(struct err *why, int tries)
{
	struct timespec wait = { 0, (tries + 1) * WAIT_MS * 1000000L };

	if (why->code != ERR_INVALID || tries + 1 >= TRIES)
		return false;
	nanosleep(&wait, NULL);
	err_clear(why);
	return true;
}

int
steady_load(struct ws *ws, unsigned parts, struct err *e)
{
	struct err why = ERR_INIT;
	char *path = mem_dup(ws->root.path);
	int rc = ws_load(ws, parts, &why), tries;

	for (tries = 0; rc < 0 && steady_again(&why, tries); tries++) {
		ws_close(ws);
		rc = ws_open(ws, path, &why);
		if (rc == 0)
			rc = ws_load(ws, parts, &why);
	}
	if (rc < 0)
		err_set(e, why.code, "%s", why.msg);
	free(path);
	return rc;
}
