#ifndef POS_PAYRATE_H
#define POS_PAYRATE_H

/*
 * What part of a sourced deal's first year a partner is paid: of a reseller
 * the margin of its tier, else `commission` of its type, else that of
 * policies for the type. Formats: pos-workspace(5).
 */

#include <stdbool.h>

#include "dec.h"
#include "ws.h"

enum pay_from { PAY_UNKNOWN, PAY_TIER, PAY_TYPE, PAY_POLICY };

struct payrate {
	struct ratio share;	/* of one; invalid: PAY_UNKNOWN */
	enum pay_from from;
};

/* Of any partner of a type, whatever its tier. NULL type: unknown. */
struct payrate payrate_of_type(const struct ws *ws, const char *type);

/* Of this partner. */
struct payrate payrate_of(const struct ws *ws, const struct partner *p);

/* Does a type resell, so that the margin of a tier is what it is paid? */
bool payrate_by_tier(const char *type);

#endif
