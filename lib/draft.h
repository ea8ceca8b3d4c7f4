#ifndef POS_DRAFT_H
#define POS_DRAFT_H

/*
 * One section as an engine gives it: its text, its facts, and what they were
 * made from. The builtin engine renders the section's draft with the
 * evidence; the same files give the same bytes.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "evidence.h"
#include "hash.h"
#include "node.h"
#include "spec.h"

/* A language model that has written a draft, and what that took. */
struct draft_model {
	const char *engine, *model;	/* the endpoint's name, the model's */
	char prompt[HASH_HEX];		/* of what was sent */
	const char *request_id;		/* the provider's, "" unknown */
	int64_t in, cached, out;	/* tokens; -1: not told */
	const char *cost;		/* "USD 0.0091", or NULL: unknown */
	bool kept;			/* an old answer that a commit has
					 * told of: no cost */
	const char *exchanges[2];	/* their files, to be booked; NULLs */
};

struct draft {
	const struct spec_section *section;
	const char *place;		/* id in the document, where people
					 * renamed its heading; else NULL */
	const char *text;		/* normal form: md_section_text() */
	size_t len;
	char evidence[HASH_HEX];	/* of text and facts */
	const char *passing;		/* a word of the text that is no
					 * evidence: the commit a report is as
					 * of; or NULL */
	struct node *facts;		/* map; empty when it has none */
	bool facts_only;		/* people removed the section: others
					 * go on computing with its facts */
	struct node *figures;		/* map: those it prints, figures.h */
	struct node *inputs;		/* map: file or folder -> hash */
	const struct draft_model *model;	/* NULL: the builtin engine */
	/* Text that the engine has taken up, people's edits with it, so that
	 * the draft may take its place; NULL: what was drafted last */
	const char *seen;
	const char *instruction;	/* it is an edit of that text, as asked
					 * for; or NULL: it is drafted anew */
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
