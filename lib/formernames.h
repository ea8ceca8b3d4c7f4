#ifndef POS_FORMERNAMES_H
#define POS_FORMERNAMES_H

/*
 * What partners were called when documents were written, for who looks for
 * them in a text: some have another name today, or are gone.
 */

#include "err.h"
#include "names.h"
#include "root.h"

/*
 * Add the name of each partner record of each commit, back from HEAD, that
 * changed anything below the folder ("reports"); sorted, each once. A record
 * that cannot be read has none. Outside of a repository there are none; a
 * shallow clone knows of the commits that it has. ERR_GIT.
 */
int former_names(struct names *out, const struct root *root,
    const char *folder, struct err *e);

#endif
