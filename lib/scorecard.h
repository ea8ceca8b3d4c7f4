#ifndef POS_SCORECARD_H
#define POS_SCORECARD_H

/*
 * A card of strategy/scorecard.yaml, read and checked: criteria with their
 * weights, perhaps in categories, gates, the scale. Format: pos-workspace(5).
 */

#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "dec.h"
#include "err.h"
#include "map.h"
#include "node.h"
#include "scorerule.h"
#include "scoreweight.h"

enum { CARD_MAX = 64 };		/* criteria, categories, gates of a card */

/* The names of the cards, NULL-ended: fit, readiness, health. */
extern const char *const card_names[];

/* What a score makes of criteria that are unknown. */
enum missing {
	MISSING_RENORM,		/* they take no part */
	MISSING_ZERO,		/* they count as the worst value */
	MISSING_NEUTRAL,	/* as the middle of the scale */
	MISSING_FAIL		/* there is no score */
};
#define MISSING_WORDS "renorm|zero|neutral|fail"

/* The word of MISSING_WORDS. Static. */
const char *missing_name(enum missing m);

struct criterion {
	const char *id, *name;
	size_t group;		/* the category it is in */
	struct ratio share;	/* of the card's own weights: 0 to 1 */
	bool low_is_better;	/* `better: low` */
	struct rule *rule;	/* NULL: rated by people */
	const struct node *node;
};

/* A category. A flat card has one, without an id. */
struct group {
	const char *id, *name;
	size_t first, n;	/* its criteria, which stand together */
	const struct node *node;
	const struct node *list;	/* of its criteria */
};

struct gate {
	const char *id, *name;
	const struct node *node;
};

struct card {
	const char *name;		/* "fit"; NULL: of a plain file */
	const struct node *node;	/* the map that holds it */
	struct dec min, max;		/* the scale of ratings */
	struct dec floor, band;		/* 0.7 and 0.05 by default */
	enum missing missing;
	struct criterion *criteria;
	size_t ncriteria;
	struct group *groups;
	size_t ngroups;
	struct weighting own;
	struct weighting *presets;
	size_t npresets;
	const struct weighting *used;	/* for all; NULL: by partner type */
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
 * Score all partners with the preset of that name, or with none of them when
 * it is "none". ERR_USAGE: there is no such preset.
 */
int card_use(struct card *c, const char *preset, struct err *e);

/* Are its criteria in categories? */
bool card_has_groups(const struct card *c);

/* Remember the ids of all cards of the file in c. */
void card_know(struct card *c, const struct node *file);

/* Call fn for each criterion of a card's map, in categories or not. */
void card_each_criterion(const struct node *card,
    void (*fn)(const struct node *criterion, void *ctx), void *ctx);

/*
 * Tell of what a partner's ratings and gates hold that is not used: ids of
 * no card, ratings of computed criteria. Each message begins with file and
 * line.
 */
void card_check_partner(const struct card *c, const struct node *partner,
    void (*tell)(const char *message));

#endif
