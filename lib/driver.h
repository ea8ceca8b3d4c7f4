#ifndef POS_DRIVER_H
#define POS_DRIVER_H

/*
 * Our merge driver in a repository: .gitattributes of the workspace, which
 * is versioned, says which files it merges; the repository's configuration,
 * which is each user's own, says what it is. Where only the first is there,
 * git merges these files as it does any others.
 */

#include "commit.h"
#include "err.h"
#include "root.h"

#define DRIVER_ATTRIBUTES ".gitattributes"

/* A change_fn: adds our lines to .gitattributes, unless they are there. */
change_fn driver_attributes;

/* Write the driver into the configuration of the repository root lies in. */
int driver_configure(const struct root *root, struct err *e);

/* Do both; .gitattributes is committed when it changes. */
int driver_set_up(const struct root *root, struct err *e);

#endif
