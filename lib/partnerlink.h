#ifndef POS_PARTNERLINK_H
#define POS_PARTNERLINK_H

/*
 * What refers to a partner by its slug, in other files: ids in data/, links
 * to its folder and commands in documents.
 */

#include <stdbool.h>
#include <stddef.h>

#include "commit.h"
#include "err.h"
#include "str.h"

/* A name in the old folder that is another one in the new folder. */
struct partner_alias {
	const char *old, *new;		/* "qbr", "qbr-2" */
};

/* One partner's slug takes the place of another. */
struct partner_link {
	const char *from, *to;		/* slugs */
	const struct partner_alias *aliases;
	size_t n;
	bool beside;			/* the text lies beneath partners/:
					 * ../FROM is a link, too */
	const char *file;		/* of the text, for messages */
};

/*
 * Append the text with its links to the old folder leading to the new one:
 * "../partners/FROM/qbr/01-a.md", and the commands in it naming the new one:
 * "pos partner set FROM KEY=VALUE". All else stays, byte for byte.
 */
void partner_link_text(struct str *out, const char *text, size_t n,
    const struct partner_link *l);

/* A change_fn that does so; ctx: struct partner_link. */
change_fn partner_link_change;

/*
 * A change_fn for data/deals-*.yaml, customers.yaml and prospects.yaml; ctx:
 * struct partner_link. Partners of deals, of what documents their roles and
 * of conflicts of their registrations, and of accounts, whose lists name none
 * twice. ERR_INVALID: not YAML.
 */
change_fn partner_data_change;

#endif
