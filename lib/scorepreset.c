/* scorepreset - other weights for partners of one type */

#include "scoreweight.h"

#include <string.h>

#include "scorecard.h"
#include "str.h"

/*
 * The place of id among criteria, then categories, then how many there are
 * of both.
 */
static size_t
find_id(const struct card *c, const char *id)
{
	size_t i, n = c->ncriteria;

	for (i = 0; i < n; i++) {
		if (strcmp(c->criteria[i].id, id) == 0)
			return i;
	}
	for (i = 0; card_has_groups(c) && i < c->ngroups; i++) {
		if (strcmp(c->groups[i].id, id) == 0)
			return n + i;
	}
	return n + c->ngroups;
}

static int
no_such_id(const struct card *c, const struct node *at, const char *id,
    struct err *e)
{
	const char *ids[2 * CARD_MAX], *near;
	size_t i, n = 0;

	for (i = 0; i < c->ncriteria; i++)
		ids[n++] = c->criteria[i].id;
	for (i = 0; card_has_groups(c) && i < c->ngroups; i++)
		ids[n++] = c->groups[i].id;
	near = str_nearest(id, ids, n);
	if (near != NULL)
		return node_err(e, at, "presets: the card has no criterion "
		    "'%.40s'; did you mean '%s'?", id, near);
	return node_err(e, at, "presets: the card has no criterion '%.40s'",
	    id);
}

static int
preset_weight(struct weighting *w, const struct card *c,
    const struct node *n, struct err *e)
{
	size_t i = find_id(c, n->key);
	bool of_group = i >= c->ncriteria;
	const struct node *own;
	struct dec *slot;

	if (i == c->ncriteria + c->ngroups)
		return no_such_id(c, n, n->key, e);
	slot = of_group ? &w->groups.written[i - c->ncriteria] :
	    &w->criteria.written[i];
	own = node_get(of_group ? c->groups[i - c->ncriteria].node :
	    c->criteria[i].node, "weight");
	if (weight_read(slot, n, n->key, e) < 0)
		return -1;
	if (weight_in_percent(n) !=
	    (!node_unknown(own) && weight_in_percent(own)))
		return node_err(e, n, "%s: a percentage on one side only; "
		    "write it like the weight of the card", n->key);
	return 0;
}

/* Criteria that do not apply; a category stands for all of its own. */
static int
preset_na(struct weighting *w, const struct card *c, const struct node *n,
    struct err *e)
{
	const char *id = node_text(n);
	const struct group *g;
	size_t i, j;

	if (id == NULL)
		return node_err(e, n, "not_applicable: ids of criteria are "
		    "expected");
	i = find_id(c, id);
	if (i == c->ncriteria + c->ngroups)
		return no_such_id(c, n, id, e);
	if (i < c->ncriteria) {
		w->na[i] = true;
		return 0;
	}
	g = &c->groups[i - c->ncriteria];
	for (j = g->first; j < g->first + g->n; j++)
		w->na[j] = true;
	return 0;
}

/* Is there a criterion that still decides something? */
static int
check_left(const struct weighting *w, const struct card *c,
    const struct node *n, struct err *e)
{
	bool left = false;
	size_t i;

	for (i = 0; i < c->ncriteria; i++)
		left |= !w->na[i] && w->criteria.w[i].n > 0 &&
		    w->groups.w[c->criteria[i].group].n > 0;
	if (!left)
		return node_err(e, n, "presets: %s leaves no criterion with a "
		    "weight", n->key);
	return 0;
}

static int
read_preset(struct weighting *w, struct arena *a, const struct card *c,
    const struct node *n, struct err *e)
{
	const struct node *weights = node_get(n, "weights"), *m;
	const struct node *na = node_get(n, "not_applicable");

	if (n->kind != NODE_MAP ||
	    (!node_unknown(weights) && weights->kind != NODE_MAP) ||
	    (!node_unknown(na) && na->kind != NODE_LIST))
		return node_err(e, n, "presets: a map like {weights: {ID: "
		    "20}, not_applicable: [ID], reason: ...} is expected");
	w->name = n->key;
	w->reason = node_get_text(n, "reason", NULL);
	weights_init(&w->criteria, a, c->ncriteria);
	weights_init(&w->groups, a, c->ngroups);
	w->na = arena_alloc(a, c->ncriteria * sizeof(*w->na));
	memcpy(w->criteria.written, c->own.criteria.written,
	    c->ncriteria * sizeof(*w->criteria.written));
	memcpy(w->groups.written, c->own.groups.written,
	    c->ngroups * sizeof(*w->groups.written));
	NODE_EACH(m, weights) {
		if (preset_weight(w, c, m, e) < 0)
			return -1;
	}
	NODE_EACH(m, na) {
		if (preset_na(w, c, m, e) < 0)
			return -1;
	}
	weights_whole(&w->criteria, c->ncriteria);
	weights_whole(&w->groups, c->ngroups);
	return check_left(w, c, n, e);
}

int
presets_read(struct card *c, struct arena *a, const struct node *presets,
    struct err *e)
{
	const struct node *n;

	if (node_unknown(presets))
		return 0;
	if (presets->kind != NODE_MAP)
		return node_err(e, presets, "presets: a map by partner type "
		    "is expected");
	c->presets = arena_alloc(a, presets->n * sizeof(*c->presets));
	NODE_EACH(n, presets) {
		if (read_preset(&c->presets[c->npresets++], a, c, n, e) < 0)
			return -1;
	}
	return 0;
}

/* Fail: which preset was meant, or which there are. */
static int
no_such_preset(const struct card *c, const char *preset, struct err *e)
{
	const char *names[CARD_MAX], *near;
	struct str all = STR_INIT;
	size_t i;

	if (c->npresets == 0)
		return err_set(e, ERR_USAGE, "the card has no presets, so no "
		    "'%.60s'; leave --preset out", preset);
	for (i = 0; i < c->npresets && i < CARD_MAX; i++) {
		names[i] = c->presets[i].name;
		str_addf(&all, "%s, ", names[i]);
	}
	near = str_nearest(preset, names, i);
	if (near != NULL)
		err_set(e, ERR_USAGE, "the card has no preset '%.60s'; did "
		    "you mean '%s'?", preset, near);
	else
		err_set(e, ERR_USAGE, "the card has no preset '%.60s'; one "
		    "of %snone is expected", preset, all.s);
	str_release(&all);
	return -1;
}

int
card_use(struct card *c, const char *preset, struct err *e)
{
	c->used = strcmp(preset, "none") == 0 ? &c->own :
	    weighting_find(c, preset);
	return c->used != NULL ? 0 : no_such_preset(c, preset, e);
}
