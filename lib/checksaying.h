#ifndef POS_CHECKSAYING_H
#define POS_CHECKSAYING_H

/*
 * A sentence of a template, or a cell of one of its tables, that is held
 * against the rules of program.yaml: for checkrule.c, checkneed.c,
 * checkrhythm.c and, of the program's own sentences, checkprogram.c.
 */

#include <stdbool.h>

#include "check.h"
#include "node.h"
#include "policyrule.h"

struct saying {
	const char *text;	/* n bytes, in which figures are looked for */
	size_t n;
	uint32_t line;		/* of text */
	const char *all;	/* nall bytes, in which words are: text, in a
				 * table with what heads the column and row */
	size_t nall;
	const char *head;	/* of the column; NULL: it is in no table */
};

/* The file that is read. */
struct holder {
	struct check *c;
	const char *file;
	const struct node *program;	/* NULL: there is none */
	bool own;	/* it is the program, which may repeat itself: only
			 * what contradicts is told */
};

/* Hold it against all rules. */
void saying_hold(const struct holder *h, const struct saying *s);

/*
 * Say that the literal states what the rule's home is for. value: what the
 * program says there, or NULL.
 */
void saying_tell(const struct holder *h, const struct literal *l,
    uint32_t line, const struct policy_rule *r, const struct node *value);

/* Where the word or words begin in the n bytes, each whole; or NULL. */
const char *saying_word(const char *text, size_t n, const char *word);

/* Does it name a tier of the program? */
bool saying_names_tier(const struct holder *h, const struct saying *s);

/* "Gold needs EUR 80,000": figures that belong to the tiers it names. */
void saying_hold_needs(const struct holder *h, const struct saying *s);

/* Usual names of tiers, as "Bronze", that the program does not have. */
void saying_hold_tiers(const struct holder *h, const struct saying *s);

/* "Gold partners are reviewed quarterly". */
void saying_hold_rhythm(const struct holder *h, const struct saying *s);

#endif
