#ifndef POS_CSVNUMBER_H
#define POS_CSVNUMBER_H

/*
 * Numbers and sums of money as people and systems write them: $1,234.50,
 * 1.234,50 EUR, (500), 250k, 1'234.5. Whether a comma or a point begins the
 * decimals is decided for a whole column, never cell by cell: 1,234 alone is
 * either.
 *
 *	struct csv_point_look look = { 0 };
 *
 *	for each cell:	csv_point_look(&look, text, line);
 *	csv_point_decide(&point, &look, "amount", e);
 *	for each cell:	csv_number(&n, text, point, &why);
 */

#include <stddef.h>

#include "dec.h"
#include "err.h"
#include "str.h"

enum csv_point { CSV_POINT_OPEN, CSV_POINT_DOT, CSV_POINT_COMMA };

/* A cell, for messages. */
struct csv_sight {
	const char *text;	/* borrowed; NULL: none was seen */
	size_t line;
};

/* The first cells of a column that tell, or that need to be told. */
struct csv_point_look {
	struct csv_sight dot, comma, open;
};

/* Keep the first cell that is seen. */
void csv_see(struct csv_sight *s, const char *text, size_t line);

/* Append what is wrong with a cell to *why. Returns -1 always. */
int csv_wrong(struct str *why, const char *text);

/*
 * Look at one cell of the column: text, NUL-ended, of the record that begins
 * on line (from 1). What is no number tells nothing. text lives as long as
 * *look, which begins as all zeroes.
 */
void csv_point_look(struct csv_point_look *look, const char *text,
    size_t line);

/*
 * What the column's cells say. ERR_INVALID, with a message that begins with
 * column: some cell can be read either way and none tells which; or two
 * contradict each other.
 */
int csv_point_decide(enum csv_point *out, const struct csv_point_look *look,
    const char *column, struct err *e);

struct csv_number {
	struct dec value;
	char currency[8];	/* ISO 4217, or "$", "kr", "¥"; "": not said */
};

/*
 * Read one. point CSV_POINT_OPEN: the text has no separator that needs one.
 * Returns 0, or -1 with what is wrong appended to *why: "is not a number".
 */
int csv_number(struct csv_number *out, const char *text,
    enum csv_point point, struct str *why);

/* Can a sum with this sign or code be one in the currency code? */
bool csv_currency_fits(const char *sign, const char *code);

#endif
