/* tier - which tier of the program a partner has */

#include "tier.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "partner.h"
#include "tierevent.h"
#include "tiernotice.h"

/*
 * The mark of a tier on a day, by the rules and the data of that day. A tier
 * without rules in effect is given by hand only; one not in effect is not
 * there.
 */
static int
mark_on(enum tier_mark *out, struct tier_program *tp, const struct tier *t,
    const struct partner *p, date day, struct err *e)
{
	const struct tier_rule *rule = tier_rule_on(t, day);
	struct tier_judged j;

	*out = TIER_MISSED;
	if (rule == NULL || !tier_in_effect(t->span, day))
		return 0;
	if (tier_judge(&j, NULL, tp, rule, p, day, day, e) < 0)
		return -1;
	*out = j.mark;
	return 0;
}

/* The highest tier that is met; *own: the mark of the one it has. */
static int
find_rule(struct tier_result *r, enum tier_mark *own,
    struct tier_program *tp, struct err *e)
{
	const struct tiers *ts = &tp->tiers;
	enum tier_mark mark;
	size_t i;

	*own = TIER_MISSED;
	for (i = ts->n; i > 0; i--) {
		if (r->rule != NULL && &ts->v[i - 1] != r->stored)
			continue;
		if (mark_on(&mark, tp, &ts->v[i - 1], r->partner, tp->today,
		    e) < 0)
			return -1;
		if (mark == TIER_MET && r->rule == NULL)
			r->rule = &ts->v[i - 1];
		if (&ts->v[i - 1] == r->stored)
			*own = mark;
	}
	return 0;
}

/* Back to the last day that the stored tier was met: the next one is lost. */
static int
find_lost(struct tier_result *r, struct tier_program *tp, struct err *e)
{
	date back = r->stored->grace > TIER_LOOK_BACK ?
	    (date)r->stored->grace : TIER_LOOK_BACK;
	struct tier_events ev = { .from = tp->today - back, .to = tp->today };
	enum tier_mark mark = TIER_MISSED;
	int rc = tier_events_find(&ev, tp, r->stored, r->partner, e);
	size_t i;

	for (i = ev.n; rc == 0 && i > 0 && mark != TIER_MET; i--) {
		rc = mark_on(&mark, tp, r->stored, r->partner, ev.v[i - 1] - 1,
		    e);
		if (rc < 0 || mark != TIER_MET)
			continue;
		r->lost = ev.v[i - 1];
		r->until = r->lost + (date)r->stored->grace;
	}
	tier_events_release(&ev);
	return rc;
}

/* Which state the two tiers make; own: the mark of the stored one. */
static int
find_state(struct tier_result *r, enum tier_mark own,
    struct tier_program *tp, struct err *e)
{
	if (r->stored == NULL) {
		r->state = r->rule != NULL && partner_signed(r->partner) ?
		    TIER_DIFFERS : TIER_NONE;
	} else if (r->by_hand) {
		r->state = TIER_BY_HAND;
	} else if (r->stored == r->rule) {
		r->state = TIER_AGREES;
	} else if (r->rule != NULL && r->rule->rank > r->stored->rank) {
		r->state = TIER_DIFFERS;
	} else if (own == TIER_OPEN) {
		r->state = TIER_UNSURE;
	} else {
		if (find_lost(r, tp, e) < 0)
			return -1;
		r->state = r->lost != DATE_NONE && r->stored->grace > 0 &&
		    tp->today <= r->until ? TIER_GRACE : TIER_DIFFERS;
		if (r->state == TIER_DIFFERS && r->stored->grace == 0)
			r->until = DATE_NONE;
	}
	return 0;
}

/* The tier above t that is in effect; of none the lowest. */
static const struct tier *
above(const struct tier_program *tp, const struct tier *t)
{
	size_t i = t != NULL ? t->rank : 0;

	for (; i < tp->tiers.n; i++) {
		if (tier_in_effect(tp->tiers.v[i].span, tp->today))
			return &tp->tiers.v[i];
	}
	return NULL;
}

/* What a tier asks for today, held against the partner; NULL: nothing. */
static int
judge_tier(struct tier_judged **out, struct arena *a,
    struct tier_program *tp, const struct tier *t, const struct partner *p,
    struct err *e)
{
	const struct tier_rule *rule = t != NULL ?
	    tier_rule_on(t, tp->today) : NULL;

