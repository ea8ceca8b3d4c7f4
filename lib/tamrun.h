#ifndef POS_TAMRUN_H
#define POS_TAMRUN_H

/* pos-tam: assumptions read, set, viewed; what its options ask for. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "opt.h"
#include "tamcap.h"

/* Texts are NULL where not given; of the views one at the most is asked for. */
struct tam_ask {
	const char *dir, *data, *scenario;	/* -C, --data, --scenario */
	const char *chart, *form;		/* --chart, -o */
	struct list sets;		/* PATH=VALUE; borrowed */
	struct list args;		/* scenarios of compare; borrowed */
	bool explain, tornado, capacity, compare;
	size_t samples;			/* how many; 0: none */
	uint64_t seed;
	bool has_target;
	struct tam_target target;	/* where has_target */
	bool force;			/* overwrite any file with the chart */
	bool no_commit, dry_run;	/* of sets */
};

/*
 * Do it: set the assumptions, or print the view. What should be known is told
 * through cmd.h, which keeps the exit status: 1 when there is no category.
 * Errors as of tam_file_read(), tam_sets_parse(), tam_save(), svg_save().
 */
int tam_run_ask(const struct tam_ask *ask, struct err *e);

#endif
