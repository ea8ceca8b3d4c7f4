/* names - a list of names */

#include "names.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

void
names_add(struct names *names, const char *s)
{
	MEM_ROOM(names->s, names->n, names->cap);
	names->s[names->n++] = mem_dup(s);
}

bool
names_has(const struct names *names, const char *s)
{
	size_t i;

	for (i = 0; i < names->n; i++) {
		if (strcmp(names->s[i], s) == 0)
			return true;
	}
	return false;
}

void
names_drop(struct names *names, const char *s)
{
	size_t i, kept = 0;

	for (i = 0; i < names->n; i++) {
		if (strcmp(names->s[i], s) == 0)
			free(names->s[i]);
		else
			names->s[kept++] = names->s[i];
	}
	names->n = kept;
}

void
names_release(struct names *names)
{
	size_t i;

	for (i = 0; i < names->n; i++)
		free(names->s[i]);
	free(names->s);
	names->s = NULL;
	names->n = names->cap = 0;
}

static int
name_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
names_sort(struct names *names)
{
	size_t i, kept = 0;

	if (names->n > 0)
		qsort(names->s, names->n, sizeof(*names->s), name_order);
	for (i = 0; i < names->n; i++) {
		if (kept > 0 && strcmp(names->s[kept - 1], names->s[i]) == 0)
			free(names->s[i]);
		else
			names->s[kept++] = names->s[i];
	}
	names->n = kept;
}