	*out = NULL;
	if (rule == NULL)
		return 0;
	*out = arena_alloc(a, sizeof(**out));
	return tier_judge(*out, a, tp, rule, p, tp->today, tp->today, e);
}

/* The first day to come on which the tier by rule is no longer met. */
static int
find_lapse(struct tier_result *r, struct tier_program *tp, struct err *e)
{
	struct tier_events ev = { .from = tp->today + 1,
	    .to = tp->today + TIER_LOOK_AHEAD };
	enum tier_mark mark = TIER_MET;
	size_t i;
	int rc;

	if (r->rule == NULL)
		return 0;
	rc = tier_events_find(&ev, tp, r->rule, r->partner, e);
	for (i = 0; rc == 0 && i < ev.n && mark == TIER_MET; i++) {
		rc = mark_on(&mark, tp, r->rule, r->partner, ev.v[i], e);
		if (rc == 0 && mark != TIER_MET)
			r->lapses = ev.v[i];
	}
	tier_events_release(&ev);
	return rc;
}

/* Fail: the tier that n names is none; suggest the nearest. */
static int
no_such_tier(const struct node *n, const struct tiers *ts, struct err *e)
{
	const char **ids = mem_zero(ts->n, sizeof(*ids)), *near;
	size_t i;

	for (i = 0; i < ts->n; i++)
		ids[i] = ts->v[i].id;
	near = str_nearest(n->text, ids, ts->n);
	free(ids);
	return node_err(e, n, "tier: program.yaml has no tier '%.60s'%s%s%s",
	    n->text, near != NULL ? "; did you mean '" : "",
	    near != NULL ? near : "", near != NULL ? "'?" : "");
}

/* Was the tier given by hand, or by the rules, as when nobody says? */
static int
read_source(bool *by_hand, const struct node *n, struct err *e)
{
	const char *word = node_text(n);

	*by_hand = word != NULL && strcmp(word, "hand") == 0;
	if (node_unknown(n) || *by_hand || (word != NULL &&
	    strcmp(word, "rule") == 0))
		return 0;
	return node_err(e, n, "tier_source: rule or hand is expected, not "
	    "'%.40s'", word != NULL ? word : "a list or a map");
}

static int
read_stored(struct tier_result *r, const struct tier_program *tp,
    struct err *e)
{
	const struct node *n = r->partner->node;
	const char *id = r->partner->tier;

	if (read_source(&r->by_hand, node_get(n, "tier_source"), e) < 0)
		return -1;
	if (id == NULL)
		return 0;
	r->stored = tier_find(&tp->tiers, id);
	return r->stored != NULL ? 0 : no_such_tier(node_get(n, "tier"),
	    &tp->tiers, e);
}

int
tier_of(struct tier_result *out, struct arena *a, struct tier_program *tp,
    const struct partner *p, struct err *e)
{
	enum tier_mark own;

	memset(out, 0, sizeof(*out));
	out->partner = p;
	out->lost = out->until = out->lapses = DATE_NONE;
	if (read_stored(out, tp, e) < 0 || find_rule(out, &own, tp, e) < 0 ||
	    find_state(out, own, tp, e) < 0 || find_lapse(out, tp, e) < 0)
		return -1;
	out->top = out->stored != NULL && (out->rule == NULL ||
	    out->stored->rank > out->rule->rank) ? out->stored : out->rule;
	out->next = above(tp, out->top);
	if (judge_tier(&out->top_judged, a, tp, out->top, p, e) < 0 ||
	    judge_tier(&out->next_judged, a, tp, out->next, p, e) < 0)
		return -1;
	return tier_notices(out, a, tp, e);
}

const struct tier *
tier_aim(const struct tier_result *r, const struct tier_judged **judged)
{
	bool top = r->top_judged != NULL && r->top_judged->mark != TIER_MET;

	*judged = top ? r->top_judged : r->next_judged;
	return top ? r->top : r->next;
}

const char *
tier_mark_name(enum tier_mark mark)
{
	static const char *const names[] = { "met", "missed", "open" };

	return names[mark];
}

const char *
tier_state_name(enum tier_state state)
{
	static const char *const names[] = { "none", "agrees", "hand",
		"grace", "differs", "unsure" };

	return names[state];
}
