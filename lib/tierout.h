#ifndef POS_TIEROUT_H
#define POS_TIEROUT_H

/*
 * Tiers of partners as tables, in the forms of table.h. What the records and
 * their fields are: pos-score(1).
 */

#include <stdio.h>

#include "table.h"
#include "tier.h"

/* Results to be shown, and what they were found with; all borrowed. */
struct tier_view {
	const struct tier_program *tp;
	const struct tier_result *v;
	size_t n;
};

/* A record for each partner. */
void tiers_print(const struct tier_view *view, enum table_form form, FILE *f);

/*
 * What each tier asks for: below a line about the partner (table), a record
 * for each requirement (tsv, md), or within the partner's record (json).
 */
void tiers_explain(const struct tier_view *view, enum table_form form,
    FILE *f);

#endif
