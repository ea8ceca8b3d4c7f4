#ifndef POS_ASKPERIOD_H
#define POS_ASKPERIOD_H

/*
 * The period that a question names: "2026", "2026-Q3", "Q3", "Q3 2025",
 * "third quarter of 2025", "October", "last quarter", "this year". Without a
 * year it is the last such period that has begun.
 */

#include <stdbool.h>

#include "period.h"

/*
 * Find the first one in text. used: gets the words that name it, for
 * question_mask(). False: there is none.
 */
bool ask_period(struct period *out, struct str *used, const char *text,
    date today, int start);

#endif
