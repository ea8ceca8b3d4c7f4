#ifndef POS_SCORERUN_H
#define POS_SCORERUN_H

/* pos-score on one card: the ranking and its views, scores kept. */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "dec.h"
#include "opt.h"

/* What is asked for. Texts are NULL where not given. */
struct score_ask {
	const char *dir, *data, *form;	/* -C, --data, -o */
	const char *missing, *preset;
	const char *card;		/* "fit", "readiness", "health" */
	struct ratio swing;		/* invalid: no rank intervals */
	struct dec capacity;		/* of effort, where has_capacity */
	bool has_capacity;
	date since;			/* of history, or DATE_NONE */
	bool explain, critical, effort, record, history;	/* one of them,
					 * or none: the ranking */
	bool dry_run, no_commit;	/* of record */
};

/*
 * Do it for the partners that names holds from its item from on, for all
 * that have not left if there are none. What goes wrong is told through
 * cmd.h, which keeps the exit status: 1 when nobody is ranked.
 */
void score_run(const struct score_ask *ask, const struct list *names,
    size_t from);

#endif
