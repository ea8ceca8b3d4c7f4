#ifndef POS_CURRENCY_H
#define POS_CURRENCY_H

/*
 * Currencies in use by their codes: ISO 4217 (six-group.com, list one), with
 * the amendments up to 2026-01 (BGN out, XCG in for ANG, ZWG in for ZWL).
 * Funds, metals and codes for tests are no currencies of a company.
 */

#include <stdbool.h>

/* Is code such a currency? Three upper-case letters. */
bool currency_known(const char *code);

/*
 * The zeros to write behind an amount in euros so that it is about as much in
 * this currency: "" for USD, "0" for NOK, "00" for JPY; "" when unknown. An
 * order of magnitude for figures to start from, not a rate.
 */
const char *currency_zeros(const char *code);

#endif
