/* tally - counting accounts and deals by a property */

#include "tally.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "mem.h"
#include "ztest.h"

void
tally_release(struct tally *t)
{
	sample_release(&t->won_amount);
	sample_release(&t->won_days);
	sample_release(&t->lost_days);
}

void
tallies_release(struct tallies *ts)
{
	size_t i;

	for (i = 0; i < ts->n; i++)
		tally_release(&ts->t[i]);
	free(ts->t);
	map_release(&ts->ids);
	memset(ts, 0, sizeof(*ts));
}

struct tally *
tally_at(struct tallies *ts, const char *id)
{
	void **slot;

	if (id == NULL)
		return NULL;
	slot = map_at(&ts->ids, id);
	if (*slot == NULL) {
		MEM_ROOM(ts->t, ts->n, ts->cap);
		memset(&ts->t[ts->n], 0, sizeof(*ts->t));
		ts->t[ts->n].id = id;
		*slot = (void *)(uintptr_t)++ts->n;
	}
	return &ts->t[(uintptr_t)*slot - 1];
}

void
tally_account(struct tally *t, const struct account *a)
{
	if (t == NULL || a->prospect)
		return;
	if (a->churned != DATE_NONE)
		t->former++;
	else
		t->customers++;
}

void
tally_deal(struct tally *t, const struct deal *d)
{
	if (t == NULL)
		return;
	if (d->stage == DEAL_WON) {
		t->won++;
		sample_add(&t->won_amount, d->amount.m);
		sample_add(&t->won_days, d->closed - d->created);
	} else if (d->stage == DEAL_LOST) {
		t->lost++;
		sample_add(&t->lost_days, d->closed - d->created);
	} else {
		t->open++;
	}
}

bool
deal_is_expansion(const struct deal *d)
{
	return d->kind != NULL && strcmp(d->kind, "expansion") == 0;
}

void
tally_new(struct tally *t, const struct deal *d)
{
	if (!deal_is_closed(d) || !deal_is_expansion(d))
		tally_deal(t, d);
}

void
tally_merge(struct tally *t, const struct tally *from)
{
	t->customers += from->customers;
	t->former += from->former;
	t->won += from->won;
	t->lost += from->lost;
	t->open += from->open;
	sample_merge(&t->won_amount, &from->won_amount);
	sample_merge(&t->won_days, &from->won_days);
	sample_merge(&t->lost_days, &from->lost_days);
}

static size_t
closed(const struct tally *t)
{
	return t->won + t->lost;
}

/* 0: core, 1: too few cases, 2: the rest. */
static int
class_of(const struct tally *t)
{
	if (t->core)
		return 0;
	return closed(t) < FIG_FEW ? 1 : 2;
}

static int
rank_order(const void *x, const void *y)
{
	const struct tally *a = x, *b = y;
	int ca = class_of(a), cb = class_of(b), by_rate;

	if (ca != cb)
		return ca - cb;
	if (ca == 1 && a->customers != b->customers)
		return a->customers > b->customers ? -1 : 1;
	by_rate = ratio_cmp(
	    ratio_of((int64_t)b->won, (int64_t)closed(b)),
	    ratio_of((int64_t)a->won, (int64_t)closed(a)));
	if (by_rate == 0 && closed(a) != closed(b))
		return closed(a) > closed(b) ? -1 : 1;
	return by_rate != 0 ? by_rate : strcmp(a->id, b->id);
}

/* Is the win rate of t above that of the others, and beyond chance? */
static void
judge(struct tally *t, struct share others)
{
	struct share own = { t->won, closed(t) };

	t->sure = share_over(own, others);
	t->core = own.of >= FIG_FEW && (others.of == 0 ? own.n > 0 :
	    own.n * others.of > others.n * own.of);
}

void
tallies_rank(struct tallies *ts, const struct tally *all)
{
	struct share sum = { 0, 0 };
	size_t i;

	for (i = 0; i < ts->n; i++) {
		sum.n += ts->t[i].won;
		sum.of += closed(&ts->t[i]);
	}
	if (all != NULL)
		sum = (struct share){ all->won, closed(all) };
	for (i = 0; i < ts->n; i++)
		judge(&ts->t[i], (struct share){ sum.n - ts->t[i].won,
		    sum.of - closed(&ts->t[i]) });
	if (ts->n > 0)
		qsort(ts->t, ts->n, sizeof(*ts->t), rank_order);
	for (i = 0; i < ts->n; i++)
		*map_at(&ts->ids, ts->t[i].id) = (void *)(uintptr_t)(i + 1);
}

void
tallies_names(struct arena *a, struct node *map, const char *key,
    const struct tallies *ts, bool sure,
    const char *(*name)(void *ctx, const char *id), void *ctx)
{
	const char *names[8];
	size_t i, n = 0, total = 0;

	for (i = 0; i < ts->n; i++) {
		if (!ts->t[i].core || ts->t[i].sure != sure)
			continue;
		total++;
		if (n < 8)
			names[n++] = name(ctx, ts->t[i].id);
	}
	if (total > 0)
		fig_names(a, map, key, names, n, total);
}

void
tally_figures(struct arena *a, struct node *map, struct tally *t,
    const char *currency)
{
	fig_count(a, map, "customers", t->customers);
	fig_count(a, map, "former", t->former);
	fig_count(a, map, "closed", closed(t));
	fig_count(a, map, "won", t->won);
	fig_count(a, map, "lost", t->lost);
	fig_count(a, map, "open", t->open);
	fig_share(a, map, "win_rate", t->won, closed(t), FIG_FEW);
	fig_share(a, map, "retention", t->customers, t->customers + t->former,
	    FIG_FEW);
	sample_figure(a, map, "median_acv", &t->won_amount, currency, FIG_FEW,
	    "none won");
	sample_figure(a, map, "median_days", &t->won_days, NULL, FIG_FEW,
	    "none won");
}

void
tally_others(struct arena *a, struct node *item, struct tally *others,
    const char *currency)
{
	struct node *map = node_add(a, item, "others", NODE_MAP), *told;
	const char *text;
	struct node *c;

	tally_figures(a, map, others, currency);
	told = node_new(a, NODE_MAP);
	NODE_EACH(c, map) {
		text = node_get_text(c, "long", node_get_text(c, "text", ""));
		node_str(a, told, arena_printf(a, "%s_cases", c->key), text);
		node_str(a, told, c->key, node_get_text(c, "text", ""));
	}
	node_hang(a, map, "told", told);
}

void
tallies_by_list(struct tallies *ts, const struct ws *ws, const char *key)
{
	const struct account *acc;
	const struct node *c;
	size_t i;

	for (i = 0; i < ws->naccounts; i++) {
		acc = &ws->accounts[i];
		if (acc->prospect)
			continue;
		NODE_EACH(c, node_get(acc->node, key))
			tally_account(tally_at(ts, node_text(c)), acc);
	}
}

int
tally_by_customers(const void *x, const void *y)
{
	const struct tally *a = x, *b = y;

	if (a->customers != b->customers)
		return a->customers > b->customers ? -1 : 1;
	return strcmp(a->id, b->id);
}
