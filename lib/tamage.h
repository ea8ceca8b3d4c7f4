#ifndef POS_TAMAGE_H
#define POS_TAMAGE_H

/* Since when assumptions of the partner market are as they are. */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "err.h"
#include "root.h"
#include "tam.h"
#include "tamchange.h"

struct tam_since {
	char commit[41];	/* that made it so; "": it is not committed */
	date day;		/* of the commit, or DATE_NONE */
	bool older;		/* that one, or one which a shallow clone has
				 * not */
};

/*
 * Find it for each of n spots, value and source together; one that is not
 * there now: since when it is not. root: of the workspace whose file now is
 * of. What lies before a state of the file that
 * cannot be read is not looked at. Without a repository nothing is committed.
 * ERR_GIT: the repository cannot be read.
 */
int tam_since(struct tam_since *out, const struct tam_spot *spots, size_t n,
    const struct tam *now, const struct root *root, struct err *e);

/*
 * The newest date that a source names, as it stands there: "2026-05-28",
 * "2026-06" or "2026", of the years from 2010 to today's. Returns its length, *at where it begins;
 * 0: it names none.
 */
size_t tam_source_date(const char **at, const char *source, date today);

#endif
