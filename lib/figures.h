#ifndef POS_FIGURES_H
#define POS_FIGURES_H

/*
 * Which figures of its evidence a draft has printed: what a section says by
 * name, kept in its sidecar, so that a change can be told as "win rate 38 %
 * -> 41 %".
 */

#include "arena.h"
#include "mustache.h"
#include "node.h"
#include "str.h"

/* The values that a render has printed; zeroed at first. */
struct figures_used {
	const struct node **at;
	size_t n, cap;
};

/* The `used` function of a mustache_env; ctx: struct figures_used. */
void figures_note(void *ctx, enum mustache_kind kind, const char *name,
    const struct node *value);

/*
 * The figures of evidence among those: a map from a name such as
 * "industries.logistics.win_rate" to its text. An item of a list goes by its
 * id, else its name, else its first text. Names and texts alone are no
 * figures; joined names ("a, b and 7 more") are.
 */
struct node *figures_of(struct arena *a, const struct node *evidence,
    struct figures_used *used);

/* Free the list; the evidence that it points into is borrowed. */
void figures_release(struct figures_used *used);

/*
 * Where two such maps differ: a list of {name, before, now}; before is absent
 * for what is new, now for what is gone.
 */
struct node *figures_differ(struct arena *a, const struct node *before,
    const struct node *now);

/* Append a figure's name for people: "industries logistics win rate". */
void figures_add_name(struct str *out, const char *name);

#endif
