#ifndef POS_RECORDDIFF_H
#define POS_RECORDDIFF_H

/* How two versions of a partner's record differ, key by key. */

#include <stddef.h>

#include "arena.h"
#include "node.h"

struct record_change {
	const char *key;	/* "tier", "contacts.1.email", "notes" */
	const char *text;	/* "tier silver -> gold", "notes: added ..." */
	const char *before, *now;	/* values in full; NULL: there was none */
};

struct record_changes {
	struct record_change *v;
	size_t n, cap;
};

/*
 * Compare. Entries of lists are known by what they hold: one that came, one
 * that went, one of which a part changed. NULL: there is no record. Texts live
 * in a. Owner: the caller, who calls record_changes_release().
 */
void record_diff(struct record_changes *out, struct arena *a,
    const struct node *before, const struct node *now);
void record_changes_release(struct record_changes *c);

/* Add one by hand, with texts that live long enough. */
void record_changes_add(struct record_changes *c, struct record_change one);

#endif
