#ifndef POS_PARTNERNEW_H
#define POS_PARTNERNEW_H

/* New partners: their names, slugs and first records. */

#include "err.h"
#include "opt.h"
#include "partneredit.h"
#include "str.h"
#include "ws.h"

/* What is asked for; NULL and empty lists: not given. */
struct partner_new {
	const char *name;
	const char *slug;		/* NULL: made from the name */
	const char *reason;		/* for the tier */
	const struct list *types, *stages, *tiers, *managers; /* one each */
	const struct list *contacts;	/* "Name <mail>, Role" */
	const struct list *sets;	/* KEY=VALUE: see lib/partnerset.h */
	bool another;			/* not one of this domain, this mail */
};

/*
 * Begin a record: the first lines of the file appended to *text, and the
 * edits, which are initialised here, that make it complete. The caller
 * releases both, also after a failure. PARTNER_CHECK_PARTS and WS_PARTNERS
 * are loaded before. ERR_USAGE: a wrong value. ERR_EXISTS: name or slug is
 * taken; or, unless it is another one, the domain or the mail of a contact.
 */
int partner_new(struct str *text, struct partner_edits *pe, struct ws *ws,
    const struct partner_new *asked, struct err *e);

/*
 * Append the slug of a partner: the one asked for, or (NULL) the one made from
 * its name. ERR_USAGE: it cannot name a folder.
 */
int partner_slug(struct str *out, const char *name, const char *slug,
    struct err *e);

#endif
