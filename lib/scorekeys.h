#ifndef POS_SCOREKEYS_H
#define POS_SCOREKEYS_H

/*
 * Misspelt keys of scorecards, candidates and partners. In a plain file, which
 * is written to be scored, they are refused; in a workspace, whose files may
 * hold more, they are told of on every run.
 */

#include "err.h"
#include "node.h"
#include "scorecard.h"

/*
 * A plain file's own, and those of its candidates. Fields that rules of the
 * card read are none. ERR_INVALID with file and line.
 */
int scorekeys_check(const struct node *file, struct err *e);

/* Those of strategy/scorecard.yaml; of a partner's ratings, gates, effort. */
void scorekeys_tell(const struct node *scorecard,
    void (*tell)(const char *message));
void scorekeys_tell_partner(const struct node *partner,
    void (*tell)(const char *message));

#endif
