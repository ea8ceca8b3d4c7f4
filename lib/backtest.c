/* backtest - did the score of the card fit tell what became of partners? */

#include "backtest.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "mem.h"
#include "partner.h"
#include "partnerdays.h"
#include "score.h"
#include "scorecard.h"
#include "yamlout.h"

/* Are two values of files alike, but for comments and form? */
static bool
alike(const struct node *x, const struct node *y)
{
	if (node_unknown(x) || node_unknown(y))
		return node_unknown(x) && node_unknown(y);
	return yaml_same(x, y);
}

/* Has a document the facts it had? One that could not be read has others. */
static bool
facts_alike(struct ws *ws, struct ws *then, const char *name)
{
	const struct node *x, *y;

	return ws_facts(&x, ws, name, NULL) == 0 &&
	    ws_facts(&y, then, name, NULL) == 0 && alike(x, y);
}

/* What the scores are measured with, against what it was. */
static void
compare_cards(struct backtest *out, struct ws *ws, struct ws *then)
{
	out->other_scale = !alike(node_get(ws->scorecard, "scale"),
	    node_get(then->scorecard, "scale"));
	out->other_card = !alike(node_get(ws->scorecard, "fit"),
	    node_get(then->scorecard, "fit")) ||
	    !facts_alike(ws, then, "icp") || !facts_alike(ws, then, "ipp");
}

/* 0, for score_then(). */
static int
leave_out(struct backtest *out, enum backtest_out why, const char *name)
{
	out->out[why][out->nout[why]++] = name;
	return 0;
}

/* The record of p as then has it; NULL: it has none. */
static const struct partner *
record_then(const struct backtest_then *then, const struct partner *p)
{
	const char *was = partner_names_was(then->names, p->slug);

	return was != NULL ? map_get(&then->ws->partner_slugs, was) : NULL;
}

/* Score the record of p as then (NULL: today) has it: 1; 0: it is left out. */
static int
score_then(struct ratio *value, struct backtest *out, struct arena *a,
    const struct card *card, const struct backtest_then *then,
    const struct partner *p, struct err *e)
{
	const struct partner *was = then != NULL ? record_then(then, p) : p;
	struct err own = ERR_INIT;
	struct score s;

	if (was == NULL)
		return leave_out(out, BACKTEST_ABSENT, p->name);
	if (score_partner(&s, a, card, was, &own) < 0) {
		if (then == NULL)
			return err_set(e, own.code, "%s", own.msg);
		return leave_out(out, BACKTEST_BROKEN, p->name);
	}
	if (s.state != SCORE_RANKED)
		return leave_out(out, s.state == SCORE_GATED ?
		    BACKTEST_GATED : BACKTEST_UNKNOWN, p->name);
	*value = s.value;
	return 1;
}

static int
row_order(const void *x, const void *y)
{
	const struct backtest_row *a = x, *b = y;
	int by = ratio_cmp(b->score, a->score);

	return by != 0 ? by : strcmp(a->p->slug, b->p->slug);
}

static int
ratio_order(const void *x, const void *y)
{
	const struct ratio *a = x, *b = y;

	return ratio_cmp(*a, *b);
}

/* The middle one of n > 0, or the mean of the two. Sorts v. */
static struct ratio
median(struct ratio *v, size_t n)
{
	qsort(v, n, sizeof(*v), ratio_order);
	return ratio_div(ratio_add(v[(n - 1) / 2], v[n / 2]),
	    ratio_of(2, 1));
}

/* Put each row into its group. */
static void
divide(struct backtest *out)
{
	size_t better = 0, i;

	out->ngroups = out->n < BACKTEST_MANY ? 3 : 4;
	for (i = 0; i < out->n; i++) {
		if (i > 0 && ratio_cmp(out->rows[i].score,
		    out->rows[i - 1].score) != 0)
			better = i;
		out->rows[i].group = out->ngroups * better / out->n;
	}
}

