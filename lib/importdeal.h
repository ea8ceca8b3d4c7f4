#ifndef POS_IMPORTDEAL_H
#define POS_IMPORTDEAL_H

/*
 * A row of deals between reading and writing: importdeal.c, importdealrest.c
 * and importdealput.c.
 */

#include "importjob.h"
#include "importsum.h"

struct deal_reading {
	struct import_job *job;
	struct import_row *row;
	const struct node *old;		/* the deal on file; NULL: new */
	struct node *draft;		/* what the row says, by key */
	struct party_asked asked;	/* the account */
	struct party *account;		/* NULL: to be made */
	const char *stage;		/* that it will have */
	date created, closed;		/* closed: or DATE_NONE */
	struct csv_number amount;
	struct import_sum sum;		/* of amount */
	bool has_amount;
	struct deal_reading *next;	/* row that was accepted */
};

/* What a row says of its account. */
void deal_ask_account(struct party_asked *asked, const struct import_row *row);

/* The row was accepted: if it writes a won deal, its account buys. */
void deal_note_won(const struct deal_reading *r);

/* The first day on which the account won a deal so noted; DATE_NONE: none. */
date deal_won_since(const struct import_job *job,
    const struct party_asked *asked);

/* What the record will have under key, or NULL. */
const char *deal_will_be(const struct deal_reading *r, const char *key);

/*
 * Steps of reading: the partner and its role; then what needs no check.
 * Return 0, or -1 with the row rejected.
 */
int deal_read_partner(struct deal_reading *r);
int deal_read_rest(struct deal_reading *r);

/* Reject what a registration of the deal on file holds: lib/dealhold.h. */
int deal_check_hold(struct deal_reading *r);

/* Put what was read into the changes of the job, and set the outcome. */
void deal_put(struct deal_reading *r);

#endif
