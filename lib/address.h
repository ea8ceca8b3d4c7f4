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

struct address {
	const char *artifact;	/* "icp" */
	const char *path;	/* as written, or NULL when it had no slash */
	const char *partner;	/* slug, or NULL */
	const char *section;	/* id, or NULL */
};

/* Take text apart. Everything lives in a. */
struct address address_of(struct arena *a, const char *text);

#endif
