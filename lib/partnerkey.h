#ifndef POS_PARTNERKEY_H
#define POS_PARTNERKEY_H

/* The keys of partner.yaml by their dotted paths: shape_partner (shape.h). */

#include <stdbool.h>

#include "shape.h"
#include "str.h"

/* What a path such as "contacts.0.email" or "regions" leads to. */
struct partner_key {
	const struct shape *shape;	/* NULL: no such key */
	bool list;			/* a list of values */
	bool items;			/* a list of maps */
	bool tree;			/* a map, or more: no value itself */
};

/* Look the path up; entries of lists and maps can have any name. */
struct partner_key partner_key(const char *path);

/*
 * The known path nearest to one that is not, by its last name; appended to
 * *out. False when none is near.
 */
bool partner_key_suggest(struct str *out, const char *path);

/* Is a value of such a key text, not a number, a date or a truth? */
bool partner_key_is_text(const struct partner_key *k);

/* Can the text have more than one line: a description, a note? */
bool partner_key_is_prose(const struct partner_key *k);

#endif
