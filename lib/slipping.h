#ifndef POS_SLIPPING_H
#define POS_SLIPPING_H

/*
 * Who is slipping, and why: health today against health on an earlier day,
 * both by today's scorecard and the files as they are. Deals and activities
 * are taken as they stood then, by their dates: a deal closed later was open,
 * one created later was not there. Ratings have no past in a record and count
 * alike on both days, so that a change comes from events alone.
 */

#include <stddef.h>
#include <stdio.h>

#include "date.h"
#include "dec.h"
#include "err.h"
#include "table.h"
#include "ws.h"

enum { SLIPPING_DAYS = 90 };

struct slip {
	const struct partner *partner;
	struct ratio then, now;		/* scores, 0 to 100 */
	struct ratio change;
	const char *why;		/* what cost most */
};

struct slips {
	struct slip *v;			/* who fell most first */
	size_t n;
	size_t compared;		/* of those with a contract on both
					 * days and enough data */
};

/*
 * Compare all partners that had a contract on that day and have one now.
 * ERR_NOTFOUND: there is no card health. Owner: ws->arena.
 */
int slipping_find(struct slips *out, struct ws *ws, date then, date today,
    struct err *e);

/*
 * Write a row for each: name, score then and now, the change and why; for TSV
 * and JSON the slug too. Scores are from 0 to 100. Nobody: nothing for people.
 */
void slipping_print(const struct slips *s, enum table_form form, FILE *f);

#endif
