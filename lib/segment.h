#ifndef POS_SEGMENT_H
#define POS_SEGMENT_H

/*
 * Segments: accounts and their deals by a property such as industry or size,
 * each held against all others on file. Closed deals are those of new
 * business: see tally_new().
 */

#include <stdbool.h>

#include "node.h"
#include "tally.h"
#include "ws.h"

struct property {
	const char *name;	/* of its evidence: "industries" */
	const char *list;	/* of program.yaml that names its values */
	/* An account's value, NULL when unknown; or several, under key. */
	const char *(*value)(const struct account *a);
	const char *key;
};

extern const struct property segment_industry, segment_region, segment_size,
    segment_technology, segment_pain;

/* Is the account in segment id of the property? */
bool segment_has(const struct property *p, const struct account *a,
    const char *id);

/*
 * Count accounts and deals under each value of the property. industries: ids
 * that the account's must be among; NULL: any will do. Owner of *out: the
 * caller, who calls tallies_release().
 */
void segments_count(struct tallies *out, const struct ws *ws,
    const struct property *p, const struct node *industries);

/*
 * What segment id (within industries) is held against: all other accounts
 * and deals on file. Those whose property is unknown count on neither side.
 * Owner: the caller, who calls tally_release().
 */
struct tally segment_others(const struct ws *ws, const struct property *p,
    const struct node *industries, const char *id);

/* Accounts and deals whose property is known. Owner: as above. */
struct tally segment_known(const struct ws *ws, const struct property *p);

/* Won and closed deals of all accounts, of known property or not. */
struct tally segment_all(const struct ws *ws);

/* Is v within the map {min, max}? A border that is missing does not bind. */
bool range_has(const struct node *range, struct dec v);

#endif
