#ifndef POS_PACKPAGE_H
#define POS_PACKPAGE_H

/*
 * The files of a package as people read them: documents as they are,
 * templates with what the company knows filled in and the blanks marked,
 * playbooks as a text with their steps.
 *
 *	struct packpages p = PACKPAGES_INIT(&set);
 *
 *	if (packpages_open(&p, e) < 0 ||
 *	    packpage_text(&md, &p, &set.v[0], e) < 0)
 *		...
 *	packpages_close(&p);
 */

#include "arena.h"
#include "err.h"
#include "filler.h"
#include "packset.h"
#include "partials.h"
#include "str.h"

struct packpages {
	struct packset *set;
	struct arena a;
	struct filler filler;
	struct partials partials;
};

#define PACKPAGES_INIT(s) { (s), ARENA_INIT, { .lacking = { 0 } }, \
	PARTIALS_INIT }

/*
 * Compute what templates are filled with. No partner, no figure of the
 * program (they name partners) and no date of today: the same templates give
 * the same text on every day. Owner: the caller, who calls packpages_close().
 */
int packpages_open(struct packpages *p, struct err *e);
void packpages_close(struct packpages *p);

/*
 * Append the Markdown of a file that pack_is_text(). ERR_INVALID: it cannot
 * be filled.
 */
int packpage_text(struct str *out, struct packpages *p,
    const struct pack_file *f, struct err *e);

#endif
