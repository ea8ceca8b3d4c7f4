#ifndef POS_PATHCHECK_H
#define POS_PATHCHECK_H

/* Which paths of a workspace our tools may write. */

#include "err.h"

/*
 * Is rel a path our tools may write: relative, UTF-8, no control characters,
 * no component that is empty, ".", ".." or a spelling of .git? A file
 * .gitignore may be written, other files of git's may not.
 */
int path_check(const char *rel, struct err *e);

#endif
