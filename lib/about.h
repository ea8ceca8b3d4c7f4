#ifndef POS_ABOUT_H
#define POS_ABOUT_H

/*
 * What a question is about, as people write it:
 *
 *	tam			the documents and data of that name:
 *				strategy/tam.md and strategy/tam.yaml
 *	icp#pains		a section; of YAML a dotted path, also without
 *				its first name: tam#solutions.share
 *	strategy/icp.md		a file, with the data or document beside it
 *	partners/acme		all in a folder
 *	acme, "Acme GmbH"	a partner
 *	deals			data/deals*.yaml
 */

#include <stdbool.h>

#include "err.h"
#include "ws.h"

struct about {
	const char *text;	/* as written */
	const char *stem;	/* path without .md or .yaml, or NULL */
	const char *folder;	/* "partners/acme/", or NULL */
	const char *name;	/* of files, or NULL */
	const char *section;	/* id or dotted path, or NULL */
};

/*
 * Find what text is about. ERR_NOTFOUND: nothing of that name, with the
 * nearest. Owner: ws->arena, which also keeps the partners that are loaded
 * for their names.
 */
int about_find(struct about *out, struct ws *ws, const char *text,
    struct err *e);

/*
 * Is text such an address rather than the first word of a question: with a
 * slash or #, the path of a file, a document or its kind, a partner's slug?
 */
bool about_is_address(struct ws *ws, const char *text);

/* Is the file of this path meant? */
bool about_has(const struct about *about, const char *path);

#endif
