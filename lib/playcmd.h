#ifndef POS_PLAYCMD_H
#define POS_PLAYCMD_H

/*
 * The jobs of pos-play, each a subcommand (subcmd.h) whose ctx is the struct
 * playcmd. They print what they did, and warn through cmd.h.
 */

#include <stdbool.h>

#include "engine.h"
#include "err.h"
#include "opt.h"
#include "playact.h"
#include "playbook.h"
#include "playrun.h"
#include "str.h"
#include "ws.h"

struct playcmd_opts {
	struct engine_opts engine;
	const char *date, *dir, *form, *flow, *partner, *reason, *within;
	struct list evidence, met;
	bool all, checked, dry_run, no_commit, refill;
};

/* One run of the command. */
struct playcmd {
	struct playcmd_opts o;
	struct list args;	/* without the subcommand */
	struct ws ws;		/* open */
	struct playbook b;	/* the one it is about */
	struct play_run at;
	struct str by, mail;	/* who does it */
	struct play_act act;
};

int playcmd_list(void *ctx, struct err *e);
int playcmd_show(void *ctx, struct err *e);
int playcmd_start(void *ctx, struct err *e);
int playcmd_step(void *ctx, struct err *e);
int playcmd_done(void *ctx, struct err *e);
int playcmd_met(void *ctx, struct err *e);
int playcmd_skip(void *ctx, struct err *e);
int playcmd_stop(void *ctx, struct err *e);
int playcmd_coach(void *ctx, struct err *e);
int playcmd_status(void *ctx, struct err *e);
int playcmd_due(void *ctx, struct err *e);
int playcmd_check(void *ctx, struct err *e);

#endif
