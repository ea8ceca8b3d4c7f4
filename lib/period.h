#ifndef POS_PERIOD_H
#define POS_PERIOD_H

/*
 * Periods of the fiscal calendar, as reports and plans name them: 2026,
 * 2026-H2, 2026-Q3, and the calendar month 2026-09.
 *
 * The fiscal year 2026 is the one that begins in 2026, with the first day of
 * the month fiscal_year_start of company.yaml (1 to 12, January unless it
 * says otherwise); halves and quarters are counted from there.
 */

#include "date.h"
#include "err.h"
#include "node.h"
#include "str.h"
#include "ws.h"

enum period_kind { PERIOD_YEAR, PERIOD_HALF, PERIOD_QUARTER, PERIOD_MONTH };

struct period {
	enum period_kind kind;
	int start;		/* month the fiscal year begins, 1 to 12 */
	date from, to;		/* both inclusive */
};

/* The month in which the fiscal year begins. WS_COMPANY is loaded. */
int fiscal_month(const struct ws *ws);

/* The first day of the fiscal year that day is in. */
date fiscal_year(const struct ws *ws, date day);

/*
 * Read a period. ERR_USAGE says what may stand there. start: fiscal_month().
 */
int period_parse(struct period *out, const char *text, int start,
    struct err *e);

/* The same of a node: ERR_INVALID, with file and line. */
int period_node(struct period *out, const struct node *n, int start,
    struct err *e);

/* The period of a kind that day is in. */
struct period period_of(enum period_kind kind, date day, int start);

/* The one that is n periods of its kind on; n below 0: before it. */
struct period period_step(const struct period *p, int n);

/* The same period a year on, n of them. */
struct period period_years(const struct period *p, int n);

/*
 * Append "2026-Q3"; for people "third quarter of 2026", and where the fiscal
 * year is not the calendar's "third quarter of fiscal 2026".
 */
void period_add(struct str *out, const struct period *p);
void period_add_name(struct str *out, const struct period *p);

/*
 * The same within a sentence, "the third quarter of 2026", "October 2026",
 * "2026"; and at its beginning, where no bare number stands: "The third
 * quarter of 2026", "October 2026", "The year 2026".
 */
void period_add_phrase(struct str *out, const struct period *p);
void period_add_opening(struct str *out, const struct period *p);

#endif
