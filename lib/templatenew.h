#ifndef POS_TEMPLATENEW_H
#define POS_TEMPLATENEW_H

/*
 * A new template in the workspace: complete frontmatter, the standard parts,
 * right at once for pos-check and pos-fill.
 */

#include <stdbool.h>

#include "err.h"
#include "opt.h"
#include "ws.h"

/* What is asked for. NULL and empty: what is usual in its folder. */
struct template_new {
	const char *id;		/* "price-review", "finance/price-review" or
				 * "finance/05-price-review" */
	const char *title;
	const char *description, *time;
	const struct list *folders, *phases, *difficulties, *skills;	/* one */
	const struct list *tiers, *tags;
	bool dry_run, no_commit;
};

/*
 * Write and commit it, with the next number of its folder, and say so on
 * standard output. ERR_EXISTS: the id, the name, the number or the title is
 * taken. ERR_USAGE: an id that is none, a folder that is near to one there
 * is, a value that pos-template(5) does not have. Else errors as of
 * commit_changes().
 */
int template_new(struct ws *ws, const struct template_new *asked,
    struct err *e);

#endif
