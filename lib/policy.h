#ifndef POS_POLICY_H
#define POS_POLICY_H

/* Rules of the program that are a number of days: pos-workspace(5), Policies. */

#include "node.h"
#include "ws.h"

enum { POLICY_MOST = 36500 };	/* days: nothing is longer than a century */

/* The whole days that n says, at most POLICY_MOST; -1: it does not. */
int days_of(const struct node *n);

/* Those of a path of program.yaml: "policies.agreement.notice_days". */
int policy_days(const struct ws *ws, const char *path);

#endif
