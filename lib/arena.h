#ifndef POS_ARENA_H
#define POS_ARENA_H

/*
 * Many small objects with one lifetime: all are freed by arena_release().
 * Allocation never returns NULL. Memory is aligned for any type.
 */

#include <stddef.h>

struct arena {
	struct arena_block *block;	/* newest first */
	size_t used;			/* bytes used of the newest */
	size_t size;			/* bytes in the newest */
};

#define ARENA_INIT { NULL, 0, 0 }

/* n zeroed bytes. */
void *arena_alloc(struct arena *a, size_t n)
    __attribute__((warn_unused_result));

/* Copies; NUL-ended. */
char *arena_dup(struct arena *a, const char *s);
char *arena_ndup(struct arena *a, const char *s, size_t n);

/* As sprintf. */
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Move all that from holds to a; from is empty afterwards. */
void arena_take(struct arena *a, struct arena *from);

/* Free everything; the arena can be used again. */
void arena_release(struct arena *a);

#endif
