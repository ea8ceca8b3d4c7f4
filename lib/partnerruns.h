#ifndef POS_PARTNERRUNS_H
#define POS_PARTNERRUNS_H

/* What two versions of a record tell of runs of playbooks, for people. */

#include "arena.h"
#include "node.h"
#include "recorddiff.h"

/*
 * Put, for all changes of keys below `playbooks`, what became of the runs:
 * "onboard: started", "onboard: step kick-off done", "onboard: stopped".
 * Dates, documents and who did it are left out. Texts live in a.
 */
void partner_runs_told(struct record_changes *c, struct arena *a,
    const struct node *before, const struct node *now);

#endif
