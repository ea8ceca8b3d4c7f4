#ifndef POS_PLAYCOACH_H
#define POS_PLAYCOACH_H

/* The coach: a playbook walked through on a terminal. */

#include <stdbool.h>

#include "engine.h"
#include "err.h"
#include "playact.h"

/* Is there somebody to talk to: input and output on a terminal? */
bool coach_can_talk(void);

/*
 * Go on with the playbook of this id (NULL: the one under way), or begin it;
 * explain each step, show what is known and what is missing, and do what is
 * typed. b: room for the playbook. Ends when the run is over, or the person
 * wants to. Errors as of play_start() and play_done().
 */
int coach_run(struct play_act *a, struct playbook *b,
    const struct engine_opts *engine, const char *id, struct err *e);

#endif
