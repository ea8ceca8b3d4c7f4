#ifndef POS_STEADY_H
#define POS_STEADY_H

/*
 * Reading several files while somebody else commits: one that was read before
 * and one that was read after do not fit, and look like a broken format. A
 * second look a moment later tells.
 */

#include <stdbool.h>
#include <stdint.h>

#include "err.h"
#include "ws.h"

/* How records lay in the folder: data/, company, program, partners/. */
struct steady {
	const struct root *root;	/* of the workspace */
	bool data;		/* data/ alone */
	uint64_t sum;		/* of their names, sizes, times and inodes */
};

/*
 * After the failure *why of try number tries (from 0): worth another look?
 * Then waits a moment and clears *why.
 */
bool steady_again(struct err *why, int tries);

/*
 * ws_load() of a workspace that is just open, with such second looks. Nodes
 * of ws from before are gone. s: what was read, or NULL; borrows ws's root.
 */
int steady_load(struct ws *ws, unsigned parts, struct steady *s,
    struct err *e);

/* Note how the files of data/ lie now, before they are read. */
void steady_note_data(struct steady *s, const struct root *root);

/*
 * A commit_still: do the records lie as they did when they were read? For
 * changes that rest on other files than the one they change. ERR_CONFLICT.
 */
int steady_still(void *steady, struct err *e);

#endif
