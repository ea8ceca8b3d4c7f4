/* fitrank - all partners scored on the card fit, and ranked */

#include "fitrank.h"

#include <string.h>

#include "evidence.h"
#include "partner.h"
#include "scoreall.h"

int
fitrank_find(struct fitrank *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct ws *ws = ev->ws;
	const struct partner **partners;
	size_t i;
	int rc;

	memset(out, 0, sizeof(*out));
	out->env = (struct rule_env){ .ws = ws, .today = evidence_day(ev),
	    .facts = node_new(a, NODE_MAP) };
	if (node_get(ws->scorecard, "fit") == NULL)
		return 0;
	out->there = true;
	if (card_read(&out->card, a, ws->scorecard, "fit", &out->env, e) < 0
	    || ws_load(ws, out->card.parts, e) < 0) {
		card_release(&out->card);
		return -1;
	}
	out->scores = arena_alloc(a, (ws->npartners + 1) *
	    sizeof(*out->scores));
	partners = arena_alloc(a, (ws->npartners + 1) * sizeof(*partners));
	for (i = 0; i < ws->npartners; i++) {
		if (!partner_former(&ws->partners[i]) ||
		    &ws->partners[i] == ev->partner)
			partners[out->n++] = &ws->partners[i];
	}
	rc = score_all(out->scores, a, &out->card, partners, out->n, e);
	if (rc == 0)
		out->nranked = score_rank(out->scores, out->n, &out->card);
	/* what it was read with; the criteria are in the arena */
	card_release(&out->card);
	return rc;
}

const struct score *
fitrank_of(const struct fitrank *f, const struct partner *p)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		if (f->scores[i].partner == p)
			return &f->scores[i];
	}
	return NULL;
}
