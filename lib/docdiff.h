#ifndef POS_DOCDIFF_H
#define POS_DOCDIFF_H

/*
 * How two versions of a document differ, section by section.
 */

#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "str.h"

enum docdiff_kind { DOC_ADDED, DOC_REMOVED, DOC_CHANGED };

struct docdiff_section {
	const char *id;			/* "": what is above the sections */
	const char *heading;
	enum docdiff_kind kind;
	size_t units;			/* sentences and lines that changed */
	const char *before, *now;	/* normal form; "" where not there */
};

struct docdiff {
	struct docdiff_section *sections;	/* in the new order */
	size_t n, cap;
};

#define DOCDIFF_INIT { NULL, 0, 0 }

/*
 * Compare two versions; NULL: there is none. What cannot be read as a
 * document counts as one section without id, in which a NUL is \x00. Texts
 * live in a. Owner: the caller, who calls docdiff_release().
 */
int docdiff(struct docdiff *out, struct arena *a, const struct str *before,
    const struct str *now, struct err *e);
void docdiff_release(struct docdiff *d);

/* "added", "removed", "changed". */
const char *docdiff_kind_name(enum docdiff_kind kind);

/*
 * Append the unified difference of two texts, hunks only: lines that begin
 * with "@@", " ", "+", "-".
 */
int textdiff(struct str *out, const char *before, const char *now,
    struct err *e);

#endif
