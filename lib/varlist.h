#ifndef POS_VARLIST_H
#define POS_VARLIST_H

/*
 * The names that templates use, each once, with what their frontmatter
 * declares about them.
 */

#include <stddef.h>
#include <stdio.h>

#include "arena.h"
#include "err.h"
#include "mustache.h"
#include "template.h"

struct var {
	const char *name;
	enum mustache_kind kind;	/* of its first use */
	const char *file;		/* of its first use */
	uint32_t line, col;
	size_t order;			/* of the first use among all */
	const struct node *declared;	/* map, or NULL */
};

struct varlist {
	struct arena *a;		/* borrowed; set it first */
	const struct mustache_env *env;	/* for partials; borrowed */
	struct var *v;
	size_t n, cap;
	const struct mustache **seen;	/* partials */
	size_t nseen, capseen;
};

/*
 * Add the names of m, of its partials, and what t, the file m is from,
 * declares. file must live as long as the arena. Fails when the frontmatter
 * or a partial cannot be read.
 */
int varlist_add(struct varlist *l, const struct mustache *m,
    const struct template *t, const char *file, struct err *e);

/*
 * Sort by name, bytewise, and keep the first use of each. Print a record for
 * each, ended by end: name, kind and file:line:col with tabs between, then,
 * if it is declared, type, required or optional, and description.
 */
void varlist_print(FILE *f, struct varlist *l, char end);

/* Free what the list holds. */
void varlist_release(struct varlist *l);

#endif
