#ifndef POS_DATE_H
#define POS_DATE_H

/*
 * Calendar dates as days since 1970-01-01 (proleptic Gregorian), and the one
 * clock. POS_NOW=2026-11-20T10:00:00Z (or a date) in the environment stops
 * the clock there, for tests and for reproducible reports.
 */

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "arena.h"
#include "err.h"
#include "node.h"
#include "str.h"

typedef int32_t date;

#define DATE_NONE INT32_MIN

/* The day of a civil date, which must exist. */
date date_of(int year, int month, int day);

/* The civil date of a day. */
void date_split(date d, int *year, int *month, int *day);

/*
 * Read YYYY-MM-DD; n bytes. Returns 0, or -1 when it is no such date, or one
 * before 1900, which is a slip: 0026 for 2026.
 */
int date_parse(date *out, const char *s, size_t n);

/*
 * Read the date in node n; what: its name for messages. An unknown one gives
 * DATE_NONE and 0.
 */
int date_node(date *out, const struct node *n, const char *what,
    struct err *e);

/* The day under key of map; DATE_NONE: there is none, or it is no date. */
date date_under(const struct node *map, const char *key);

/* Append "2026-11-20", "20 November 2026". */
void date_add(struct str *out, date d);
void date_add_long(struct str *out, date d);

/* "2026-11-20" as a text in a. */
const char *date_text(struct arena *a, date d);

/* The same day n months on, or the last of that month. */
date date_months(date d, int n);

/* The first day of the quarter of d. */
date date_quarter(date d);

/*
 * Can POS_NOW be read? ERR_USAGE when not: a wrong clock must not pass
 * unseen. Commands ask once, in cmd_start().
 */
int clock_check(struct err *e);

/* Now, in seconds since 1970 UTC. A POS_NOW that cannot be read is ignored. */
time_t clock_now(void);

/* Today by that clock, in UTC. */
date date_today(void);

/* Append a time as 2026-11-20T10:00:00Z. */
void time_add(struct str *out, time_t t);

#endif
