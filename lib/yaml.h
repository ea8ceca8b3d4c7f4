#ifndef POS_YAML_H
#define POS_YAML_H

/*
 * Read YAML into a tree of nodes: the subset of pos-workspace(5), through
 * libyaml's events, behind lib/yamlguard.h.
 */

#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "node.h"

/*
 * Parse the n bytes of a file. file names it in messages and in the nodes
 * and must live as long as they do; bytes are not needed afterwards.
 *
 * A file that does not end in a line break is read as if it did.
 *
 * An empty value, null, ~ and an empty document are NODE_NULL; every other
 * scalar keeps its text. Of a node, line and col (in characters) count from
 * 1; from and to are bytes of the file as read: of a scalar with its quotes
 * or block header, without the line break that ends it; of a flow list or
 * map with its brackets; of a block one from its first key or dash to the
 * end of its last value. An empty value has from == to where it would be
 * written: behind the colon or dash. key_from is the first byte of the key.
 *
 * Returns the tree, or NULL with *e set to ERR_INVALID as "file:line: ...":
 * what yaml_guard() refuses, nesting deeper than YAML_MAX_DEPTH, anchors,
 * aliases, tags, merge keys, a key twice in a map, keys that are not plain
 * or quoted text, NUL in a text, and what is not YAML.
 * Owner: the arena.
 */
struct node *yaml_parse(struct arena *a, const char *bytes, size_t n,
    const char *file, struct err *e) __attribute__((warn_unused_result));

#endif
