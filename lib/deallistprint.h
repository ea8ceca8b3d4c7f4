#ifndef POS_DEALLISTPRINT_H
#define POS_DEALLISTPRINT_H

/* The records of pos-deal list, and what is said beside them. */

#include <stdbool.h>

#include "deallist.h"
#include "err.h"
#include "ws.h"

struct deal_form {
	const char *word;	/* of TABLE_FORMS_CSV; NULL: a table */
	bool zero;		/* -z */
	bool excel;		/* csv: no text that is run as a formula */
};

/*
 * Print the deals that are chosen on standard output; on standard error why
 * there is none, what conditions left open, and, where registrations are
 * listed, a window of protection that is too short. ERR_USAGE: forms that do
 * not go together, a condition that is none.
 */
int deal_list_print(struct ws *ws, const struct deal_choice *choice,
    const struct deal_form *form, struct err *e);

#endif
