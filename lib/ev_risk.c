/* ev_risk - evidence of what could go wrong: the risk register */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "concentration.h"
#include "evput.h"
#include "fig.h"
#include "mem.h"
#include "partner.h"
#include "revenue.h"
#include "risk.h"

static const char *const in_register[] = { "company.yaml", "program.yaml",
	"strategy/scorecard.yaml", "partners", "data/deals", NULL };

/*
 * From these parts on a level is high, or medium. Likelihood: of the
 * partners with a contract, those concerned. Impact: of the revenue sourced
 * in twelve months, what they brought.
 */
enum { LIKELY = 30, POSSIBLE = 10, HEAVY = 25, NOTABLE = 10 };

static const char *
level(struct ratio share, int high, int medium)
{
	if (!ratio_ok(share))
		return "unknown";
	if (ratio_cmp(share, ratio_of(high, 100)) >= 0)
		return "high";
	return ratio_cmp(share, ratio_of(medium, 100)) >= 0 ? "medium" :
	    "low";
}

/* Who is concerned by a risk, by the place in ws. */
struct concerned {
	const struct partner *partners;
	bool *at;
	size_t n, of, unknown;		/* of: those of whom it is known */
	date last;			/* of what ends, or DATE_NONE */
};

/* One document is of one partner, with or without a contract. */
static bool
in_question(const struct evidence *ev, const struct partner *p)
{
	return ev->partner != NULL ? ev->partner == p : partner_signed(p);
}

static bool
is_concerned(const struct partner *p, const void *ctx)
{
	const struct concerned *c = ctx;

	return c->at[p - c->partners];
}

/* Ask everybody in question. Owner: the caller, who frees out->at. */
static void
concerned_find(struct concerned *out, struct evidence *ev,
    const struct risk *risk, const struct node *gate)
{
	struct risk_ask ask = { ev->today, evidence_day(ev), gate };
	size_t i = ev->partner != NULL ? (size_t)(ev->partner -
	    ev->ws->partners) : 0;
	size_t end = ev->partner != NULL ? i + 1 : ev->ws->npartners;
	enum concern is;
	date ends;

	*out = (struct concerned){ ev->ws->partners, mem_zero(
	    ev->ws->npartners + 1, sizeof(bool)), 0, 0, 0, DATE_NONE };
	for (; i < end; i++) {
		if (!in_question(ev, &ev->ws->partners[i]))
			continue;
		ends = DATE_NONE;
		is = risk->concerns(&ends, ev->ws, &ev->ws->partners[i],
		    &ask);
		out->last = ends > out->last ? ends : out->last;
		out->unknown += is == CONCERN_UNKNOWN;
		out->of += is != CONCERN_UNKNOWN;
		out->at[i] = is == CONCERN_YES;
		out->n += is == CONCERN_YES;
	}
}

/* The part of sourced revenue that those concerned brought. */
static struct ratio
impact_of(const struct risk *risk, const struct concerned *of,
    const struct concentration *conc)
{
	struct ratio sum = ratio_of(0, 1);
	size_t i;

	if (risk->by_base)
		return ratio_div(ratio_money(conc->total),
		    ratio_money(conc->all));
	for (i = 0; i < conc->n && of->n > 0; i++) {
		if (is_concerned(conc->stakes[i].partner, of))
			sum = ratio_add(sum, ratio_money(
			    conc->stakes[i].amount));
	}
	return ratio_div(sum, ratio_money(conc->total));
}

/* What it is called; of a gate by what that tests. */
static void
add_name(struct arena *a, struct node *item, const struct risk *risk,
    const struct node *gate)
{
	const char *tests = node_get_text(gate, "name", "");

	if (risk == &risk_gate)
		node_fmt(a, item, "name", "%s: %s", risk->name, tests);
	else
		node_str(a, item, "name", risk->name);
	if (risk != &risk_gate && gate != NULL)
		node_fmt(a, item, "what", "the gate %s failed", tests);
	else
		node_str(a, item, "what", risk->what);
	node_str(a, item, "lacks", gate != NULL ? risk_gate.lacks :
	    risk->lacks);
}

static void
add_risk(struct evidence *ev, struct node *items, const struct risk *risk,
    const struct node *gate, const struct concentration *conc)
{
	struct arena *a = &ev->ws->arena;
	struct node *item = node_item(a, items);
	struct concerned c;

	concerned_find(&c, ev, risk, gate);
	add_name(a, item, risk, gate);
	node_str(a, item, "todo", risk->todo);
	node_str(a, item, "owner", risk->owner);
	if (ev->partner == NULL)
		put_partners(a, item, "names", ev->ws, is_concerned, &c);
	fig_share(a, item, "share", c.n, c.of, 1);
	fig_count(a, item, "unknown", c.unknown);
	node_bool(a, item, "any_unknown", c.unknown > 0);
	node_bool(a, item, "any_known", c.of > 0);
	node_bool(a, item, "concerned", c.n > 0);
	put_day(a, item, "last", c.last);
	node_str(a, item, "likelihood", c.of == 0 ? "unknown" :
	    level(ratio_of((int64_t)c.n, (int64_t)c.of), LIKELY, POSSIBLE));
	node_str(a, item, "impact", c.of == 0 ? "unknown" :
	    level(impact_of(risk, &c, conc), HEAVY, NOTABLE));
	free(c.at);
}

