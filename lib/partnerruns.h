#ifndef POS_PARTNERRUNS_H
#define POS_PARTNERRUNS_H

/* What two versions of a record tell of runs of playbooks, for people. */

#include "arena.h"
#include "node.h"
#include "playshelf.h"
#include "recorddiff.h"

/*
 * Put, for all changes of keys below `playbooks`, what became of the runs:
 * "onboard: started", "onboard: step Kick-off done", "onboard: met: the list
 * of joint accounts is agreed", "onboard: stopped". Dates, documents and who
 * did it are left out. A step has its name, as the playbook on the shelf has
 * it today; its id, where that has it no more. Texts live in a.
 */
void partner_runs_told(struct record_changes *c, struct arena *a,
    struct playshelf *shelf, const struct node *before,
    const struct node *now);

#endif
