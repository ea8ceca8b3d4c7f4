#ifndef POS_IMPORTSUM_H
#define POS_IMPORTSUM_H

/* The currency of a sum in a row that is imported. */

#include "importjob.h"

struct import_sum {
	const char *what;		/* "amount", for messages */
	const char *cell;		/* of a column of currencies, or NULL */
	const struct csv_number *number;	/* with what stands beside it */
	const struct node *old;		/* the record on file, or NULL */
	const char *code;		/* out: the company's, or another; NULL:
					 * neither row nor record says */
	bool told;			/* out: the row says it */
};

/*
 * Set code and told. A sign that several currencies share is the company's if
 * it can be. Returns -1, the row rejected: a sign or a word that does not say
 * which currency it is.
 */
int import_currency(struct import_sum *s, struct import_job *job,
    struct import_row *row);

/*
 * *out: the sum in the company's currency, as of day. Returns -1, the row
 * rejected: company.yaml has no rate.
 */
int import_convert(struct money *out, const struct import_sum *s,
    struct import_job *job, struct import_row *row, date day);

#endif
