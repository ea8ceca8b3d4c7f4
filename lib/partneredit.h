#ifndef POS_PARTNEREDIT_H
#define POS_PARTNEREDIT_H

/*
 * Edits of partner.yaml: what to change, kept so that it can be applied
 * again and again to different bytes of the file, as lib/commit needs it.
 * Every byte that an edit is not about stays as it was.
 *
 *	struct partner_edits edits;
 *
 *	partner_edits_init(&edits, ws, slug);
 *	partner_edits_add(&edits, ...);
 *	change.path = edits.file; change.apply = partner_edits_change;
 *	change.ctx = &edits;
 *	...
 *	partner_edits_release(&edits);
 */

#include "arena.h"
#include "commit.h"
#include "err.h"
#include "node.h"
#include "str.h"
#include "ws.h"

enum partner_op {
	PARTNER_SET,	/* the value at path becomes value */
	PARTNER_UNSET,	/* the key at path goes: unknown again */
	PARTNER_ADD,	/* the text value joins the list, once */
	PARTNER_DROP,	/* the text value leaves the list */
	PARTNER_APPEND	/* the map value joins the list, last */
};

struct partner_edit {
	enum partner_op op;
	const char *path;	/* dotted: "contacts.0.email" */
	const struct node *value;
};

/*
 * Is the record, as the edits leave it, one that may be? For rules that hold
 * the whole of it: of two runs at once each sees what the other wrote.
 */
typedef int partner_verify_fn(const struct node *record, const void *ctx,
    struct err *e);

struct partner_edits {
	struct arena arena;
	struct ws *ws;
	const char *slug;
	const char *file;	/* "partners/SLUG/partner.yaml" */
	const struct node *base;	/* the record that paths are meant in */
	struct partner_edit *edits;
	size_t n, cap;
	partner_verify_fn *verify;	/* or NULL */
	const void *verify_ctx;
};

/*
 * ws: PARTNER_CHECK_PARTS are loaded; it outlives the edits, as does base,
 * the record that numbers in paths count in: contacts.1 is the entry which is
 * second there, wherever it stands in the bytes that are edited. NULL: none.
 */
void partner_edits_init(struct partner_edits *pe, struct ws *ws,
    const char *slug, const struct node *base);

/* Release the edits; values and paths in pe->arena go with them. */
void partner_edits_release(struct partner_edits *pe);

/* Add an edit. path and value (NULL for PARTNER_UNSET) live in pe->arena. */
void partner_edits_add(struct partner_edits *pe, enum partner_op op,
    const char *path, const struct node *value);

/* Is there an edit of this path already? */
bool partner_edits_has(const struct partner_edits *pe, const char *path);

/* The text as a new scalar in pe->arena: typed as the key is, else as text. */
struct node *partner_scalar(struct partner_edits *pe, const char *path,
    const char *text);

/*
 * Apply all edits to the text of the file. New keys get their place in the
 * order of pos-workspace(5), in the style of the file. Returns 0, or -1 with
 * *e set and text in no defined state: ERR_INVALID when the file is not
 * YAML, or would break the rules of partner_check() which it kept before;
 * ERR_CONFLICT when an entry that a path leads to is not in text as it was.
 */
int partner_edits_apply(struct str *text, const struct partner_edits *pe,
    struct err *e);

/*
 * Do the bytes of the file keep the rules of partner_check()? ERR_INVALID
 * names file and line.
 */
int partner_edits_check(const struct str *text,
    const struct partner_edits *pe, struct err *e);

/* A change_fn: ctx is the struct partner_edits. No file is ERR_CONFLICT. */
change_fn partner_edits_change;

#endif
