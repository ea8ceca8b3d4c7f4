/* payrate - what part of a first year a partner is paid */

#include "payrate.h"

#include <string.h>

static struct payrate
rate_in(const struct node *n, enum pay_from from)
{
	struct payrate none = { ratio_of(0, 0), PAY_UNKNOWN };
	struct dec d;

	if (node_unknown(n) || dec_node(&d, n, "rate", NULL) < 0)
		return none;
	return (struct payrate){ ratio_dec(d), from };
}

bool
payrate_by_tier(const char *type)
{
	return type != NULL && strcmp(type, "reseller") == 0;
}

struct payrate
payrate_of_type(const struct ws *ws, const char *type)
{
	struct payrate own = rate_in(node_get(ws_entry(ws, "types", type),
	    "commission"), PAY_TYPE);

	if (own.from != PAY_UNKNOWN || type == NULL)
		return own;
	return rate_in(node_get(node_path(ws->program,
	    "policies.commission"), type), PAY_POLICY);
}

struct payrate
payrate_of(const struct ws *ws, const struct partner *p)
{
	struct payrate margin = { ratio_of(0, 0), PAY_UNKNOWN };

	if (payrate_by_tier(p->type))
		margin = rate_in(node_get(ws_entry(ws, "tiers", p->tier),
		    "margin"), PAY_TIER);
	return margin.from != PAY_UNKNOWN ? margin :
	    payrate_of_type(ws, p->type);
}
