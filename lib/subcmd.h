#ifndef POS_SUBCMD_H
#define POS_SUBCMD_H

/*
 * Commands of several jobs: the first operand says which. All share one
 * table of options; each job names those it takes.
 */

#include <stdint.h>

#include "err.h"
#include "opt.h"

#define SUBCMD_MANY SIZE_MAX

struct subcmd {
	const char *name;	/* NULL ends a table */
	const char *operands;	/* for messages: "PARTNER NAME"; NULL: none */
	size_t least, most;	/* of them; most may be SUBCMD_MANY */
	const char *options;	/* long names with blanks between */
	int (*run)(void *ctx, struct err *e);
};

/*
 * The subcommand that the first operand names; it is taken off *operands.
 * common: long names of the options that all take. NULL with *e set to
 * ERR_USAGE: no or an unknown name, too few or too many operands, an option
 * in opts (read by specs) that it does not take.
 */
const struct subcmd *subcmd_find(const struct subcmd *table,
    const char *common, const struct optspec *specs, const void *opts,
    struct list *operands, struct err *e);

#endif
