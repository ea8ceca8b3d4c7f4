#ifndef POS_VALUELIFE_H
#define POS_VALUELIFE_H

/*
 * The life of one value of a YAML file in git: the commits that changed it.
 */

#include <stddef.h>
#include <time.h>

#include "arena.h"
#include "err.h"
#include "revs.h"

struct value_change {
	char id[65];			/* of the commit, hex */
	time_t when;			/* it was written */
	const char *author, *subject;
	const char *before, *now;	/* as the file has it; NULL: not there */
};

struct valuelife {
	struct value_change *at;	/* newest first */
	size_t n, cap;
};

#define VALUELIFE_INIT { NULL, 0, 0 }

/* Which value, and from where on. */
struct value_ask {
	const char *file;	/* "strategy/tam.yaml" */
	const char *path;	/* yamlpath.h's; a range goes by its base */
	git_oid from;		/* this commit and those before it */
	size_t most;		/* changes; 0: all */
};

/*
 * Follow the value. A state of the file that is no YAML has no value. A
 * merge is compared with its first parent. Texts live in a. Owner: the
 * caller, who calls valuelife_release(), also after a failure.
 */
int valuelife_read(struct valuelife *out, struct arena *a,
    const struct revs *r, const struct value_ask *ask, struct err *e);
void valuelife_release(struct valuelife *v);

/* The value in a commit, or NULL. Owner: the arena. */
const char *value_at(struct arena *a, const struct revs *r,
    const git_oid *commit, const struct value_ask *ask);

#endif
