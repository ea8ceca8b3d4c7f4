/* evbase - what the evidence of several documents is computed from alike */

#include "evbase.h"

#include <string.h>

#include "evidence.h"
#include "partner.h"
#include "revenue.h"

void
evbase_take(struct evbase *to, const struct evbase *from)
{
	to->stakes = to->stakes != NULL ? to->stakes : from->stakes;
	to->prospects = to->prospects != NULL ? to->prospects :
	    from->prospects;
	to->certified = to->certified != NULL ? to->certified :
	    from->certified;
	to->reach = to->reach != NULL ? to->reach : from->reach;
	to->covers = to->covers != NULL ? to->covers : from->covers;
	to->models = to->models != NULL ? to->models : from->models;
	to->phases = to->phases != NULL ? to->phases : from->phases;
	to->fit = to->fit != NULL ? to->fit : from->fit;
}

void
evbase_forget_facts(struct evbase *b)
{
	b->fit = NULL;
	b->phases = NULL;
}

const struct concentration *
evbase_stakes(struct evidence *ev)
{
	struct arena *a = &ev->ws->arena;
	struct concentration *c;

	if (ev->base.stakes == NULL) {
		c = arena_alloc(a, sizeof(*c));
		concentration_find(c, a, ev->ws, evidence_day(ev));
		ev->base.stakes = c;
	}
	return ev->base.stakes;
}

const struct reach_data *
evbase_reach(struct evidence *ev)
{
	struct reach_data *r;

	if (ev->base.reach == NULL) {
		r = arena_alloc(&ev->ws->arena, sizeof(*r));
		reach_data_find(r, ev->ws, ev->today);
		ev->base.reach = r;
	}
	return ev->base.reach;
}

const struct prospects *
evbase_prospects(struct evidence *ev)
{
	struct prospects *ps = ev->base.prospects;

	if (ps == NULL) {
		ps = arena_alloc(&ev->ws->arena, sizeof(*ps));
		prospects_find(ps, &ev->ws->arena, ev->ws, evidence_day(ev));
		ev->base.prospects = ps;
	}
	ps->ws = ev->ws;
	return ps;
}

size_t
evbase_certified(struct evidence *ev)
{
	const struct ws *ws = ev->ws;
	size_t *n, i;

	if (ev->base.certified != NULL)
		return *ev->base.certified;
	n = arena_alloc(&ev->ws->arena, sizeof(*n));
	*n = 0;
	for (i = 0; i < ws->npartners; i++) {
		if (partner_signed(&ws->partners[i]))
			*n += partner_people(&ws->partners[i], ev->today);
	}
	ev->base.certified = n;
	return *n;
}

/* The needs of the journey with who covers them; the last has no id. */
static const struct having *
covers_find(struct evidence *ev)
{
	const struct node *journey = node_get(ev->ws->company, "journey");
	const struct node *stage, *need;
	struct having *h;
	size_t n = 0;

	NODE_EACH(stage, journey) {
		need = node_get(stage, "needs");
		n += need != NULL ? need->n : 0;
	}
	h = arena_alloc(&ev->ws->arena, (n + 1) * sizeof(*h));
	memset(h, 0, (n + 1) * sizeof(*h));
	n = 0;
	NODE_EACH(stage, journey) {
		NODE_EACH(need, node_get(stage, "needs"))
			h[n++].id = node_get_text(need, "id", "");
	}
	having_find(h, n, ev->ws, "covers");
	return h;
}

size_t
evbase_covered(struct evidence *ev, const char *need)
{
	const struct having *h;

	if (ev->base.covers == NULL)
		ev->base.covers = covers_find(ev);
	for (h = ev->base.covers; h->id != NULL; h++) {
		if (strcmp(h->id, need) == 0)
			return h->n;
	}
	return 0;
}

/* Count a partner in, and take it as the example if it has won most. */
static void
use_model(struct model_use *use, struct money top[2], const struct partner *p)
{
	struct deal_sum s = revenue_ever(p, ROLE_SOURCED, STATE_WON);
	struct deal_sum i = revenue_ever(p, ROLE_INFLUENCED, STATE_WON);

	use->with_contract++;
	if (s.count + i.count == 0 || s.amount.m < top[0].m ||
	    (s.amount.m == top[0].m && i.amount.m <= top[1].m &&
	    use->best != NULL))
		return;
	use->best = p;
	top[0] = s.amount;
	top[1] = i.amount;
}

const struct model_use *
evbase_models(struct evidence *ev)
{
	const struct node *models = node_get(ev->ws->program, "models"), *m;
	size_t n = models != NULL ? models->n : 0, i, k;
	struct arena *a = &ev->ws->arena;
	const struct partner *p;
	struct model_use *use;
	struct money (*top)[2];

	if (ev->base.models != NULL)
		return ev->base.models;
	use = arena_alloc(a, (n + 1) * sizeof(*use));
	top = arena_alloc(a, (n + 1) * sizeof(*top));
	memset(use, 0, (n + 1) * sizeof(*use));
	memset(top, 0, (n + 1) * sizeof(*top));
	for (i = 0; i < ev->ws->npartners; i++) {
		p = &ev->ws->partners[i];
		if (p->type == NULL || !partner_signed(p))
			continue;
		k = 0;
		NODE_EACH(m, models) {
			if (node_has(node_get(m, "types"), p->type))
				use_model(&use[k], top[k], p);
			k++;
		}
	}
	ev->base.models = use;
	return use;
}

int
evbase_fit(const struct fitrank **out, struct evidence *ev, struct err *e)
{
	struct fitrank *f = ev->base.fit;

	if (f == NULL) {
		f = arena_alloc(&ev->ws->arena, sizeof(*f));
		if (fitrank_find(f, ev, e) < 0)
			return -1;
		/* with a partner that has left, it is of that one alone */
		if (ev->partner == NULL || !partner_former(ev->partner))
			ev->base.fit = f;
	} else if (ev->partner != NULL && partner_former(ev->partner)) {
		f = arena_alloc(&ev->ws->arena, sizeof(*f));
		if (fitrank_find(f, ev, e) < 0)
			return -1;
	}
	f->env.ws = ev->ws;
	*out = f;
	return 0;
}
