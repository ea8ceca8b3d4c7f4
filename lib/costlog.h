#ifndef POS_COSTLOG_H
#define POS_COSTLOG_H

/*
 * What models took in the history of a workspace: sections, tokens and cost
 * by month, model and document, from what commits say of themselves
 * (usage.h). Amounts of different currencies are never added up; what is not
 * known is not taken for zero: it has rows of its own.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "chat.h"
#include "dec.h"
#include "err.h"
#include "map.h"
#include "revs.h"
#include "table.h"

struct cost_row {
	const char *month;		/* "2026-11", UTC; NULL: of all */
	const char *model, *document;	/* NULL: of all */
	bool kept;			/* answers that were there already */
	const char *currency;		/* NULL: kept, or not known */
	size_t sections;
	struct chat_usage tokens;	/* -1: not known of all */
	struct dec cost;
};

struct costlog {
	struct cost_row *rows;		/* newest month first */
	size_t n, cap;
	size_t unknown;			/* sections whose cost is not known */
	struct map seen;		/* private */
};

#define COSTLOG_INIT { NULL, 0, 0, 0, { NULL, 0, 0 } }

/* What is read. */
struct costlog_ask {
	const char *rev;	/* it and what is before it; NULL: HEAD, and
				 * proposals open and rejected: they cost too */
	size_t most;		/* end after so many commits; 0: all */
	void (*tell)(const char *message);	/* of what is not understood */
};

/*
 * Read them. A commit that was picked or rebased, and is there twice, counts
 * once. Where the workspace is a folder of its repository, only what changed
 * in it counts. Owner: the caller, who calls costlog_release(); texts live
 * in a.
 */
int costlog_read(struct costlog *out, struct arena *a, const struct revs *r,
    const struct costlog_ask *ask, struct err *e);
void costlog_release(struct costlog *l);

/* Add a row; sort them all, and make one of those of one kind. */
void costlog_add(struct costlog *l, const struct cost_row *row);
void costlog_sum(struct costlog *l);

/*
 * A record for each row, then one "total" for each currency, for what is not
 * known, and for what was kept. Owner: the caller, who calls table_release().
 * In costview.c.
 */
void costlog_table(struct table *t, const struct costlog *l);

#endif
