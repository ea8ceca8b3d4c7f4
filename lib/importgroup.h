#ifndef POS_IMPORTGROUP_H
#define POS_IMPORTGROUP_H

/*
 * The partner's type by the group that a system has it in: PartnerStack's
 * column "Partner Group". Groups are named freely there, so that one which is
 * no type of program.yaml is no fault of the row: it is left out, and told
 * once for all its rows.
 */

#include "importjob.h"

/*
 * The id of the partner type that the row's group is, by its id or its name
 * in any case. NULL: the row has no group, or one that is no type: it is
 * counted then, and *why (may be NULL) is what is wrong with it. Results live
 * as long as the job.
 */
const char *job_group_type(const char **why, struct import_job *job,
    struct import_row *row);

/* After all rows: say which groups were no types, and what to do. */
void job_groups_end(struct import_job *job);

#endif
