/* chartshare - the rows of a Pareto chart in their order */

#include "chartshare.h"

#include <stdlib.h>

#include "chartpanel.h"
#include "mem.h"

static struct ratio
first_value(const struct chart_row *row)
{
	return row->values[0].v;
}

static bool
counts(struct ratio v)
{
	return ratio_ok(v) && v.n > 0;
}

struct share *
chart_shares(const struct chart *c)
{
	struct share *shares = mem_zero(c->n_rows, sizeof(*shares));
	size_t *order = panel_order(c, first_value), i;
	struct ratio all = ratio_of(0, 1), sum = all, v;

	for (i = 0; i < c->n_rows; i++) {
		v = c->rows[i].values[0].v;
		if (counts(v))
			all = ratio_add(all, v);
	}
	for (i = 0; i < c->n_rows; i++) {
		shares[i].row = order[i];
		v = c->rows[order[i]].values[0].v;
		if (counts(v))
			sum = ratio_add(sum, v);
		shares[i].sum = ratio_div(sum, all);
		if (!ratio_ok(v))
			shares[i].sum = v;
	}
	free(order);
	return shares;
}
