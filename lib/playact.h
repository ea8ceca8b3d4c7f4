#ifndef POS_PLAYACT_H
#define POS_PLAYACT_H

/*
 * What is done with a playbook: begun, a step done or skipped, stopped. Each
 * is one commit of the partner's record and of the document of the step that
 * begins or ends.
 */

#include <stdbool.h>
#include <stdio.h>

#include "date.h"
#include "err.h"
#include "opt.h"
#include "playbook.h"
#include "playrun.h"
#include "ws.h"

struct play_act {
	struct ws *ws;
	struct partner *partner;
	const struct playbook *b;
	const char *by;			/* who does it, as git has the name; NULL:
					 * not known */
	date today;			/* or the day for which it is recorded */
	bool no_commit;
	FILE *out;			/* what was done */
	void (*tell)(const char *fmt, ...);	/* what to think of */
};

/* Is something said: a text that is not NULL, and not of blanks alone? */
bool play_said(const char *text);

/*
 * The folder of a new run, below the partner's: the playbook's id; of a later
 * one with the day, and a number if that is taken too. Owner: the workspace's
 * arena.
 */
const char *play_folder(const struct play_act *a);

/*
 * Begin a run, with its first step. reason: why, of one that warns or requires
 * what the partner has not (playneed.h), or NULL; it is kept in the record,
 * with what was not met. Returns 1, and nothing is written: something that is
 * required is not met, which is told, and no reason given. ERR_EXISTS: it is
 * under way. ERR_USAGE: it warns, and no reason is given; or a blank one.
 */
int play_start(const struct play_act *a, const char *reason, struct err *e);

/* What is said of a step that is done. */
struct play_done {
	const struct list *evidence;	/* texts; may be empty */
	const struct list *met;		/* criteria: number, or "N=EVIDENCE" */
	bool checked;			/* take the checklist as ticked */
	const char *reason;		/* completes the run though criteria
					 * are not met; or NULL */
};

/*
 * The present step of run r is done; the next begins. After the last the run
 * is completed if all success criteria are met, or for a reason: its milestone
 * is set, and the stage; else it waits for them. Of a run that waits, criteria
 * are met or it is completed. Returns 1, and nothing is done: items of the
 * checklist are not ticked, evidence is asked for and none given, criteria are
 * waited for; or the step had not begun, because the playbook has changed
 * since, and begins now. That is told. ERR_USAGE: a reason before the last
 * step, or a blank one.
 */
int play_done(const struct play_act *a, const struct play_run *r,
    const struct play_done *d, struct err *e);

/*
 * Criteria of success are met: numbers, or "N=EVIDENCE". A run that waited for
 * the last of them is completed.
 */
int play_meet(const struct play_act *a, const struct play_run *r,
    const struct list *met, struct err *e);

/*
 * The present step is left out, for a reason; the next begins. ERR_USAGE:
 * the reason is blank or NULL.
 */
int play_skip(const struct play_act *a, const struct play_run *r,
    const char *reason, struct err *e);

/*
 * The run ends here, for a reason. ERR_USAGE: it is blank or NULL. a->b may
 * have an id alone: a playbook that is gone.
 */
int play_stop(const struct play_act *a, const struct play_run *r,
    const char *reason, struct err *e);

#endif
