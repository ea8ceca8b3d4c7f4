#ifndef POS_IMPORTPARTNER_H
#define POS_IMPORTPARTNER_H

/*
 * A row of partners between reading and writing: importpartner.c,
 * importpartnerput.c.
 */

#include "importjob.h"

struct partner_reading {
	struct import_job *job;
	struct import_row *row;
	struct party *party;		/* NULL: new */
	struct node *draft;		/* what the row says, by key */
	const char *slug;
};

/* Put what was read into the changes of the job, and set the outcome. */
void partner_put(struct partner_reading *r);

#endif
