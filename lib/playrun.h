#ifndef POS_PLAYRUN_H
#define POS_PLAYRUN_H

/*
 * Runs of playbooks: how far a partner has come with each, as the list
 * `playbooks` of its record has it. Format: pos-workspace(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "err.h"
#include "playbook.h"
#include "ws.h"

struct play_run {
	const struct partner *partner;
	size_t index;			/* in the list, from 0 */
	const struct node *node;
	const char *playbook;		/* its id */
	const char *folder;		/* below the partner's: "qbr-2026-11-05" */
	date started, completed, stopped;	/* or DATE_NONE */
};

enum play_state { PLAY_PENDING, PLAY_BEGUN, PLAY_DONE, PLAY_SKIPPED };

/* Where one step of a run stands. */
struct play_step {
	enum play_state state;
	const struct node *node;	/* in the record; NULL: pending */
	size_t index;			/* in the run's list of steps */
	date begun, due, ended;		/* or DATE_NONE */
};

/* All runs of a partner, in the order of the record. Owner: the arena. */
size_t play_runs(struct play_run **out, struct arena *a,
    const struct partner *p);

/* Neither completed nor stopped? */
bool play_run_open(const struct play_run *r);

/* How often the partner has completed the playbook; the last day, or
 * DATE_NONE. */
size_t play_completed(date *last, const struct partner *p, const char *id);

/* Where step s stands in the run. */
struct play_step play_step_of(const struct play_run *r,
    const struct playbook_step *s);

/* The first step that is neither done nor skipped; b->n: all are. */
size_t play_current(const struct play_run *r, const struct playbook *b);

/*
 * The day step at of b is due. Of one that never began, though all before it
 * have ended, because the playbook has changed since: counted from the day
 * the last one ended.
 */
date play_due(const struct play_run *r, const struct playbook *b, size_t at);

/*
 * The day since which the run is where it is: its present step began; of one
 * that never did, or when all have ended, the last one ended.
 */
date play_since(const struct play_run *r, const struct playbook *b);

/*
 * The step a run is at by its record alone, for a playbook that cannot be
 * read: the first one that has begun and not ended, or NULL.
 */
const struct node *play_waiting(const struct play_run *r);

/* How many steps are done or skipped. */
size_t play_ended(const struct play_run *r, const struct playbook *b);

/* "pending", "begun", "done", "skipped" */
const char *play_state_name(enum play_state state);

/* Has the success criterion with this text been met? */
bool play_met(const struct play_run *r, const char *criterion);

/* How many success criteria of b the run has not met. */
size_t play_unmet(const struct play_run *r, const struct playbook *b);

/* Is the run open, all its steps ended, and criteria not met? */
bool play_waits_for_criteria(const struct play_run *r,
    const struct playbook *b);

/*
 * The day they are due: PLAYBOOK_DUE days after the last step ended.
 * DATE_NONE: no step has.
 */
date play_criteria_due(const struct play_run *r, const struct playbook *b);

/*
 * The document of a step, from the workspace's root: as it was called when
 * the step began, whatever has become of the playbook since. Owner: the arena.
 */
const char *play_document(struct arena *a, const struct play_run *r,
    const struct playbook_step *s);

/*
 * The run of partner p that is meant: of the playbook of this id, or (id
 * NULL) the only one that is open. ERR_NOTFOUND: none is open, or several
 * are, which are named.
 */
int play_run_find(struct play_run *out, struct arena *a,
    const struct partner *p, const char *id, struct err *e);

#endif
