#ifndef POS_HEADLINE_H
#define POS_HEADLINE_H

/*
 * The headline figures of a partner program, each with its definition,
 * window and source. Computed from any workspace, also one of the past, so
 * that two states can be compared.
 */

#include "date.h"
#include "dec.h"
#include "str.h"
#include "ws.h"

enum headline_unit { HEADLINE_COUNT, HEADLINE_MONEY, HEADLINE_SHARE,
	HEADLINE_DAYS };

struct headline {
	const char *id, *name, *definition, *source;
	enum headline_unit unit;
	int months;		/* window that ends today; 0: as it is now */
	struct ratio value;	/* invalid: too few to say, or none */
	size_t n, of;		/* cases it counts, and of how many */
};

enum { HEADLINES = 11 };

/* All of them, in the order of a report. WS_DEALS is loaded before. */
void headline_compute(struct headline out[HEADLINES], const struct ws *ws,
    date today);

/* Append the value for people: "EUR 840,000", "38 % (19 of 50)". */
void headline_text(struct str *out, const struct headline *h,
    const char *currency);

/*
 * Append its window: "2025-11-21 to 2026-11-20", or "now"; each day by
 * add_day: date_add or date_add_long.
 */
void headline_window(struct str *out, const struct headline *h, date today,
    void (*add_day)(struct str *out, date d));

#endif
