/* tierfacts - what metrics of tiers share, each worked out once */

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "partner.h"
#include "tierkind.h"

static int
by_closed(const void *x, const void *y)
{
	const struct deal *a = *(const struct deal *const *)x;
	const struct deal *b = *(const struct deal *const *)y;

	return a->closed != b->closed ? (a->closed < b->closed ? -1 : 1) : 0;
}

/* All won deals by the day they closed, with running sums. */
static void
sum_won(struct tier_facts *f)
{
	size_t i;

	f->summed = true;
	f->won = mem_zero(f->ws->ndeals, sizeof(*f->won));
	f->sums = mem_zero(f->ws->ndeals, sizeof(*f->sums));
	for (i = 0; i < f->ws->ndeals; i++) {
		if (f->ws->deals[i].stage == DEAL_WON)
			f->won[f->nwon++] = &f->ws->deals[i];
	}
	if (f->nwon > 0)
		qsort(f->won, f->nwon, sizeof(*f->won), by_closed);
	for (i = 0; i < f->nwon; i++)
		f->sums[i] = f->won[i]->amount.m + (i > 0 ?
		    f->sums[i - 1] : 0);
}

/* What was won by all before the day. */
static __int128
won_before(const struct tier_facts *f, date day)
{
	size_t low = 0, high = f->nwon, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (f->won[middle]->closed < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? f->sums[low - 1] : 0;
}

struct money
tier_won(struct tier_facts *f, date from, date to)
{
	if (!f->summed)
		sum_won(f);
	return (struct money){ won_before(f, to + 1) - (from != DATE_NONE ?
	    won_before(f, from) : 0) };
}

/* A person's number: that of an earlier entry with the name, or a new one. */
static size_t
person_of(struct map *names, struct tier_people *all, const char *name)
{
	void **slot;

	if (name == NULL)
		return all->npersons++;
	slot = map_at(names, name);
	if (*slot == NULL)
		*slot = (void *)(uintptr_t)++all->npersons;
	return (size_t)(uintptr_t)*slot - 1;
}

static int
read_people(struct tier_people *all, struct map *names,
    const struct node *list, struct err *e)
{
	struct tier_certificate *c;
	const struct node *n;

	NODE_EACH(n, list) {
		c = &all->v[all->n++];
		if (date_node(&c->earned, node_get(n, "earned"), "earned",
		    e) < 0 || date_node(&c->expires, node_get(n, "expires"),
		    "expires", e) < 0)
			return -1;
		c->level = node_get_text(n, "level", NULL);
		c->person = person_of(names, all, node_get_text(n, "person",
		    NULL));
	}
	return 0;
}

int
tier_people_of(struct tier_people **out, struct tier_facts *f,
    const struct partner *p, struct err *e)
{
	const struct node *list = partner_get(p, "certifications");
	struct tier_people **slot = &f->people[p - f->ws->partners];
	struct map names = { 0 };
	int rc;

	*out = *slot;
	if (*slot != NULL || node_unknown(list))
		return 0;
	*out = arena_alloc(&f->arena, sizeof(**out));
	(*out)->v = arena_alloc(&f->arena, list->n * sizeof(*(*out)->v));
	(*out)->seen = arena_alloc(&f->arena, list->n * sizeof(uint32_t));
	rc = read_people(*out, &names, list, e);
	map_release(&names);
	if (rc == 0)
		*slot = *out;
	return rc;
}

/* Which card; cards are read once. */
static int
read_card(size_t *at, struct tier_facts *f, const char *name, struct err *e)
{
	size_t i = 0;

	while (strcmp(card_names[i], name) != 0)
		i++;
	*at = i;
	if (f->read[i])
		return 0;
	f->env.ws = f->ws;
	f->env.today = f->today;
	if (ws_load(f->ws, WS_SCORECARD, e) < 0)
		return -1;
	/* the card is released even if it could not be read */
	f->read[i] = true;
	if (card_read(&f->cards[i], &f->arena, f->ws->scorecard, name,
	    &f->env, e) < 0)
		return -1;
	f->scores[i] = mem_zero(f->ws->npartners, sizeof(*f->scores[i]));
	return ws_load(f->ws, f->cards[i].parts, e);
}

int
tier_score_of(const struct score **out, struct tier_facts *f,
    const char *card, const struct partner *p, struct err *e)
{
	struct score **slot, *s;
	size_t i;

	if (read_card(&i, f, card, e) < 0)
		return -1;
	if (f->scores[i] == NULL)
		return err_set(e, ERR_INVALID, "strategy/scorecard.yaml: the "
		    "card %s could not be read", card);
	slot = &f->scores[i][p - f->ws->partners];
	*out = *slot;
	if (*slot != NULL)
		return 0;
	s = arena_alloc(&f->arena, sizeof(*s));
	if (score_partner(s, &f->arena, &f->cards[i], p, e) < 0)
		return -1;
	*out = *slot = s;
	return 0;
}

/* Note the customer for each partner that serves it. */
static void
add_served(struct tier_facts *f, const struct account *a)
{
	const struct node *n;
	struct tier_served *s;
	void **slot;

	NODE_EACH(n, node_get(a->node, "partners")) {
		if (node_text(n) == NULL)
			continue;
		slot = map_at(&f->customers, n->text);
		if (*slot == NULL)
			*slot = mem_zero(1, sizeof(*s));
		s = *slot;
		if (s->n > 0 && s->v[s->n - 1] == a)
			continue;
		MEM_ROOM(s->v, s->n, s->cap);
		s->v[s->n++] = a;
	}
}

int
tier_facts_init(struct tier_facts *out, struct ws *ws, date today,
    struct err *e)
{
	size_t i;

	memset(out, 0, sizeof(*out));
	out->ws = ws;
	out->today = today;
	if (ws_load(ws, WS_PROGRAM | WS_PARTNERS | WS_DEALS, e) < 0)
		return -1;
	out->people = mem_zero(ws->npartners, sizeof(*out->people));
	for (i = 0; i < ws->naccounts; i++) {
		if (!ws->accounts[i].prospect)
			add_served(out, &ws->accounts[i]);
	}
	return 0;
}

void
tier_facts_release(struct tier_facts *f)
{
	struct tier_served *s;
	size_t at = 0, i;
	void *value;

	while (map_next(&f->customers, &at, &value) != NULL) {
		s = value;
		free(s->v);
		free(s);
	}
	map_release(&f->customers);
	for (i = 0; i < TIER_CARDS; i++) {
		if (f->read[i])
			card_release(&f->cards[i]);
		free(f->scores[i]);
	}
	free(f->people);
	free(f->won);
	free(f->sums);
	arena_release(&f->arena);
}
