/* mem - memory that never returns NULL */

#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
mem_out(void)
{
	fputs("pos: out of memory\n", stderr);
	exit(3);
}

void *
mem_alloc(size_t n)
{
	void *p = malloc(n ? n : 1);

	if (p == NULL)
		mem_out();
	return p;
}

void *
mem_zero(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (p == NULL)
		mem_out();
	return p;
}

void *
mem_grow(void *p, size_t n, size_t size)
{
	p = reallocarray(p, n ? n : 1, size ? size : 1);
	if (p == NULL)
		mem_out();
	return p;
}

char *
mem_dup(const char *s)
{
	return mem_ndup(s, strlen(s));
}

char *
mem_ndup(const char *s, size_t n)
{
	char *p = mem_alloc(n + 1);

	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}
