#ifndef POS_STATEDIFF_H
#define POS_STATEDIFF_H

/*
 * How two states of a workspace differ: a commit and another one, or the
 * files in the folder. By sections and figures, not by lines.
 */

#include <stdbool.h>
#include <stddef.h>

#include "address.h"
#include "docdiff.h"
#include "err.h"
#include "revs.h"
#include "ws.h"

/*
 * What a section or a YAML file differs in. A section whose heading was
 * renamed goes by the id its sidecar has.
 */
struct statediff_part {
	const char *section;		/* id; NULL: the file as a whole */
	const char *renamed;		/* the heading it has now, or NULL */
	enum docdiff_kind kind;
	size_t units;			/* sentences and lines; sections only */
	const char *before, *now;	/* texts; sections only */
	const struct node *values;	/* list of {name, before, now} */
};

struct statediff_file {
	const char *path;
	enum docdiff_kind kind;
	struct statediff_part *parts;
	size_t n;
};

struct statediff {
	struct statediff_file *files;
	size_t n, cap;
};

#define STATEDIFF_INIT { NULL, 0, 0 }

/* What is compared. */
struct statediff_ask {
	git_oid before, now;
	bool here;			/* now is the folder, not a commit */
	const char *path;		/* only this file; NULL: all */
	const char *section;		/* only this section; NULL: all */
};

/*
 * Compare. Sidecars are not listed; from them come the figures of sections.
 * Texts and nodes live in ws->arena. Owner: the caller, who calls
 * statediff_release().
 */
int statediff(struct statediff *out, struct ws *ws, const struct revs *r,
    const struct statediff_ask *ask, struct err *e);
void statediff_release(struct statediff *d);

#endif
