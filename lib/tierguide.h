#ifndef POS_TIERGUIDE_H
#define POS_TIERGUIDE_H

/*
 * What the program says to a partner of its tier: what it gives, what it asks
 * for, how often both review, what lacks for the next one. For documents,
 * mails and prompts that speak to or about one partner.
 */

#include "arena.h"
#include "err.h"
#include "node.h"
#include "tier.h"

/*
 * Write below the map out, all texts, each absent when there is none:
 *
 *	tier		name of the tier on record
 *	benefits	list, as program.yaml has them
 *	margin, mdf	"25 %", if its type resells; "EUR 15,000", a year
 *	expectations	list: "certified people at least 3", one for each
 *			requirement that asks for something today
 *	missing		list: those of them that are not met, as gaps below
 *	reviews		"four times a year"
 *	next		of the tier above on record, of none the lowest:
 *			tier	its name
 *			gaps	list: "sourced revenue EUR 80,000 of 150,000",
 *				"nps unknown (needed: at least 40)"; several
 *				ways as one: "one of (A or B)"
 *			met	true: nothing lacks
 *			by_hand	true: it has no requirements
 *	changes		list: "from 2027-01-01 Gold needs at least 4 ..."
 *
 * One that has left has no next. Errors as of tier_of(). Owner: the arena; tp
 * is borrowed.
 */
int tier_guide(struct node *out, struct arena *a, struct tier_program *tp,
    const struct partner *p, struct err *e);

#endif
