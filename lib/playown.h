#ifndef POS_PLAYOWN_H
#define POS_PLAYOWN_H

/* Documents that belong to a step of a playbook. */

#include "err.h"

/*
 * Refuse to write over one: ERR_CONFLICT says whose it is, and what to do in
 * place of that. path: a file anywhere; what is not there, is in no workspace,
 * or is no document of a run that a partner's record has, passes. Fails when
 * the record cannot be read: then nobody knows.
 */
int playown_check(const char *path, struct err *e);

#endif
