#ifndef POS_WHERE_H
#define POS_WHERE_H

/*
 * Filters over any field of a record, by the six operators that requirements
 * of tiers have:
 *
 *	employees gte 50		also: employees >= 50
 *	revenue between 1000000,5000000
 *	customer_size.max lte 250	also: customer_size.max <= 250
 *	tier equals gold		also: tier = Gold
 *	regions includesAny nordics,dach
 *	products includesAll halden-flow,halden-sites
 *	agreements.renews lte 2026-12-31
 *
 * A path leads through lists: agreements.renews is that of any agreement.
 * Numbers are exact decimals, dates compare as days, texts without regard to
 * case, ids also by their names; tiers have their order. What is unknown
 * meets no condition.
 *
 *	where_init(&w, &of);
 *	where_add(&w, "employees gte 50", e);
 *	rc = where_match(&w, record, e);	once for each record
 *	where_tell(&w, &told);
 *	where_release(&w);
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "dec.h"
#include "err.h"
#include "node.h"
#include "shape.h"
#include "str.h"
#include "tierrule.h"
#include "ws.h"

/* The records that are filtered. Borrowed; it outlives the filter. */
struct where_of {
	struct ws *ws;			/* ids: WS_PROGRAM, WS_COMPANY */
	const char *one, *many;		/* "partner", "partners" */
	const struct shape *shapes;	/* of a record */
	/* The records themselves, for keys of the user's own. */
	const struct node *(*record)(const struct ws *ws, size_t i);
	size_t n;
	/* As partner_entry_check(), or NULL: any name of an entry will do. */
	int (*entry)(struct str *why, const struct ws *ws, const char *list,
	    const char *id);
};

enum where_kind { WHERE_TEXT, WHERE_NUMBER, WHERE_DATE, WHERE_RANK };

struct where_condition {
	const char *field;		/* dotted path */
	const struct shape *shape;	/* NULL: a key of the user's own */
	bool list;			/* of texts: equals is it and nothing
					 * beside it */
	enum tier_op op;
	enum where_kind kind;
	struct dec low, high;		/* of numbers, dates and ranks */
	const char **texts;		/* wanted, ids in place of names */
	size_t ntexts;
	size_t unknown;			/* records it could not judge */
};

struct where {
	struct arena arena;
	const struct where_of *of;
	struct where_condition *conditions;
	size_t n, cap;
};

/* A filter without conditions: every record meets it. of is borrowed. */
void where_init(struct where *w, const struct where_of *of);

/* Release the conditions; w is then as memset() to 0. */
void where_release(struct where *w);

/*
 * Add a condition; all of them are needed. ERR_USAGE: no such field or
 * operator (the nearest is named), a value that is none of the field's, an
 * operator that does not go with it.
 */
int where_add(struct where *w, const char *text, struct err *e);

/*
 * Does the record meet all conditions? 1: yes; 0: no. One that no known value
 * rules out, but an unknown one leaves open, counts as unknown there.
 * ERR_INVALID: a value that is not what its key wants, with file and line.
 */
int where_match(struct where *w, const struct node *record, struct err *e);

/*
 * Append a line for each condition that was left open: "3 partners have no
 * employees on record".
 */
void where_tell(struct str *out, const struct where *w);

/* The filter over partners, for WS_PARTNERS that are loaded. */
struct where_of where_partners(struct ws *ws);

/* Read a condition: whereread.c, for where.c. */
int where_read(struct where_condition *c, struct where *w, const char *text,
    struct err *e);

/* The place of a tier in its program, from 1; 0: none such. */
int64_t where_rank(const struct ws *ws, const char *id);

/* Is there anything at path, a value or null? Through lists as well. */
bool where_there(const struct node *record, const char *path);

#endif
