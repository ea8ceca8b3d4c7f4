#ifndef POS_PACKLIBRARY_H
#define POS_PACKLIBRARY_H

/* Templates and playbooks of a package, by what people name. */

#include <stdbool.h>

#include "err.h"
#include "packset.h"

/*
 * Add what is of the library: library, templates, playbooks, and paths below
 * the last two. Returns 0; 1: text names nothing of it; or -1.
 */
int pack_library_add(struct packset *set, const char *text, struct err *e);

/* Add recruitment/07-proposal, or all of recruitment. ERR_NOTFOUND. */
int pack_library_add_template(struct packset *set, const char *id,
    struct err *e);

/* Is a path of the workspace one of the library's, and so no document? */
bool pack_is_library(const char *path);

#endif
