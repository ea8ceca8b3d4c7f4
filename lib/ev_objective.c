/* ev_objective - evidence of what partnerships are for, and where they stand */

#include "evidence.h"

#include <string.h>

#include "evput.h"
#include "fig.h"
#include "front.h"
#include "having.h"
#include "mention.h"
#include "partner.h"

static const char *const in_objective[] = { "company.yaml", "program.yaml",
	"partners", NULL };

/* The four phases of a partnership, and the stages that are in each. */
static const struct phase {
	const char *name, *steps, *stages[5];
} phases[] = {
	{ "Identify", "define goals, map potential partners, assess fit, "
	    "prioritise, validate interest", { "prospect" } },
	{ "Design", "define the value exchange, choose the model, structure "
	    "the terms, plan the integration, set metrics",
	    { "qualified" } },
	{ "Launch", "negotiate the agreement, align teams, integrate, launch "
	    "jointly, tell the market", { "signed", "onboarding" } },
	{ "Manage", "govern, track performance, resolve issues, expand, "
	    "evolve or end", { "active", "growing", "at-risk", "exiting" } },
};

enum { PHASES = sizeof(phases) / sizeof(phases[0]) };

/* The fact `objective` of the document itself, or NULL. */
static int
own_fact(const char **out, struct evidence *ev, struct err *e)
{
	struct err missing = ERR_INIT;
	struct str bytes = STR_INIT;
	const struct node *tree;
	struct front front;
	int rc = 0;

	*out = NULL;
	if (ev->output == NULL)
		return 0;
	if (files_read(&bytes, &ev->ws->files, ev->output, &missing) < 0) {
		if (missing.code != ERR_NOTFOUND)
			rc = err_set(e, missing.code, "%s", missing.msg);
	} else if (front_find(&front, bytes.s, bytes.len)) {
		tree = front_parse(&ev->ws->arena, &front, bytes.s,
		    ev->output, e);
		*out = node_text(node_path(tree, "facts.objective"));
		rc = tree == NULL ? -1 : 0;
	}
	str_release(&bytes);
	return rc;
}

/* What was asked for, else what the document keeps, else the first goal. */
static int
add_objective(struct node *out, struct evidence *ev, struct err *e)
{
	const char *text = ev->objective, *from = "as this document states";
	struct arena *a = &ev->ws->arena;

	if (text == NULL && own_fact(&text, ev, e) < 0)
		return -1;
	if (text != NULL) {
		node_str(a, out, "fact", text);
	} else {
		text = node_text(node_path(ev->ws->company, "goals.0.text"));
		from = "the first goal of company.yaml";
	}
	if (text != NULL) {
		node_str(a, out, "text", text);
		node_str(a, out, "from", from);
	}
	return 0;
}

static bool
in_phase(const struct partner *p, const void *ctx)
{
	const struct phase *phase = ctx;
	size_t i;

	for (i = 0; p->stage != NULL && i < 5 && phase->stages[i] != NULL;
	    i++) {
		if (strcmp(phase->stages[i], p->stage) == 0)
			return true;
	}
	return false;
}

static void
add_phases(struct node *out, struct evidence *ev)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "phases", NODE_LIST), *item;
	size_t i, n;

	for (i = 0; i < PHASES; i++) {
		item = node_item(a, items);
		node_str(a, item, "name", phases[i].name);
		node_str(a, item, "steps", phases[i].steps);
		n = put_partners(a, item, "names", ev->ws, in_phase,
		    &phases[i]);
		fig_count(a, item, "partners", n);
		if (ev->partner != NULL && in_phase(ev->partner, &phases[i])) {
			node_bool(a, item, "here", true);
			node_str(a, out, "phase", phases[i].name);
		}
	}
}

/* A category with its types and how many partners have a contract. */
static void
add_category(struct node *items, struct evidence *ev, const struct node *c)
{
	const char *id = node_get_text(c, "id", ""), *names[16];
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	const struct node *t;
	size_t i, n = 0, with_contract = 0;

	NODE_EACH(t, node_get(ev->ws->program, "types")) {
		if (strcmp(node_get_text(t, "category", ""), id) != 0)
			continue;
		for (i = 0; i < ev->ws->npartners; i++)
			with_contract += partner_signed(&ev->ws->partners[i])
			    && ev->ws->partners[i].type != NULL &&
			    strcmp(ev->ws->partners[i].type,
			    node_get_text(t, "id", "")) == 0;
		if (n < 16)
			names[n++] = node_get_text(t, "name", "");
	}
	node_str(a, item, "name", node_get_text(c, "name", id));
	if (n > 0)
		fig_names(a, item, "types", names, n, n);
	fig_count(a, item, "signed", with_contract);
}

