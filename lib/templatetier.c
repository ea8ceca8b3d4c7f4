/* templatetier - which tiers a template is meant for */

#include "templatetier.h"

#include <string.h>

#include "dec.h"
#include "fold.h"

/* The tier of this id, and how many stand before it; NULL: there is none. */
static const struct node *
find_tier(size_t *place, const struct node *tiers, const char *id)
{
	const struct node *t;

	*place = 0;
	NODE_EACH(t, tiers) {
		if (strcmp(node_get_text(t, "id", ""), id) == 0)
			return t;
		++*place;
	}
	return NULL;
}

static bool
is_funded(const struct node *tier)
{
	const struct node *mdf = node_get(tier, "mdf");
	struct dec d;

	return node_text(mdf) == NULL ||
	    dec_parse(&d, mdf->text, mdf->n) < 0 || d.u > 0;
}

bool
template_tier_fits(const char *said, const char *asked,
    const struct node *tiers)
{
	size_t place;
	const struct node *tier = find_tier(&place, tiers, asked);

	if (strcmp(said, asked) == 0)
		return true;
	if (strcmp(said, "funded") == 0)
		return is_funded(tier);
	if (strcmp(said, "reviewed") == 0)
		return strcmp(node_get_text(tier, "review", ""), "annual") != 0;
	if (strcmp(said, "upper") == 0)
		return tier == NULL || place >= (tiers->n + 1) / 2;
	return false;
}

void
template_tiers_by_name(struct list *asked, const struct node *tiers)
{
	const struct node *t;
	size_t i;

	for (i = 0; i < asked->n; i++) {
		NODE_EACH(t, tiers) {
			if (fold_same(asked->s[i], node_get_text(t, "name",
			    "")) || fold_same(asked->s[i], node_get_text(t,
			    "id", "")))
				asked->s[i] = node_get_text(t, "id",
				    asked->s[i]);
		}
	}
}
