#ifndef POS_MDID_H
#define POS_MDID_H

/*
 * Anchors of headings as GitHub makes them: the slug of the heading's text,
 * with -1, -2 ... after the second and later of the same slug.
 * Source: github-slugger 2.0.0 (the algorithm GitHub's own anchors follow).
 */

#include <stddef.h>

#include "arena.h"
#include "str.h"

/*
 * Append the slug of text: lower-case letters of any script, marks, decimal
 * digits, _ and - are kept, a space becomes -, all else is dropped. It may
 * be empty. text: UTF-8.
 */
void md_slug(struct str *out, const char *text);

/* The slugs that are taken. Zeroed is empty; memory is the arena's. */
struct mdid {
	struct mdid_slot *slots;
	size_t n, cap;
};

/*
 * The anchor of the next heading with this text, unique in ids; "section"
 * stands for an empty slug. Owner: the arena.
 */
const char *mdid_next(struct mdid *ids, struct arena *a, const char *text);

#endif
