#ifndef POS_METRICOF_H
#define POS_METRICOF_H

/*
 * What metrics count: populations of records, and the words, days and
 * numbers that each record has. pos-metrics(5) says the same in words.
 *
 * A record is looked at over a span of days; what it was at the end of it
 * follows from its dates, so a span may lie in the past. What only the
 * present tells (a tier, the stage of an open deal) is marked so.
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "dec.h"
#include "partnerdays.h"
#include "str.h"
#include "ws.h"

/* Both inclusive. */
struct span {
	date from, to;
};

/* What figures are measured from; partner_days are worked out once. */
struct metric_data {
	struct ws *ws;		/* WS_DEALS, WS_PROGRAM, WS_COMPANY */
	date today;
	date end;		/* no window goes beyond it; today, or before */
	const struct partner_days *days;	/* of ws->partners */
	date heard;		/* the first day any of them was heard of */
};

/* One record of a population; what it is not is NULL. */
struct metric_case {
	const struct metric_data *data;
	const struct deal *deal;
	const struct account *account;	/* of the deal, too */
	const struct partner *partner;	/* of the deal, too */
	const struct node *entry;	/* a certificate, funds, a cost */
};

/* Of which days the files tell a word. */
enum metric_known {
	KNOWN_EVER,
	KNOWN_NOW,		/* of today only */
	KNOWN_HEARD		/* since the first activity or deal on file */
};

struct metric_word {
	const char *name;	/* "role"; NULL ends a table */
	const char *words;	/* "direct|sourced|influenced", or NULL */
	const char *list;	/* of program.yaml, whose ids it has; or NULL:
				 * any word */
	enum metric_known known;
	/* Its i-th value at the end of the span; NULL: no more. */
	const char *(*get)(const struct metric_case *c, const struct span *s,
	    size_t i);
};

struct metric_day {
	const char *name;	/* "closed" */
	const char *told;	/* "by the day they closed" */
	date (*get)(const struct metric_case *c);	/* or DATE_NONE */
};

struct metric_number {
	const char *name, *told;	/* "amount", "annual value" */
	bool money;
	/* False: not known of this record. */
	bool (*get)(struct ratio *out, const struct metric_case *c,
	    const struct span *s);
};

/* Called for each record; returning false ends the walk. */
typedef bool metric_each_fn(const struct metric_case *c, void *ctx);

struct metric_of {
	const char *name, *one, *many;	/* "deals", "deal", "deals" */
	const char *files;		/* "data/deals-*.yaml" */
	/* Names of words, days and numbers below that look at deals, too;
	 * NULL-ended. NULL: none does. */
	const char *const *by_deals;
	const struct metric_word *words;
	const struct metric_day *days;
	const struct metric_number *numbers;
	bool covers;	/* none on record for part of a span: unknown */
	/* The first day on file: what was before is not known, and not zero.
	 * NULL: those on file are all there ever were. */
	date (*begins)(const struct metric_data *data);
	/* Those that were there at the end of the span. */
	void (*each)(const struct metric_data *data, const struct span *s,
	    metric_each_fn *fn, void *ctx);
};

/* All of them, NULL-ended. */
extern const struct metric_of *const metric_populations[];

/* By name; NULL: none such. */
const struct metric_of *metric_of(const char *name);
const struct metric_word *metric_word(const struct metric_of *of,
    const char *name);
const struct metric_day *metric_day(const struct metric_of *of,
    const char *name);
const struct metric_number *metric_number(const struct metric_of *of,
    const char *name);

/*
 * Append what the record is called, and where it is written:
 * "d-125 Halden Flow for Borgund".
 */
void metric_case_name(struct str *out, const struct metric_case *c);
const struct node *metric_case_node(const struct metric_case *c);

#endif
