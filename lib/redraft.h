#ifndef POS_REDRAFT_H
#define POS_REDRAFT_H

/*
 * Merging what two people had drafted anew, each from data of their own.
 * Drafts of one section differ in every line without anyone having written
 * one; of the two the later counts, with what people edited on either side.
 *
 *	base	a draft, with edits of old		sidecar: that draft
 *	ours	draft A, with those and more		sidecar: draft A
 *	theirs	draft B (the later), with others	sidecar: draft B
 *
 * The edits of base and ours are moved onto draft B, each by a three-way
 * merge. Then all three differ by what people did alone, and merge as ever.
 */

#include <stdbool.h>
#include <stddef.h>

#include "docmatch.h"
#include "err.h"
#include "merge3.h"
#include "node.h"
#include "str.h"

/* What is known of the drafts of three versions of a document. */
struct redrafts {
	struct str sidecars[SIDES];	/* their texts; "": there is none */
	size_t moved;			/* sections put on another draft */
};

#define REDRAFTS_INIT { { STR_INIT, STR_INIT, STR_INIT }, 0 }

void redrafts_release(struct redrafts *r);

/*
 * Which of two records of a section counts where both were drafted anew since
 * base (NULL: there was none): the later, or that whose text is another when
 * only one's is.
 */
const struct node *redraft_winner(const struct node *base,
    const struct node *ours, const struct node *theirs);

/*
 * Append the three versions of a document, its sections that both sides had
 * drafted anew moved onto the draft that counts. A section stays as it is on
 * all sides when an edit cannot be moved. False: there is nothing to move;
 * out is empty.
 */
bool redraft_align(struct str out[SIDES], struct redrafts *known,
    const struct merge3 *m, const char *path);

/*
 * Append the path of the sidecar that tells of a document or of a report's
 * drawing, both beneath the workspace; false: there is none for such a file.
 */
bool redraft_sidecar(struct str *out, const char *path);

/* Is it a drawing of ours, beside a report of whatever workspace? */
bool redraft_is_drawing(const char *path, const struct str *text);

/*
 * Which side's drawing goes with the draft that counts: OURS, THEIRS; BASE:
 * no section says so, or known is NULL.
 */
int redraft_drawing(const char *path, const struct redrafts *known);

#endif
