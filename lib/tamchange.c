/* tamchange - what became of the assumptions of the partner market */

#include "tamchange.h"

#include <string.h>

/* The number there; NULL: there is no such category. */
static const struct tam_number *
number_at(const struct tam *t, struct tam_spot spot)
{
	const struct tam_category *c;

	if (spot.category == NULL)
		return &t->common[spot.in];
	c = tam_category(t, spot.category);
	return c != NULL ? &c->in[spot.in] : NULL;
}

static bool
known(const struct tam_number *n)
{
	return n != NULL && n->origin != TAM_UNKNOWN;
}

/* The same value, range and all? */
static bool
same_value(const struct tam_number *a, const struct tam_number *b)
{
	enum tam_level at;

	if (!known(a) || !known(b))
		return known(a) == known(b);
	for (at = TAM_LOW; at < TAM_LEVELS; at++) {
		if (a->v[at].u != b->v[at].u)
			return false;
	}
	return true;
}

static bool
same_source(const struct tam_number *a, const struct tam_number *b)
{
	return a->source == NULL || b->source == NULL ?
	    a->source == b->source : strcmp(a->source, b->source) == 0;
}

bool
tam_same_at(const struct tam *a, const struct tam *b, struct tam_spot spot)
{
	const struct tam_category *in_a, *in_b;
	const struct tam_number *x, *y;

	if (spot.in == TAM_KINDS) {
		in_a = tam_category(a, spot.category);
		in_b = tam_category(b, spot.category);
		return in_a == NULL || in_b == NULL ? in_a == in_b :
		    in_a->ours == in_b->ours;
	}
	x = number_at(a, spot);
	y = number_at(b, spot);
	if (x == NULL || y == NULL)
		return x == y;
	return x->origin == y->origin && same_value(x, y) &&
	    same_source(x, y);
}

/* A shared number stands in where a category has none of its own. */
static void
set_shared(struct tam *t, const struct tam_number *n, enum tam_input in)
{
	struct tam_number *old;
	size_t i;

	for (i = 0; i < t->n; i++) {
		old = &t->categories[i].in[in];
		if (old->origin != TAM_COMMON && old->origin != TAM_UNKNOWN)
			continue;
		*old = *n;
		if (n->origin != TAM_UNKNOWN)
			old->origin = TAM_COMMON;
	}
}

/* Make the change c of now in t, which is otherwise as it was. */
static void
apply(struct tam *t, const struct tam_change *c, const struct tam *now)
{
	struct tam_category *own = c->spot.category != NULL ?
	    (struct tam_category *)tam_category(t, c->spot.category) : NULL;
	size_t after;

	switch (c->kind) {
	case TAM_VALUE_CHANGED:
	case TAM_SOURCE_CHANGED:
		if (own != NULL)
			own->in[c->spot.in] = *c->now;
		else
			set_shared(t, c->now, c->spot.in);
		break;
	case TAM_CATEGORY_NEW:
		t->categories[t->n++] = *tam_category(now, c->spot.category);
		break;
	case TAM_CATEGORY_GONE:
		after = (size_t)(t->categories + t->n - own) - 1;
		memmove(own, own + 1, after * sizeof(*own));
		t->n--;
		break;
	case TAM_REVENUE_CHANGED:
		own->ours = !own->ours;
		break;
	}
}

/* What is compared; with: room for then's categories and one more. */
struct compare {
	struct tam_changes *out;
	const struct tam *then, *now;
	struct tam_category *with;
};

static struct ratio
total_of(const struct tam *t, bool ours)
{
	struct tam_total total = tam_total(t, ours);

	return total.n > 0 ? total.v[TAM_BASE] : ratio_of(0, 0);
}

/* Add the change, with what it alone makes of the totals. */
static void
add(struct compare *p, struct tam_change c)
{
	struct tam with = *p->then;
	int ours;

	with.categories = p->with;
	if (with.n > 0)
		memcpy(p->with, p->then->categories, with.n *
		    sizeof(*p->with));
	apply(&with, &c, p->now);
	for (ours = 0; ours < 2; ours++) {
		c.from[ours] = total_of(p->then, ours);
		c.to[ours] = total_of(&with, ours);
	}
	p->out->v[p->out->n++] = c;
}

/* Both are there: has it changed, its source alone, or not at all? */
static void
add_number(struct compare *p, struct tam_spot spot)
{
	struct tam_change c = { .spot = spot,
	    .then = number_at(p->then, spot), .now = number_at(p->now, spot) };

	if (spot.category != NULL && c.then->origin != TAM_OWN &&
	    c.now->origin != TAM_OWN)
		return;		/* it is that of the shared one */
	if (same_value(c.then, c.now) && same_source(c.then, c.now))
		return;
	c.kind = same_value(c.then, c.now) ? TAM_SOURCE_CHANGED :
	    TAM_VALUE_CHANGED;
	add(p, c);
}

/* A category that was there. */
static void
add_category(struct compare *p, const struct tam_category *was)
{
	const struct tam_category *is = tam_category(p->now, was->id);
	struct tam_change c = { .kind = TAM_CATEGORY_GONE,
	    .spot = { was->id, TAM_KINDS } };
	enum tam_input in;

	if (is == NULL) {
		add(p, c);
		return;
	}
	c.kind = TAM_REVENUE_CHANGED;
	if (is->ours != was->ours)
		add(p, c);
	for (in = 0; in < TAM_KINDS; in++)
		add_number(p, (struct tam_spot){ was->id, in });
}

void
tam_changes(struct tam_changes *out, struct arena *a,
    const struct tam *then, const struct tam *now)
{
	struct compare p = { out, then, now, arena_alloc(a, (then->n + 1) *
	    sizeof(*p.with)) };
	struct tam_change c = { .kind = TAM_CATEGORY_NEW,
	    .spot = { NULL, TAM_KINDS } };
	enum tam_input in;
	size_t i;

	out->n = 0;
	out->v = arena_alloc(a, (TAM_KINDS + then->n * (TAM_KINDS + 1) +
	    now->n) * sizeof(*out->v));
	for (in = 0; in < TAM_KINDS; in++)
		add_number(&p, (struct tam_spot){ NULL, in });
	for (i = 0; i < then->n; i++)
		add_category(&p, &then->categories[i]);
	for (i = 0; i < now->n; i++) {
		c.spot.category = now->categories[i].id;
		if (tam_category(then, c.spot.category) == NULL)
			add(&p, c);
	}
}
