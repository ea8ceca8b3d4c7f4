#ifndef POS_DEALROW_H
#define POS_DEALROW_H

/* A deal as a row of a table. */

#include "date.h"
#include "registration.h"
#include "table.h"
#include "ws.h"

enum row_kind {
	ROW_SHORT,		/* for people */
	ROW_REGISTRATION,	/* for people: how its registration stands */
	ROW_FULL,		/* for programs */
	ROW_CSV			/* for pos-import(1) */
};

/* How rows are made. */
struct deal_row {
	const struct ws *ws;
	struct reg_policy policy;
	enum row_kind kind;
	date today;
};

void deal_row_columns(struct table *t, enum row_kind kind);
void deal_row_add(struct table *t, const struct deal_row *row,
    const struct deal *d);

#endif
