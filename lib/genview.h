#ifndef POS_GENVIEW_H
#define POS_GENVIEW_H

/*
 * What a request drafts, for people; what it is drafted from, for programs.
 */

#include <stdio.h>

#include "genset.h"

/*
 * A line a document with the sections that were drafted. all: also those
 * that are up to date.
 */
void genset_print(const struct genset *set, struct arena *a, bool all,
    FILE *f);

/* The evidence of all sections meant, as JSON by address. */
int genset_print_evidence(const struct genset *set, struct evidence *ev,
    FILE *f, struct err *e);

#endif
