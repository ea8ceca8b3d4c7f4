#ifndef POS_RATES_H
#define POS_RATES_H

/*
 * Rates of exchange: `currencies` of company.yaml, by which sums in another
 * currency become sums in the company's. Format: pos-workspace(5).
 *
 * A rate is what one unit of the other currency is worth in the company's,
 * exactly, with up to RATE_PLACES decimals. It holds from its date until the
 * next one of that currency; before the first there is none, and a sum of
 * then is an error, never left out.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "date.h"
#include "dec.h"
#include "err.h"
#include "node.h"
#include "str.h"

struct rate {
	const char *currency;	/* as written: compare without case */
	date from;
	int64_t value;		/* of 10^-RATE_PLACES; more than 0 */
	const char *text;	/* as written: "0.9174" */
	const char *source;	/* or NULL */
	const struct node *node;
};

struct rates {
	const char *own;	/* currency of the company, "" when unknown */
	struct rate *v;		/* by currency, then day */
	size_t n;
};

/*
 * Read the rates of company, the map of company.yaml, or NULL. Owner: a; node
 * texts are borrowed. ERR_INVALID with file and line: an entry that is none,
 * one of the company's own currency, two of a currency and a day.
 */
int rates_read(struct rates *out, struct arena *a, const struct node *company,
    struct err *e);

/*
 * The same of one entry, without the others. own: as above. What is missing
 * in it, or of the wrong form, is told by shape_currency.
 */
int rate_read(struct rate *out, const struct node *entry, const char *own,
    struct err *e);

/* "0.9174" in 10^-RATE_PLACES. 0, or -1: no such number, or not above 0. */
int rate_parse(int64_t *out, const char *text);

/* The rate of that day; NULL: there is none. */
const struct rate *rates_on(const struct rates *r, const char *currency,
    date day);

/* Is code the company's currency, or as good as: NULL? */
bool rates_is_own(const struct rates *r, const char *code);

/*
 * *out: sum, which map has, in the company's currency as of day. *at: the
 * rate; NULL where map says no `currency`, or the company's. ERR_INVALID with
 * file and line: there is no rate; the message has what to add.
 */
int rates_convert(struct money *out, const struct rate **at,
    const struct rates *r, const struct node *map, struct dec sum, date day,
    struct err *e);

/*
 * Sums that are planned or priced, not booked, are in the company's currency
 * alone: the first `currency` at or below a map or list that is another one,
 * or NULL; ERR_INVALID with file and line.
 */
#define RATES_REFUSED "currency: %s, but this sum must be in %s, the " \
	"company's; convert it, and take the key away"
const struct node *rates_foreign(const struct rates *r,
    const struct node *tree);
int rates_refuse(const struct rates *r, const struct node *tree,
    struct err *e);

/* Append "no rate from USD to EUR on 2026-07-03 or before; add to ...". */
void rates_lack(struct str *out, const struct rates *r, const char *currency,
    date day);

/* Append "0.9174 from 2026-07-01, ECB reference rate". */
void rate_add(struct str *out, const struct rate *r);

/*
 * Append the sum as it was written, to the cent where there are cents; and
 * what it was converted at: "USD 50,000 at 0.9174 from 2026-07-01, ECB".
 */
void rate_add_sum(struct str *out, const struct rate *r, struct dec sum);
void rate_add_both(struct str *out, const struct rate *r, struct dec sum);

#endif
