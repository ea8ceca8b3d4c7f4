#ifndef POS_EV_AIM_H
#define POS_EV_AIM_H

/*
 * The evidence of what a joint plan without goals could aim at: proposal,
 * steps and the tier they are taken from. See pos-artifact(5), plan.
 */

#include "evidence.h"
#include "jointplan_aim.h"

/*
 * Write it below out, for ev->partner and its plan. *tier: the tier's entry
 * in program.yaml, NULL without any, *by: the day it is to be met. The parts
 * of ws that ev_plan names are loaded.
 */
int ev_aim_add(const struct node **tier, date *by, struct node *out,
    struct evidence *ev, const struct jointplan *plan, struct err *e);

#endif
