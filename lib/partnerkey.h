#ifndef POS_PARTNERKEY_H
#define POS_PARTNERKEY_H

/*
 * The keys of partner.yaml, as pos-workspace(5) lists them, and what may
 * stand under each.
 */

#include <stdbool.h>

#include "str.h"

enum key_kind {
	KEY_LINE,	/* text of one line */
	KEY_PROSE,	/* text of any lines */
	KEY_NUMBER,	/* not negative */
	KEY_SCORE,	/* on the scale of strategy/scorecard.yaml */
	KEY_DATE,
	KEY_BOOL,
	KEY_MAIL,
	KEY_COUNTRY,	/* ISO 3166, two capitals */
	KEY_STAGE,	/* of partner_stages */
	KEY_WORD,	/* one of from */
	KEY_ID,		/* an id of from */
	KEY_MAP,	/* a map of the keys that follow */
	KEY_MAPS,	/* a map from ids of from to such maps */
	KEY_ITEMS	/* a list of such maps */
};

struct partner_key {
	const char *path;	/* dotted; * is any one name or number */
	enum key_kind kind;
	bool list;		/* of such values */
	bool required;
	const char *from;	/* words with bars; a list such as "tiers" */
};

/* All keys in the order of a record; path NULL ends. */
extern const struct partner_key partner_keys[];

/* The key for a dotted path ("contacts.0.email"), or NULL. */
const struct partner_key *partner_key(const char *path);

/*
 * The known path nearest to one that is not, by its last name; appended to
 * *out. False when none is near.
 */
bool partner_key_suggest(struct str *out, const char *path);

/* Is the value of such a key written as text, not number, date or truth? */
bool partner_key_is_text(const struct partner_key *k);

/* Is it one map, or maps, and no value by itself? */
bool partner_key_is_tree(const struct partner_key *k);

#endif
