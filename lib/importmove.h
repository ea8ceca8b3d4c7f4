#ifndef POS_IMPORTMOVE_H
#define POS_IMPORTMOVE_H

/*
 * Prospects that bought by an import, on their way to the customers: their
 * lines go as they stand, with the comments about them and with the values
 * that the file brings.
 */

#include "importjob.h"

/*
 * Note the values of the account's working copy that differ from those on
 * file. For all accounts that move, before job_move_read().
 */
void job_move_note(struct import_job *job, const struct party *p);

/* Read the lines of all accounts that move. ERR_INVALID: they share lines. */
int job_move_read(struct import_job *job, struct err *e);

/*
 * Put the account's lines among the customers and take them away where they
 * stand. An edit of them that is not committed is a conflict then.
 */
int job_move_put(struct import_job *job, const struct party *p,
    struct err *e);

void job_moves_release(struct import_job *job);

#endif
