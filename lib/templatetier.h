#ifndef POS_TEMPLATETIER_H
#define POS_TEMPLATETIER_H

/*
 * Which tiers a template is meant for. Tiers are the program's own, so a
 * shared template says it by what a tier gives:
 *
 *	funded		it has market development funds
 *	reviewed	it is reviewed more often than once a year
 *	upper		it is in the upper half, the middle one not
 *
 * A tier that does not say it counts as one that does.
 */

#include <stdbool.h>

#include "node.h"
#include "opt.h"
#include "str.h"

#define TEMPLATE_TIERS "funded|reviewed|upper"

/*
 * Is what the template says, an id of tiers or one of these words, true of
 * the tier of the id asked? tiers: those of program.yaml, NULL: not known,
 * then each word may be.
 */
bool template_tier_fits(const char *said, const char *asked,
    const struct node *tiers);

/* Put the id of each that is a tier's name, in capitals or not. */
void template_tiers_by_name(struct list *asked, const struct node *tiers);

/*
 * Append for people what a template says, the value of its tier: "all",
 * "Gold and up", "Silver, Gold"; the words where no tier of tiers, which may
 * be NULL, is meant by them.
 */
void template_tiers_tell(struct str *out, const struct node *said,
    const struct node *tiers);

#endif
