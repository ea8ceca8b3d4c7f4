#ifndef POS_NODE_H
#define POS_NODE_H

/*
 * The one tree of values: what YAML and JSON are read into, what evidence is
 * built as, what templates look names up in. Nodes live in an arena.
 *
 * A scalar keeps the text it was written with (4.50 stays 4.50); numbers,
 * dates and truth are read from it on demand.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "err.h"

enum node_kind { NODE_NULL, NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
	enum node_kind kind;
	bool quoted;		/* written in quotes or as a block: a string */
	uint16_t tag;		/* of its key, for node_get(): node_rename() */
	uint32_t line, col;	/* of the value, from 1; 0: not from a file */
	uint32_t from, to;	/* bytes of the value in its file */
	uint32_t key_from;	/* byte where its key begins, in a map */
	uint32_t n;		/* scalar: bytes of text; else children */
	const char *file;	/* name for messages, or NULL */
	const char *key;	/* in a map, else NULL */
	const char *text;	/* scalar, NUL-ended; NULL otherwise */
	struct node *first, *last, *next;
};

/* for (c = each child of n) ...; n may be NULL. */
#define NODE_EACH(c, n) \
	for ((c) = (n) != NULL ? (n)->first : NULL; (c) != NULL; (c) = (c)->next)

/* A node of its own, or as a child of parent under key (NULL in a list). */
struct node *node_new(struct arena *a, enum node_kind kind);
struct node *node_add(struct arena *a, struct node *parent, const char *key,
    enum node_kind kind);

/*
 * Add a scalar below a map (key) or list (key NULL): text, a formatted
 * text, an integer, a truth value. Text is copied. Returns the scalar.
 */
struct node *node_str(struct arena *a, struct node *parent, const char *key,
    const char *text);
struct node *node_fmt(struct arena *a, struct node *parent, const char *key,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
struct node *node_int(struct arena *a, struct node *parent, const char *key,
    long long value);
struct node *node_bool(struct arena *a, struct node *parent, const char *key,
    bool value);

/* Call n key from now on (NULL: nothing). key is borrowed. */
void node_rename(struct node *n, const char *key);

/* A deep copy, positions and all; key replaces n's. */
struct node *node_copy(struct arena *a, const struct node *n,
    const char *key);

/* Hang an existing node below parent as its last child under key. */
void node_hang(struct arena *a, struct node *parent, const char *key,
    struct node *child);

/* A new empty map as the last child of list. */
struct node *node_item(struct arena *a, struct node *list);

/* The child of map n under key; NULL when n is NULL or has none. */
struct node *node_get(const struct node *n, const char *key);

/*
 * The children of one map close together, for maps that are asked often: a
 * look at a child that is far away is a cache miss, and in n of them most of
 * the time would go.
 */
struct node_index {
	const struct node *map;
	size_t n;
	uint16_t *tags;			/* of each child */
	struct node **at;
};

/* Index map; an empty one holds for NULL. Owner: the arena. */
void node_index(struct node_index *out, struct arena *a,
    const struct node *map);

/* node_get(), through the index if the map still has the same children. */
struct node *node_index_get(const struct node_index *x, const char *key);

/* The child named by the len bytes at name: a key, or a list's index. */
struct node *node_child(const struct node *n, const char *name, size_t len);

/* Follow a dotted path ("branding.brand_color", "tiers.0.id"). */
struct node *node_path(const struct node *n, const char *path);

/* True when n is NULL, null, or (unquoted) empty or ~. */
bool node_unknown(const struct node *n);

/* The scalar's text, or NULL when it is unknown or not a scalar. */
const char *node_text(const struct node *n);

/* node_text of the child under key, or fallback. */
const char *node_get_text(const struct node *n, const char *key,
    const char *fallback);

/* Put the children of a small map into the order of their keys, bytewise. */
void node_sort(struct node *map);

/* True when list n has a scalar with this text; NULL n has none. */
bool node_has(const struct node *n, const char *text);

/* Mustache's and YAML's idea of truth: not unknown, false, empty. */
bool node_truth(const struct node *n);

/*
 * Do both hold the same texts under the same keys in the same order? Their
 * own keys, quotes and positions do not matter.
 */
bool node_same(const struct node *a, const struct node *b);

/*
 * Fail with ERR_INVALID as "file:line: message". Returns -1 always.
 * n may be NULL or without a position.
 */
int node_err(struct err *e, const struct node *n, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
