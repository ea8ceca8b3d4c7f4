#ifndef POS_MAP_H
#define POS_MAP_H

/*
 * Values by name: a hash table. Names are borrowed and must outlive the map.
 * Keys are hashed with a seed of the process, so that no input can be made
 * that fills one bucket.
 */

#include <stddef.h>

struct map {
	struct map_slot *slots;
	size_t n, cap;
};

/* Room where the value of key is kept, NULL in it when key is new. */
void **map_at(struct map *m, const char *key);

/* The value of key, or NULL. */
void *map_get(const struct map *m, const char *key);

/*
 * Go through all: *at starts at 0; the next key, or NULL at the end. The
 * order is not the same from run to run: sort what you print.
 */
const char *map_next(const struct map *m, size_t *at, void **value);

/* Free the table, not the names and the values; m may be used again. */
void map_release(struct map *m);

#endif
