#ifndef POS_IMPORTWORD_H
#define POS_IMPORTWORD_H

/*
 * What cells mean as values that a record can have, by the tables of
 * lib/shape.h. Found out once for each text.
 */

#include "importjob.h"

/*
 * What the cell of the field means as a value of the member key of the table:
 * an id by itself or by its name, a word in any case. NULL: unknown, or
 * nothing of that kind, which is told once; required: then it rejects.
 * The result lives as long as the job.
 */
const char *job_word(struct import_job *job, struct import_row *row,
    size_t field, const struct shape *table, bool required);

/*
 * What text means for s, or NULL and *why, what is wrong with it. Both live
 * as long as the job.
 */
const char *job_meaning(const char **why, struct import_job *job,
    const struct shape *s, const char *text);

/* The same as job_word() for each text of a list; NULL when none is left. */
struct node *job_words(struct import_job *job, struct import_row *row,
    size_t field, const struct shape *table);

/*
 * The text in one line, its blanks and line ends one blank each; what our own
 * export holds stays as it is. NULL: NULL.
 */
const char *job_line(struct import_job *job, const char *text);

/*
 * Add to the record the ids of other systems that a row of our own export
 * lists: "salesforce=006A;crm=7". Of other files: nothing.
 */
void job_ids_listed(struct import_job *job, struct import_row *row,
    size_t field, const struct shape *table, struct node *record);

#endif
