/* economics - what a partnership costs and leaves */

#include "economics.h"

#include <string.h>

#include "str.h"

const struct econ_input_def econ_inputs[ECON_INPUTS] = {
	[ECON_DAY_RATE] = { "day_rate", "Cost of a day of ours", ECON_MONEY },
	[ECON_LAUNCH_DAYS] = { "launch_days", "Our days to launch",
	    ECON_DAYS },
	[ECON_LAUNCH_COST] = { "launch_cost", "Money to launch",
	    ECON_MONEY },
	[ECON_MANAGE_DAYS] = { "manage_days", "Our days a year", ECON_DAYS },
	[ECON_MARGIN] = { "margin", "Margin on a contract", ECON_SHARE },
	[ECON_PARTNER_RATE] = { "partner_day_rate",
	    "Cost of a day of theirs", ECON_MONEY },
	[ECON_PARTNER_LAUNCH] = { "partner_launch_days",
	    "Their days to launch", ECON_DAYS },
	[ECON_PARTNER_MANAGE] = { "partner_manage_days",
	    "Their days a year", ECON_DAYS },
};

static const char *const levels[ECON_LEVELS] = { "low", "base", "high" };

static int
read_value(struct dec *out, const struct node *n, enum econ_input in,
    struct err *e)
{
	if (dec_node(out, n, econ_inputs[in].key, e) < 0)
		return -1;
	if (out->u < 0)
		return node_err(e, n, "economics.%s: %.40s is negative",
		    econ_inputs[in].key, n->text);
	if (econ_inputs[in].unit == ECON_SHARE && out->u > DEC_ONE)
		return node_err(e, n, "economics.%s: %.40s is over 100 %%",
		    econ_inputs[in].key, n->text);
	return 0;
}

/* {low, base, high, source}; an end that is absent is base. */
static int
read_range(struct econ_number *out, const struct node *n, enum econ_input in,
    struct err *e)
{
	const struct node *base = node_get(n, "base"), *v;
	enum econ_level at;

	if (node_unknown(base))
		return node_err(e, n, "economics.%s: base is missing",
		    econ_inputs[in].key);
	for (at = ECON_LOW; at < ECON_LEVELS; at++) {
		v = node_get(n, levels[at]);
		if (read_value(&out->v[at], node_unknown(v) ? base : v, in,
		    e) < 0)
			return -1;
	}
	if (out->v[ECON_LOW].u > out->v[ECON_BASE].u ||
	    out->v[ECON_BASE].u > out->v[ECON_HIGH].u)
		return node_err(e, n, "economics.%s: low, base and high are "
		    "expected in this order", econ_inputs[in].key);
	out->source = node_get_text(n, "source", NULL);
	out->at = base;
	return 0;
}

static int
read_number(struct econ_number *out, const struct node *n,
    enum econ_input in, struct err *e)
{
	enum econ_level at;

	memset(out, 0, sizeof(*out));
	if (node_unknown(n))
		return 0;
	out->known = true;
	if (n->kind == NODE_MAP)
		return read_range(out, n, in, e);
	out->at = n;
	for (at = ECON_LOW; at < ECON_LEVELS; at++) {
		if (read_value(&out->v[at], n, in, e) < 0)
			return -1;
	}
	return 0;
}

/* A key misspelt would leave its figure unknown in silence. */
static int
check_keys(const struct node *map, struct err *e)
{
	const char *names[ECON_INPUTS], *near;
	const struct node *c;
	enum econ_input in;

	for (in = 0; in < ECON_INPUTS; in++)
		names[in] = econ_inputs[in].key;
	NODE_EACH(c, map) {
		for (in = 0; in < ECON_INPUTS; in++) {
			if (strcmp(names[in], c->key) == 0)
				break;
		}
		near = in < ECON_INPUTS ? NULL : str_nearest(c->key, names,
		    ECON_INPUTS);
		if (near != NULL)
			return node_err(e, c, "economics has no %.40s; did "
			    "you mean %s?", c->key, near);
	}
	return 0;
}

int
economics_read(struct economics *out, const struct node *program,
    struct err *e)
{
	const struct node *map = node_get(program, "economics");
	enum econ_input in;

	if (check_keys(map, e) < 0)
		return -1;
	for (in = 0; in < ECON_INPUTS; in++) {
		if (read_number(&out->in[in], node_get(map,
		    econ_inputs[in].key), in, e) < 0)
			return -1;
	}
	return 0;
}
