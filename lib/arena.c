/* arena - many small objects with one lifetime */

#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum { ARENA_BLOCK = 16 * 1024, ARENA_ALIGN = 16 };

struct arena_block {
	struct arena_block *next;
	_Alignas(16) char bytes[];
};

/* Unaligned room for n bytes: strings need no alignment. */
static char *
arena_room(struct arena *a, size_t n, size_t align)
{
	struct arena_block *b;
	size_t used = (a->used + align - 1) & ~(align - 1);
	size_t size;

	if (a->block == NULL || used + n > a->size) {
		size = n > ARENA_BLOCK / 4 ? n + ARENA_BLOCK : ARENA_BLOCK;
		b = mem_alloc(sizeof(*b) + size);
		b->next = a->block;
		a->block = b;
		a->size = size;
		used = 0;
	}
	a->used = used + n;
	return a->block->bytes + used;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	return memset(arena_room(a, n, ARENA_ALIGN), 0, n);
}

char *
arena_dup(struct arena *a, const char *s)
{
	return arena_ndup(a, s, strlen(s));
}

char *
arena_ndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_room(a, n + 1, 1);

	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		n = 0;
	p = arena_room(a, (size_t)n + 1, 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

void
arena_take(struct arena *a, struct arena *from)
{
	struct arena_block *last = from->block;

	if (last == NULL)
		return;
	if (a->block == NULL) {
		*a = *from;
	} else {
		while (last->next != NULL)
			last = last->next;
		last->next = a->block->next;
		a->block->next = from->block;
	}
	from->block = NULL;
	from->used = from->size = 0;
}

void
arena_release(struct arena *a)
{
	struct arena_block *b, *next;

	for (b = a->block; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	a->block = NULL;
	a->used = a->size = 0;
}
