#ifndef POS_JOINTRISK_H
#define POS_JOINTRISK_H

/*
 * What could undo the joint plan with one partner: gates, agreement,
 * certificates, silence, one account. What was never decided or never signed
 * is a risk too, not a thing that holds.
 */

#include "evidence.h"

/*
 * Write below out: risks, a list of {name, detail, todo}; agreed_until,
 * heard and certified, of what holds, absent when unknown or none.
 */
void jointrisk_add(struct node *out, struct evidence *ev);

#endif
