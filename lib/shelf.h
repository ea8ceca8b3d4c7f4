#ifndef POS_SHELF_H
#define POS_SHELF_H

/*
 * The folders of the library: with which letters the numbers of their
 * templates begin, and what is usual in them. A workspace may have others.
 */

#include <stddef.h>

struct shelf {
	const char *folder;	/* "recruitment" */
	const char *letters;	/* "II", of II.7 */
	const char *section;	/* "Recruitment" */
	const char *category, *purpose, *phase;	/* usual in frontmatter */
};

/* All of them, ended by one without folder. */
extern const struct shelf shelves[];

/* The one of this folder, of n bytes, or NULL. */
const struct shelf *shelf_find(const char *folder, size_t n);

/* The one whose numbers begin with the n letters, or NULL. */
const struct shelf *shelf_by_letters(const char *letters, size_t n);

#endif
