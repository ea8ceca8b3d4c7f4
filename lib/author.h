#ifndef POS_AUTHOR_H
#define POS_AUTHOR_H

/* Who git says the user is. */

#include "err.h"
#include "str.h"

/*
 * Append name and mail address of whom git would name as author of a commit
 * made in folder dir. ERR_GIT: it does not know, or cannot be run; says what
 * to set.
 */
int author_get(struct str *name, struct str *email, const char *dir,
    struct err *e);

#endif
