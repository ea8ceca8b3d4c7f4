#ifndef POS_PARTNERNAMES_H
#define POS_PARTNERNAMES_H

/*
 * Partners whose folder got another name since an older commit, as git finds
 * renames: within one commit of HEAD's own line, the most alike; of a merge,
 * from what was there before it to what it brought.
 */

#include "err.h"
#include "map.h"
#include "ws.h"

struct partner_names {
	struct map is;		/* a slug of before -> the slug now */
	struct map was;		/* the other way round, of those there then */
};

#define PARTNER_NAMES_INIT { { NULL, 0, 0 }, { NULL, 0, 0 } }

/*
 * Find them from the commit, hex, to HEAD. then: the workspace of it, with
 * partners. now: that of today, whose arena is used; none of its partners need
 * be loaded. Without a repository there are none. Owner: the caller, who calls
 * partner_names_release(). ERR_GIT.
 */
int partner_names_find(struct partner_names *out, struct ws *now,
    const struct ws *then, const char *commit, struct err *e);
void partner_names_release(struct partner_names *n);

/*
 * The slug that the partner had then, which has slug now; NULL: another one
 * had that then. And the slug it has now.
 */
const char *partner_names_was(const struct partner_names *n,
    const char *slug);
const char *partner_names_is(const struct partner_names *n, const char *slug);

#endif
