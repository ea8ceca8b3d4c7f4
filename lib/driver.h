#ifndef POS_DRIVER_H
#define POS_DRIVER_H

/*
 * Our merge driver in a repository: its configuration says what it is, its
 * info/attributes which files it merges: documents and sidecars of the
 * workspace. Both are each user's own and are not cloned; where they are
 * missing, git merges these files as it does any others.
 */

#include <stdbool.h>

#include "err.h"
#include "root.h"

/*
 * Set it up for the workspace root; what stands in info/attributes already
 * stays. *done is true when that was so before. ERR_GIT: no repository.
 */
int driver_set_up(bool *done, const struct root *root, struct err *e);

/* Does git know a merge driver of ours there? True out of a repository. */
bool driver_is_known(const struct root *root);

#endif
