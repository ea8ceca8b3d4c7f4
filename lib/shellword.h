#ifndef POS_SHELLWORD_H
#define POS_SHELLWORD_H

/* Commands that are printed for people to run. */

#include "arena.h"

/*
 * The word as a shell reads it: itself when it needs no quotes, else within
 * single ones. Folders and files that people made may have any name. Owner:
 * the arena, or the caller who gave it.
 */
const char *shell_word(struct arena *a, const char *word);

#endif
