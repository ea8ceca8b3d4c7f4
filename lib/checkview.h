#ifndef POS_CHECKVIEW_H
#define POS_CHECKVIEW_H

/* What a check found, for people and for machines. */

#include <stddef.h>

#include "fault.h"

/*
 * Print the faults on standard output: as lines "file:line: level: text", or
 * as records of the form (a word of TABLE_FORMS); NULL: lines.
 */
void faults_print(const struct faults *faults, const char *form);

/* The sum, on standard error: "39 files, nothing found". what: "file". */
void faults_sum(const struct faults *faults, size_t looked,
    const char *what);

#endif
