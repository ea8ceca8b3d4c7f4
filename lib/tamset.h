#ifndef POS_TAMSET_H
#define POS_TAMSET_H

/*
 * Assumptions of the partner market set in the text of a tam.yaml, with
 * every other byte kept.
 *
 * A set is PATH=VALUE; PATH is accounts, acv, share, reach, acv,
 * deals_per_partner or activation of a category ("solutions.share"), the
 * latter two of capacity ("capacity.activation"), perhaps followed by .base,
 * .low, .high or .source. A plain number becomes a map when it gets a low or
 * high. Sets for a scenario are written into it; t, old, now are then with
 * the scenario.
 */

#include "arena.h"
#include "commit.h"
#include "err.h"
#include "str.h"
#include "tam.h"

enum { TAM_SOURCE = TAM_LEVELS };	/* beside low, base, high */

struct tam_set {
	const char *name;		/* "solutions.share.high" */
	const char *category;		/* its id; NULL: of all categories */
	bool scenario;			/* is written into a scenario */
	enum tam_input in;
	int part;			/* enum tam_level or TAM_SOURCE */
	struct dec value;		/* of a number */
	const char *text;		/* as it is written */
};

struct tam_sets {
	const char *file;		/* for messages */
	const char *scenario;		/* NULL: the file itself */
	struct tam_set *s;
	size_t n;
};

/*
 * Read the n texts PATH=VALUE for the assumptions of t. ERR_USAGE: an
 * unknown path (with the nearest ones), one that stands twice, a value that
 * does not fit. Borrows t and texts. Owner: the arena.
 */
int tam_sets_parse(struct tam_sets *out, struct arena *a, const struct tam *t,
    const char *const *texts, size_t n, struct err *e);

/*
 * Write to *out what old becomes; the same bytes when all is as set. The
 * result loads, else ERR_USAGE says what does not. ERR_CONFLICT: old lacks
 * the category or the scenario. ctx: a struct tam_sets.
 */
change_fn tam_sets_change;

/* The number of t that the set is of; NULL: t lacks the category. */
const struct tam_number *tam_set_number(const struct tam_set *s,
    const struct tam *t);

/* Has t this assumption just so, at its own place? */
bool tam_set_holds(const struct tam_set *s, const struct tam *t);

/*
 * Append "solutions.share 12 % -> 15 %", or of a source its new text. old,
 * now: before and after.
 */
void tam_set_describe(struct str *out, const struct tam_set *s,
    const struct tam *old, const struct tam *now);

/*
 * Append the subject of a commit, which names the numbers that are set, or
 * a source, where 72 bytes have room, and its body, which lists all unless
 * the subject does.
 */
void tam_sets_message(struct str *subject, struct str *body,
    const struct tam_sets *sets, const struct tam *old,
    const struct tam *now);

/* The line of the file where it stands in t; 0: nowhere. */
unsigned tam_set_line(const struct tam_set *s, const struct tam *t);

/* Was its base set, and is the source of the number the one it had? */
bool tam_set_keeps_source(const struct tam_set *s, const struct tam *old,
    const struct tam *now);

/*
 * Append a line for each category whose value changed:
 * "solutions  EUR 14.4 M -> 18.0 M  (3,000 accounts x 15 % x EUR 40,000)".
 * Both have the same categories.
 */
void tam_add_effects(struct str *out, const struct tam *old,
    const struct tam *now);

#endif
