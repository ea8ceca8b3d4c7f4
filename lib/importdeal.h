#ifndef POS_IMPORTDEAL_H
#define POS_IMPORTDEAL_H

/* A row of deals between reading and writing: importdeal.c, importdealput.c. */

#include "importjob.h"

struct deal_reading {
	struct import_job *job;
	struct import_row *row;
	const struct node *old;		/* the deal on file; NULL: new */
	struct node *draft;		/* what the row says, by key */
	struct party_asked asked;	/* the account */
	struct party *account;		/* NULL: to be made */
	const char *stage;		/* that it will have */
	date created, closed;
};

/* What a row says of its account. */
void deal_ask_account(struct party_asked *asked, const struct import_row *row);

/* Put what was read into the changes of the job, and set the outcome. */
void deal_put(struct deal_reading *r);

#endif
