/* checkcard - rules of the scorecard */

#include "checkers.h"

#include <string.h>
#include <strings.h>

#include "date.h"
#include "dec.h"
#include "scorecard.h"

#define ERROR FAULT_ERROR
#define WARNING FAULT_WARNING

/* The sum of a card's weights. */
struct weight_sum {
	int64_t sum;		/* millionths */
	size_t n, percents;
	bool broken;		/* one could not be read */
};

static void
check_weight(struct check *c, struct weight_sum *w,
    const struct node *criterion)
{
	const struct node *n = node_get(criterion, "weight");
	const char *text = node_text(n);
	struct dec d = { 0 };
	bool broken = true;

	w->n++;
	if (text == NULL)
		check_at(c, ERROR, criterion, "weight is missing");
	else if (dec_parse(&d, text, strlen(text)) < 0)
		check_at(c, ERROR, n, "weight: a number is "
		    "expected, not '%s'", text);
	else if (d.u < 0)
		check_at(c, ERROR, n, "weight: %s is negative",
		    text);
	else
		broken = __builtin_add_overflow(w->sum, d.u, &w->sum);
	w->broken |= broken;
	if (text != NULL)
		w->percents += str_ends(text, "%");
}

/* What the weights of a list come to. whole: they should be 100. */
static void
check_sum(struct check *c, const struct weight_sum *w, const char *card,
    const struct node *list, bool whole)
{
	struct str sum = STR_INIT;
	bool percent = w->n > 0 && w->percents == w->n;
	int64_t all = percent ? DEC_ONE : 100 * (int64_t)DEC_ONE;

	if (w->broken || w->n == 0)
		return;
	dec_add_text(&sum, (struct dec){ percent ? w->sum * 100 : w->sum });
	if (w->percents > 0 && !percent)
		check_at(c, ERROR, list, "%s: some weights are "
		    "percentages, some are not; write all alike", card);
	else if (w->sum == 0)
		check_at(c, ERROR, list, "%s: all weights are 0",
		    card);
	else if (w->sum != all && whole)
		check_at(c, WARNING, list, "%s: weights add up to "
		    "%s, not to 100; they are taken as shares of their sum",
		    card, sum.s);
	str_release(&sum);
}

/* Each level of the scale has an anchor, nothing else has one. */
static void
check_anchors(struct check *c, const struct node *criterion,
    const struct card *scale)
{
	const struct node *anchors = node_get(criterion, "anchors"), *n;
	struct str level = STR_INIT;
	struct dec d;
	int64_t at;

	if (node_unknown(anchors) || anchors->kind != NODE_MAP) {
		check_at(c, WARNING, criterion, "anchors are "
		    "missing: what each level of the scale means");
		return;
	}
	NODE_EACH(n, anchors) {
		if (dec_parse(&d, n->key, strlen(n->key)) < 0 ||
		    d.u < scale->min.u || d.u > scale->max.u)
			check_at(c, ERROR, n, "anchors: %s is no "
			    "level of the scale", n->key);
	}
	for (at = scale->min.u; at <= scale->max.u && at < scale->min.u +
	    20 * (int64_t)DEC_ONE; at += DEC_ONE) {
		str_reset(&level);
		dec_add_text(&level, (struct dec){ at });
		if (node_unknown(node_get(anchors, level.s)))
			check_at(c, WARNING, anchors, "anchors: "
			    "level %s has none", level.s);
	}
	str_release(&level);
}

/* Words of which people count how much there is of something bad. */
static bool
sounds_bad(const char *name)
{
	static const char *const words[] = { "risk", "risks", "risiko",
		"churn", "cost", "costs", "complexity", "delay", "delays",
		"dependence", "dependency", "concentration", "turnover",
		"complaints", "escalations", "threat", "overdue", "debt" };
	size_t i, n;

	for (; *name != '\0'; name += n + (name[n] != '\0')) {
		n = strcspn(name, " -_,/()");
		for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
			if (n == strlen(words[i]) &&
			    strncasecmp(name, words[i], n) == 0)
				return true;
		}
	}
	return false;
}

/* Which way is good is declared, never guessed. */
static void
check_better(struct check *c, const struct node *n)
{
	const char *name = node_get_text(n, "name", "");

	if (node_unknown(node_get(n, "better")) && (sounds_bad(name) ||
	    sounds_bad(node_get_text(n, "id", ""))))
		check_at(c, WARNING, n, "%s: is much of it bad? write "
		    "better: low, or better: high", name);
}

static void
check_criterion(struct check *c, const struct node *n,
    const struct card *scale)
{
	struct rule_env env = { .ws = c->ws, .today = date_today() };
	const struct node *computed = node_get(n, "computed");
	struct rule *rule = NULL;
	struct err e = ERR_INIT;

	if (node_get_text(n, "reason", NULL) == NULL)
		check_at(c, WARNING, n, "reason is missing: why %s "
		    "has this weight", node_get_text(n, "id", "it"));
	check_better(c, n);
	if (node_unknown(computed))
		check_anchors(c, n, scale);
	else if (rule_read(&rule, &c->arena, computed, &env, &e) < 0)
		fault_err(&c->faults, n->file, &e);
}

