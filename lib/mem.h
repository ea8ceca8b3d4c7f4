#ifndef POS_MEM_H
#define POS_MEM_H

/*
 * Memory that never returns NULL: when there is none left, the program says
 * so on standard error and ends with 3. Sizes are bytes; n * size is checked.
 */

#include <stddef.h>

/* As malloc; n may be 0. Owner: the caller, who calls free(). */
void *mem_alloc(size_t n) __attribute__((malloc, warn_unused_result));

/* As calloc: zeroed. Owner: the caller. */
void *mem_zero(size_t n, size_t size) __attribute__((warn_unused_result));

/* As reallocarray: room for n items of size; p may be NULL. */
void *mem_grow(void *p, size_t n, size_t size)
    __attribute__((warn_unused_result));

/* A copy of the string s, or of its first n bytes. Owner: the caller. */
char *mem_dup(const char *s) __attribute__((malloc, warn_unused_result));
char *mem_ndup(const char *s, size_t n)
    __attribute__((malloc, warn_unused_result));

/*
 * Make room for one more item in a growing array of *cap items, n of them
 * used. Evaluates its arguments more than once.
 */
#define MEM_ROOM(items, n, cap) do {					\
	if ((n) == (cap)) {						\
		(cap) = (cap) ? (cap) * 2 : 8;				\
		(items) = mem_grow((items), (cap), sizeof(*(items)));	\
	}								\
} while (0)

#endif
