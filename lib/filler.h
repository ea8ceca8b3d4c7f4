#ifndef POS_FILLER_H
#define POS_FILLER_H

/*
 * Templates filled with values: what pos-fill prints, and what steps of
 * playbooks leave in a partner's folder.
 *
 *	struct filler f = { .a = &arena, .root = root, .dir = dir };
 *
 *	filler_start(&f);
 *	f.env.missing = MUSTACHE_LIST; ...
 *	filler_fill(&out, &f, &template, file, &e);
 *	filler_release(&f);
 */

#include <stdbool.h>

#include "arena.h"
#include "err.h"
#include "mustache.h"
#include "root.h"
#include "str.h"
#include "template.h"

struct filler {
	struct arena *a;		/* of the values */
	struct node *root;		/* all values; figures are added */
	const char *dir;		/* in the workspace; NULL: here */
	struct mustache_env env;	/* escape, missing may be set */
	const char *again;		/* command that fills it again; NULL:
					 * the one that filled it */

	/* As those of mustache_env, called with this ctx; or NULL. */
	void *ctx;
	int (*partial)(const struct mustache **out, void *ctx,
	    const char *name, struct err *e);
	void (*problem)(void *ctx, const char *message);

	/* private */
	struct names lacking;		/* without a value, of one template */
	bool figures;			/* are there, or cannot be */
	struct err e;			/* why not */
};

/*
 * Get ready: f->a, root and dir are set, the rest is zeroes. Sets f->env for
 * the Mustache engine, whose other options the caller may set then. Owner: the
 * caller, who calls filler_release(); what was filled lives in f->a.
 */
void filler_start(struct filler *f);
void filler_release(struct filler *f);

/*
 * Append the filled body of t, which is of file, and with MUSTACHE_LIST what
 * is to be confirmed (toconfirm.h). Without a problem function of its own the
 * first problem is the error: ERR_INVALID.
 */
int filler_fill(struct str *out, struct filler *f, const struct template *t,
    const char *file, struct err *e);

#endif
