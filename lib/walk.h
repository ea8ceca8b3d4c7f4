#ifndef POS_WALK_H
#define POS_WALK_H

/* All files beneath a folder. */

#include "err.h"
#include "root.h"

enum { WALK_DEEP = 32 };	/* folders in each other */

/*
 * Append the paths of the regular files beneath folder rel of r ("": r
 * itself), in order of names, folder by folder. What begins with a dot is
 * left out; links are not followed. A missing folder has none.
 * ERR_INVALID: folders deeper than WALK_DEEP. Owner: the caller, who calls
 * names_release(), also after a failure.
 */
int walk_files(struct names *out, const struct root *r, const char *rel,
    struct err *e);

#endif
