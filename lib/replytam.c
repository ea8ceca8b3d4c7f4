/* replytam - figures of the partner market that a question names */

#include "replytam.h"

#include <string.h>

/* What people call an input. */
static const struct {
	enum tam_input in;
	const char *name;
} names[] = {
	{ TAM_ACCOUNTS, "accounts" }, { TAM_REACH, "reach" },
	{ TAM_SHARE, "share" }, { TAM_SHARE, "attach rate" },
	{ TAM_ACV, "acv" }, { TAM_ACV, "contract value" },
	{ TAM_DEALS, "deals_per_partner" },
	{ TAM_ACTIVATION, "activation rate" }, { TAM_ACTIVATION, "activation" },
};

/* Words that a question about the market may have, and those of its size. */
static const char *const market = "tam market category categories partner "
    "strategy scenario capacity total revenue assumption";
static const char *const size = "size worth potential big large value";

/* Is name in the dotted path that the question is about: tam#sales.share? */
static bool
in_section(const struct tam_asking *s, const char *name)
{
	const char *at = s->ask->about != NULL ? s->ask->about->section :
	    NULL;
	size_t n = strlen(name), len;

	for (; at != NULL && *at != '\0'; at += len + (at[len] == '.')) {
		len = strcspn(at, ".");
		if (len == n && memcmp(at, name, n) == 0)
			return true;
	}
	return false;
}

/* Does the question name the category, by its id or its name? */
static bool
names_category(struct tam_asking *s, const struct tam_category *c)
{
	return in_section(s, c->id) ||
	    question_names(s->ask->q, c->id, &s->mask) ||
	    question_names(s->ask->q, ws_name(s->ask->ws, "categories",
	    c->id), &s->mask);
}

/* The input that it names; TAM_KINDS: none. */
static enum tam_input
named_input(struct tam_asking *s)
{
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (in_section(s, names[i].name) ||
		    question_names(s->ask->q, names[i].name, &s->mask))
			return names[i].in;
	}
	return TAM_KINDS;
}

/* Does it name the market? any: it names a category. */
static bool
names_market(struct tam_asking *s, bool any)
{
	const struct question *q = s->ask->q;
	unsigned sized = question_mask(q, size);

	s->mask |= question_mask(q, market) | sized;
	return s->ask->about != NULL || question_has(q, "tam") ||
	    question_has(q, "market") || (any && sized != 0);
}

/* Take the numbers of a scenario that the question names. */
static void
pick_scenario(struct tam_asking *s)
{
	const struct node *n;
	struct tam base = s->t;

	NODE_EACH(n, node_get(base.root, "scenarios")) {
		if ((in_section(s, n->key) || question_names(s->ask->q,
		    n->key, &s->mask)) &&
		    tam_scenario(&s->t, s->r->a, &base, n->key, NULL) == 0)
			return;
	}
}

/* Tell what it names, once it is known that the market is meant. */
static size_t
tell(struct tam_asking *s, const bool *named, enum tam_input in, bool any)
{
	const struct tam *t = &s->t;
	size_t i, n = 0;

	if (in == TAM_KINDS && !any)
		return reply_tam_totals(s);
	if (in < TAM_KINDS && !any && t->common[in].at[TAM_BASE] != NULL)
		return reply_tam_number(s, NULL, in);
	for (i = 0; i < t->n; i++) {
		if (!named[i] && any)
			continue;
		n += in < TAM_KINDS ? reply_tam_number(s, &t->categories[i], in) :
		    reply_tam_value(s, &t->categories[i]);
	}
	return n;
}

/* Load the market: false when there is none or it cannot be read. */
static bool
load(struct tam_asking *s)
{
	struct ws *ws = s->ask->ws;
	struct err why = ERR_INIT;

	if (s->ask->about != NULL && !about_has(s->ask->about, TAM_FILE))
		return false;
	if (ws_load(ws, WS_TAM, &why) == 0 && ws->tam == NULL)
		return false;
	if (why.code == ERR_NONE && ws_load(ws, WS_COMPANY | WS_PROGRAM,
	    &why) == 0)
		tam_load(&s->t, s->r->a, ws->tam, TAM_FILE, ws->currency,
		    &why);
	if (why.code != ERR_NONE)
		names_add(&s->r->problems, why.msg);
	return why.code == ERR_NONE;
}

size_t
reply_tam(struct reply *r, const struct figure_ask *ask)
{
	struct tam_asking s = { .r = r, .ask = ask };
	bool named[TAM_MAX_CATEGORIES] = { false }, any = false, market_named;
	enum tam_input in;
	size_t i;

	if (!load(&s))
		return 0;
	for (i = 0; i < s.t.n; i++) {
		named[i] = names_category(&s, &s.t.categories[i]);
		any = any || named[i];
	}
	in = named_input(&s);
	market_named = names_market(&s, any);
	pick_scenario(&s);
	s.mask |= question_asking(ask->q);
	if ((in == TAM_KINDS && !market_named) ||
	    !question_covered(ask->q, s.mask))
		return 0;
	return tell(&s, named, in, any);
}
