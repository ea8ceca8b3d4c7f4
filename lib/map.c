/* map - values by name */

#include "map.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "mem.h"

struct map_slot {
	const char *key;
	uint64_t hash;
	void *value;
};

/* Drawn once: of threads that come at the same time, the first one's. */
static uint64_t
seed_of_process(void)
{
	static _Atomic uint64_t seed;
	uint64_t drawn, none = 0;

	if (seed != 0)
		return seed;
	if (getrandom(&drawn, sizeof(drawn), GRND_NONBLOCK) < 0)
		drawn = (uint64_t)(uintptr_t)&seed;
	atomic_compare_exchange_strong(&seed, &none, drawn | 1);
	return seed;
}

/* FNV-1a over the bytes, started at a random seed. */
static uint64_t
hash_of(const char *key)
{
	uint64_t h;

	for (h = seed_of_process() ^ 14695981039346656037ULL; *key != '\0'; key++)
		h = (h ^ (unsigned char)*key) * 1099511628211ULL;
	return h ^ (h >> 32);
}

/* The slot of key, or the empty one where it belongs. cap is not 0. */
static struct map_slot *
find(const struct map *m, const char *key, uint64_t hash)
{
	size_t i = hash & (m->cap - 1);

	while (m->slots[i].key != NULL && (m->slots[i].hash != hash ||
	    strcmp(m->slots[i].key, key) != 0))
		i = (i + 1) & (m->cap - 1);
	return &m->slots[i];
}

static void
grow(struct map *m)
{
	struct map old = *m;
	size_t i;

	m->cap = old.cap ? old.cap * 2 : 16;
	m->slots = mem_zero(m->cap, sizeof(*m->slots));
	for (i = 0; i < old.cap; i++) {
		if (old.slots[i].key != NULL)
			*find(m, old.slots[i].key, old.slots[i].hash) =
			    old.slots[i];
	}
	free(old.slots);
}

void **
map_at(struct map *m, const char *key)
{
	uint64_t hash = hash_of(key);
	struct map_slot *slot;

	if (m->n * 2 >= m->cap)
		grow(m);
	slot = find(m, key, hash);
	if (slot->key == NULL) {
		slot->key = key;
		slot->hash = hash;
		m->n++;
	}
	return &slot->value;
}

void *
map_get(const struct map *m, const char *key)
{
	return m->cap > 0 ? find(m, key, hash_of(key))->value : NULL;
}

const char *
map_next(const struct map *m, size_t *at, void **value)
{
	const struct map_slot *slot;

	while (*at < m->cap) {
		slot = &m->slots[(*at)++];
		if (slot->key != NULL) {
			*value = slot->value;
			return slot->key;
		}
	}
	return NULL;
}

void
map_release(struct map *m)
{
	free(m->slots);
	m->slots = NULL;
	m->n = m->cap = 0;
}
