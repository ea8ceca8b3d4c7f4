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

/* Does a tier's word follow: "Gold partners", "Gold tier"? */
static bool
is_of_tier(const char *after, const char *end)
{
	static const char *const words[] = { " partner", " tier" };
	size_t i, n;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		n = strlen(words[i]);
		if ((size_t)(end - after) >= n && memcmp(after, words[i],
		    n) == 0)
			return true;
	}
	return false;
}

void
saying_hold_tiers(const struct holder *h, const struct saying *s)
{
	static const char *const usual[] = { "Bronze", "Silver", "Gold",
		"Platinum", "Diamond" };
	static const struct policy_rule tiers = { "tiers", DAYS, "tier" };
	const struct node *list = node_get(h->program, "tiers"), *tier;
	const char *at;
	size_t i;

	for (i = 0; list != NULL && i < sizeof(usual) / sizeof(*usual); i++) {
		at = saying_word(s->text, s->n, usual[i]);
		if (at == NULL || (!is_of_tier(at + strlen(usual[i]),
		    s->text + s->n) && !policy_named(&tiers, s->all,
		    s->nall)))
			continue;
		for (tier = list->first; tier != NULL && strcmp(node_get_text(
		    tier, "name", ""), usual[i]) != 0; tier = tier->next)
			;
		if (tier == NULL)
			fault_add(&h->c->faults, FAULT_ERROR, h->file,
			    s->line, "'%s' is no tier of program.yaml:%u: "
			    "take the names from program.tiers", usual[i],
			    list->line);
	}
}
