/* viewscore - the scores of one partner as templates see them */

#include "viewparts.h"

#include <string.h>

#include "healthband.h"
#include "score.h"

enum { WEAKEST = 3 };

/* One card applied to one partner. */
struct view {
	struct arena *a;
	const struct ws *ws;
	const struct partner *p;
	struct card card;
	struct score s;
};

static void
put_ratio(struct arena *a, struct node *map, const char *key, struct ratio r)
{
	struct str s = STR_INIT;

	if (ratio_ok(r)) {
		ratio_add_text(&s, r, 1);
		node_str(a, map, key, s.s);
	}
	str_release(&s);
}

static void
put_percent(struct arena *a, struct node *map, const char *key,
    struct ratio r)
{
	struct str s = STR_INIT;

	if (ratio_ok(r)) {
		ratio_add_percent(&s, r, 0);
		node_str(a, map, key, s.s);
	}
	str_release(&s);
}

static void
put_criterion(struct node *list, struct view *v, size_t i)
{
	const struct criterion *k = &v->card.criteria[i];
	const struct finding *f = &v->s.findings[i];
	struct node *map = node_item(v->a, list);
	struct str s = STR_INIT;

	node_str(v->a, map, "id", k->id);
	node_str(v->a, map, "name", k->name);
	put_percent(v->a, map, "weight", score_share(&v->s, &v->card, i));
	node_bool(v->a, map, "applies", f->lack != LACK_NA);
	node_bool(v->a, map, "unknown", f->lack != LACK_NOTHING && f->lack !=
	    LACK_NA);
	if (f->lack == LACK_NOTHING)
		put_ratio(v->a, map, "value", ratio_mul(f->value,
		    ratio_of(100, 1)));
	put_ratio(v->a, map, "points", score_points(&v->s, &v->card, i));
	score_add_source(&s, &v->s, &v->card, i);
	node_str(v->a, map, "source", s.s);
	str_release(&s);
}

static void
put_gates(struct node *out, struct view *v)
{
	struct node *list = node_add(v->a, out, "gates", NODE_LIST), *map;
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < v->card.ngates; i++) {
		map = node_item(v->a, list);
		node_str(v->a, map, "name", v->card.gates[i].name);
		node_str(v->a, map, "state", gate_state_name(v->s.gates[i]));
		str_reset(&s);
		score_add_gate(&s, &v->s, &v->card, i);
		node_str(v->a, map, "source", s.s);
	}
	str_release(&s);
}

/* What criterion i has cost: its share of 100 less its points. */
static struct ratio
lost_by(const struct view *v, size_t i)
{
	return ratio_sub(ratio_mul(score_share(&v->s, &v->card, i),
	    ratio_of(100, 1)), score_points(&v->s, &v->card, i));
}

/* The criteria that cost most, of those that are known. */
static void
put_weakest(struct node *out, struct view *v)
{
	struct node *list = node_add(v->a, out, "weakest", NODE_LIST), *map;
	bool taken[CARD_MAX] = { false };
	size_t i, n, best;

	for (n = 0; n < WEAKEST; n++) {
		best = CARD_MAX;
		for (i = 0; i < v->card.ncriteria; i++) {
			if (!taken[i] && v->s.findings[i].lack ==
			    LACK_NOTHING && ratio_ok(lost_by(v, i)) &&
			    lost_by(v, i).n > 0 && (best == CARD_MAX ||
			    ratio_cmp(lost_by(v, i), lost_by(v, best)) > 0))
				best = i;
		}
		if (best == CARD_MAX)
			return;
		taken[best] = true;
		map = node_item(v->a, list);
		node_str(v->a, map, "name", v->card.criteria[best].name);
		put_ratio(v->a, map, "lost", lost_by(v, best));
	}
}

static void
put_band(struct node *out, struct view *v)
{
	const char *band = strcmp(v->card.name, "health") == 0 ?
	    health_band(v->ws, v->p, v->s.value) : NULL;

	if (band == NULL)
		return;
	node_str(v->a, out, "band", band);
	node_bool(v->a, out, "watched", strcmp(band, "watch") == 0);
	node_bool(v->a, out, "at_risk", strcmp(band, "at risk") == 0);
}

static void
put_score(struct node *out, struct view *v)
{
	struct node *unknown = node_new(v->a, NODE_LIST);
	struct node *list = node_add(v->a, out, "criteria", NODE_LIST);
	size_t i;

	node_str(v->a, out, "question", node_get_text(v->card.node,
	    "question", ""));
	node_str(v->a, out, "state", score_state_name(v->s.state));
	node_bool(v->a, out, "enough", v->s.state == SCORE_RANKED);
	node_bool(v->a, out, "gated", v->s.state == SCORE_GATED);
	put_ratio(v->a, out, "score", v->s.value);
	put_ratio(v->a, out, "low", v->s.low);
	put_ratio(v->a, out, "high", v->s.high);
	put_percent(v->a, out, "coverage", v->s.coverage);
	put_percent(v->a, out, "floor", ratio_dec(v->card.floor));
	put_band(out, v);
	for (i = 0; i < v->card.ncriteria; i++) {
		put_criterion(list, v, i);
		if (v->s.findings[i].lack != LACK_NOTHING &&
		    v->s.findings[i].lack != LACK_NA)
			node_str(v->a, unknown, NULL,
			    v->card.criteria[i].name);
	}
	node_hang(v->a, out, "unknown", unknown);
	put_weakest(out, v);
	put_gates(out, v);
}

int
view_scores(struct node *out, struct arena *a, struct ws *ws,
    const struct partner *p, date today, struct err *e)
{
	struct rule_env env = { .ws = ws, .today = today,
	    .facts = node_new(a, NODE_MAP) };
	struct view v = { .a = a, .ws = ws, .p = p };
	int i, rc = ws_load(ws, WS_SCORECARD, e);

	for (i = 0; rc == 0 && card_names[i] != NULL; i++) {
		if (node_get(ws->scorecard, card_names[i]) == NULL)
			continue;
		memset(&v.card, 0, sizeof(v.card));
		rc = card_read(&v.card, a, ws->scorecard, card_names[i],
		    &env, e);
		if (rc == 0)
			rc = ws_load(ws, v.card.parts, e);
		if (rc == 0)
			rc = score_partner(&v.s, a, &v.card, p, e);
		if (rc == 0)
			put_score(node_add(a, out, card_names[i], NODE_MAP),
			    &v);
		card_release(&v.card);
	}
	return rc;
}
