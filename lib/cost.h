#ifndef POS_COST_H
#define POS_COST_H

/*
 * What an answer took: tokens, and money by the prices of the endpoint.
 */

#include "arena.h"
#include "chat.h"
#include "dec.h"
#include "endpoint.h"
#include "str.h"

/* Add what another answer took; unknown and known make unknown. */
void cost_add(struct chat_usage *sum, const struct chat_usage *more);

/*
 * The price of an answer: (input - cached) x input + cached x cached + output
 * x output, per million tokens. Invalid (ratio_ok()): tokens or price are not
 * known.
 */
struct ratio cost_of(const struct endpoint_price *price,
    const struct chat_usage *usage);

/* Append "1,204 in (640 cached), 318 out, USD 0.0091"; what is known of it. */
void cost_text(struct str *out, const struct endpoint_price *price,
    const struct chat_usage *usage);

/* "USD 0.0091", or NULL: it is not known. Owner: a. */
const char *cost_money(struct arena *a, const struct endpoint_price *price,
    const struct chat_usage *usage);

/*
 * Append an amount with the digits that make it readable: at least two
 * decimals, at most six, two that are not zero: "1.25", "0.0091".
 */
void cost_amount(struct str *out, struct ratio amount);

/*
 * Tokens of n bytes of text, estimated: a third of the bytes, rounded up,
 * more than English text has (a quarter, by the vendors' own rule of thumb).
 */
int64_t cost_estimate(size_t n);

#endif
