#ifndef POS_DEALCYCLE_H
#define POS_DEALCYCLE_H

/*
 * Is a deal protected as long as a sale takes? The window of protection
 * should be at least three quarters of the usual sales cycle (MBF
 * deal-registration-policy: a window of 90 days passes for a cycle of 110).
 */

#include <stdbool.h>

#include "str.h"
#include "ws.h"

/*
 * Append what is wrong with protection_days of program.yaml, with the
 * figures: the median of the days from created to closed of all won deals on
 * file. False: nothing is, or one of the two is not known. WS_DEALS and
 * WS_PROGRAM are loaded.
 */
bool dealcycle_fault(struct str *out, const struct ws *ws);

#endif
