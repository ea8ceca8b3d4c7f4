#ifndef POS_FUND_H
#define POS_FUND_H

/*
 * Market development funds: what the tier of a partner grants for a fiscal
 * year, and what of it was asked for, approved and paid (`mdf` of its record).
 * Format: pos-workspace(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "dec.h"
#include "err.h"
#include "partneredit.h"
#include "table.h"
#include "ws.h"

struct fund {
	date from, until;		/* of the fiscal year, inclusive */
	bool known;			/* the tier says a sum, perhaps 0 */
	const char *closed;		/* "exiting", "former": nothing more is
					 * granted, and left is 0; or NULL */
	struct ratio budget;
	struct ratio requested, approved, paid;	/* entries by their date */
	size_t lacking;			/* entries that are in none of these:
					 * no amount, or no rate for it */
	struct ratio left;		/* budget less approved and paid; below
					 * 0 when more was granted */
};

/*
 * The account of the fiscal year that day is in, of entries up to day. WS_
 * COMPANY and WS_PROGRAM are loaded. Amounts that are none, or that
 * company.yaml has no rate for, do not count: see lacking.
 */
void fund_read(struct fund *out, const struct ws *ws, const char *tier,
    const struct node *record, date day);

/*
 * The amount of an entry in the company's currency, at the rate of its date.
 * ERR_INVALID with file and line: it is none, or there is no rate.
 */
int fund_amount(struct ratio *out, const struct ws *ws,
    const struct node *entry, struct err *e);

/* Its rate, and the amount as written; NULL: it is in the company's. */
const struct rate *fund_rate(struct dec *stated, const struct ws *ws,
    const struct node *entry);

/* Can all entries of a record be converted? Errors as above. */
int fund_hold(const struct ws *ws, const struct node *record, struct err *e);

/* The entries as records, as they stand in the record: numbers from 1. */
void fund_table(struct table *t, const struct ws *ws,
    const struct node *record);

/* "EUR 15,000 for the fiscal year from 2026-01-01: EUR 2,000 paid, ..." */
void fund_add_text(struct str *out, const struct ws *ws,
    const struct fund *f);

/* One step of an entry's way. */
struct fund_step {
	struct partner_edits *pe;
	const struct partner *p;
	const char *reason;	/* lets it go over the tier's sum; or NULL */
	date day;
};

/*
 * Add the edits for a request; s outlives pe, which checks the sum again on
 * the bytes that are committed. ERR_USAGE: no amount, no purpose; without a
 * reason also more than requests, approvals and payments have left of the
 * tier's sum of the fiscal year, and a partner that is exiting or has left.
 */
int fund_request(const struct fund_step *s, const char *amount,
    const char *purpose, struct err *e);

/*
 * Grant the request of that number, from 1; s as above. ERR_NOTFOUND: the
 * partner has asked for nothing. ERR_USAGE: no such number, a state that does
 * not allow it, a day before the request; without a reason also more than
 * approvals and payments have left of the sum, and a partner as above.
 */
int fund_approve(const struct fund_step *s, const char *number,
    struct err *e);

/* An approved one was paid. Errors as above; no sum is checked. */
int fund_pay(const struct fund_step *s, const char *number, struct err *e);

/* One that was asked for or approved is not granted; ERR_USAGE: no reason. */
int fund_decline(const struct fund_step *s, const char *number,
    struct err *e);

#endif
