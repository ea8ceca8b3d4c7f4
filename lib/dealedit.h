#ifndef POS_DEALEDIT_H
#define POS_DEALEDIT_H

/*
 * Edits of deals as changes of a file of data/, for lib/commit. What an edit
 * does is a step: it sees the workspace as it is at that very moment, with
 * the deals of all files, and turns the record of a deal into the new one. It
 * is called again when somebody was quicker, so that the second of two who
 * claim one account sees the first.
 *
 *	struct deal_edit edit;
 *
 *	deal_edit_init(&edit, ws, path, step, ctx);
 *	edit.id = "d-124";
 *	change.path = path; change.apply = deal_edit_change;
 *	change.ctx = &edit;
 *	...
 *	deal_edit_release(&edit);
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "commit.h"
#include "date.h"
#include "err.h"
#include "node.h"
#include "str.h"
#include "ws.h"

/* What a step sees and changes. */
struct deal_world {
	struct ws *ws;			/* WS_DEALS and WS_PROGRAM */
	struct arena *a;		/* for what the record gets */
	date today;
	const struct deal *deal;	/* as it stands; NULL: a new one */
	struct node *record;		/* as it is to be */
	const char *prospect;		/* id of the account that is made with
					 * the deal, or NULL */
	const char *bought;		/* the step sets it: id of the prospect
					 * that has bought, or NULL */
	struct str *notes;		/* lines for people, LF after each */
};

/* Returns 0, or -1 with *e set: the deal may not be changed so. */
typedef int deal_step(struct deal_world *w, void *ctx, struct err *e);

struct deal_edit {
	const char *root;	/* folder of the workspace */
	const char *path;	/* the file: "data/deals-2026-q4.yaml" */
	deal_step *step;
	void *ctx;
	const char *id;		/* of the deal; NULL: see add, each */
	bool add;		/* a new one; id NULL: the next free */
	bool each;		/* the step is for every deal of the file */
	const char *heading;	/* first lines of a new file */
	const char *prospect;	/* name of the account to be made, or NULL */
	unsigned number;	/* of the new deal's id, as it was found */
	struct str bought;	/* id of a prospect that has bought, or "" */
	struct str since;	/* when that was */
	struct str moved;	/* what became of it, in words, or "" */
	struct str told;	/* lines "FILE:LINE: what changed" */
	struct str body;	/* the same without FILE:LINE */
	struct str notes;
	size_t changed;		/* how many values */
};

/* root is that of ws; path and ctx are borrowed. */
void deal_edit_init(struct deal_edit *ed, const struct ws *ws,
    const char *path, deal_step *step, void *ctx);
void deal_edit_release(struct deal_edit *ed);

/*
 * A change_fn; ctx: the struct deal_edit. told, body, notes, bought, since and
 * changed are those of the file as it lies in the folder, once that was seen.
 * ERR_CONFLICT: the deal is not in these bytes. ERR_EXISTS: the new deal's id
 * is taken. ERR_INVALID: the files would break their format.
 */
change_fn deal_edit_change;

#endif
