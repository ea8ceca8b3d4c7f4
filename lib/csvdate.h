#ifndef POS_CSVDATE_H
#define POS_CSVDATE_H

/*
 * Days as people and systems write them: 2026-01-31, 31.01.2026, 1/31/26,
 * 31 Jan 2026, 2026-01-31T10:00:00Z, 46053. Whether the day or the month comes
 * first, and whether numbers are a spreadsheet's, is decided for a whole
 * column: 02/03/2026 alone is either. Used as lib/csvnumber.h is.
 */

#include "csvnumber.h"
#include "date.h"

enum csv_order { CSV_ORDER_OPEN, CSV_ORDER_DMY, CSV_ORDER_MDY,
	CSV_ORDER_YMD, CSV_ORDER_SERIAL };

/* The first cells that tell; a serial counts days from 1899-12-30. */
struct csv_order_look {
	struct csv_sight dmy, mdy, ymd, open, serial, other;
};

/*
 * Look at one cell of the column: text, NUL-ended, of the record that begins
 * on line (from 1). It is kept if it is the first of its kind; text lives as
 * long as *look, which begins as all zeroes.
 */
void csv_order_look(struct csv_order_look *look, const char *text,
    size_t line);

/* As csv_point_decide(). */
int csv_order_decide(enum csv_order *out, const struct csv_order_look *look,
    const char *column, struct err *e);

/*
 * Read one; a time behind it is left out. Returns 0, or -1 with what is wrong
 * appended to *why: "is not a date".
 */
int csv_date(date *out, const char *text, enum csv_order order,
    struct str *why);

#endif
