/* tiercompare - operators of requirements and their values, read */

#include <string.h>

#include "shape.h"
#include "tierop.h"
#include "tierread.h"

/* 80.000 is eighty here, and 80 thousand to half of Europe. */
static int
check_money(const struct node *n, const char *name, struct err *e)
{
	static const struct shape money = { .kind = SHAPE_MONEY };
	struct str why = STR_INIT;
	int rc = 0;

	if (shape_fault(&why, &money, n))
		rc = node_err(e, n, "%s: %s", name, why.s);
	str_release(&why);
	return rc;
}

bool
tier_is_percent(const struct node *n)
{
	const char *text = node_text(n);

	return text != NULL && str_ends(text, "%");
}

/* What a percentage is no value of, or NULL: it may be one. */
static const char *
instead_of_percent(const struct tier_rule *rule, enum tier_unit unit)
{
	if (rule->kind == TIER_POINTS)
		return "a number of points";
	if (unit == TIER_MONEY)
		return "money";
	if (unit == TIER_COUNT)
		return "a whole number";
	/* satisfaction is measured either way */
	return unit == TIER_PLAIN && strcmp(rule->metric.name, "csat") != 0 ?
	    "a number" : NULL;
}

/* The number at n is of the kind that the unit wants. */
static int
check_form(const struct node *n, struct dec d, const struct tier_rule *rule,
    enum tier_unit unit, struct err *e)
{
	const char *name = rule->kind == TIER_POINTS ? "points" :
	    rule->metric.name;
	const char *instead = instead_of_percent(rule, unit);

	if (instead != NULL && tier_is_percent(n))
		return node_err(e, n, "%s: %.40s is a percentage; %s is "
		    "expected", name, n->text, instead);
	if (unit == TIER_COUNT && d.u % DEC_ONE != 0)
		return node_err(e, n, "%s: %.40s is no count; a whole number "
		    "is expected", name, n->text);
	return 0;
}

/* The number at n, not negative where it is a sum or a count. */
static int
read_bound(struct dec *out, const struct node *n, const struct tier_rule *rule,
    struct err *e)
{
	enum tier_unit unit = rule->kind == TIER_POINTS ? TIER_PLAIN :
	    tier_metric_unit(&rule->metric);

	if (dec_node(out, n, n->key != NULL ? n->key : "between", e) < 0 ||
	    check_form(n, *out, rule, unit, e) < 0)
		return -1;
	if (unit == TIER_MONEY)
		return check_money(n, rule->metric.name, e);
	if (out->u < 0 && unit != TIER_PLAIN && unit != TIER_ANY)
		return node_err(e, n, "%s: may not be negative",
		    rule->metric.name);
	if (unit == TIER_SHARE && out->u > DEC_ONE)
		return node_err(e, n, "%s: a share is at most 100%%; write it "
		    "like 15%%", rule->metric.name);
	return 0;
}

static int
read_between(struct tier_rule *rule, const struct node *n, struct err *e)
{
	if (n->kind != NODE_LIST || n->n != 2)
		return node_err(e, n, "between: a list of two numbers is "
		    "expected, like [50, 100]");
	if (read_bound(&rule->low, n->first, rule, e) < 0 ||
	    read_bound(&rule->high, n->last, rule, e) < 0)
		return -1;
	if (rule->low.u > rule->high.u)
		return node_err(e, n, "between: %s is over %s",
		    n->first->text, n->last->text);
	return 0;
}

static int
read_wanted(struct tier_rule *rule, const struct node *n, struct err *e)
{
	const struct node *c;

	rule->wanted = n;
	if (n->kind == NODE_SCALAR)
		return 0;
	if (n->kind != NODE_LIST || n->n == 0)
		return node_err(e, n, "%s: a list is expected, like [dach, "
		    "nordics]", n->key);
	NODE_EACH(c, n) {
		if (node_text(c) == NULL)
			return node_err(e, c, "%s: an entry that is no text",
			    n->key);
	}
	return 0;
}

/* Does the value, a text or not, go with equals for this unit? */
static int
read_equals(struct tier_rule *rule, const struct node *n, enum tier_unit unit,
    struct err *e)
{
	struct dec d;

	if (node_text(n) == NULL)
		return node_err(e, n, "equals: a single value is expected");
	if (unit == TIER_TEXTS || (unit == TIER_ANY &&
	    (n->quoted || dec_parse(&d, n->text, n->n) < 0)))
		return read_wanted(rule, n, e);
	return read_bound(&rule->low, n, rule, e);
}

/* The operator at n and its value. */
int
tier_read_op(struct tier_rule *rule, enum tier_op op, const struct node *n,
    struct err *e)
{
	enum tier_unit unit = rule->kind == TIER_POINTS ? TIER_PLAIN :
	    tier_metric_unit(&rule->metric);
	bool texts = op == TIER_INCLUDES_ANY || op == TIER_INCLUDES_ALL;
	const char *name = rule->kind == TIER_POINTS ? "points" :
	    rule->metric.name;

	rule->op = op;
	if (node_unknown(n))
		return node_err(e, n, "%s: a value is missing", n->key);
	if (op == TIER_EQUALS)
		return read_equals(rule, n, unit, e);
	if (texts && unit != TIER_TEXTS && unit != TIER_ANY)
		return node_err(e, n, "%s is a number: compare it by gte, "
		    "lte, equals or between", name);
	if (!texts && unit == TIER_TEXTS)
		return node_err(e, n, "%s is no number: compare it by equals, "
		    "includesAny or includesAll", name);
	if (texts)
		return read_wanted(rule, n, e);
	rule->percent = unit == TIER_ANY &&
	    tier_is_percent(n->kind == NODE_LIST ? n->first : n);
	if (op == TIER_BETWEEN)
		return read_between(rule, n, e);
	return read_bound(op == TIER_GTE ? &rule->low : &rule->high, n, rule,
	    e);
}

/* The one operator among the keys of map. */
int
tier_read_comparison(struct tier_reading *r, struct tier_rule *rule,
    const struct node *map)
{
	const struct node *n, *found = NULL;
	enum tier_op op = TIER_GTE;
	size_t i;

	for (i = 0; i < tier_op_count; i++) {
		n = node_get(map, tier_op_names[i].name);
		if (n != NULL && found != NULL)
			return node_err(r->e, n, "%s and %s: a requirement "
			    "has one of them; between has two ends",
			    found->key, n->key);
		if (n != NULL) {
			found = n;
			op = tier_op_names[i].op;
		}
	}
	if (found == NULL)
		return node_err(r->e, map, "one of gte, lte, equals, between, "
		    "includesAny and includesAll is missing");
	return tier_read_op(rule, op, found, r->e);
}
