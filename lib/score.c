/* score - partners scored on a card, and ranked */

#include "score.h"

#include <stdlib.h>
#include <string.h>

static const char *const state_names[] = { "ranked", "insufficient",
	"gated" };
static const char *const gate_names[] = { "passed", "failed", "open" };

const char *
score_state_name(enum score_state state)
{
	return state_names[state];
}

const char *
gate_state_name(enum gate_state state)
{
	return gate_names[state];
}

/* The partner's map under key, NULL when unknown. */
static int
get_map(const struct node **out, const struct partner *p, const char *key,
    struct err *e)
{
	*out = node_get(p->node, key);
	if (node_unknown(*out))
		*out = NULL;
	else if ((*out)->kind != NODE_MAP)
		return node_err(e, *out, "%s: a map by id is expected", key);
	return 0;
}

/* What people rated: {score: 4, ...}, or just the number. */
static int
rate(struct finding *out, const struct card *c, const struct criterion *k,
    const struct node *ratings, struct err *e)
{
	const struct node *n = node_get(ratings, k->id);
	struct str scale = STR_INIT;
	struct dec d;

	memset(out, 0, sizeof(*out));
	if (n != NULL && n->kind == NODE_MAP)
		n = node_get(n, "score");
	if (node_unknown(n)) {
		out->lack = LACK_FIELD;
		return 0;
	}
	if (dec_node(&d, n, k->id, e) < 0)
		return -1;
	if (d.u < c->min.u || d.u > c->max.u) {
		dec_add_text(&scale, c->min);
		str_adds(&scale, " to ");
		dec_add_text(&scale, c->max);
		node_err(e, n, "%s: %.40s is outside the scale of %s", k->id,
		    n->text, scale.s);
		str_release(&scale);
		return -1;
	}
	out->at = n;
	out->n = d.u;
	out->value = ratio_div(ratio_sub(ratio_dec(d), ratio_dec(c->min)),
	    ratio_sub(ratio_dec(c->max), ratio_dec(c->min)));
	return 0;
}

static int
judge(enum gate_state *out, const struct gate *g, const struct node *gates,
    struct err *e)
{
	const struct node *n = node_get(gates, g->id);

	if (n != NULL && n->kind == NODE_MAP)
		n = node_get(n, "pass");
	*out = GATE_OPEN;
	if (node_unknown(n))
		return 0;
	if (n->kind == NODE_SCALAR && strcmp(n->text, "true") == 0)
		*out = GATE_PASSED;
	else if (n->kind == NODE_SCALAR && strcmp(n->text, "false") == 0)
		*out = GATE_FAILED;
	else
		return node_err(e, n, "gate %s: true or false is expected, or "
		    "nothing while it is open", g->id);
	return 0;
}

/* Add up what was found. */
static int
add_up(struct score *s, const struct card *c, struct err *e)
{
	struct ratio sum = ratio_of(0, 1), hundred = ratio_of(100, 1), part;
	size_t i;

	s->known = ratio_of(0, 1);
	for (i = 0; i < c->ncriteria; i++) {
		if (s->findings[i].lack != LACK_NOTHING)
			continue;
		part = ratio_mul(c->criteria[i].w, s->findings[i].value);
		sum = ratio_add(sum, part);
		s->known = ratio_add(s->known, c->criteria[i].w);
	}
	sum = ratio_mul(sum, hundred);
	s->value = ratio_div(sum, s->known);
	s->coverage = ratio_div(s->known, c->total);
	s->low = ratio_div(sum, c->total);
	s->high = ratio_sub(ratio_add(s->low, hundred),
	    ratio_mul(s->coverage, hundred));
	if (!ratio_ok(s->high) || (s->known.n > 0 && !ratio_ok(s->value)))
		return node_err(e, s->partner->node, "the numbers are too "
		    "fine to be added up exactly; use fewer decimals");
	return 0;
}

static void
set_state(struct score *s, const struct card *c)
{
	size_t i;

	s->state = SCORE_RANKED;
	if (!ratio_ok(s->value) ||
	    ratio_cmp(s->coverage, ratio_dec(c->floor)) < 0)
		s->state = SCORE_INSUFFICIENT;
	for (i = 0; i < c->ngates; i++) {
		if (s->gates[i] == GATE_FAILED)
			s->state = SCORE_GATED;
	}
}

int
score_partner(struct score *out, struct arena *a, struct card *c,
    const struct partner *p, struct err *e)
{
	const struct node *ratings, *gates;
	struct criterion *k;
	size_t i;
	int rc;

	memset(out, 0, sizeof(*out));
	out->partner = p;
	out->findings = arena_alloc(a, c->ncriteria * sizeof(*out->findings));
	out->gates = arena_alloc(a, c->ngates * sizeof(*out->gates));
	if (get_map(&ratings, p, "ratings", e) < 0 ||
	    get_map(&gates, p, "gates", e) < 0)
		return -1;
	for (i = 0; i < c->ncriteria; i++) {
		k = &c->criteria[i];
		rc = k->rule != NULL ?
		    rule_apply(&out->findings[i], k->rule, p, e) :
		    rate(&out->findings[i], c, k, ratings, e);
		if (rc < 0)
			return -1;
	}
	for (i = 0; i < c->ngates; i++) {
		if (judge(&out->gates[i], &c->gates[i], gates, e) < 0)
			return -1;
	}
	if (add_up(out, c, e) < 0)
		return -1;
	set_state(out, c);
	return 0;
}

