#ifndef POS_SITECHANGE_H
#define POS_SITECHANGE_H

/* A file of a commit, as the history page tells of it. */

#include <stdbool.h>
#include <stddef.h>

#include "node.h"
#include "site.h"
#include "str.h"

struct site_change {
	const char *path;
	const char *from;	/* what it was called before, or NULL */
	struct str before, now;
	bool was, is;		/* it was there, it is there */
};

/*
 * Hang it below files: path, url of its page ("": none), its parts with what
 * they are called, what became of them, and their difference as markup.
 * *room: bytes of differences that may still be shown; less is shown, and
 * `cut` is true, where it is used up.
 */
void site_change_add(struct node *files, struct site *s,
    const struct site_change *c, size_t *room);

/* Text of git, which may be in any encoding; what is no UTF-8 is U+FFFD. */
const char *site_utf8(struct arena *a, const char *text);

#endif
