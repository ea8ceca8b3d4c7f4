/* paincost - what a pain costs a year, as company.yaml states it */

#include "paincost.h"

#include <string.h>

#include "mem.h"
#include "shape.h"

static int
cost_read(struct cost *c, const struct node *pain, struct err *e)
{
	static const char *const keys[] = { "low", "base", "high" };
	struct ratio *to[] = { &c->low, &c->base, &c->high };
	const struct node *cost = node_get(pain, "cost"), *n;
	const char *per = node_get_text(cost, "per", "company");
	struct dec base, d;
	size_t i;

	memset(c, 0, sizeof(*c));
	c->pain = pain;
	c->id = node_get_text(pain, "id", "");
	c->stated = cost != NULL;
	if (!c->stated)
		return 0;
	if (node_unknown(node_get(cost, "base")))
		return node_err(e, cost, "cost of %s: base, the likely amount "
		    "a year, is missing", c->id);
	if (dec_node(&base, node_get(cost, "base"), "base", e) < 0)
		return -1;
	for (i = 0; i < 3; i++) {
		n = node_get(cost, keys[i]);
		d = base;
		if (!node_unknown(n) && dec_node(&d, n, keys[i], e) < 0)
			return -1;
		*to[i] = ratio_dec(d);
	}
	if (ratio_cmp(c->low, c->base) > 0 || ratio_cmp(c->base, c->high) > 0)
		return node_err(e, cost, "cost of %s: low, base and high "
		    "must not fall", c->id);
	c->per = strcmp(per, "employee") == 0 ? PER_EMPLOYEE :
	    strcmp(per, "site") == 0 ? PER_SITE : PER_COMPANY;
	return 0;
}

int
costs_read(struct costs *out, const struct ws *ws, struct err *e)
{
	const struct node *value = node_get(ws->company, "value"), *p;
	const struct shape *shape = shape_member(shape_company, "value",
	    strlen("value"));

	if (value != NULL && value->kind == NODE_MAP &&
	    shape_hold(value, shape->members, NULL, NULL, e) < 0)
		return -1;
	NODE_EACH(p, node_get(value, "pains")) {
		MEM_ROOM(out->c, out->n, out->cap);
		if (cost_read(&out->c[out->n++], p, e) < 0)
			return -1;
	}
	return 0;
}

struct ratio
cost_units(enum per per, struct ratio employees, struct ratio sites)
{
	return per == PER_EMPLOYEE ? employees : per == PER_SITE ? sites :
	    ratio_of(1, 1);
}
