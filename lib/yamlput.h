#ifndef POS_YAMLPUT_H
#define POS_YAMLPUT_H

/*
 * The cuts that put a value into the text of a YAML document, for
 * lib/yamledit, which checks the result: a cut may fail to fit, but must
 * never touch bytes that are not its value's.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "node.h"
#include "str.h"
#include "yamlout.h"
#include "yamlspot.h"

/* One replacement: bytes from..to by with, whose line breaks are LF. */
struct yaml_cut {
	size_t from, to;
	struct str with;
};

/* A change being made: the text, its tree, the place, the cuts. */
struct yaml_change {
	struct arena arena;
	struct yaml_text t;
	struct node *root;
	struct yaml_style style;
	struct yaml_spot spot;
	const char *path;	/* as asked for */
	struct err *e;
	struct yaml_cut cut[2];	/* in the order of the text */
	int cuts;
	bool unfit;		/* the result was not what was asked for */
};

/* Replace bytes from..to by what the caller adds to the string returned. */
struct str *yaml_cut(struct yaml_change *ch, size_t from, size_t to);

/* True for a list or map. */
bool yaml_is_tree(const struct node *n);

/* Put n in place of what is at the spot. */
void yaml_put(struct yaml_change *ch, const struct node *n);

/*
 * Put n as a new last child of the spot's up, under key (NULL: a list).
 * Returns 0, or -1 with ch->e set where up is a pair without braces.
 */
int yaml_put_child(struct yaml_change *ch, const char *key,
    const struct node *n);

/* Put {} or [], by kind, in place of the block n in up (NULL: the root). */
void yaml_put_empty(struct yaml_change *ch, const struct node *n,
    const struct node *up, enum node_kind kind);

#endif
