#ifndef POS_DRAFT_H
#define POS_DRAFT_H

/*
 * One section as an engine gives it: its text, its facts, and what they were
 * made from. The builtin engine renders the section's draft with the
 * evidence; the same files give the same bytes.
 */

#include <stddef.h>

#include "err.h"
#include "evidence.h"
#include "hash.h"
#include <stdbool.h>

#include "node.h"
#include "spec.h"

struct draft {
	const struct spec_section *section;
	const char *place;		/* id in the document, where people
					 * renamed its heading; else NULL */
	const char *text;		/* normal form: md_section_text() */
	size_t len;
	char evidence[HASH_HEX];	/* of text and facts */
	struct node *facts;		/* map; empty when it has none */
	bool facts_only;		/* people removed the section: others
					 * go on computing with its facts */
	struct node *figures;		/* map: those it prints, figures.h */
	struct node *inputs;		/* map: file or folder -> hash */
};

/*
 * Draft a section with the builtin engine. Everything lives in ev->ws->arena.
 * ERR_INVALID: a name in the draft that the evidence does not have, with
 * file, line and column.
 */
int draft_make(struct draft *out, struct evidence *ev,
    const struct spec_section *section, struct err *e);

/*
 * Draft n sections at once: out[i]->section says which. The evidence is
 * computed first, then they are rendered in as many threads as there are
 * processors. The error of the first section that fails is told.
 */
int draft_make_all(struct draft *const *out, size_t n, struct evidence *ev,
    struct err *e);

/* The evidence of one section: a map of what its list names. */
int draft_evidence(const struct node **out, struct evidence *ev,
    const struct spec_section *section, struct err *e);

#endif
