#ifndef POS_IMPORTMATCH_H
#define POS_IMPORTMATCH_H

/*
 * Which account or partner a row means: by the id that its system has for it,
 * else by domain, else by name (see lib/importname.h). A candidate that has
 * another id of that system is another company.
 */

#include <stdbool.h>

#include "arena.h"
#include "map.h"
#include "node.h"
#include "str.h"

/* An account or a partner, on file or about to be. */
struct party {
	const char *id;			/* ours: c-001, fjell-data */
	const char *name;
	const char *domain, *foreign;	/* of its system; NULL: unknown */
	const struct node *node;	/* on file; NULL: new */
	struct node *record;		/* new: what it will be */
	bool prospect;
	bool moves;			/* from the prospects to the customers */
	size_t line;			/* of the row that it came from, or 0 */
};

struct party_index {
	struct arena arena;
	const char *system;
	struct map own, foreign, domains, names;
};

/* system: whose ids are looked up, borrowed; "pos": our own. */
void party_index_init(struct party_index *ix, const char *system);
void party_index_release(struct party_index *ix);

/*
 * Add a party; its fields are looked at now. All is borrowed.
 */
void party_index_add(struct party_index *ix, struct party *p);

/* What a row says of a party; NULL: nothing. */
struct party_asked {
	const char *foreign, *domain, *name;
};

/*
 * Find it. Returns 0 with *out set, 1 when there is none, or -1 with *why
 * set: several could be meant. own: may the name be an id of ours, too?
 */
int party_find(struct party **out, const struct party_index *ix,
    const struct party_asked *asked, bool own, struct str *why);

/*
 * The id as it is compared: Salesforce's of 18 characters is that of 15 with
 * a check of its case at the end.
 */
const char *party_foreign(struct arena *a, const char *system,
    const char *id);

#endif
