/* scorewhy - where a score comes from, in words */

#include "score.h"
#include "partner.h"

#include <string.h>

/* " by NAME on DATE: note" */
static void
add_who(struct str *out, const struct node *entry)
{
	const char *by = node_get_text(entry, "by", NULL);
	const char *day = node_get_text(entry, "date", NULL);
	const char *note = node_get_text(entry, "note", NULL);

	if (by != NULL)
		str_addf(out, " by %s", by);
	if (day != NULL)
		str_addf(out, " on %s", day);
	if (note != NULL)
		str_addf(out, ": %s", note);
}

/* Why the criterion does not apply: the partner's record, or the preset. */
static void
add_na(struct str *out, const struct score *s, const struct finding *f)
{
	str_adds(out, "n/a");
	if (f->at != NULL) {
		add_who(out, f->at);
		str_adds(out, " (");
		place_add(out, f->at);
		str_addc(out, ')');
	} else {
		str_addf(out, " by preset %s", s->weights->name);
	}
}

static void
add_better(struct str *out, const struct criterion *k,
    const struct finding *f)
{
	if (k->low_is_better && f->lack == LACK_NOTHING)
		str_adds(out, ", low is better");
}

/* The anchor of the level that the rating reaches, or NULL. */
static const struct node *
find_anchor(const struct criterion *k, struct dec rating)
{
	const struct node *n, *best = NULL;
	struct dec d, at = { INT64_MIN };

	NODE_EACH(n, node_get(k->node, "anchors")) {
		if (node_text(n) != NULL &&
		    dec_parse(&d, n->key, strlen(n->key)) == 0 &&
		    d.u <= rating.u && d.u >= at.u) {
			best = n;
			at = d;
		}
	}
	return best;
}

bool
score_add_anchor(struct str *out, const struct score *s,
    const struct card *c, size_t i)
{
	const struct criterion *k = &c->criteria[i];
	const struct finding *f = &s->findings[i];
	const struct node *low, *high;
	struct dec top = c->max;

	if (k->rule != NULL || f->lack == LACK_NA)
		return false;
	if (f->lack == LACK_NOTHING)
		top.u = f->n;
	high = find_anchor(k, top);
	low = f->lack == LACK_NOTHING ? NULL : find_anchor(k, c->min);
	if (low != NULL && low != high)
		str_addf(out, "%s: %s ... ", low->key, low->text);
	if (high != NULL)
		str_addf(out, "%s: %s", high->key, high->text);
	return high != NULL;
}

/* What the policy counts it as while it is unknown. */
static void
add_assumed(struct str *out, const struct score *s, const struct card *c,
    size_t i)
{
	struct ratio x;

	if (s->findings[i].lack == LACK_NOTHING || !score_counts(&x, s, c, i))
		return;
	str_adds(out, "; counted as ");
	ratio_add_text(out, ratio_mul(x, ratio_of(100, 1)), 0);
}

void
score_add_source(struct str *out, const struct score *s,
    const struct card *c, size_t i)
{
	const struct criterion *k = &c->criteria[i];
	const struct finding *f = &s->findings[i];
	const struct node *rating;

	if (f->lack == LACK_NA) {
		add_na(out, s, f);
	} else if (k->rule != NULL) {
		rule_add_source(out, k->rule, f, s->partner);
		add_better(out, k, f);
	} else if (f->lack != LACK_NOTHING) {
		str_addf(out, "unknown: no rating %s in %s", k->id,
		    s->partner->node->file);
	} else {
		rating = node_get(partner_get(s->partner, "ratings"),
		    k->id);
		place_add(out, f->at);
		str_addf(out, " rated %s", f->at->text);
		add_better(out, k, f);
		add_who(out, rating);
	}
	add_assumed(out, s, c, i);
}

void
score_add_gate(struct str *out, const struct score *s, const struct card *c,
    size_t i)
{
	const struct node *n = node_get(partner_get(s->partner, "gates"),
	    c->gates[i].id);

	str_adds(out, gate_state_name(s->gates[i]));
	if (s->gates[i] == GATE_OPEN) {
		str_addf(out, ": no gate %s in %s", c->gates[i].id,
		    s->partner->node->file);
		return;
	}
	add_who(out, n);
	str_adds(out, " (");
	place_add(out, n);
	str_addc(out, ')');
}

