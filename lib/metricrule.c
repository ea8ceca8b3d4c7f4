/* metricrule - what the keys of a metric's definition say together */

#include "metricrule.h"

#include <string.h>

/* Refuse keys, NULL-ended, that stand beside one which makes them void. */
static int
refuse_keys(const struct metric *m, const char *const *keys, const char *why,
    struct err *e)
{
	const struct node *n;

	for (; *keys != NULL; keys++) {
		n = node_get(m->node, *keys);
		if (!node_unknown(n))
			return node_err(e, n, "metric %s: %s says nothing %s: "
			    "take it away", m->id, *keys, why);
	}
	return 0;
}

/* The unit that follows from what is taken. */
static enum metric_unit
unit_of(const struct metric *m)
{
	if (m->npart > 0 || m->top > 0)
		return METRIC_PERCENT;
	if (m->take == TAKE_COUNT)
		return METRIC_COUNT;
	return m->number->money ? METRIC_MONEY : METRIC_DAYS;
}

/* Does `least` apply: to shares and medians? */
static bool
is_told_from(const struct metric *m)
{
	return m->npart > 0 || m->top > 0 || m->take == TAKE_MEDIAN;
}

int
metric_rules(const struct metric *m, struct err *e)
{
	static const char *const of_quotient[] = { "divide", "per", "target",
		"less", NULL };
	static const char *const of_records[] = { "day", "where", "part",
		"take", "by", "top", "least", NULL };
	static const char *const of_share[] = { "least", NULL };
	static const char *const of_part[] = { "part", NULL };

	if (m->of == NULL)
		return refuse_keys(m, of_records, "without `of`", e);
	if (refuse_keys(m, of_quotient, "beside `of`", e) < 0)
		return -1;
	if (m->take == TAKE_MEDIAN && refuse_keys(m, of_part,
	    "of a median", e) < 0)
		return -1;
	if (!is_told_from(m) && refuse_keys(m, of_share,
	    "of a count or a sum", e) < 0)
		return -1;
	if (m->unit != unit_of(m))
		return node_err(e, node_get(m->node, "unit"), "metric %s: its "
		    "unit is %s, not %s", m->id, metric_unit_name(unit_of(m)),
		    metric_unit_name(m->unit));
	return 0;
}
