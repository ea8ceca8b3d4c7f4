/* sitescore - all partners on all cards */

#include "sitescore.h"

#include <string.h>

#include "partner.h"
#include "scoreall.h"

/* The scores of those that have not left, each at its partner's number. */
static int
score_card(struct site_card *c, struct arena *a, struct ws *ws, struct err *e)
{
	const struct partner **partners;
	struct score *scores;
	size_t i, n = 0;

	partners = arena_alloc(a, (ws->npartners + 1) * sizeof(*partners));
	scores = arena_alloc(a, (ws->npartners + 1) * sizeof(*scores));
	c->of = arena_alloc(a, (ws->npartners + 1) * sizeof(*c->of));
	for (i = 0; i < ws->npartners; i++)
		if (!partner_former(&ws->partners[i]))
			partners[n++] = &ws->partners[i];
	if (score_all(scores, a, &c->card, partners, n, e) < 0)
		return -1;
	for (i = 0; i < n; i++)
		c->of[partners[i] - ws->partners] = &scores[i];
	return 0;
}

int
site_scores_find(struct site_scores *out, struct arena *a, struct ws *ws,
    date day, struct err *e)
{
	struct site_card *c;
	size_t i;

	out->n = 0;
	for (i = 0; card_names[i] != NULL; i++) {
		if (node_get(ws->scorecard, card_names[i]) == NULL)
			continue;
		c = &out->cards[out->n++];
		*c = (struct site_card){ .name = card_names[i], .env = {
		    .ws = ws, .today = day, .facts = node_new(a,
		    NODE_MAP) } };
		if (card_read(&c->card, a, ws->scorecard, c->name, &c->env,
		    e) < 0 || score_card(c, a, ws, e) < 0)
			return -1;
	}
	return 0;
}

void
site_scores_release(struct site_scores *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		card_release(&s->cards[i].card);
	s->n = 0;
}

const struct site_card *
site_card(const struct site_scores *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (strcmp(s->cards[i].name, name) == 0)
			return &s->cards[i];
	return NULL;
}

void
site_score_add(struct str *out, const struct score *s)
{
	if (s == NULL)
		str_adds(out, "n/a");
	else if (s->state == SCORE_RANKED)
		ratio_add_text(out, s->value, 1);
	else
		str_adds(out, s->state == SCORE_INSUFFICIENT ?
		    "too little known" : score_state_name(s->state));
}
