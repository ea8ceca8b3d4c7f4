#ifndef POS_SCOREWEIGHT_H
#define POS_SCOREWEIGHT_H

/*
 * The weights of a card: its own, and those of its presets, each of which
 * holds for the partners of one type. Format: pos-workspace(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "dec.h"
#include "err.h"
#include "node.h"

struct card;

/* Weights of the entries of one list; only their ratios count. */
struct weights {
	struct dec *written;	/* as the file has them */
	struct ratio *w;	/* the same in whole numbers: written / unit */
	struct ratio unit;
};

/* All the weights that score a partner. */
struct weighting {
	const char *name;	/* of the preset; NULL: the card's own */
	const char *reason;	/* of the preset, or NULL */
	struct weights criteria;
	struct weights groups;	/* of the categories; a flat card has one */
	bool *na;		/* criteria that do not apply */
};

/*
 * Read the card's own weighting and its presets, once its groups and
 * criteria are. ERR_INVALID with file and line: a weight that is missing,
 * negative, no number, too large or in another unit than its neighbours; a
 * list whose weights are all zero; a preset that names no criterion or
 * category of the card (the nearest is suggested), or leaves nothing.
 * Owner: the arena.
 */
int weighting_read(struct card *c, struct arena *a, struct err *e);

/* The preset of that name, or NULL. */
const struct weighting *weighting_find(const struct card *c,
    const char *name);

/*
 * What scores partners of a type (NULL: unknown): its preset, else the
 * card's own; or the one that card_use() has asked for.
 */
const struct weighting *weighting_of(const struct card *c, const char *type);

/*
 * Read what stands under `presets:` of a card into c->presets (in a): a map
 * by partner type; not there: none. ERR_INVALID with file and line. Is in
 * lib/scorepreset.c.
 */
int presets_read(struct card *c, struct arena *a, const struct node *presets,
    struct err *e);

/* Room for n weights. */
void weights_init(struct weights *out, struct arena *a, size_t n);

/* Fill w and unit from written. */
void weights_whole(struct weights *out, size_t n);

/* A number that is not negative; what: its name for messages. */
int weight_read(struct dec *out, const struct node *n, const char *what,
    struct err *e);

/* Is it written as a percentage? 20% beside 20 would be a mistake. */
bool weight_in_percent(const struct node *n);

#endif
