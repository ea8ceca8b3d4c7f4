#ifndef POS_STAGE_H
#define POS_STAGE_H

/*
 * The stages of a partner's life as a machine: which may follow which.
 * pos-workspace(5), Stages, has the table.
 *
 *	prospect <-> qualified -> signed -> onboarding -> active <-> growing
 *	onboarding, active, growing -> at-risk -> active, growing, exiting
 *	signed to at-risk -> exiting -> former, or back to active
 *	prospect, qualified -> former -> prospect
 */

#include <stdbool.h>

#include "err.h"
#include "str.h"

/*
 * May a partner go from one stage to another? To where it is: yes. From
 * NULL, or from a word that is no stage: to any.
 */
bool stage_follows(const char *from, const char *to);

/* Append those that may follow: "qualified or former". */
void stage_add_next(struct str *out, const char *from);

/*
 * Refuse a step that the machine does not have: ERR_USAGE says which stages
 * may follow, and that a reason lets it pass.
 */
int stage_check(const char *from, const char *to, struct err *e);

#endif
