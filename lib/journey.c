/* journey - stages, needs, owners, and the partners that cover them */

#include "journey.h"

#include <string.h>

#include "map.h"
#include "partner.h"
#include "shape.h"

const char *const journey_categories[CATEGORIES] = { "solutions",
	"technology", "sales" };

static const char *const owners[] = { "nobody", "us", "joint", "partner" };

const char *
owner_name(enum owner o)
{
	return owners[o];
}

bool
need_is_gap(const struct need *n)
{
	return n->n == 0 && n->owner != OWNER_US;
}

bool
need_is_single(const struct need *n)
{
	return n->n == 1 && n->owner != OWNER_US;
}

enum owner
stage_owner(size_t *n, const struct stage *s, size_t category)
{
	enum owner all = OWNER_NOBODY, o;
	size_t i;

	*n = 0;
	for (i = 0; i < s->n; i++) {
		if (s->needs[i].category != category)
			continue;
		(*n)++;
		o = s->needs[i].owner;
		if (all == OWNER_NOBODY)
			all = o;
		else if (o != OWNER_NOBODY && o != all)
			all = OWNER_JOINT;
	}
	return all;
}

static enum owner
owner_of(const struct node *n)
{
	const char *text = node_get_text(n, "owner", "nobody");
	size_t i;

	for (i = 0; i < sizeof(owners) / sizeof(owners[0]); i++) {
		if (strcmp(owners[i], text) == 0)
			return (enum owner)i;
	}
	return OWNER_NOBODY;
}

static size_t
category_of(const struct node *need)
{
	const char *text = node_get_text(need, "category", "");
	size_t i = 0;

	while (i < CATEGORIES && strcmp(journey_categories[i], text) != 0)
		i++;
	return i;
}

/* A need, and the next one of the same id: ids may stand twice. */
struct entry {
	struct need *need;
	struct entry *same;
};

static void
index_need(struct map *index, struct arena *a, struct need *need)
{
	void **at = map_at(index, need->id);
	struct entry *entry = arena_alloc(a, sizeof(*entry));

	entry->need = need;
	entry->same = *at;
	*at = entry;
}

/* Note that p covers the need, once however often it says so. */
static void
cover(struct arena *a, struct need *need, const struct partner *p)
{
	const struct partner **by = need->by;

	if (need->n > 0 && by[need->n - 1] == p)
		return;
	if (need->n == 0 || (need->n & (need->n - 1)) == 0) {
		need->by = arena_alloc(a, (need->n * 2 + 1) * sizeof(*by));
		if (need->n > 0)
			memcpy(need->by, by, need->n * sizeof(*by));
	}
	need->by[need->n++] = p;
}

/* Partners with a contract that list the needs under covers. */
static void
find_covers(const struct map *index, struct ws *ws)
{
	const struct partner *p;
	const struct entry *entry;
	const struct node *c;
	size_t i;

	for (i = 0; i < ws->npartners; i++) {
		p = &ws->partners[i];
		if (!partner_signed(p))
			continue;
		NODE_EACH(c, partner_get(p, "covers")) {
			entry = node_text(c) != NULL ?
			    map_get(index, c->text) : NULL;
			for (; entry != NULL; entry = entry->same)
				cover(&ws->arena, entry->need, p);
		}
	}
}

static void
read_need(struct need *out, const struct node *n, enum owner stage)
{
	memset(out, 0, sizeof(*out));
	out->node = n;
	out->id = node_get_text(n, "id", "");
	out->name = node_get_text(n, "name", out->id);
	out->category = category_of(n);
	out->owner = owner_of(n);
	if (out->owner == OWNER_NOBODY)
		out->owner = stage;
	out->owner_stated = out->owner != OWNER_NOBODY;
}

static void
read_stage(struct journey *j, struct ws *ws, const struct node *n)
{
	struct stage *s = &j->stages[j->n++];
	const struct node *list = node_get(n, "needs"), *c;

	s->id = node_get_text(n, "id", "");
	s->name = node_get_text(n, "name", s->id);
	s->goal = node_get_text(n, "goal", "");
	s->kpi = node_get_text(n, "kpi", "");
	s->needs = arena_alloc(&ws->arena,
	    ((list != NULL ? list->n : 0) + 1) * sizeof(*s->needs));
	NODE_EACH(c, list) {
		read_need(&s->needs[s->n], c, owner_of(n));
		if (s->needs[s->n++].category < CATEGORIES)
			j->needs++;
		else
			j->other++;
	}
}

/* Who covers what; a need that a partner covers is, unless stated, its. */
static void
add_covers(struct journey *j, struct ws *ws)
{
	struct map index = { 0 };
	struct need *need;
	size_t i, k;

	for (i = 0; i < j->n; i++) {
		for (k = 0; k < j->stages[i].n; k++)
			index_need(&index, &ws->arena,
			    &j->stages[i].needs[k]);
	}
	find_covers(&index, ws);
	map_release(&index);
	for (i = 0; i < j->n; i++) {
		for (k = 0; k < j->stages[i].n; k++) {
			need = &j->stages[i].needs[k];
			if (!need->owner_stated && need->n > 0)
				need->owner = OWNER_PARTNER;
		}
	}
}

/* The stages a customer usually goes through, for who declares none. */
static void
take_default(struct journey *j, struct ws *ws)
{
	static const struct stage usual[] = {
		{ "awareness", "Awareness",
		    "Notice that there is a problem worth solving.",
		    "first conversations a month", NULL, 0 },
		{ "education", "Education",
		    "Understand what a solution would change.",
		    "share of conversations that become an opportunity",
		    NULL, 0 },
		{ "selection", "Selection",
		    "Choose a supplier without regret.",
		    "win rate, days from opportunity to signature", NULL, 0 },
		{ "onboarding", "Onboarding", "See the first result soon.",
		    "days from signature to first use", NULL, 0 },
		{ "adoption", "Adoption",
		    "Make it part of the daily work.",
		    "share of licensed people who use it each week", NULL, 0 },
		{ "expansion", "Expansion",
		    "Get the same result in more places.",
		    "net revenue retention", NULL, 0 },
		{ "advocacy", "Advocacy",
		    "Be seen as the one who did it well.",
		    "references given, introductions made", NULL, 0 },
	};

	j->assumed = true;
	j->n = sizeof(usual) / sizeof(usual[0]);
	j->stages = arena_alloc(&ws->arena, sizeof(usual));
	memcpy(j->stages, usual, sizeof(usual));
}

int
journey_read(struct journey *out, struct ws *ws, struct err *e)
{
	const struct node *list = node_get(ws->company, "journey"), *c;
	const struct shape *shape = shape_member(shape_company, "journey",
	    strlen("journey"));

	memset(out, 0, sizeof(*out));
	if (list == NULL || list->n == 0) {
		take_default(out, ws);
		return 0;
	}
	if (list->kind != NODE_LIST)
		return node_err(e, list, "journey: a list of stages is "
		    "expected");
	out->stages = arena_alloc(&ws->arena,
	    list->n * sizeof(*out->stages));
	NODE_EACH(c, list) {
		if (c->kind != NODE_MAP)
			return node_err(e, c, "a stage is a map like {id: "
			    "awareness, name: Awareness, needs: [...]}");
		if (shape_hold(c, shape->members, NULL, NULL, e) < 0)
			return -1;
		read_stage(out, ws, c);
	}
	add_covers(out, ws);
	return 0;
}
