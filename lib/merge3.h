#ifndef POS_MERGE3_H
#define POS_MERGE3_H

/*
 * Three-way merge of prose: what people made of a text, and what an engine
 * makes of it now. Git's own difference, over units smaller than a line: a
 * line that holds several sentences is several units, so that a sentence of
 * yours lives beside a figure of ours in one paragraph.
 *
 * Changes conflict only when they touch the same unit. Both are kept when
 * they stand next to each other; when both add at the same place, the
 * engine's comes first.
 */

#include <stdbool.h>

#include "err.h"
#include "str.h"

/* What is done where both changed the same unit. */
enum merge3_favour {
	MERGE3_NONE,	/* nothing: it is a conflict */
	MERGE3_THEIRS	/* theirs is taken; *conflict tells of it */
};

/* What is merged: ours (by people) and theirs (by an engine), from base. */
struct merge3 {
	const struct str *base, *ours, *theirs;
	enum merge3_favour favour;
	const char *our_name, *their_name;	/* for conflict markers */
};

/*
 * Append the merge to *out. *conflict is true when both changed the same
 * unit; *out then gets whole lines of both sides between conflict markers,
 * unless one side is favoured.
 */
int merge3(struct str *out, bool *conflict, const struct merge3 *m,
    struct err *e);

/* Append both sides as a whole between markers; theirs, if favoured. */
void merge3_both(struct str *out, const struct merge3 *m);

/*
 * Count the units (sentences, lines) of now that was does not have, or of was
 * that now does not have, whichever are more.
 */
int merge3_count(size_t *out, const struct str *was, const struct str *now,
    struct err *e);

/* Append only the marked lines of a text with conflict markers. */
void merge3_marked(struct str *out, const char *text);

#endif
