#ifndef POS_YAMLLINES_H
#define POS_YAMLLINES_H

/*
 * The lines of keys in a block map of a YAML file, moved and copied as they
 * are: what people wrote keeps its form. path: of the map, names with dots
 * between; "": the file's own. Neither function changes anything where the
 * map is in braces or begins behind a dash, or where the result would not
 * read as it should.
 */

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/*
 * Let the keys come in this order; those not named stay behind them. Each
 * takes the comments right above it along.
 */
void yaml_order(struct str *text, const char *path, const char *const *keys,
    size_t n);

/*
 * Take the key over from another text with the same map: its lines in place
 * of those here, or at the end of the map, with the comments right above it
 * there. Returns whether that was done.
 */
bool yaml_adopt(struct str *text, const struct str *other, const char *path,
    const char *key);

/*
 * Find the lines of the key at path: bytes *from to *to. One that is not there
 * has none, at the end of its map. False: it has no lines of its own, as in
 * braces, or the last has no line end.
 */
bool yaml_lines(size_t *from, size_t *to, const struct str *text,
    const char *path);

#endif
