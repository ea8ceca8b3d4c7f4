/* scoreknown - the ids of all cards, and what uses none of them */

#include "scorecard.h"

#include <stdint.h>
#include <stdio.h>

void
card_each_criterion(const struct node *card,
    void (*fn)(const struct node *criterion, void *ctx), void *ctx)
{
	const struct node *n, *group;

	NODE_EACH(n, node_get(card, "criteria"))
		fn(n, ctx);
	NODE_EACH(group, node_get(card, "categories")) {
		NODE_EACH(n, node_get(group, "criteria"))
			fn(n, ctx);
	}
}

/* Remember an entry of any card by its id; the first counts. */
static void
know(const struct node *n, void *ctx)
{
	const char *id = node_get_text(n, "id", NULL);
	void **slot = id != NULL ? map_at(ctx, id) : NULL;

	if (slot != NULL && *slot == NULL)
		*slot = (void *)(uintptr_t)n;
}

void
card_know(struct card *c, const struct node *file)
{
	const struct node *card, *n;
	size_t i;

	for (i = 0; card_names[i] != NULL; i++) {
		card = node_get(file, card_names[i]);
		card_each_criterion(card, know, &c->known);
		NODE_EACH(n, node_get(card, "gates"))
			know(n, &c->known_gates);
	}
}

static void
tell_unused(const struct node *at, const char *text, const char *id,
    void (*tell)(const char *message))
{
	char message[400];

	snprintf(message, sizeof(message), "%s:%u: %s: %s", at->file,
	    at->line, id, text);
	tell(message);
}

void
card_check_partner(const struct card *c, const struct node *partner,
    void (*tell)(const char *message))
{
	const struct node *n, *own;

	NODE_EACH(n, node_get(partner, "ratings")) {
		own = map_get(&c->known, n->key);
		if (own == NULL || node_get(own, "criteria") != NULL)
			tell_unused(n, "no card has this criterion; the "
			    "rating is not used", n->key, tell);
		else if (!node_unknown(node_get(own, "computed")) &&
		    !node_truth(node_get(n, "na")))
			tell_unused(n, "this criterion is computed; the "
			    "rating is not used", n->key, tell);
	}
	NODE_EACH(n, node_get(partner, "gates")) {
		if (map_get(&c->known_gates, n->key) == NULL)
			tell_unused(n, "no card has this gate; it is not "
			    "used", n->key, tell);
	}
}
