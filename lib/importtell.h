#ifndef POS_IMPORTTELL_H
#define POS_IMPORTTELL_H

/* What an import did, in words; and the file of the rows it did not take. */

#include <stdio.h>

#include "importjob.h"

/* Append where rejected rows go: q4.csv has q4.rejected.csv beside it. */
void import_rejected_path(struct str *out, const struct import_opts *o);

/*
 * Write the rejected rows as CSV: their columns, and `line` and `reason`.
 * Nothing to write: does nothing.
 */
int import_write_rejected(const struct import_job *job, struct err *e);

/* Append how many rows there were of each outcome: "37 rows, 35 created". */
void import_counts(struct str *out, const struct import_job *job);

/*
 * Append the line that sums the rows up:
 * "q4.csv: 37 rows, 35 created, 1 unchanged, 1 rejected (...)".
 */
void import_summary(struct str *out, const struct import_job *job);

/* Append lines on accounts that came along with deals. */
void import_tell_accounts(struct str *out, struct import_job *job);

#endif
