#ifndef POS_SITEPARTNER_H
#define POS_SITEPARTNER_H

/* What the site says of one partner, on its page and in the list. */

#include "nextstep.h"
#include "site.h"
#include "sitedoc.h"
#include "sitescore.h"

/* What is found once for all partners. */
struct site_partners {
	struct site_scores scores;
	struct next_list next;
	const struct next_item **items;	/* of next, by partner: those of */
	size_t *first;			/* number i from first[i] on, to
					 * first[i + 1] */
	date day;			/* windows of the past end on it */
	struct site_documents *docs;	/* of each, by its number in ws */
};

/*
 * Add what the list says of a partner to a map in s->page: name, url, type,
 * type_id, tier, tier_id, stage, region, regions, manager, fit, health,
 * sourced, sourced_raw, open, open_raw, heard.
 */
void site_partner_row(struct node *map, struct site *s,
    const struct site_partners *all, const struct partner *p);

/* Add the days that revenue and scores on the pages are of: from_day, day. */
void site_partner_window(struct node *data, struct site *s,
    const struct site_partners *all);

/* Add what its page says besides. */
void site_partner_data(struct node *data, struct site *s,
    const struct site_partners *all, const struct partner *p);

#endif
