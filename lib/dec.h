#ifndef POS_DEC_H
#define POS_DEC_H

/*
 * Exact decimal numbers. No binary floating point: 4.85 is 4.85, and rounded
 * to one place it is 4.9.
 *
 * struct dec is what files hold: up to six decimals, up to 9.2e12.
 * struct ratio is what is computed: an exact fraction, rounded half up (away
 * from zero) once, at output. A ratio that would need more than 128 bits, or
 * was divided by zero, is invalid (d == 0) and stays so; ratio_ok() tells.
 *
 * struct money is a sum in the company's currency with all the decimals that
 * an amount times a rate of exchange has (rates.h): sums of it are exact, too.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "node.h"
#include "str.h"

#define DEC_ONE 1000000		/* units of one */
#define MONEY_ONE INT64_C(1000000000000000000)
/* What all deals together may come to: dec can tell it, ratio can work it. */
#define MONEY_MOST ((__int128)INT64_MAX * (MONEY_ONE / DEC_ONE))
#define RATE_PLACES 12		/* MONEY_ONE is DEC_ONE times 10^12 */

struct dec {
	int64_t u;		/* millionths */
};

struct money {
	__int128 m;		/* of MONEY_ONE to one; up to 1.7e20 */
};

struct ratio {
	__int128 n;
	__int128 d;		/* > 0; 0: invalid */
};

/*
 * Read a number of the workspace's form: sign, digits, at most six decimals,
 * then perhaps % (a hundredth). n bytes. Returns 0, or -1 when it is none.
 */
int dec_parse(struct dec *out, const char *s, size_t n);

/*
 * Read the number in node n. what: its name for messages. An unknown node is
 * ERR_INVALID too: ask node_unknown() first where it may be absent.
 */
int dec_node(struct dec *out, const struct node *n, const char *what,
    struct err *e);

/*
 * Read an amount or a count: the number under key of map, which may be absent
 * or unknown (*has is false, *out unchanged). ERR_INVALID with file and line:
 * no number, or one below 0.
 */
int dec_amount(struct dec *out, bool *has, const struct node *map,
    const char *key, struct err *e);

/* Shortest text: "42000", "0.125". */
void dec_add_text(struct str *out, struct dec d);

/* Fractions. num/den as given, or from decimals. */
struct ratio ratio_of(int64_t num, int64_t den);
struct ratio ratio_dec(struct dec d);
struct ratio ratio_money(struct money a);
struct ratio ratio_add(struct ratio a, struct ratio b);
struct ratio ratio_sub(struct ratio a, struct ratio b);
struct ratio ratio_mul(struct ratio a, struct ratio b);
struct ratio ratio_div(struct ratio a, struct ratio b);
bool ratio_ok(struct ratio r);

/* <0, 0, >0. Invalid ones sort first. */
int ratio_cmp(struct ratio a, struct ratio b);

/* The smaller. */
struct ratio ratio_min(struct ratio a, struct ratio b);

/*
 * r times 10^places, rounded half up to an integer; places 0 to 9. Clamped
 * to the range of int64_t.
 */
int64_t ratio_round(struct ratio r, int places);

/*
 * Append r with so many decimals: plain ("1234.5"), with thousands commas
 * ("1,234.5"), as a percentage of one ("38 %"). An invalid one is "n/a".
 */
void ratio_add_text(struct str *out, struct ratio r, int places);
void ratio_add_commas(struct str *out, struct ratio r, int places);
void ratio_add_percent(struct str *out, struct ratio r, int places);

/* Append r exactly: "137/12", "-3". */
void ratio_add_fraction(struct str *out, struct ratio r);

/*
 * d in the company's own currency; d at a rate, in units of 10^-RATE_PLACES,
 * which any two of 64 bits give exactly.
 */
struct money money_of(struct dec d);
struct money money_at(struct dec d, int64_t rate);

/* The nearest there is, half up; r is less than 10^20. Invalid: 0. */
struct money money_round(struct ratio r);

/* Rounded half up to what files hold, clamped. For programs. */
struct dec money_dec(struct money a);

/* Append "EUR 42,000"; short_form: "EUR 14.4 M" from ten million on. */
void money_add(struct str *out, const char *currency, struct ratio r);
void money_add_short(struct str *out, const char *currency, struct ratio r);

/* To the cent, where there are cents: whoever pays compares it. */
void money_add_cents(struct str *out, const char *currency, struct ratio r);

#endif
