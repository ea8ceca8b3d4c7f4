#ifndef POS_ROWEDIT_H
#define POS_ROWEDIT_H

/*
 * Many edits of a file of data/ at once: a list of maps with ids under one
 * key, usually a map a line. Kept so that they can be applied again and again
 * to different bytes, as lib/commit needs it; every byte that no edit is
 * about stays. Linear in the file and the edits, where lib/yamledit reads
 * the whole file for each.
 *
 *	struct row_edits edits;
 *
 *	row_edits_init(&edits, "data/deals-2026-q3.yaml", "deals", heading);
 *	row_edits_set(&edits, "d-101", value);		its key says where
 *	row_edits_add(&edits, "d-150", record);
 *	change.path = edits.path; change.apply = row_edits_change;
 *	...
 *	row_edits_release(&edits);
 */

#include <stdbool.h>

#include "commit.h"
#include "err.h"
#include "map.h"
#include "node.h"
#include "str.h"

struct row_edit {
	const char *id;
	const char *key;
	const struct node *value;	/* NULL: the key goes */
	size_t next;			/* further one of this id; 0: none */
};

/* A new record; lines NULL: it is written as one. */
struct row_added {
	const struct node *record;
	const char *lines;
	unsigned indent;		/* of the lines */
};

struct row_edits {
	const char *path, *list;
	const char *heading;		/* first lines of a new file */
	struct row_edit *edits;		/* from 1: 0 is none */
	size_t n, cap;
	struct map first;		/* by id: its first edit */
	struct row_added *added;
	size_t nadded, capadded;
	struct map dropped;		/* by id: lines of records that go */
	size_t ndropped;
	struct str old, out;		/* of the last time: often the same */
	bool cached, was_there;		/* is there such a time; such a file */
};

/* path, list, heading and all that is added are borrowed. */
void row_edits_init(struct row_edits *re, const char *path, const char *list,
    const char *heading);
void row_edits_release(struct row_edits *re);

/* The value of the record's key becomes value; NULL: unknown. */
void row_edits_set(struct row_edits *re, const char *id, const char *key,
    const struct node *value);

/* A new record, last in the list. Its `id` says which. */
void row_edits_add(struct row_edits *re, const struct node *record);

/*
 * The same with the lines that say it, which stay as they are but for their
 * indentation: indent blanks before the dash become those of the file.
 */
void row_edits_take(struct row_edits *re, const struct node *record,
    const char *lines, unsigned indent);

/*
 * The record goes, with the comments about it (see lib/rowlines.h). was: its
 * lines with these, as they must stand there; borrowed.
 */
void row_edits_drop(struct row_edits *re, const char *id, const char *was);

/* Is there anything to do? */
bool row_edits_any(const struct row_edits *re);

/* Append the record as a line of the file: {id: d-150, name: "...", ...}. */
void row_line(struct str *out, const struct node *record);

/*
 * A change_fn: ctx is the struct row_edits. A missing file is made.
 * ERR_CONFLICT: a record that is to be changed or to go is not there, one that
 * is to be added is; one that is to go has other lines. ERR_INVALID: the file is not as its format has it, or would be
 * larger than 1 MiB.
 */
change_fn row_edits_change;

#endif