/* Of the score's lower end; less than nothing when it is unknown. */
static struct ratio
contribution(const struct score *s, const struct card *c, size_t i)
{
	if (s->findings[i].lack != LACK_NOTHING)
		return ratio_of(-1, 1);
	return ratio_mul(score_share(s, c, i), s->findings[i].value);
}

/* Append "NAME 5/5". */
static void
add_mark(struct str *out, const struct score *s, const struct card *c,
    size_t i)
{
	const struct criterion *k = &c->criteria[i];
	struct dec score = { s->findings[i].n };

	str_addf(out, "%s ", k->name);
	if (k->rule != NULL) {
		rule_add_mark(out, k->rule, &s->findings[i]);
	} else {
		dec_add_text(out, score);
		str_addc(out, '/');
		dec_add_text(out, c->max);
	}
	if (k->low_is_better)
		str_adds(out, " (low is better)");
}

static void
add_unknown(struct str *out, const struct score *s, const struct card *c)
{
	size_t i, n = 0;

	for (i = 0; i < c->ncriteria; i++) {
		if (s->findings[i].lack != LACK_NOTHING &&
		    s->findings[i].lack != LACK_NA)
			str_addf(out, "%s%s", n++ == 0 ? "unknown: " : ", ",
			    c->criteria[i].name);
	}
}

/*
 * The two criteria that contribute most, of equal ones the first; or what is
 * unknown, where that weighs more than the best of them contributes.
 */
static void
add_reasons(struct str *out, const struct score *s, const struct card *c)
{
	struct ratio top[2] = { ratio_of(-1, 1), ratio_of(-1, 1) }, x;
	size_t at[2] = { 0, 0 }, i;

	for (i = 0; i < c->ncriteria; i++) {
		x = contribution(s, c, i);
		if (ratio_cmp(x, top[0]) > 0) {
			top[1] = top[0];
			at[1] = at[0];
			top[0] = x;
			at[0] = i;
		} else if (ratio_cmp(x, top[1]) > 0) {
			top[1] = x;
			at[1] = i;
		}
	}
	if (ratio_cmp(ratio_sub(ratio_of(1, 1),
	    s->coverage), top[0]) > 0) {
		add_unknown(out, s, c);
		return;
	}
	add_mark(out, s, c, at[0]);
	if (top[1].n >= 0) {
		str_adds(out, ", ");
		add_mark(out, s, c, at[1]);
	}
}

/* Names of the gates in that state, after text; nothing without any. */
static void
add_gates(struct str *out, const struct score *s, const struct card *c,
    enum gate_state state, const char *text)
{
	const struct node *gates = partner_get(s->partner, "gates");
	const char *note;
	size_t i, n = 0;

	for (i = 0; i < c->ngates; i++) {
		if (s->gates[i] != state)
			continue;
		str_addf(out, "%s%s", n++ == 0 ? text : ", ",
		    c->gates[i].name);
		note = node_get_text(node_get(gates, c->gates[i].id), "note",
		    NULL);
		if (note != NULL)
			str_addf(out, " (%s)", note);
	}
}

/* How near a tie is: "within 5 %"; equal scores are one without a band. */
static void
add_apart(struct str *out, const struct score *s, const struct card *c)
{
	struct dec percent = { c->band.u * 100 };

	if (ratio_cmp(s->value, s->tie->value) == 0) {
		str_adds(out, "equal scores");
		return;
	}
	str_adds(out, "within ");
	dec_add_text(out, percent);
	str_adds(out, " %");
}

void
score_add_why(struct str *out, const struct score *s, const struct card *c)
{
	switch (s->state) {
	case SCORE_RANKED:
		if (s->tie != NULL) {
			str_addf(out, "tie with %s (",
			    s->tie->partner->name);
			add_apart(out, s, c);
			str_adds(out, "); ");
		}
		add_reasons(out, s, c);
		break;
	case SCORE_INSUFFICIENT:
		add_unknown(out, s, c);
		break;
	case SCORE_NOTHING:
		str_adds(out, "no criterion that has a weight applies");
		break;
	case SCORE_GATED:
		add_gates(out, s, c, GATE_FAILED, "gate failed: ");
		break;
	}
	add_gates(out, s, c, GATE_OPEN, "; gate open: ");
}
