#ifndef POS_LIFELINE_H
#define POS_LIFELINE_H

/*
 * The life of a document or of one of its sections in git: each commit that
 * changed its text or redrafted it. Who or what wrote it is read from the
 * sidecar as each commit has it, not from messages, so it is the same after
 * squash, rebase and cherry-pick. A document that was moved is followed to
 * where it was.
 */

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "arena.h"
#include "err.h"
#include "revs.h"

enum life_kind {
	LIFE_DRAFTED,	/* the first draft of an engine */
	LIFE_REDRAFTED,	/* a draft replaced one */
	LIFE_BY_HAND,	/* people changed the text, no engine */
	LIFE_BOTH,	/* a draft, and edits by hand that are in the text */
	LIFE_EDITED,	/* a model changed it, as it was asked to */
	LIFE_KEPT,	/* redrafted in name: the text was kept by hand */
	LIFE_REMOVED,	/* the section is not there any more */
	LIFE_MERGED	/* a merge brought it: see its other parent */
};

struct life {
	char id[65];		/* of the commit, hex */
	time_t when;		/* it was written */
	const char *author, *subject;
	const char *section;	/* id, or facts */
	enum life_kind kind;
	const char *engine;	/* of the draft in force; NULL: none */
	const char *generated;	/* when that was made; NULL: never */
	const char *before, *now;	/* its text, normal form */
};

struct lifeline {
	struct life *lives;	/* newest first */
	size_t n, cap;
};

#define LIFELINE_INIT { NULL, 0, 0 }

/* What is followed. */
struct life_ask {
	const char *path;	/* "strategy/icp.md" */
	const char *section;	/* NULL: each of its sections */
	git_oid from;		/* commit, and those before it */
	size_t most;		/* end after so many commits; 0: all */
};

/*
 * Follow it. Texts live in a. Owner: the caller, who calls
 * lifeline_release().
 */
int lifeline_read(struct lifeline *out, struct arena *a, const struct revs *r,
    const struct life_ask *ask, struct err *e);
void lifeline_release(struct lifeline *l);

/*
 * Add what the files in the folder have beyond the commit ask->from, before
 * all else; id is then "". doc or sidecar NULL: there is none.
 */
int lifeline_unsaved(struct lifeline *out, struct arena *a,
    const struct revs *r, const struct life_ask *ask, const struct str *doc,
    const struct str *sidecar, struct err *e);

/* "drafted", "redrafted", "by hand", "redrafted, by hand", ... */
const char *life_kind_name(enum life_kind kind);

#endif
