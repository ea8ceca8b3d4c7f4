#ifndef POS_TIERCMD_H
#define POS_TIERCMD_H

/* pos-score tier, the whole of it. */

#include <stdbool.h>

#include "opt.h"

struct tier_opts {
	const char *dir;	/* -C, or NULL */
	const char *form;	/* -o, or NULL */
	const char *as_of;	/* a date, or NULL: today */
	bool explain;
};

/*
 * Print the tiers of the partners that names holds from its item from on, of
 * all that have not left if there are none. What goes wrong is told through
 * cmd.h, which keeps the exit status: 1 when a tier is not the one the rules
 * give.
 */
void tier_command(const struct tier_opts *o, const struct list *names,
    size_t from);

#endif
