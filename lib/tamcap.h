#ifndef POS_TAMCAP_H
#define POS_TAMCAP_H

/*
 * What the present partners can carry of the market, and how many would be
 * needed:
 *
 *	carried = active partners x deals of one a year x ACV
 *	SOM     = the smaller of value and carried
 *	needed  = target / (deals x ACV), rounded up; to sign them, divided
 *	          by the activation rate, rounded up
 *
 * The value is the ceiling of lib/tam. Active partners are those in stage
 * active or growing; one of several categories counts in each.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "err.h"
#include "table.h"
#include "tam.h"
#include "ws.h"

struct tam_capacity {
	size_t active;			/* partners, of the category */
	struct ratio each[TAM_LEVELS];	/* money of one a year */
	struct ratio carried[TAM_LEVELS];
	struct ratio value[TAM_LEVELS];
	struct ratio som[TAM_LEVELS];	/* each invalid where unknown */
	/*
	 * Active partners for the target, those more than there are, and
	 * partners to sign for these, by the level of the inputs: low takes
	 * the most. Invalid where unknown, and where there is no target.
	 */
	struct ratio needed[TAM_LEVELS], more[TAM_LEVELS], sign[TAM_LEVELS];
};

/* A target of revenue a year. */
struct tam_target {
	struct ratio amount;		/* invalid: none */
	const char *from;		/* where it stands; NULL: not in a
					 * file */
};

/* The id of the goal in company.yaml that is the target when none is given. */
#define TAM_GOAL "sourced-revenue"

/*
 * Set *out from the goal TAM_GOAL of the company: none when there is no such
 * goal. ERR_INVALID: its target is no amount over 0. Owner: the arena.
 */
int tam_goal(struct tam_target *out, struct arena *a, const struct ws *ws,
    struct err *e);

/*
 * The capacity in category c. WS_PARTNERS and WS_PROGRAM are loaded.
 * The target is one of our revenue: other categories need none.
 */
void tam_capacity(struct tam_capacity *out, const struct tam_category *c,
    const struct ws *ws, const struct tam_target *target);

/* Is the partner of the category, by its own list or else by its type? */
bool tam_partner_in(const struct ws *ws, const struct partner *p,
    const char *category);

/*
 * Write the capacity of all categories to f, and what is missing where it is
 * unknown. tsv and json have a record for each category.
 */
void tam_print_capacity(const struct tam *t, const struct ws *ws,
    const struct tam_target *target, enum table_form form, FILE *f);

#endif
