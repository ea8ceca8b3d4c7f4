#ifndef POS_FORMERNAMES_H
#define POS_FORMERNAMES_H

/*
 * What partners were called before, for who looks for them in a text: some
 * have another name today, or are gone.
 */

#include "err.h"
#include "names.h"
#include "ws.h"

/*
 * Add the name in each partner record of each commit that HEAD comes from;
 * sorted, each once. now: the workspace of today, with partners; where it has
 * hashes (ws.h), the names in records of the same bytes may be missing. A
 * record that is no YAML has no name. ERR_NOTFOUND: not all commits or records
 * are here, as in a shallow clone, or there is no repository at all; those
 * that are here are added. ERR_GIT: it cannot be read.
 */
int former_names(struct names *out, const struct ws *now, struct err *e);

#endif
