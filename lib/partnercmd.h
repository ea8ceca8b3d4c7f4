#ifndef POS_PARTNERCMD_H
#define POS_PARTNERCMD_H

/*
 * The jobs of pos-partner, each a subcommand (subcmd.h) whose ctx is the
 * struct partner_run. They print what they did, and warn through cmd.h.
 */

#include <stdbool.h>

#include "err.h"
#include "opt.h"
#include "partneredit.h"
#include "partnersave.h"
#include "ws.h"

struct partner_opts {
	const char *dir, *form, *slug, *reason, *by, *date, *key, *owner,
	    *due;
	struct list types, tiers, stages, regions, managers, industries,
	    segments, contacts, sets, wheres;
	bool another, dry_run, no_commit, new_key, zero, excel;
};

/* One run of the command. */
struct partner_run {
	struct partner_opts o;
	struct list args;	/* without the subcommand */
	struct ws ws;		/* open */
	struct partner_edits edits;
	struct partner_save save;
};

/* Load parts, and find the partner of the first operand. */
int partner_open(struct partner_run *r, struct partner **p, unsigned parts,
    struct err *e);

/* partnercmd.c */
int partner_run_add(void *ctx, struct err *e);
int partner_run_show(void *ctx, struct err *e);
int partner_run_list(void *ctx, struct err *e);
int partner_run_set(void *ctx, struct err *e);
int partner_run_note(void *ctx, struct err *e);
int partner_run_milestone(void *ctx, struct err *e);

/* partnerjobs.c */
int partner_run_action(void *ctx, struct err *e);
int partner_run_mdf(void *ctx, struct err *e);
int partner_run_history(void *ctx, struct err *e);
int partner_run_rename(void *ctx, struct err *e);
int partner_run_merge(void *ctx, struct err *e);

#endif
