#ifndef POS_PARTIALS_H
#define POS_PARTIALS_H

/*
 * Partials from the files of one folder, each read and compiled once.
 *
 *	struct partials p = PARTIALS_INIT;
 *
 *	partials_from(&p, "templates/partials");
 *	if (partials_get(&m, &p, "signature", e) < 0) ...
 *	partials_release(&p);
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "mustache.h"
#include "root.h"

struct partials {
	struct arena a;
	struct root root;
	char *dir;		/* NULL: none, there are no partials */
	struct partial *items;
	size_t n, cap;
};

#define PARTIALS_INIT { ARENA_INIT, ROOT_INIT, NULL, NULL, 0, 0 }

/* Take partials from folder dir from now on; it is opened at first use. */
void partials_from(struct partials *p, const char *dir);

/*
 * Set *out to the partial NAME: file NAME.md, else NAME, beneath the folder;
 * NULL when there is neither. Frontmatter that declares variables is left
 * out. Returns 0, or -1 with *e set. Owner: p.
 */
int partials_get(const struct mustache **out, struct partials *p,
    const char *name, struct err *e);

/* Forget folder and partials; p can be used again. */
void partials_release(struct partials *p);

#endif
