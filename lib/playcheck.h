#ifndef POS_PLAYCHECK_H
#define POS_PLAYCHECK_H

/* Playbooks as pos-check sees them, those alone. */

#include <stddef.h>

#include "err.h"
#include "str.h"
#include "ws.h"

/*
 * Check the playbooks of these ids, the workspace's or else the shipped, and
 * print what is found on standard output, as pos-check does. *bad: how many
 * have errors. An id that there is not is one of those. Fails when a folder
 * cannot be read.
 */
int playbooks_check(size_t *bad, struct ws *ws, const struct names *ids,
    struct err *e);

#endif
