#ifndef POS_TIERRULE_H
#define POS_TIERRULE_H

/*
 * The tiers of program.yaml and their requirements, read and checked. Format:
 * pos-workspace(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "date.h"
#include "dec.h"
#include "err.h"
#include "node.h"
#include "tiermetric.h"

enum tier_rule_kind {
	TIER_ALL,		/* of its rules */
	TIER_LEAST,		/* at least so many of them; any: 1 */
	TIER_METRIC,
	TIER_POINTS		/* the sum of the program's points */
};

enum tier_op { TIER_GTE, TIER_LTE, TIER_EQUALS, TIER_BETWEEN,
	TIER_INCLUDES_ANY, TIER_INCLUDES_ALL };

/* A stretch of days, both inclusive; DATE_NONE: no border. */
struct tier_span {
	date from, until;
};

struct tier_rule {
	enum tier_rule_kind kind;
	struct tier_span span;		/* when it is in effect */
	const char *note;		/* or NULL */
	const struct node *node;
	struct tier_rule *first, *next;	/* rules below, in order */
	size_t n;			/* of them */
	size_t least;			/* TIER_LEAST */
	struct tier_metric metric;	/* TIER_METRIC */
	enum tier_op op;		/* and TIER_POINTS */
	struct dec low, high;		/* bounds; equals and gte: low, lte:
					 * high */
	const struct node *wanted;	/* texts: a scalar or a list */
	bool percent;			/* its bound is written as one */
	bool minimums;			/* TIER_POINTS: each metric above its
					 * own minimum, too */
};

/* What a metric counts towards the points. */
struct tier_point {
	struct tier_metric metric;
	struct dec per, points;		/* so many points for each per */
	struct dec max, minimum;	/* of points; minimum 0 by default */
	bool has_max;
	const struct node *node;
};

/* Requirements that hold for some time. */
struct tier_set {
	struct tier_span span;
	struct tier_rule *rule;
};

struct tier {
	const char *id, *name;
	size_t rank;			/* from 1, the lowest */
	struct tier_span span;
	int64_t grace;			/* days */
	struct tier_set *sets;		/* requirements, then changes */
	size_t nsets;			/* 0: given by hand only */
	const struct node *node;
};

struct tiers {
	struct tier *v;			/* lowest first */
	size_t n;
	struct tier_point *points;
	size_t npoints;
	unsigned parts;			/* of enum ws_part, to load */
};

/*
 * Read program. currency: the company's. ERR_INVALID with file and line: a
 * metric, key or operator that is misspelt (the nearest is suggested), a
 * value that does not go with its metric, dates the wrong way round, an id
 * that stands twice. Owner: the arena; program is borrowed.
 */
int tiers_read(struct tiers *out, struct arena *a, const struct node *program,
    const char *currency, struct err *e);

/*
 * The same for one of its tiers, or its points, alone: for pos-check, which
 * goes on after a fault. n is an entry of the list tiers.
 */
int tier_read(struct tier *out, struct arena *a, const struct node *n,
    const char *currency, struct err *e);
int tier_points_read(struct tiers *out, struct arena *a,
    const struct node *program, const char *currency, struct err *e);

/* Is the day within? */
bool tier_in_effect(struct tier_span s, date day);

/*
 * Is anything of the rule in effect on a day? A rule with rules below it is,
 * within its own days, if one of them is; an empty map always.
 */
bool tier_rule_in_effect(const struct tier_rule *rule, date day);

/*
 * How many of the rules below one must be met on a day, and in *n how many
 * are in effect: fewer than it counts to means all of those.
 */
size_t tier_rule_needs(size_t *n, const struct tier_rule *rule, date day);

/*
 * The tier's requirements on a day, the last change that holds; NULL: none,
 * or nothing of them is in effect: it is given by hand only.
 */
const struct tier_rule *tier_rule_on(const struct tier *t, date day);

/* The tier with this id; NULL: none, or id is NULL. */
const struct tier *tier_find(const struct tiers *ts, const char *id);

#endif