static int
score_order(const void *x, const void *y)
{
	const struct score *a = x, *b = y;
	int by = 0;

	if (a->state != b->state)
		return a->state < b->state ? -1 : 1;
	if (a->state == SCORE_RANKED)
		by = ratio_cmp(b->value, a->value);
	else if (a->state == SCORE_INSUFFICIENT)
		by = ratio_cmp(b->coverage, a->coverage);
	if (by == 0)
		by = strcmp(a->partner->name, b->partner->name);
	return by != 0 ? by : strcmp(a->partner->slug, b->partner->slug);
}

size_t
score_rank(struct score *s, size_t n, const struct card *c)
{
	struct ratio band = ratio_mul(ratio_dec(c->band), ratio_of(100, 1));
	struct ratio gap;
	size_t i;

	if (n > 0)
		qsort(s, n, sizeof(*s), score_order);
	for (i = 0; i < n && s[i].state == SCORE_RANKED; i++) {
		s[i].rank = i + 1;
		if (i == 0)
			continue;
		gap = ratio_sub(s[i - 1].value, s[i].value);
		if (gap.n == 0 || ratio_cmp(gap, band) < 0)
			s[i].tie = &s[i - 1];
	}
	return i;
}

struct ratio
score_points(const struct score *s, const struct card *c, size_t i)
{
	const struct finding *f = &s->findings[i];

	if (f->lack != LACK_NOTHING)
		return ratio_of(0, 0);
	return ratio_div(ratio_mul(ratio_mul(c->criteria[i].w, f->value),
	    ratio_of(100, 1)), s->known);
}

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

void
score_add_source(struct str *out, const struct score *s,
    const struct card *c, size_t i)
{
	const struct criterion *k = &c->criteria[i];
	const struct finding *f = &s->findings[i];
	const struct node *rating;

	if (k->rule != NULL) {
		rule_add_source(out, k->rule, f, s->partner);
	} else if (f->lack != LACK_NOTHING) {
		str_addf(out, "unknown: no rating %s in %s", k->id,
		    s->partner->node->file);
	} else {
		rating = node_get(node_get(s->partner->node, "ratings"),
		    k->id);
		place_add(out, f->at);
		str_addf(out, " rated %s", f->at->text);
		add_who(out, rating);
	}
}

void
score_add_gate(struct str *out, const struct score *s, const struct card *c,
    size_t i)
{
	const struct node *n = node_get(node_get(s->partner->node, "gates"),
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

/* w x of criterion i; less than nothing when it is unknown. */
static struct ratio
contribution(const struct score *s, const struct card *c, size_t i)
{
	if (s->findings[i].lack != LACK_NOTHING)
		return ratio_of(-1, 1);
	return ratio_mul(c->criteria[i].w, s->findings[i].value);
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
}

static void
add_unknown(struct str *out, const struct score *s, const struct card *c)
{
	size_t i, n = 0;

	for (i = 0; i < c->ncriteria; i++) {
		if (s->findings[i].lack != LACK_NOTHING)
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
	if (ratio_cmp(ratio_sub(c->total, s->known), top[0]) > 0) {
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
	const struct node *gates = node_get(s->partner->node, "gates");
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

void
score_add_why(struct str *out, const struct score *s, const struct card *c)
{
	struct dec percent = { c->band.u * 100 };

	switch (s->state) {
	case SCORE_RANKED:
		if (s->tie != NULL) {
			str_addf(out, "tie with %s (within ",
			    s->tie->partner->name);
			dec_add_text(out, percent);
			str_adds(out, " %); ");
		}
		add_reasons(out, s, c);
		break;
	case SCORE_INSUFFICIENT:
		add_unknown(out, s, c);
		break;
	case SCORE_GATED:
		add_gates(out, s, c, GATE_FAILED, "gate failed: ");
		break;
	}
	add_gates(out, s, c, GATE_OPEN, "; gate open: ");
}

static int
candidate(struct partner *p, const struct node *n, struct err *e)
{
	if (n->kind != NODE_MAP || node_get_text(n, "name", NULL) == NULL)
		return node_err(e, n, "candidates: a map like {name: ..., "
		    "ratings: {...}} is expected");
	p->node = n;
	p->name = node_get_text(n, "name", NULL);
	p->slug = node_get_text(n, "id", p->name);
	p->tier = node_get_text(n, "tier", NULL);
	return 0;
}

int
score_candidates(struct partner **out, size_t *n, struct arena *a,
    const struct node *file, struct err *e)
{
	const struct node *list = node_get(file, "candidates"), *c;
	struct map slugs = { 0 };
	void **at;
	int rc = 0;

	*n = 0;
	*out = NULL;
	if (list == NULL || (list->kind != NODE_LIST &&
	    list->kind != NODE_NULL))
		return node_err(e, list != NULL ? list : file, "candidates: a "
		    "list is expected");
	if (list->n > CANDIDATES_MAX)
		return node_err(e, list, "candidates: %u are too many; at "
		    "most %d in a file", list->n, CANDIDATES_MAX);
	*out = arena_alloc(a, list->n * sizeof(**out));
	NODE_EACH(c, list) {
		rc = candidate(&(*out)[*n], c, e);
		if (rc < 0)
			break;
		at = map_at(&slugs, (*out)[*n].slug);
		if (*at != NULL)
			rc = node_err(e, c, "candidates: %s stands twice, "
			    "first on line %u", (*out)[*n].slug,
			    ((const struct node *)*at)->line);
		*at = (void *)c;
		if (rc < 0)
			break;
		++*n;
	}
	map_release(&slugs);
	return rc;
}
