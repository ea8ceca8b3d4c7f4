#ifndef POS_DEALLIST_H
#define POS_DEALLIST_H

/* Deals chosen by what their records say, as records of a table. */

#include <stdbool.h>

#include "err.h"
#include "opt.h"
#include "str.h"
#include "table.h"
#include "ws.h"

/*
 * Conditions; all of them hold. A list: one of its values, an id or a name in
 * any case; empty lists are no condition. An empty value of partners is a
 * direct deal, of the others what is not known.
 */
struct deal_choice {
	const struct list *partners, *stages, *roles, *regions;
	const struct list *states;	/* of the registration, as of today */
	bool registered;		/* any state of it */
	bool open, won, lost;		/* one of these; none: no condition */
	const struct list *wheres;	/* lib/where.h, over any field */
	struct str *left_open;		/* gets a line for each condition that
					 * unknown values leave open */
};

/*
 * The columns, and a row for each deal that passes, by the day it was
 * created. form: for people (table, md) fewer columns, other ones when
 * choice->registered; csv has those that pos-import(1) reads back. WS_DEALS
 * and WS_PROGRAM are loaded. ERR_USAGE: a condition that is none.
 */
int deal_table(struct table *t, struct ws *ws,
    const struct deal_choice *choice, enum table_form form, struct err *e);

/*
 * Tell a value of a condition that nothing in the workspace has, with the
 * nearest that something has: "no partner 'fjel-data'; did you mean
 * 'fjell-data'?". Appended to *out; false when all are known.
 */
bool deal_choice_miss(struct str *out, const struct ws *ws,
    const struct deal_choice *choice);

#endif
