#ifndef POS_TIER_H
#define POS_TIER_H

/*
 * Which tier of the program a partner has, by rule or by hand, and what is
 * missing for the next one. pos-score(1) says what the states mean.
 *
 * A requirement is met, missed, or open while what it asks for is unknown.
 * Of a group: all is missed if one is, else open if one is; at least N of is
 * met by N, open while N could be, else missed. What is not in effect is as
 * if it were not written; of fewer than N rules in effect all are needed.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "tiermetric.h"
#include "tierrule.h"

enum tier_mark { TIER_MET, TIER_MISSED, TIER_OPEN };

/* What one metric of the program's points comes to. */
struct tier_part {
	const struct tier_point *point;
	struct tier_value value;
	struct ratio points;		/* if the value is known */
	bool under;			/* not above its minimum */
};

/* A requirement held against a partner. */
struct tier_judged {
	const struct tier_rule *rule;
	enum tier_mark mark;
	bool nearest;		/* on the way to its tier that is least off */
	struct tier_value value;	/* TIER_METRIC */
	struct ratio points;	/* TIER_POINTS: of what is known */
	const struct tier_point *under;	/* one not above its minimum, or
					 * that is unknown; NULL: none */
	struct tier_part *parts;	/* for each of the program's points */
	size_t nparts;
	/*
	 * How far off: the sum over the requirements that are missing, each
	 * 0 to 1 (millionths): of a number the share of the need that is
	 * missing, of texts the share of them, 1 of what is unknown. Of a
	 * group that needs N: the N that are least off. It orders ways, and
	 * is no figure to publish.
	 */
	int64_t off;
	struct tier_judged *first, *next;
	size_t n, needs;	/* of a group: rules in effect, and how many of
				 * them it needs */
};

enum tier_state {
	TIER_NONE,		/* has no tier, and need not have one */
	TIER_AGREES,		/* has the one the rules give */
	TIER_BY_HAND,
	TIER_GRACE,		/* fell, and keeps it for some days */
	TIER_DIFFERS,		/* has another than the rules give */
	TIER_UNSURE		/* whether it meets its own is unknown */
};

/* A requirement of a tier, or a tier, that will begin or end. */
struct tier_notice {
	const struct tier *tier;
	date day;		/* the first on which it is so */
	bool ends;
	bool choice;		/* one of several ways to the tier */
	struct tier_judged *leaf;	/* on that day, by what is on file;
					 * of one that ends its rule only;
					 * NULL: the tier */
	size_t at;		/* in the order of program.yaml */
};

/* What is found of a partner. */
struct tier_result {
	const struct partner *partner;
	const struct tier *stored, *rule;	/* NULL: none */
	enum tier_state state;
	bool by_hand;
	/* the higher of the two, or NULL, and the one above, or NULL */
	const struct tier *top, *next;
	struct tier_judged *top_judged, *next_judged;	/* NULL: no rules */
	date lost, until;	/* first day its tier was not met, last day of
				 * grace; DATE_NONE: not so */
	date lapses;		/* first day to come on which the tier by rule
				 * is not met by what is on file; DATE_NONE:
				 * not for a year, or there is none */
	struct tier_notice *notices;	/* by day */
	size_t nnotices;
};

/* How a program is applied. */
struct tier_program {
	struct tiers tiers;
	struct tier_facts facts;
	date today;
};

/* Days to look back for the day a tier was lost, ahead for when it will be. */
enum { TIER_LOOK_BACK = 366, TIER_LOOK_AHEAD = 366 };

/*
 * Find the tier of p. ERR_INVALID with file and line: its record holds
 * something of the wrong kind, or names a tier that there is not.
 * Owner: the arena; tp and p are borrowed.
 */
int tier_of(struct tier_result *out, struct arena *a,
    struct tier_program *tp, const struct partner *p, struct err *e);

/*
 * Hold one rule against p: what is in effect on the day rules, with data of
 * the day data. Owner: the arena; NULL: only out itself is set.
 */
int tier_judge(struct tier_judged *out, struct arena *a,
    struct tier_program *tp, const struct tier_rule *rule,
    const struct partner *p, date rules, date data, struct err *e);

/* The tier the gap is about: top unless it is met, else next; may be NULL. */
const struct tier *tier_aim(const struct tier_result *r,
    const struct tier_judged **judged);

/* "met", "missed", "open"; "none", "agrees", "hand", "grace", ... */
const char *tier_mark_name(enum tier_mark mark);
const char *tier_state_name(enum tier_state state);

#endif
