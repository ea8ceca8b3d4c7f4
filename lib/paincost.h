#ifndef POS_PAINCOST_H
#define POS_PAINCOST_H

/*
 * What a pain costs a customer a year: value.pains[].cost of company.yaml,
 * for a company, for each site or for each employee. See pos-workspace(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "dec.h"
#include "err.h"
#include "node.h"
#include "ws.h"

enum per { PER_COMPANY, PER_SITE, PER_EMPLOYEE };

struct cost {
	const char *id;			/* of the pain */
	const struct node *pain;
	bool stated;			/* else the figures are not set */
	enum per per;
	struct ratio low, base, high;	/* money a year and unit */
};

struct costs {
	struct cost *c;
	size_t n, cap;
};

/*
 * Append every pain of the company, with a cost or without. ERR_INVALID with
 * file and line: a cost is no amount, has no base, or low, base and high
 * fall. Owner: the caller, who calls free(out->c), also after a failure.
 */
int costs_read(struct costs *out, const struct ws *ws, struct err *e);

/*
 * How many units of a cost a customer of this size has. Invalid, as its size
 * is, when that is unknown.
 */
struct ratio cost_units(enum per per, struct ratio employees,
    struct ratio sites);

#endif
