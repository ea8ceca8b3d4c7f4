/* evidence - what drafts, prompts and reports are written from */

#include "evidence.h"

#include <string.h>

#include "asof.h"
#include "fig.h"
#include "hash.h"

void
evidence_init(struct evidence *ev, struct ws *ws, date today)
{
	ev->ws = ws;
	ws->hash = hash_bytes;
	ev->root = node_new(&ws->arena, NODE_MAP);
	ev->shared = NULL;
	ev->inputs = node_new(&ws->arena, NODE_MAP);
	ev->today = today;
	ev->newest = 0;
	memset(&ev->base, 0, sizeof(ev->base));
	ev->output = NULL;
	ev->partner = NULL;
	ev->objective = NULL;
	ev->report = NULL;
}

static const struct provider *const common[] = { ev_company, ev_segment,
	ev_deal, ev_fit, ev_partner, ev_program, ev_journey, ev_report,
	ev_avoid, ev_pain, ev_inaction, ev_type, ev_economics, ev_commitment,
	ev_stack, ev_coverage, ev_tam, ev_requirement, NULL };

/* These depend on the document. */
static const struct provider *const local[] = { ev_objective, ev_matrix,
	ev_model, ev_worth, ev_profile, ev_governance, ev_terms, ev_success,
	ev_milestone, ev_roadmap, ev_risk, ev_plan, ev_joint, ev_guidance,
	ev_change, ev_metric, ev_period, ev_ranking, ev_annual, ev_backtest,
	ev_tamrefresh, ev_qbr, ev_asks, ev_drawn, ev_conversion, NULL };

/* The provider in these tables, or NULL. */
static const struct provider *
find_provider(const struct provider *const *tables, const char *name)
{
	const struct provider *p;

	for (; *tables != NULL; tables++) {
		for (p = *tables; p->name != NULL; p++) {
			if (strcmp(p->name, name) == 0)
				return p;
		}
	}
	return NULL;
}

const struct provider *
evidence_provider(const char *name)
{
	const struct provider *p = find_provider(common, name);

	return p != NULL ? p : find_provider(local, name);
}

/* The files of an input as a path that exists, or a shell's pattern. */
static const char *
source_of(struct arena *a, const char *input)
{
	if (strcmp(input, "partners") == 0)
		return "partners/*/partner.yaml";
	if (strrchr(input, '.') == NULL)
		return arena_printf(a, "%s*.yaml", input);
	return input;
}

/* Is it a file of the library that the workspace has none of its own of? */
static bool
is_shipped(const struct evidence *ev, const char *input)
{
	return str_starts(input, "templates/") &&
	    !root_exists(&ev->ws->root, input);
}

/* An objective that the document states is in its own facts. */
static void
add_sources(struct node *map, const struct evidence *ev,
    const struct provider *p)
{
	struct arena *a = &ev->ws->arena;
	struct node *sources = node_add(a, map, "sources", NODE_LIST);
	size_t i;

	for (i = 0; p->inputs[i] != NULL; i++) {
		if (!is_shipped(ev, p->inputs[i]))
			node_str(a, sources, NULL, source_of(a,
			    p->inputs[i]));
	}
	if (p == ev_objective && node_get(map, "fact") != NULL &&
	    ev->output != NULL)
		node_str(a, sources, NULL, ev->output);
}

int
evidence_need(const struct node **out, struct evidence *ev, const char *name,
    struct err *e)
{
	const struct provider *p = evidence_provider(name);
	struct arena *a = &ev->ws->arena;
	struct node *map;

	*out = node_get(ev->root, name);
	if (*out == NULL)
		*out = node_get(ev->shared, name);
	if (*out != NULL)
		return 0;
	if (p == NULL)
		return err_set(e, ERR_INVALID, "no evidence '%s'; "
		    "pos-artifact(5) lists them", name);
	map = node_new(a, NODE_MAP);
	if (ws_load(ev->ws, p->parts, e) < 0 ||
	    ws_hold(ev->ws, ev->ws->loaded, e) < 0 ||
	    p->build(map, ev, e) < 0)
		return -1;
	add_sources(map, ev, p);
	node_hang(a, ev->root, name, map);
	*out = map;
	return 0;
}

static bool
computed_from(const char *name, const char *input)
{
	const struct provider *p = evidence_provider(name);
	size_t i;

	for (i = 0; p != NULL && p->inputs[i] != NULL; i++) {
		if (strcmp(p->inputs[i], input) == 0)
			return true;
	}
	return false;
}

static bool
is_local(const char *name, const char *unused)
{
	(void)unused;
	return find_provider(local, name) != NULL;
}

static bool
is_called(const char *name, const char *input)
{
	return strcmp(name, input) == 0;
}

/* The children of map without those for which drop says so. */
static struct node *
keep(struct arena *a, const struct node *map,
    bool (*drop)(const char *name, const char *input), const char *input)
{
	struct node *kept = node_new(a, NODE_MAP), *c, *next;

	for (c = map->first; c != NULL; c = next) {
		next = c->next;
		if (!drop(c->key, input))
			node_hang(a, kept, c->key, c);
	}
	return kept;
}

void
evidence_forget(struct evidence *ev, const char *input)
{
	struct arena *a = &ev->ws->arena;

	ev->root = keep(a, ev->root, computed_from, input);
	ev->inputs = keep(a, ev->inputs, is_called, input);
	if (str_starts(input, "strategy/"))
		evbase_forget_facts(&ev->base);
}

void
evidence_document(struct evidence *ev, const char *output,
    const struct partner *partner)
{
	ev->output = output;
	ev->partner = partner;
	ev->root = keep(&ev->ws->arena, ev->root, is_local, NULL);
}

date
evidence_newest(struct evidence *ev)
{
	if (ev->newest == 0)
		ev->newest = asof_newest(ev->ws, ev->today);
	return ev->newest;
}

date
evidence_day(struct evidence *ev)
{
	date newest = evidence_newest(ev);

	return newest != DATE_NONE ? newest : ev->today;
}

int
evidence_facts(const struct node **out, struct evidence *ev,
    const char *name, struct err *e)
{
	return ws_facts(out, ev->ws, name, e);
}

void
evidence_names(struct evidence *ev, struct node *map, const char *key,
    const struct node *ids, const char *list)
{
	const char *names[64];
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, ids) {
		if (n < 64 && node_text(c) != NULL)
			names[n++] = ws_name(ev->ws, list, c->text);
	}
	if (n > 0)
		fig_names(&ev->ws->arena, map, key, names, n, n);
}
