#ifndef POS_NAMES_H
#define POS_NAMES_H

/*
 * A list of names that owns them: of files, partners, words. { 0 } is an
 * empty one.
 */

#include <stdbool.h>
#include <stddef.h>

struct names {
	char **s;
	size_t n, cap;
};

/* Add a copy of s at the end. */
void names_add(struct names *names, const char *s);

/* Is s one of them? */
bool names_has(const struct names *names, const char *s);

/* Take s out wherever it stands; the others keep their order. */
void names_drop(struct names *names, const char *s);

/* Sort them bytewise and drop what stands twice. */
void names_sort(struct names *names);

/* Free the names; the list is then empty and may be used again. */
void names_release(struct names *names);

#endif
