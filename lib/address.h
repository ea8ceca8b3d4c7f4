#ifndef POS_ADDRESS_H
#define POS_ADDRESS_H

/*
 * Addresses of generated documents and their sections, as people write them:
 *
 *	icp			an artifact
 *	icp#firmographics	one of its sections
 *	strategy/icp.md#pains	the same by the document's path
 *	partners/acme/jbp.md	an artifact of one partner
 */

#include "arena.h"
#include "err.h"

struct address {
	const char *artifact;	/* "icp"; "" when none is named */
	const char *path;	/* as written, or NULL when it had no slash */
	const char *partner;	/* slug, or NULL */
	const char *section;	/* id, or NULL */
};

/* Take text apart. Everything lives in a. */
struct address address_of(struct arena *a, const char *text);

/* ERR_USAGE: text, which at was taken from, lacks the artifact or section. */
int address_check(const struct address *at, const char *text, struct err *e);

#endif
