#ifndef POS_SCOPE_H
#define POS_SCOPE_H

/*
 * Names in a stack of values, as Mustache looks them up.
 */

#include <stdbool.h>
#include <stddef.h>

#include "node.h"
#include "str.h"

/* One value of the stack; up is NULL for the root. */
struct scope {
	const struct node *node;
	const struct scope *up;
};

/*
 * The value of name: "." is the top itself, ".a" its member; of "a.b" the
 * first part is looked for from the top down, the rest in what was found. A
 * flat name that is not found is tried as a path from the root, longest keys
 * first: company_legal_name is company.legal_name. NULL when there is none.
 * *steps grows by the number of keys looked at.
 */
const struct node *scope_find(const struct scope *top, const char *name,
    size_t *steps);

/*
 * Append the name that is there and nearest to one that is not. Returns
 * false, and appends nothing, when none is near.
 */
bool scope_suggest(struct str *out, const struct scope *top,
    const char *name);

#endif
