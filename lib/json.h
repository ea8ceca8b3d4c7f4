#ifndef POS_JSON_H
#define POS_JSON_H

/* JSON into the tree of nodes and out of it, through jansson. */

#include <stddef.h>

#include <jansson.h>

#include "arena.h"
#include "err.h"
#include "node.h"

/*
 * Parse the n bytes of JSON in file (a name, for messages; NULL: none), any
 * value, at most YAML_MAX_BYTES and YAML_MAX_DEPTH levels. Strings become
 * quoted scalars, numbers and truth values plain ones: an integer as it is
 * written, a real with 15 significant digits (1.50 becomes 1.5). Nodes have
 * no positions.
 * Returns the tree, or NULL with *e set to ERR_INVALID as "file:line: ...":
 * what is not JSON or not UTF-8, a key twice in an object, \u0000.
 * Owner: the arena.
 */
struct node *json_parse(struct arena *a, const char *bytes, size_t n,
    const char *file, struct err *e) __attribute__((warn_unused_result));

/*
 * n (NULL is null) as JSON: an unquoted scalar that is a JSON number of at
 * most 15 significant digits, true, false or null becomes that, every other
 * one a string. Bytes that are not UTF-8 become U+FFFD.
 * Owner: the caller, who calls json_decref().
 */
json_t *json_from_node(const struct node *n)
    __attribute__((warn_unused_result));

#endif