/* Conflict by its own gate; each other gate stands for itself. */
static void
add_gates(struct evidence *ev, struct node *items,
    const struct concentration *conc)
{
	const struct node *conflict = risk_conflict_gate(ev->ws), *g;

	add_risk(ev, items, &risks[RISK_CONFLICT], conflict, conc);
	NODE_EACH(g, node_path(ev->ws->scorecard, "fit.gates")) {
		if (g != conflict)
			add_risk(ev, items, &risk_gate, g, conc);
	}
}

/* What sourced pipeline a partner has open. */
static struct money
open_of(const struct partner *p)
{
	return revenue_ever(p, ROLE_SOURCED, STATE_OPEN).amount;
}

/* If this partner left: revenue of twelve months, pipeline. */
static void
add_loss(struct evidence *ev, struct node *out, const struct partner *p,
    const struct concentration *c)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "loss", NODE_MAP);

	node_str(a, map, "name", p->name);
	fig_part(a, map, "sourced", ev->ws->currency, ratio_money(
	    concentration_of(c, p)), ratio_money(c->total));
	fig_part(a, map, "of_all", ev->ws->currency, ratio_money(
	    concentration_of(c, p)), ratio_money(c->all));
	fig_money(a, map, "open", ev->ws->currency, ratio_money(open_of(p)));
}

static const char *
hhi_level(struct ratio hhi)
{
	if (!ratio_ok(hhi))
		return "unknown";
	if (ratio_cmp(hhi, ratio_of(HHI_HIGH, 1)) > 0)
		return "high";
	return ratio_cmp(hhi, ratio_of(HHI_MODERATE, 1)) >= 0 ? "medium" :
	    "low";
}

static void
add_dependency(struct evidence *ev, struct node *out,
    const struct concentration *c)
{
	struct arena *a = &ev->ws->arena;
	struct node *map = node_add(a, out, "dependency", NODE_MAP);
	const char *names[3];
	size_t i;

	fig_count(a, map, "bringing", c->n);
	if (c->n == 0)
		return;
	for (i = 0; i < c->n && i < 3; i++)
		names[i] = c->stakes[i].partner->name;
	fig_part(a, map, "first", ev->ws->currency, concentration_top(c, 1),
	    ratio_money(c->total));
	fig_part(a, map, "three", ev->ws->currency, concentration_top(c, 3),
	    ratio_money(c->total));
	fig_names(a, map, "three_names", names, i, i);
	fig_number(a, map, "hhi", c->hhi, 0);
	node_str(a, map, "likelihood", hhi_level(c->hhi));
	node_str(a, map, "impact", level(ratio_div(concentration_top(c, 1),
	    ratio_money(c->all)), HEAVY, NOTABLE));
	add_loss(ev, map, ev->partner != NULL ? ev->partner :
	    c->stakes[0].partner, c);
}

static void
add_rules(struct arena *a, struct node *out)
{
	struct node *map = node_add(a, out, "rules", NODE_MAP);

	node_fmt(a, map, "likely", "%d %%", LIKELY);
	node_fmt(a, map, "possible", "%d %%", POSSIBLE);
	node_fmt(a, map, "heavy", "%d %%", HEAVY);
	node_fmt(a, map, "notable", "%d %%", NOTABLE);
	node_fmt(a, map, "soon", "%d days", RISK_SOON_DAYS);
	fig_count(a, map, "hhi_high", HHI_HIGH);
	fig_count(a, map, "hhi_moderate", HHI_MODERATE);
}

static int
build_register(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST);
	const struct concentration *c = evbase_stakes(ev);
	size_t i;

	(void)e;
	for (i = 0; i < RISKS; i++) {
		if (i == RISK_CONFLICT)
			add_gates(ev, items, c);
		else
			add_risk(ev, items, &risks[i], NULL, c);
	}
	add_dependency(ev, out, c);
	add_rules(a, out);
	if (ev->partner != NULL) {
		node_str(a, out, "partner", ev->partner->name);
		node_bool(a, out, "without", !partner_signed(ev->partner));
	}
	return 0;
}

const struct provider ev_risk[] = {
	{ "register", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS |
	    WS_SCORECARD, in_register, build_register },
	{ NULL, 0, NULL, NULL }
};
