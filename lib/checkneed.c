/* checkneed - what templates say of the tiers of program.yaml */

#include "checksaying.h"

#include <string.h>

/* What stands at a tier; a path is below it. */
static const struct policy_rule needs[] = {
	{ "tiers.*.requirements.sourced_revenue", MONEY, "sourced|revenue|"
	    "sell|sales|bring|needs|need|require|reach|threshold "
	    "!mdf|funds|margin|budget" },
	{ "tiers.*.requirements.certified", CERTIFICATES, "" },
	{ "tiers.*.mdf", MONEY, "mdf|funds|market-development|budget" },
	{ "tiers.*.margin", PER_CENT,
	    "margin !gross|contribution|operating|profit|our" },
	{ .path = NULL }
};

static bool
is_named(const struct saying *s, const struct node *tier)
{
	const char *name = node_get_text(tier, "name", NULL);

	return name != NULL && saying_word(s->all, s->nall, name) != NULL;
}

bool
saying_names_tier(const struct holder *h, const struct saying *s)
{
	const struct node *tier;

	NODE_EACH(tier, node_get(h->program, "tiers")) {
		if (is_named(s, tier))
			return true;
	}
	return false;
}

/* Of several tiers that are named one has to have the figure. */
static void
hold_need(const struct holder *h, const struct saying *s,
    const struct policy_rule *need, const struct literal *l)
{
	const struct node *tier, *value, *first = NULL;
	struct policy_rule below = *need;

	below.path += strlen("tiers.*.");
	NODE_EACH(tier, node_get(h->program, "tiers")) {
		if (!is_named(s, tier))
			continue;
		switch (policy_hold(&value, &below, l, tier)) {
		case POLICY_SAME:
			saying_tell(h, l, s->line, need, value);
			return;
		case POLICY_OTHER:
			first = first != NULL ? first : value;
			break;
		case POLICY_NONE:
			break;
		}
	}
	if (first != NULL)
		saying_tell(h, l, s->line, need, first);
}

static void
hold_figure(const struct holder *h, const struct saying *s,
    const struct literal *l)
{
	const struct policy_rule *need;

	for (need = needs; need->path != NULL; need++) {
		if (l->measure == need->measure && policy_named(need, s->all,
		    s->nall))
			hold_need(h, s, need, l);
	}
}

void
saying_hold_needs(const struct holder *h, const struct saying *s)
{
	struct literal l;
	size_t at = 0;

	if (!saying_names_tier(h, s))
		return;
	if (s->head != NULL && literal_bare(&l, s->text, s->n, s->head)) {
		hold_figure(h, s, &l);
		return;
	}
	while (literal_next(&l, s->text, s->n, &at))
		hold_figure(h, s, &l);
}
