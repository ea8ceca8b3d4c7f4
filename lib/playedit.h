#ifndef POS_PLAYEDIT_H
#define POS_PLAYEDIT_H

/*
 * One change of a run as it is put together: edits of the partner's record,
 * documents, what is told. For playact.c, playend.c and playmet.c.
 *
 *	play_begin(&t, a, "done");
 *	play_set(&t, ...); t.step = ...;
 *	str_addf(&t.subject, ...);
 *	rc = play_commit(&t, e);
 *	play_end(&t);
 */

#include "commit.h"
#include "partneredit.h"
#include "playact.h"
#include "playdoc.h"

enum { PLAY_CHANGES = 3 };	/* the record, two documents */

struct play_edit {
	const struct play_act *a;
	struct partner_edits pe;
	struct change changes[PLAY_CHANGES];
	struct commit_request req;
	const char *op;			/* "start", "done", ... */
	const char *step;		/* id of the one it is about, or NULL */
	struct str subject, told;
	struct str document;		/* of the step that begins */
	struct str added;		/* by it, to that of an earlier step */
	struct playdoc_open open;	/* of that */
};

void play_begin(struct play_edit *t, const struct play_act *a,
    const char *op);
void play_end(struct play_edit *t);

/* Add the change of a file. */
void play_change(struct play_edit *t, const char *path, change_fn *apply,
    void *ctx);

/*
 * A text as the value of a path of the record (NULL: as it is); one under the
 * last key of path in the map of a new entry (NULL: none); a day as text.
 */
void play_set(struct play_edit *t, const char *path, const char *text);
void play_put(struct play_edit *t, struct node *map, const char *path,
    const char *text);
const char *play_day(struct play_edit *t, date d);

/*
 * The entry of step s, which begins today; its document is made. NULL with
 * *e set: that cannot be.
 */
struct node *play_begin_step(struct play_edit *t,
    const struct playbook_step *s, const char *folder, struct err *e);

/*
 * The partner's stage, when it is another that may follow (stage.h); one that
 * may not is told, and the stage stays. NULL: as it is.
 */
void play_set_stage(struct play_edit *t, const char *stage);

/*
 * Criteria of success are met now: numbers, or "N=EVIDENCE". met: may be NULL.
 * ERR_USAGE: a number that there is not.
 */
int play_tick(struct play_edit *t, const struct play_run *r,
    const struct list *met, struct err *e);

/*
 * Every step of the run has ended. It is completed, with its milestone and
 * stage, when all criteria are met, by the record or by those of met (NULL:
 * none); or for a reason, which is kept with each that is not. False: it is
 * not, and what it waits for is told.
 */
bool play_finish(struct play_edit *t, const struct play_run *r,
    const struct list *met, const char *reason);

/* Carry it out, and print what was told. */
int play_commit(struct play_edit *t, struct err *e);

#endif