static void
add_up(struct backtest *out)
{
	struct ratio *won = mem_zero(out->n + 1, sizeof(*won));
	const struct backtest_row *r;
	struct backtest_group *g;
	size_t i, from = 0;

	for (i = 0; i < out->n; i++) {
		r = &out->rows[i];
		g = &out->groups[r->group];
		if (g->n++ == 0) {
			g->high = r->score;
			from = i;
		}
		g->low = r->score;
		g->brought += r->won.count > 0;
		g->deals += r->won.count;
		g->active += r->active;
		g->won.m += r->won.amount.m;
		won[i] = ratio_money(r->won.amount);
		if (i + 1 == out->n || r[1].group != r->group)
			g->median = median(won + from, i + 1 - from);
	}
	free(won);
}

static void
correlate(struct backtest *out)
{
	struct ratio *x = mem_zero(out->n + 1, sizeof(*x));
	struct ratio *y = mem_zero(out->n + 1, sizeof(*y));
	size_t i;

	for (i = 0; i < out->n; i++) {
		x[i] = out->rows[i].score;
		y[i] = ratio_money(out->rows[i].won.amount);
	}
	rankcorr(&out->corr, x, y, out->n);
	free(x);
	free(y);
}

/* Those that had a contract then and are not on file any more. */
static void
count_gone(struct backtest *out, const struct ws *ws,
    const struct backtest_then *then, date day)
{
	const struct partner_days *days = partner_days_read(then->ws);
	struct str path = STR_INIT;
	size_t i;

	for (i = 0; i < then->ws->npartners; i++) {
		str_reset(&path);
		str_addf(&path, "partners/%s/partner.yaml", partner_names_is(
		    then->names, then->ws->partners[i].slug));
		out->gone += partner_days_signed(&days[i], day) &&
		    !root_exists(&ws->root, path.s);
	}
	str_release(&path);
}

/* Score all that had a contract on the day before the period. */
static int
add_rows(struct backtest *out, struct ws *ws,
    const struct backtest_then *then, const struct card *card,
    const struct period *period, date end, struct err *e)
{
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, period->from, end };
	const struct partner_days *days = partner_days_read(ws);
	struct backtest_row *r;
	size_t i;
	int rc;

	for (i = 0; i < ws->npartners; i++) {
		r = &out->rows[out->n];
		r->p = &ws->partners[i];
		if (!partner_days_signed(&days[i], period->from - 1))
			continue;
		rc = score_then(&r->score, out, &ws->arena, card, then, r->p,
		    e);
		if (rc < 0)
			return -1;
		if (rc == 0)
			continue;
		r->won = revenue_of(r->p, &f);
		r->active = partner_days_active(&days[i], end);
		r->left = days[i].left != DATE_NONE && days[i].left <= end;
		out->n++;
	}
	if (out->n > 0)
		qsort(out->rows, out->n, sizeof(*out->rows), row_order);
	return 0;
}

static void
make_room(struct backtest *out, struct ws *ws)
{
	size_t i;

	out->rows = arena_alloc(&ws->arena, (ws->npartners + 1) *
	    sizeof(*out->rows));
	for (i = 0; i < BACKTEST_OUTS; i++)
		out->out[i] = arena_alloc(&ws->arena, (ws->npartners + 1) *
		    sizeof(*out->out[i]));
}

int
backtest(struct backtest *out, struct ws *ws,
    const struct backtest_then *then, const struct period *period,
    date end, struct err *e)
{
	struct arena *a = &ws->arena;
	struct rule_env env = { .ws = ws, .today = period->from - 1,
	    .facts = node_new(a, NODE_MAP) };
	struct card card;
	int rc;

	memset(out, 0, sizeof(*out));
	if (node_get(ws->scorecard, "fit") == NULL)
		return 0;
	out->there = true;
	rc = card_read(&card, a, ws->scorecard, "fit", &env, e);
	if (rc == 0) {
		make_room(out, ws);
		if (then != NULL) {
			compare_cards(out, ws, then->ws);
			count_gone(out, ws, then, period->from - 1);
			env.ws = then->ws;	/* profiles are read: of today */
		}
		rc = add_rows(out, ws, then, &card, period, end, e);
	}
	if (rc == 0 && out->n > 0) {
		divide(out);
		add_up(out);
		correlate(out);
	}
	card_release(&card);
	return rc;
}
