#ifndef POS_TIERASK_H
#define POS_TIERASK_H

/*
 * What a tier of the program asks for, as documents tell it.
 */

#include <stdbool.h>

#include "date.h"
#include "dec.h"
#include "node.h"
#include "str.h"
#include "tierrule.h"
#include "ws.h"

/*
 * The least value that a tier, an entry of the list tiers, asks of a metric
 * on a day, whatever else it asks for. False: it does not, or only as one of
 * several ways, or it cannot be read. ws has company and program loaded.
 */
bool tier_least(struct ratio *out, struct ws *ws, const struct node *tier,
    const char *metric, date day);

/*
 * All that a tier asks for on a day, as tier_add_asked() says it, in
 * ws->arena; "" when it asks for nothing. NULL: the least values of the n
 * metrics say it all, or it cannot be read.
 */
const char *tier_asks_more(struct ws *ws, const struct node *tier,
    const char *const *metrics, size_t n, date day);

/*
 * Append all that a rule asks for on a day: "sourced revenue at least EUR
 * 30,000 in 12 months, certified people at least 1, one of (...)".
 */
void tier_add_asked(struct str *out, const struct tier_rule *rule,
    const char *currency, date day);

#endif
