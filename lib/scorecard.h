#ifndef POS_SCORECARD_H
#define POS_SCORECARD_H

/*
 * A card of strategy/scorecard.yaml, read and checked: criteria with their
 * weights, gates, the scale. Format: pos-workspace(5).
 */

#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "dec.h"
#include "err.h"
#include "map.h"
#include "node.h"
#include "scorerule.h"

enum { CARD_MAX = 64 };		/* criteria, and gates, of a card */

/* The names of the cards, NULL-ended: fit, readiness, health. */
extern const char *const card_names[];

struct criterion {
	const char *id, *name;
	struct dec weight;	/* as written */
	struct ratio w;		/* in units that make all of them whole */
	struct ratio share;	/* of the sum of all: 0 to 1 */
	struct rule *rule;	/* NULL: rated by people */
	const struct node *node;
};

struct gate {
	const char *id, *name;
	const struct node *node;
};

struct card {
	const char *name;		/* "fit"; NULL: of a plain file */
	struct dec min, max;		/* the scale of ratings */
	struct dec floor, band;		/* 0.7 and 0.05 by default */
	struct criterion *criteria;
	size_t ncriteria;
	struct ratio total;		/* of w */
	struct gate *gates;
	size_t ngates;
	unsigned parts;			/* of enum ws_part, its rules need */
	struct map known;		/* ids of criteria of all cards */
	struct map known_gates;
};

/*
 * Read a card from file: the map under name (strategy/scorecard.yaml), or,
 * in a plain file, the file's own criteria where it has no such map.
 * ERR_NOTFOUND: there is no such card. ERR_INVALID with file and line: see
 * pos-score(1), weights, rules and scale are checked.
 * Owner: the arena, and the caller, who calls card_release() also after a
 * failure. file and env are borrowed.
 */
int card_read(struct card *out, struct arena *a, const struct node *file,
    const char *name, struct rule_env *env, struct err *e);

/* Free what the card holds outside of the arena. */
void card_release(struct card *c);

/*
 * Tell of what a partner's ratings and gates hold that is not used: ids of
 * no card, ratings of computed criteria. Each message begins with file and
 * line.
 */
void card_check_partner(const struct card *c, const struct node *partner,
    void (*tell)(const char *message));

#endif
