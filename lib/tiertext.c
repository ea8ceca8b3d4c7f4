/* tiertext - requirements of tiers in words */

#include "tiertext.h"

enum { EXACT = 6 };		/* decimals that files can hold */

/* The decimals that r needs to be exact, or 2. */
static int
places_of(struct ratio r)
{
	__int128 scale = 1;
	int places;

	for (places = 0; places <= EXACT; places++, scale *= 10) {
		if (r.d != 0 && scale % r.d == 0)
			return places;
	}
	return 2;
}

void
tier_add_number(struct str *out, struct ratio r, enum tier_unit unit,
    const char *currency)
{
	int places;

	if (unit == TIER_SHARE)
		r = ratio_mul(r, ratio_of(100, 1));
	if (unit == TIER_MONEY && currency != NULL && currency[0] != '\0')
		str_addf(out, "%s ", currency);
	places = places_of(r);
	ratio_add_commas(out, r, unit == TIER_MONEY && places == 1 ? 2 :
	    places);
	if (unit == TIER_SHARE && ratio_ok(r))
		str_adds(out, " %");
}

enum tier_unit
tier_rule_unit(const struct tier_rule *rule)
{
	if (rule->percent)
		return TIER_SHARE;
	return rule->kind == TIER_METRIC ? tier_metric_unit(&rule->metric) :
	    TIER_PLAIN;
}

/* What a rule is about that needs so many of the n rules below it. */
static void
add_subject(struct str *out, const struct tier_rule *rule, size_t needs,
    size_t n)
{
	switch (rule->kind) {
	case TIER_ALL:
		str_addf(out, "all %zu", n);
		break;
	case TIER_LEAST:
		if (needs == 1 && n > 1)
			str_addf(out, "any of %zu", n);
		else
			str_addf(out, "%zu of %zu", needs, n);
		if (n < rule->n)
			str_adds(out, " in effect");
		break;
	case TIER_METRIC:
		tier_metric_label(out, &rule->metric, false);
		break;
	case TIER_POINTS:
		str_adds(out, "points");
	}
}

void
tier_add_subject(struct str *out, const struct tier_rule *rule)
{
	add_subject(out, rule, rule->least, rule->n);
}

void
tier_add_title(struct str *out, const struct tier_judged *j)
{
	add_subject(out, j->rule, j->needs, j->n);
}

static void
add_texts(struct str *out, const struct node *wanted)
{
	const struct node *c;

	if (wanted->kind == NODE_SCALAR)
		str_adds(out, wanted->text);
	NODE_EACH(c, wanted)
		str_addf(out, "%s%s", c == wanted->first ? "" : ", ", c->text);
}

static void
add_need_texts(struct str *out, const struct tier_rule *rule)
{
	if (rule->op == TIER_INCLUDES_ANY && rule->wanted->n > 1)
		str_adds(out, "any of ");
	else if (rule->op == TIER_INCLUDES_ALL && rule->wanted->n > 1)
		str_adds(out, "all of ");
	add_texts(out, rule->wanted);
}

void
tier_add_need(struct str *out, const struct tier_rule *rule,
    const char *currency)
{
	enum tier_unit unit = tier_rule_unit(rule);
	struct ratio low = ratio_dec(rule->low), high = ratio_dec(rule->high);

	if (rule->kind == TIER_ALL || rule->kind == TIER_LEAST) {
		str_addf(out, "%zu", rule->least);
		return;
	}
	if (rule->wanted != NULL) {
		add_need_texts(out, rule);
		return;
	}
	if (rule->op == TIER_GTE)
		str_adds(out, "at least ");
	else if (rule->op == TIER_LTE)
		str_adds(out, "at most ");
	tier_add_number(out, rule->op == TIER_LTE ? high : low, unit,
	    currency);
	if (rule->op == TIER_BETWEEN) {
		str_adds(out, " to ");
		tier_add_number(out, high, unit, currency);
	}
	if (rule->minimums)
		str_adds(out, ", each above its minimum");
}

static size_t
count_met(const struct tier_judged *j)
{
	const struct tier_judged *c;
	size_t n = 0;

	for (c = j->first; c != NULL; c = c->next)
		n += c->mark == TIER_MET;
	return n;
}

void
tier_add_have(struct str *out, const struct tier_judged *j,
    const char *currency)
{
	const struct tier_rule *rule = j->rule;

	if (rule->kind == TIER_ALL || rule->kind == TIER_LEAST)
		str_addf(out, "%zu", count_met(j));
	else if (rule->kind == TIER_POINTS)
		tier_add_number(out, j->points, TIER_PLAIN, currency);
	else if (!j->value.known)
		str_adds(out, "unknown");
	else if (rule->wanted != NULL)
		tier_value_texts(out, &j->value);
	else
		tier_add_number(out, j->value.number, tier_rule_unit(rule),
		    currency);
}

struct ratio
tier_lack(const struct tier_judged *j)
{
	const struct tier_rule *rule = j->rule;
	struct ratio have, low = ratio_dec(rule->low);
	struct ratio high = ratio_dec(rule->op == TIER_EQUALS ? rule->low :
	    rule->high);

	if (j->mark == TIER_MET || rule->wanted != NULL || rule->kind ==
	    TIER_ALL || rule->kind == TIER_LEAST ||
	    (rule->kind == TIER_METRIC && (!j->value.known ||
	    j->value.barred)))
		return ratio_of(0, 0);
	have = rule->kind == TIER_POINTS ? j->points : j->value.number;
	if (rule->op != TIER_LTE && ratio_cmp(have, low) < 0)
		return ratio_sub(low, have);
	if (rule->op != TIER_GTE && ratio_cmp(have, high) > 0)
		return ratio_sub(have, high);
	return ratio_of(0, 0);
}

/* "at least 4 certified people" */
static void
add_asked(struct str *out, const struct tier_rule *rule, const char *currency)
{
	bool one = rule->op == TIER_GTE && rule->low.u == DEC_ONE;

	if (rule->wanted != NULL) {
		tier_metric_label(out, &rule->metric, false);
		str_addc(out, ' ');
		tier_add_need(out, rule, currency);
		return;
	}
	tier_add_need(out, rule, currency);
	str_addc(out, ' ');
	if (rule->kind == TIER_METRIC)
		tier_metric_label(out, &rule->metric, one);
	else
		str_adds(out, "points");
}

void
tier_add_notice(struct str *out, const struct tier_notice *n,
    const char *currency, bool document)
{
	str_adds(out, "from ");
	if (document)
		date_add_long(out, n->day);
	else
		date_add(out, n->day);
	if (n->leaf == NULL) {
		str_addf(out, n->ends ? " the tier %s is no more" :
		    " there is a tier %s", n->tier->name);
		return;
	}
	str_addf(out, " %s %s ", n->tier->name, n->ends ? "no longer needs" :
	    n->choice ? "can be reached with" : "needs");
	if (n->ends) {
		tier_add_subject(out, n->leaf->rule);
		return;
	}
	add_asked(out, n->leaf->rule, currency);
	if (n->leaf->mark == TIER_MET) {
		str_adds(out, "; by what is on file it is met then");
		return;
	}
	str_adds(out, "; by what is on file it is short of ");
	tier_add_gap(out, n->leaf, currency);
}