/* The weights of list; in a category or of categories all may be absent. */
static void
check_weights(struct check *c, const struct node *list, const char *what,
    bool may_lack)
{
	struct weight_sum w = { 0 };
	bool whole = !may_lack || strcmp(list->key, "categories") == 0;
	const struct node *n;

	NODE_EACH(n, list)
		may_lack &= node_unknown(node_get(n, "weight"));
	NODE_EACH(n, list) {
		if (!may_lack)
			check_weight(c, &w, n);
	}
	check_sum(c, &w, what, list, whole);
}

/* A list of criteria, of a card or of one of its categories. */
static void
check_criteria(struct check *c, const struct node *owner, const char *what,
    bool may_lack, const struct card *scale)
{
	const struct node *list = node_get(owner, "criteria"), *n;

	if (list == NULL || list->kind != NODE_LIST || list->n == 0) {
		check_at(c, ERROR, owner, "%s: a list of criteria is "
		    "expected", what);
		return;
	}
	NODE_EACH(n, list) {
		if (n->kind != NODE_MAP)
			return;
		check_criterion(c, n, scale);
	}
	check_weights(c, list, what, may_lack);
}

static void
check_categories(struct check *c, const struct node *list, const char *card,
    const struct card *scale)
{
	const struct node *n;

	NODE_EACH(n, list) {
		if (n->kind != NODE_MAP)
			return;
		if (!node_unknown(node_get(n, "weight")) &&
		    node_get_text(n, "reason", NULL) == NULL)
			check_at(c, WARNING, n, "reason is missing: why %s "
			    "has this weight", node_get_text(n, "id", "it"));
		check_criteria(c, n, node_get_text(n, "id", card), true,
		    scale);
	}
	check_weights(c, list, card, true);
}

/* A preset is for partners of a type, and says why. */
static void
check_presets(struct check *c, const struct node *presets)
{
	const struct ids *types = &c->ids[IDS_TYPES];
	const struct node *n;

	NODE_EACH(n, presets) {
		if (types->known && types->first.n > 0 &&
		    map_get(&types->first, n->key) == NULL)
			check_at(c, WARNING, n, "presets: no type '%s' in "
			    "program.yaml; used with --preset only", n->key);
		if (n->kind == NODE_MAP &&
		    node_get_text(n, "reason", NULL) == NULL)
			check_at(c, WARNING, n, "reason is missing: why "
			    "partners of type %s are weighed differently",
			    n->key);
	}
}

/* Days of work by partner type. */
static void
check_effort(struct check *c, const struct node *effort)
{
	const struct ids *types = &c->ids[IDS_TYPES];
	const struct node *n;

	if (effort != NULL && node_get_text(effort, "unit", NULL) == NULL)
		check_at(c, WARNING, effort, "effort: unit is missing, like "
		    "unit: manager days a quarter");
	NODE_EACH(n, node_get(effort, "types")) {
		if (types->known && types->first.n > 0 &&
		    map_get(&types->first, n->key) == NULL)
			check_at(c, ERROR, n, "effort: no type '%s' in types "
			    "of program.yaml", n->key);
	}
}

static void
check_card(struct check *c, const struct node *card, const struct card *scale)
{
	const struct node *categories = node_get(card, "categories"), *n;

	NODE_EACH(n, node_get(card, "gates")) {
		if (n->kind == NODE_MAP &&
		    node_get_text(n, "reason", NULL) == NULL)
			check_at(c, WARNING, n, "reason is missing: "
			    "what %s protects from", node_get_text(n, "id",
			    "it"));
	}
	if (node_unknown(categories))
		check_criteria(c, card, card->key, false, scale);
	else
		check_categories(c, categories, card->key, scale);
	check_presets(c, node_get(card, "presets"));
	check_effort(c, node_get(card, "effort"));
}

/* The scale, 1 to 5 when the file has none that can be read. */
static void
read_scale(struct check *c, struct card *out, const struct node *top)
{
	const struct node *scale = node_get(top, "scale");
	const char *min = node_get_text(scale, "min", "1");
	const char *max = node_get_text(scale, "max", "5");
	bool good = dec_parse(&out->min, min, strlen(min)) == 0 &&
	    dec_parse(&out->max, max, strlen(max)) == 0;

	if (good && out->min.u == out->max.u)
		check_at(c, ERROR, scale, "scale: max must be above min");
	if (good && out->min.u < out->max.u)
		return;
	out->min.u = DEC_ONE;
	out->max.u = 5 * (int64_t)DEC_ONE;
}

void
check_scorecard(struct check *c, const struct node *top)
{
	struct card scale = { 0 };
	const struct node *card;
	size_t i;

	read_scale(c, &scale, top);
	for (i = 0; card_names[i] != NULL; i++) {
		card = node_get(top, card_names[i]);
		if (card != NULL && card->kind == NODE_MAP)
			check_card(c, card, &scale);
	}
}
