#ifndef POS_QBRWORK_H
#define POS_QBRWORK_H

/*
 * What a business review with one partner is about, as evidence: what was
 * agreed last time and what became of it, the goals, what comes next.
 * Shapes: pos-artifact(5), qbrs.
 */

#include "err.h"
#include "evidence.h"
#include "node.h"
#include "qbr.h"

/*
 * Write below pack `last_time`: actions of the register raised or due up to the
 * end of the period and not ended before it began, activities of the joint plan that
 * were due or done in it; late ones first, then open, done, dropped ones; and
 * `review`: when the last one was held, when this one is due or was held, and
 * the playbook's run. State is that of today: what was done after the period is
 * done.
 */
void qbr_put_last(struct node *pack, struct evidence *ev,
    const struct qbrs *all, const struct qbr *q);

/*
 * Write below pack `goals`: those of the joint plan that are for a day after
 * the period, with where they stand. ERR_INVALID with file and line: a year of
 * the plan that is none.
 */
int qbr_put_goals(struct node *pack, struct evidence *ev,
    const struct qbrs *all, const struct qbr *q, struct err *e);

/*
 * Write below pack `next`: what is due up to the end of the quarter for the
 * review, overdue things first, without what last_time has. Call it after
 * qbr_put_last(). Errors as of agenda_find().
 */
int qbr_put_next(struct node *pack, struct evidence *ev,
    const struct qbrs *all, const struct qbr *q, struct err *e);

#endif
