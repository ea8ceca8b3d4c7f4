#ifndef POS_JOURNEY_H
#define POS_JOURNEY_H

/*
 * The customer's journey of company.yaml: stages, the needs of each, who
 * owns a need and which partners cover it. See pos-workspace(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "node.h"
#include "ws.h"

/* The categories that needs are told by, in the order of the map. */
enum { CATEGORIES = 3 };
extern const char *const journey_categories[CATEGORIES];

/* In rising order of how little we do alone; nobody is the absence of all. */
enum owner { OWNER_NOBODY, OWNER_US, OWNER_JOINT, OWNER_PARTNER };

struct need {
	const char *id, *name;
	size_t category;		/* CATEGORIES: none of the three */
	const struct node *node;
	enum owner owner;
	bool owner_stated;		/* for the need or its stage */
	const struct partner **by;	/* with a contract, that cover it */
	size_t n;
};

struct stage {
	const char *id, *name, *goal, *kpi;	/* "" when not stated */
	struct need *needs;
	size_t n;
};

struct journey {
	struct stage *stages;
	size_t n;
	bool assumed;		/* company.yaml declares none: the default */
	size_t needs;		/* of all stages, in one of the categories */
	size_t other;		/* needs without such a category */
};

/*
 * Read the journey and who covers it. ws has company and partners loaded.
 * Without one: the seven usual stages, without needs. ERR_INVALID with file
 * and line: a value that is not what its key wants. Owner: ws->arena.
 */
int journey_read(struct journey *out, struct ws *ws, struct err *e);

/* "us", "joint", "partner", "nobody". */
const char *owner_name(enum owner o);

/*
 * No partner covers it, and it is not ours; one alone does, and it is not
 * ours.
 */
bool need_is_gap(const struct need *n);
bool need_is_single(const struct need *n);

/*
 * Who owns the needs of one category in a stage: the owner they all have,
 * else joint; OWNER_NOBODY when none is owned. *n: how many needs that are.
 */
enum owner stage_owner(size_t *n, const struct stage *s, size_t category);

#endif
