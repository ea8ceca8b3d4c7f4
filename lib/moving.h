#ifndef POS_MOVING_H
#define POS_MOVING_H

/*
 * A file on its way from one path to another, as two changes of a commit: one
 * takes it away, the other makes it. Both refuse a file that is not what was
 * read, so that nothing is lost on the way.
 */

#include "arena.h"
#include "commit.h"
#include "err.h"
#include "partneredit.h"
#include "partnerlink.h"
#include "root.h"
#include "str.h"

enum { MOVING_MOST = 64 << 20 };	/* bytes of a file: lib/plan.c */

struct moving {
	const char *path;	/* where it was */
	struct str now;		/* its bytes; they live in the arena */
	const struct partner_link *link;	/* NULL: bytes as they are */
	struct partner_edits *edits;	/* of a record, or NULL */
};

/*
 * Read the file at path, which lives as long as a. Never NULL; when it cannot
 * be read, -1 is returned with *e set, and it is an empty file.
 */
int moving_read(struct moving **out, struct arena *a,
    const struct root *root, const char *path, struct err *e);

/* The changes; ctx: struct moving. ERR_CONFLICT: uncommitted edits, no file. */
change_fn moving_take_away;

/* ERR_EXISTS: something is at the new place. */
change_fn moving_make;

/*
 * Move a file that git leaves out, after the commit: in place of the two
 * changes. Folders are made; nothing is replaced.
 */
int moving_rename(const struct root *root, const char *from, const char *to,
    struct err *e);

#endif
