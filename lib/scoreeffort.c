/* scoreeffort - scores per day of work, and the capacity line */

#include "scoreeffort.h"
#include "partner.h"

#include <stdlib.h>
#include <string.h>

static int
read_days(struct ratio *out, const struct node *n, const char *what,
    struct err *e)
{
	struct dec d;

	if (dec_node(&d, n, what, e) < 0)
		return -1;
	if (d.u <= 0)
		return node_err(e, n, "%s: '%.40s' is not more than zero "
		    "days", what, n->text);
	*out = ratio_dec(d);
	return 0;
}

/* The partner's own effort, else that of its type, else unknown. */
static int
find_days(struct effort *out, const struct card *c, struct err *e)
{
	const struct partner *p = out->score->partner;
	const struct node *own = partner_get(p, "effort"), *n;
	const struct node *types = node_get(node_get(c->node, "effort"),
	    "types");

	out->days = ratio_of(0, 0);
	n = own != NULL && own->kind == NODE_MAP ? node_get(own, "days") :
	    own;
	if (!node_unknown(n))
		return read_days(&out->days, n, "effort", e);
	n = p->type != NULL ? node_get(types, p->type) : NULL;
	if (node_unknown(n))
		return 0;
	out->by_type = true;
	return read_days(&out->days, n, p->type, e);
}

static int
effort_order(const void *x, const void *y)
{
	const struct effort *a = x, *b = y;
	int by = ratio_cmp(b->per_day, a->per_day);

	if (by == 0)
		by = strcmp(a->score->partner->name, b->score->partner->name);
	return by != 0 ? by : strcmp(a->score->partner->slug,
	    b->score->partner->slug);
}

static int
find_capacity(struct efforts *out, const struct card *c,
    const struct dec *capacity, struct err *e)
{
	const struct node *n = node_get(c->node, "capacity");

	out->capacity = ratio_of(0, 0);
	if (capacity != NULL)
		out->capacity = ratio_dec(*capacity);
	else if (!node_unknown(n))
		return read_days(&out->capacity, n, "capacity", e);
	return 0;
}

static int
too_fine(const struct effort *f, struct err *e)
{
	return node_err(e, f->score->partner->node, "the numbers are too fine "
	    "to be divided exactly; use fewer decimals");
}

/* Places, running sums, and where the line is. */
static int
fill(struct efforts *out, struct err *e)
{
	struct ratio sum = ratio_of(0, 1);
	struct effort *f;
	size_t i;

	out->filled = sum;
	for (i = 0; i < out->n && ratio_ok(out->v[i].days); i++) {
		f = &out->v[i];
		sum = ratio_add(sum, f->days);
		if (!ratio_ok(sum))
			return too_fine(f, e);
		f->place = i + 1;
		f->filled = sum;
		f->under = ratio_ok(out->capacity) &&
		    ratio_cmp(sum, out->capacity) > 0;
		if (!f->under) {
			out->nabove = i + 1;
			out->filled = sum;
		}
	}
	out->nplaced = i;
	return 0;
}

int
score_efforts(struct efforts *out, struct arena *a, const struct score *s,
    size_t n, const struct card *c, const struct dec *capacity,
    struct err *e)
{
	size_t i;

	memset(out, 0, sizeof(*out));
	out->v = arena_alloc(a, n * sizeof(*out->v));
	out->unit = node_get_text(node_get(c->node, "effort"), "unit",
	    "days");
	if (find_capacity(out, c, capacity, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		out->v[i].score = &s[i];
		if (find_days(&out->v[i], c, e) < 0)
			return -1;
		out->v[i].per_day = ratio_div(s[i].value, out->v[i].days);
		if (ratio_ok(out->v[i].days) && !ratio_ok(out->v[i].per_day))
			return too_fine(&out->v[i], e);
	}
	out->n = n;
	if (n > 0)
		qsort(out->v, n, sizeof(*out->v), effort_order);
	return fill(out, e);
}
