#ifndef POS_GENTELL_H
#define POS_GENTELL_H

/* What people should know of a request, beside its result. */

#include <stdio.h>

#include "err.h"
#include "genset.h"

/* As cmd_warn(): given one line. */
typedef void tell_fn(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));

/* Facts written by hand that the data have left behind; they stay. */
void gentell_facts(const struct genset *set, tell_fn *tell);

/* Sections that seem to be there, and that nothing drafts any more. */
void gentell_lookalikes(const struct genset *set, tell_fn *tell);

/* Files read that HEAD has otherwise (genset_unsaved()). what: with a %s. */
int gentell_unsaved(const struct genset *set, struct ws *ws, tell_fn *tell,
    const char *what, struct err *e);

/* After a failure: both sides of what could not be merged. */
void gentell_conflicts(const struct genset *set, FILE *f);

#endif
