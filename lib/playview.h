#ifndef POS_PLAYVIEW_H
#define POS_PLAYVIEW_H

/* Playbooks, and how far partners have come with them, for people. */

#include <stdio.h>

#include "err.h"
#include "playbook.h"
#include "playrun.h"
#include "table.h"
#include "ws.h"

/*
 * A record for each playbook: id, name, steps, tags, description; with a
 * partner p (or NULL) what it requires and p has not today. Of broken ones the
 * first is *e; the others are printed all the same.
 */
int playbooks_print(struct ws *ws, const struct partner *p,
    enum table_form form, FILE *f, struct err *e);

/* One on a page: what it is for, its steps, when it is a success. */
void playbook_print(FILE *f, const struct ws *ws, const struct playbook *b);

/*
 * A step as the coach explains it: guidance, note for the tier, checklist,
 * evidence; r: the run, for document and due date, or NULL.
 */
void play_step_print(FILE *f, struct ws *ws, const struct playbook *b,
    const struct playbook_step *s, const struct play_run *r);

/* What a run waits for whose steps have all ended. */
void play_criteria_print(FILE *f, const struct playbook *b,
    const struct play_run *r);

/*
 * A record for each run: partner, playbook, step, due, state. p: of this
 * partner only; all: also those that are over. *n: how many. A run whose
 * playbook is gone or broken is a record of what the partner's has of it.
 */
int play_status_print(size_t *n, struct ws *ws, const struct partner *p,
    bool all, date today, enum table_form form, FILE *f, struct err *e);

#endif
