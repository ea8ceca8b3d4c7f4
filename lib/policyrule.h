#ifndef POS_POLICYRULE_H
#define POS_POLICYRULE_H

/*
 * The rules that have their home in program.yaml, and the words by which a
 * sentence names them: "protected for 60 days" is about
 * policies.deal_registration.protection_days.
 */

#include <stdbool.h>
#include <stddef.h>

#include "dec.h"
#include "node.h"
#include "str.h"

enum measure { PER_CENT, DAYS, HOURS, MONTHS, YEARS, MONEY, CERTIFICATES };

struct policy_rule {
	const char *path;	/* in program.yaml; * is each of a list */
	enum measure measure;
	const char *words;	/* groups between blanks, each must be in the
				 * sentence; | parts alternatives, ! before a
				 * group: must not be; a part is the beginning
				 * of a word */
};

/* All of them, ended by one without path. */
extern const struct policy_rule policy_rules[];

/* Does the sentence, n bytes, name the rule? */
bool policy_named(const struct policy_rule *r, const char *text, size_t n);

/* A number with its unit in a sentence. */
struct literal {
	enum measure measure;
	struct dec value;	/* per cent as a part of one */
	const char *text;	/* as it is written, with its unit */
	size_t n;
};

/*
 * The next literal of the n bytes at text from *at on, which moves behind it.
 * Numbers as digits or as words up to ninety-nine; weeks as days, "90k EUR" as
 * money; not those with a sign before them ("D + 14 days"), which date a task. False: there is none.
 */
bool literal_next(struct literal *out, const char *text, size_t n,
    size_t *at);

/*
 * A cell of a table that is a number and nothing else, its unit in the
 * heading of the column: "60" below "Protection, days". False: it is none.
 */
bool literal_bare(struct literal *out, const char *text, size_t n,
    const char *head);

/*
 * Can the literal be held against a value of this measure: is it of the same,
 * or a time in the next larger unit?
 */
bool literal_comparable(const struct literal *l, enum measure measure);

/*
 * Does it say the same as d of this measure? "three months" is 90 days, and
 * 89, for months are not alike.
 */
bool literal_is(const struct literal *l, enum measure measure, struct dec d);

enum policy_verdict { POLICY_NONE, POLICY_SAME, POLICY_OTHER };

/*
 * Hold a literal against what program (NULL: there is none) says at the
 * rule's path. POLICY_NONE: nothing. *value: the node that says so, the first
 * of several.
 */
enum policy_verdict policy_hold(const struct node **value,
    const struct policy_rule *r, const struct literal *l,
    const struct node *program);

#endif
