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

static bool
fits_any(const struct node *said, const struct node *tier,
    const struct node *tiers)
{
	const struct node *n;

	NODE_EACH(n, said) {
		if (node_text(n) != NULL && template_tier_fits(n->text,
		    node_get_text(tier, "id", ""), tiers))
			return true;
	}
	return false;
}

/* The first tier that fits when all behind it do, too, and it is not alone. */
static const struct node *
find_lowest(const struct node *said, const struct node *tiers)
{
	const struct node *t, *lowest = NULL;
	size_t n = 0;

	NODE_EACH(t, tiers) {
		if (fits_any(said, t, tiers)) {
			lowest = n++ == 0 ? t : lowest;
		} else if (n > 0) {
			return NULL;
		}
	}
	return n > 1 ? lowest : NULL;
}

/* What it says, as it is written: names where they are known. */
static void
add_said(struct str *out, const struct node *said, const struct node *tiers)
{
	const struct node *n, *t;
	const char *between = "";
	size_t place;

	NODE_EACH(n, said) {
		if (node_text(n) == NULL)
			continue;
		t = find_tier(&place, tiers, n->text);
		str_addf(out, "%s%s", between, node_get_text(t, "name",
		    n->text));
		between = ", ";
	}
}

void
template_tiers_tell(struct str *out, const struct node *said,
    const struct node *tiers)
{
	const struct node *t = find_lowest(said, tiers);
	const char *between = "";
	size_t before = out->len;

	if (said == NULL || said->first == NULL || (t != NULL &&
	    t == tiers->first)) {
		str_adds(out, "all");
		return;
	}
	if (t != NULL) {
		str_addf(out, "%s and up", node_get_text(t, "name", "?"));
		return;
	}
	NODE_EACH(t, tiers) {
		if (!fits_any(said, t, tiers))
			continue;
		str_addf(out, "%s%s", between, node_get_text(t, "name", "?"));
		between = ", ";
	}
	if (out->len == before)
		add_said(out, said, tiers);
	if (out->len == before)
		str_adds(out, "not known");
}
