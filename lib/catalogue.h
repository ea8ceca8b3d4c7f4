#ifndef POS_CATALOGUE_H
#define POS_CATALOGUE_H

/*
 * The library as a whole: every template of the workspace and every shipped
 * one that it does not replace, read with its frontmatter.
 *
 *	struct catalogue all = CATALOGUE_INIT;
 *
 *	if (catalogue_read(&all, &ws.root, e) < 0)
 *		...
 *	for (i = 0; i < all.n; i++)
 *		puts(all.v[i].id);
 *	catalogue_release(&all);
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "node.h"
#include "root.h"
#include "template.h"

struct catalogue_entry {
	const char *id;		/* "recruitment/07-proposal" */
	const char *file;	/* for messages: "templates/...", shipped ones
				 * with the folder they are in before it */
	bool own;		/* of the workspace */
	bool replaces;		/* own, in the place of a shipped one */
	bool mail;		/* a mail's: not filled as a document */
	const struct node *front;	/* NULL: none, or it is broken */
	const char *text;	/* the file's bytes */
	size_t n;
	struct template parts;	/* of text */
};

struct catalogue {
	struct arena arena;
	struct catalogue_entry *v;	/* by id */
	size_t n, cap;
};

#define CATALOGUE_INIT { .v = NULL }

/*
 * Read all. own: the workspace's root; NULL or closed: the shipped ones only.
 * A file that cannot be read is left out: pos-check says why. Fails when a
 * folder cannot be read.
 * Owner: the caller, who calls catalogue_release(), also after a failure.
 */
int catalogue_read(struct catalogue *out, const struct root *own,
    struct err *e);
void catalogue_release(struct catalogue *c);

/* The template of this id, or NULL. */
const struct catalogue_entry *catalogue_find(const struct catalogue *c,
    const char *id);

/*
 * The same, also by its number (II.7). ERR_NOTFOUND suggests names that are
 * near, or that end or go on alike. Mails are not found.
 */
const struct catalogue_entry *catalogue_need(const struct catalogue *c,
    const char *id, struct err *e);

#endif