/* What an objective may name, and where a partner's record has the same. */
static const struct subject {
	const char *list, *kind;
} subjects[] = {
	{ "regions", "region" }, { "industries", "industry" },
	{ "types", "type" },
};

enum { SUBJECTS = sizeof(subjects) / sizeof(subjects[0]), NAMED = 16 };

/* Is the entry named? Ids of types are everyday words: by name alone. */
static bool
is_named(const char *text, const char *list, const struct node *entry)
{
	return text_mentions(text, node_get_text(entry, "name", NULL)) ||
	    (strcmp(list, "types") != 0 &&
	    text_mentions(text, node_get_text(entry, "id", NULL)));
}

static bool
is_of_type(const struct partner *p, const char *id)
{
	return p->type != NULL && strcmp(p->type, id) == 0;
}

/* What the partner's own record says to it. */
static void
add_own(struct evidence *ev, struct node *item, const struct subject *s,
    const char *id)
{
	const struct node *own = partner_get(ev->partner, s->list);
	struct arena *a = &ev->ws->arena;
	bool typed = strcmp(s->list, "types") == 0;

	node_str(a, item, "partner", ev->partner->name);
	node_bool(a, item, "served", typed ? is_of_type(ev->partner, id) :
	    node_has(own, id));
	if (typed)
		node_str(a, item, "own", ev->partner->type != NULL ?
		    ws_name(ev->ws, "types", ev->partner->type) : "");
	else
		evidence_names(ev, item, "own", own, s->list);
}

/* How many partners with a contract have each of the entries named. */
static void
add_served(struct evidence *ev, struct node **items, struct having *h,
    size_t n, const struct subject *s)
{
	const struct ws *ws = ev->ws;
	size_t i, k;

	if (strcmp(s->list, "types") != 0) {
		having_find(h, n, ws, s->list);
	} else {
		for (i = 0; i < ws->npartners; i++) {
			for (k = 0; k < n; k++)
				h[k].n += partner_signed(&ws->partners[i]) &&
				    is_of_type(&ws->partners[i], h[k].id);
		}
	}
	for (k = 0; k < n; k++)
		fig_count(&ev->ws->arena, items[k], "partners", h[k].n);
}

/* The regions, industries and types of the program that the text names. */
static void
add_named(struct node *out, struct evidence *ev, const struct subject *s,
    const char *text)
{
	struct arena *a = &ev->ws->arena;
	struct having h[NAMED] = { 0 };
	struct node *items[NAMED];
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, node_get(ev->ws->program, s->list)) {
		if (n == NAMED || !is_named(text, s->list, c))
			continue;
		items[n] = node_item(a, out);
		h[n].id = node_get_text(c, "id", "");
		node_str(a, items[n], "name", node_get_text(c, "name",
		    h[n].id));
		node_str(a, items[n], "kind", s->kind);
		node_bool(a, items[n], "typed", strcmp(s->list, "types") ==
		    0);
		if (ev->partner != NULL)
			add_own(ev, items[n], s, h[n].id);
		n++;
	}
	if (n > 0)
		add_served(ev, items, h, n, s);
}

static int
build_objective(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct node *c;
	struct node *items;
	size_t i;

	node_str(a, out, "company", node_get_text(ev->ws->company, "name",
	    "us"));
	put_text(a, out, "sells", ev->ws->company);
	if (ev->partner != NULL) {
		node_str(a, out, "partner", ev->partner->name);
		if (partner_former(ev->partner))
			node_bool(a, out, "former", true);
	}
	if (add_objective(out, ev, e) < 0)
		return -1;
	items = node_add(a, out, "named", NODE_LIST);
	for (i = 0; i < SUBJECTS; i++)
		add_named(items, ev, &subjects[i], node_get_text(out, "text",
		    NULL));
	items = node_add(a, out, "categories", NODE_LIST);
	NODE_EACH(c, node_get(ev->ws->program, "categories"))
		add_category(items, ev, c);
	add_phases(out, ev);
	return 0;
}

const struct provider ev_objective[] = {
	{ "objective", WS_COMPANY | WS_PROGRAM | WS_PARTNERS, in_objective,
	    build_objective },
	{ NULL, 0, NULL, NULL }
};
