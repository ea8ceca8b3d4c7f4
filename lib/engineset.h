#ifndef POS_ENGINESET_H
#define POS_ENGINESET_H

/* The engine of a workspace, written into its pos.yaml. */

#include <stdbool.h>

#include "commit.h"
#include "err.h"
#include "ws.h"

struct engine_set {
	const char *name;	/* builtin, or one that was found */
	bool no_commit, dry_run;
};

/*
 * Write "engine: NAME", with every other byte as it was, in one commit. A
 * file that has it already stays, and res->nothing is true. ERR_INVALID: the
 * name is none that pos.yaml can hold. Else as commit_changes().
 */
int engine_set(struct commit_result *res, const struct ws *ws,
    const struct engine_set *set, struct err *e);

#endif
