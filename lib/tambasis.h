#ifndef POS_TAMBASIS_H
#define POS_TAMBASIS_H

/*
 * What the figures of the partner market rest on: an assumption says so
 * itself, its source begins with the word "assumption", as all that pos-init
 * writes do.
 */

#include <stdbool.h>
#include <stddef.h>

#include "tam.h"

/* Is the number an assumption by its own word? */
bool tam_assumed(const struct tam_number *n);

/* Has its source nothing to say beyond that: is it as pos-init wrote it? */
bool tam_untouched(const struct tam_number *n);

/* Inputs that a total rests on, each once; of them assumed ones. */
struct tam_basis {
	size_t inputs, assumed;
};

/* That of the total of what is our revenue, or of what is not. */
struct tam_basis tam_basis(const struct tam *t, bool ours);

#endif
