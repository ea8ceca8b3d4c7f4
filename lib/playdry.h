#ifndef POS_PLAYDRY_H
#define POS_PLAYDRY_H

#include <stdio.h>

#include "err.h"
#include "playact.h"

/*
 * Print every step of the playbook with the document it would leave, as if
 * each were begun on the day the one before is due. Writes nothing.
 */
int play_dry(FILE *f, const struct play_act *a, struct err *e);

#endif
