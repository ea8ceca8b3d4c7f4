#ifndef POS_DEALCLASH_H
#define POS_DEALCLASH_H

/*
 * Conflicts on one account: other open deals on it, of another partner or of
 * our own sellers, the ones that are protected by a registration first.
 */

#include <stddef.h>

#include "arena.h"
#include "date.h"
#include "node.h"
#include "str.h"
#include "ws.h"

/* What the other deal is: the worse, the greater. */
enum clash_kind {
	CLASH_OPEN,		/* open, and nobody's registration */
	CLASH_CLAIMED,		/* submitted or under review */
	CLASH_PROTECTED		/* approved, and protected today */
};

struct clash {
	const struct deal *deal;
	enum clash_kind kind;
	date until;		/* of a protected one, else DATE_NONE */
};

/*
 * The conflicts that a claim of partner (slug; NULL: a direct deal) on the
 * account has today; except: id of its own deal, or NULL. Protected ones
 * first, then by id. *out: in a; returns how many.
 */
size_t clash_find(const struct clash **out, struct arena *a,
    const struct ws *ws, const char *account, const char *partner,
    const char *except, date today);

/* The open deal d as a conflict of others. */
struct clash clash_of(const struct deal *d, date today);

/*
 * Append "d-125 of Nordvik Systems, EUR 46,000, protected until 2027-02-18",
 * "d-128, direct, EUR 42,000, open".
 */
void clash_tell(struct str *out, const struct clash *c, const struct ws *ws);

/* The conflicts as a record keeps them: a list, in a. */
struct node *clash_nodes(struct arena *a, const struct clash *v, size_t n);

#endif
