/* checkplan - rules of the scorecard and of the partner market */

#include "checkers.h"

#include <string.h>

#include "date.h"
#include "dec.h"
#include "scorecard.h"
#include "tam.h"

#define ERROR FAULT_ERROR
#define WARNING FAULT_WARNING

/* The sum of a card's weights. */
struct weights {
	int64_t sum;		/* millionths */
	size_t n, percents;
	bool broken;		/* one could not be read */
};

static void
check_weight(struct check *c, struct weights *w, const struct node *criterion)
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

/* What the weights of a card come to. */
static void
check_sum(struct check *c, const struct weights *w, const char *card,
    const struct node *list)
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
	else if (w->sum != all)
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
	if (node_unknown(computed))
		check_anchors(c, n, scale);
	else if (rule_read(&rule, &c->arena, computed, &env, &e) < 0)
		fault_err(&c->faults, n->file, &e);
}

static void
check_card(struct check *c, const struct node *card, const struct card *scale)
{
	const struct node *list = node_get(card, "criteria"), *n;
	struct weights w = { 0 };

	NODE_EACH(n, node_get(card, "gates")) {
		if (n->kind == NODE_MAP &&
		    node_get_text(n, "reason", NULL) == NULL)
			check_at(c, WARNING, n, "reason is missing: "
			    "what %s protects from", node_get_text(n, "id",
			    "it"));
	}
	if (list == NULL || list->kind != NODE_LIST || list->n == 0) {
		check_at(c, ERROR, card, "%s: a list of criteria is "
		    "expected", card->key);
		return;
	}
	NODE_EACH(n, list) {
		if (n->kind != NODE_MAP)
			return;
		check_weight(c, &w, n);
		check_criterion(c, n, scale);
	}
	check_sum(c, &w, card->key, list);
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

/* One figure; false when it cannot be read. */
static bool
read_figure(struct check *c, struct dec *out, enum tam_input in,
    const struct node *n)
{
	struct err why = ERR_INIT;

	if (node_text(n) == NULL)
		return false;
	if (tam_parse(out, in, n->text, &why) == 0)
		return true;
	check_at(c, ERROR, n, "%s: %s", n->key, why.msg);
	return false;
}

/* A number of low, base and high; base stands for one that is absent. */
static void
check_range(struct check *c, enum tam_input in, const struct node *n)
{
	static const char *const keys[] = { "low", "base", "high" };
	const struct node *end;
	struct dec d[3];
	bool has[3];
	size_t i;

	if (node_unknown(node_get(n, "base"))) {
		check_at(c, ERROR, n, "%s: base is missing", n->key);
		return;
	}
	for (i = 0; i < 3; i++) {
		end = node_get(n, keys[i]);
		has[i] = read_figure(c, &d[i], in, end);
	}
	for (i = 0; i < 2; i++) {
		if (has[i] && has[i + 1] && d[i].u > d[i + 1].u)
			check_at(c, ERROR, n, "%s: %s %s is over %s "
			    "%s", n->key, keys[i], node_get_text(n, keys[i],
			    ""), keys[i + 1], node_get_text(n, keys[i + 1],
			    ""));
	}
}

/* Does the number n of map say where it is from? */
static bool
has_source(const struct node *map, const struct node *n, const char *key)
{
	return node_get_text(n, "source", NULL) != NULL ||
	    node_get_text(map, key, NULL) != NULL;
}

/* A number of map under the key of the input, with its source. */
static void
check_assumption(struct check *c, enum tam_input in, const struct node *map)
{
	const struct tam_input_def *def = &tam_inputs[in];
	const struct node *n = node_get(map, def->key);
	struct dec d;

	if (node_unknown(n))
		return;
	if (n->kind == NODE_MAP)
		check_range(c, in, n);
	else if (n->kind == NODE_SCALAR)
		read_figure(c, &d, in, n);
	else
		check_at(c, ERROR, n, "%s: a number, or a map of "
		    "low, base, high and source, is expected", n->key);
	if (n->kind != NODE_LIST && !has_source(map, n, def->source))
		check_at(c, WARNING, n, "%s: no source; write it "
		    "under %s", n->key, n->kind == NODE_MAP ? "source" :
		    def->source);
}

/* The numbers of a category, each with its source. */
static void
check_numbers(struct check *c, const struct node *map)
{
	enum tam_input in;

	for (in = TAM_REACH; in < TAM_KINDS; in++)
		check_assumption(c, in, map);
}

/* The numbers above the categories, of the file or of a scenario. */
static void
check_common(struct check *c, const struct node *map)
{
	const struct node *capacity = node_get(map, "capacity");

	check_assumption(c, TAM_ACCOUNTS, map);
	check_assumption(c, TAM_ACV, map);
	check_assumption(c, TAM_DEALS, capacity);
	check_assumption(c, TAM_ACTIVATION, capacity);
}

static void
check_category(struct check *c, const struct node *n)
{
	const struct ids *known = &c->ids[IDS_CATEGORIES];
	const char *revenue = node_get_text(n, "revenue", "ours");

	if (known->known && map_get(&known->first, n->key) == NULL)
		check_at(c, ERROR, n, "categories: no category '%s' "
		    "in categories of program.yaml", n->key);
	if (n->kind != NODE_MAP) {
		if (n->kind != NODE_NULL)
			check_at(c, ERROR, n, "%s: a map (key: "
			    "value) is expected", n->key);
		return;
	}
	check_numbers(c, n);
	if (strcmp(revenue, "ours") != 0 && strcmp(revenue, "ecosystem") != 0)
		check_at(c, ERROR, node_get(n, "revenue"),
		    "revenue: one of ours|ecosystem is expected, not '%s'",
		    revenue);
}

void
check_tam(struct check *c, const struct node *top)
{
	const struct node *n, *one;

	check_common(c, top);
	NODE_EACH(n, node_get(top, "categories"))
		check_category(c, n);
	NODE_EACH(n, node_get(top, "scenarios")) {
		check_common(c, n);
		NODE_EACH(one, node_get(n, "categories"))
			check_numbers(c, one);
	}
}
