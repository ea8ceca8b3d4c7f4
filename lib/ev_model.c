/* ev_model - evidence of the ways of working together, with an example */

#include "evidence.h"

#include <string.h>

#include "evput.h"
#include "fig.h"
#include "revenue.h"

static const char *const in_models[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };

static void
add_example(struct evidence *ev, struct node *item, const struct partner *p)
{
	struct deal_sum s = revenue_ever(p, ROLE_SOURCED, STATE_WON);
	struct deal_sum i = revenue_ever(p, ROLE_INFLUENCED, STATE_WON);
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, item, "example", NODE_MAP);

	node_str(a, map, "name", p->name);
	fig_count(a, map, "sourced", s.count);
	fig_money(a, map, "sourced_amount", ev->ws->currency,
	    ratio_money(s.amount));
	fig_count(a, map, "influenced", i.count);
	fig_money(a, map, "influenced_amount", ev->ws->currency,
	    ratio_money(i.amount));
	node_bool(a, map, "both", i.count > 0);
}

/* The types of a model: how each side gains, how money flows. */
static void
add_types(struct evidence *ev, struct node *item, const struct node *model)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, item, "types", NODE_LIST), *t;
	const struct node *id, *type, *value;

	NODE_EACH(id, node_get(model, "types")) {
		type = ws_entry(ev->ws, "types", node_text(id) != NULL ?
		    id->text : "");
		if (type == NULL)
			continue;
		value = node_get(type, "value");
		t = node_item(a, items);
		node_str(a, t, "name", node_get_text(type, "name", ""));
		put_text(a, t, "description", type);
		put_text(a, t, "compensation", type);
		put_text(a, t, "us", value);
		put_text(a, t, "partner", value);
		put_label(a, t, "they_give", node_get_text(value, "us",
		    "to be agreed"));
		put_label(a, t, "we_give", node_get_text(value, "partner",
		    "to be agreed"));
	}
}

static void
add_model(struct evidence *ev, struct node *items, const struct node *model,
    const struct model_use *use, const char *us)
{
	static const char *const texts[] = { "name", "exchange", "activity",
	    "best_for", "commitment" };
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	const struct partner *p = use->best;
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		put_text(a, item, texts[i], model);
	put_label(a, item, "us_label", us);
	put_label(a, item, "them_label", ev->partner != NULL ?
	    ev->partner->name : p != NULL ? p->name :
	    node_get_text(model, "name", ""));
	put_label(a, item, "activity_label", node_get_text(model, "activity",
	    "to be agreed"));
	add_types(ev, item, model);
	fig_count(a, item, "signed", use->with_contract);
	if (p != NULL)
		add_example(ev, item, p);
	if (ev->partner != NULL && ev->partner->type != NULL &&
	    node_has(node_get(model, "types"), ev->partner->type))
		node_bool(a, item, "proposed", true);
}

static int
build_models(struct node *out, struct evidence *ev, struct err *e)
{
	const char *us = node_get_text(ev->ws->company, "name", "Us");
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *shown;
	const struct model_use *use = evbase_models(ev);
	const struct node *m, *c;

	(void)e;
	NODE_EACH(m, node_get(ev->ws->program, "models"))
		add_model(ev, items, m, use++, us);
	shown = node_add(a, out, "shown", NODE_LIST);
	NODE_EACH(c, items) {
		if (node_truth(node_get(c, "proposed")))
			node_str(a, out, "proposed", node_get_text(c, "name",
			    ""));
		if (ev->partner == NULL || node_truth(node_get(c,
		    "proposed")))
			node_hang(a, shown, NULL, node_copy(a, c, NULL));
	}
	if (ev->partner != NULL)
		node_str(a, out, "partner", ev->partner->name);
	return 0;
}

const struct provider ev_model[] = {
	{ "models", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS,
	    in_models, build_models },
	{ NULL, 0, NULL, NULL }
};
