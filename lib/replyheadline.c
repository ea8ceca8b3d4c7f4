/* replyheadline - headline figures of a report that a question names */

#include "replyfigure.h"

#include <string.h>

#include "headline.h"
#include "partner.h"
#include "revenue.h"

enum { LISTED = 8 };	/* deals or partners that are told of a figure */

/* What people call a figure, and the deals it is computed from. */
struct called {
	const char *id;			/* headline.h's */
	const char *names[5];
	enum deal_role role;
	bool won, lost, open;		/* deals; none of them: partners */
	const char *key;		/* what is cited of a deal or partner */
	const char *definition;		/* NULL: headline.h's */
};

static const struct called table[HEADLINES] = {
	{ "sourced_won", { "sourced revenue", "revenue sourced won",
	    "sourced won" }, ROLE_SOURCED, true, false, false, "amount", NULL },
	{ "influenced_won", { "influenced revenue", "influenced won" },
	    ROLE_INFLUENCED, true, false, false, "amount", NULL },
	{ "sourced_share", { "sourced share", "sourced share of revenue",
	    "sourced share of revenue won", "share of sourced revenue",
	    "share of revenue sourced by partners" }, ROLE_SOURCED, true,
	    false, false, "amount", NULL },
	{ "sourced_open", { "sourced pipeline", "open pipeline",
	    "open sourced pipeline", "sourced open" }, ROLE_SOURCED, false,
	    false, true, "amount", NULL },
	{ "influenced_open", { "influenced pipeline", "open pipeline",
	    "open influenced pipeline", "influenced open" }, ROLE_INFLUENCED,
	    false, false, true, "amount", NULL },
	{ "sourced_win_rate", { "win rate", "sourced win rate",
	    "partner win rate" }, ROLE_SOURCED, true, true, false, "stage",
	    NULL },
	{ "direct_win_rate", { "win rate", "direct win rate" }, ROLE_DIRECT,
	    true, true, false, "stage", "won deals as a share of won and "
	    "lost ones without a partner" },
	{ "sourced_days", { "days to win", "sourced days to win",
	    "sales cycle", "sourced sales cycle" }, ROLE_SOURCED, true, false,
	    false, "closed", NULL },
	{ "direct_days", { "days to win", "direct days to win",
	    "sales cycle", "direct sales cycle" }, ROLE_DIRECT, true, false,
	    false, "closed", "median days from created to closed of won "
	    "deals without a partner" },
	{ "partners_signed", { "partners with a contract", "signed partners",
	    "partners under contract" }, ROLE_DIRECT, false, false, false,
	    "stage", NULL },
	{ "partners_active", { "active partners" }, ROLE_DIRECT, false,
	    false, false, "stage", NULL },
};

/* Words that such a question may have besides. */
static const char *const besides = "program partner partners deal deals "
    "12 month months report headline revenue won rate total";

/* Deals or partners that a figure counts, the largest first. */
struct inputs {
	const struct deal *deals[LISTED];
	const struct partner *partners[LISTED];
	size_t n, all;		/* listed; all that it counts */
};

/* One figure on its way. */
struct telling {
	struct reply *r;
	const struct figure_ask *ask;
	const struct called *called;
	const struct headline *h;
	struct inputs in;
	date today;
};

/* Words of the longest name that the question has; 0: of none. */
static size_t
named(const struct question *q, const struct called *c, unsigned *mask)
{
	size_t i, n, best = 0;
	const char *s;

	for (i = 0; i < sizeof(c->names) / sizeof(c->names[0]) &&
	    c->names[i] != NULL; i++) {
		if (!question_names(q, c->names[i], mask))
			continue;
		for (n = 1, s = c->names[i]; (s = strchr(s, ' ')) != NULL; s++)
			n++;
		best = n > best ? n : best;
	}
	return best;
}

/* Which figures it names best; false: none, or it asks for more. */
static bool
find(bool meant[HEADLINES], const struct question *q)
{
	size_t i, words[HEADLINES], best = 0;
	unsigned mask = question_asking(q) | question_mask(q, besides);

	for (i = 0; i < HEADLINES; i++) {
		words[i] = named(q, &table[i], &mask);
		best = words[i] > best ? words[i] : best;
	}
	for (i = 0; i < HEADLINES; i++)
		meant[i] = best > 0 && words[i] == best;
	return best > 0 && question_covered_all(q, mask & ~question_years(q));
}

/* Is the deal one that the figure counts? */
static bool
counts(const struct telling *t, const struct deal *d)
{
	const struct called *c = t->called;
	struct deal_filter f = { c->role, STATE_WON, DATE_NONE, DATE_NONE };

	if (t->h->months > 0)
		revenue_year(&f, t->today);
	if (c->won && deal_passes(d, &f))
		return true;
	f.state = STATE_LOST;
	if (c->lost && deal_passes(d, &f))
		return true;
	f.state = STATE_OPEN;
	return c->open && deal_passes(d, &f);
}

/* Keep d among those listed if it is large enough. */
static void
keep(struct inputs *in, const struct deal *d)
{
	size_t i = in->n < LISTED ? in->n++ : LISTED;

	in->all++;
	for (; i > 0 && in->deals[i - 1]->amount.u < d->amount.u; i--) {
		if (i < LISTED)
			in->deals[i] = in->deals[i - 1];
	}
	if (i < LISTED)
		in->deals[i] = d;
}

static void
collect(struct telling *t)
{
	const struct called *c = t->called;
	const struct ws *ws = t->ask->ws;
	const struct partner *p;
	struct inputs *in = &t->in;
	size_t i;

	memset(in, 0, sizeof(*in));
	for (i = 0; (c->won || c->open) && i < ws->ndeals; i++) {
		if (counts(t, &ws->deals[i]))
			keep(in, &ws->deals[i]);
	}
	for (i = 0; !c->won && !c->open && i < ws->npartners; i++) {
		p = &ws->partners[i];
		if (!partner_signed(p) || (strcmp(c->id, "partners_active") ==
		    0 && partner_silent(p, t->today)))
			continue;
		if (in->n < LISTED)
			in->partners[in->n++] = p;
		in->all++;
	}
}

/* The value in a file that an input is cited by. */
static const struct node *
place(const struct telling *t, size_t i)
{
	return t->in.deals[i] != NULL ? node_get(t->in.deals[i]->node,
	    t->called->key) : partner_get(t->in.partners[i], t->called->key);
}

static void
cite_all(struct telling *t, struct claim *c)
{
	size_t i;

	for (i = 0; i < t->in.n; i++)
		reply_cite(t->r, c, place(t, i));
}

/* The number of the figure as people write it: its value, rounded. */
static struct dec
written(const struct headline *h)
{
	struct dec d = { 0 };

	if (h->unit == HEADLINE_SHARE)
		d.u = ratio_round(h->value, 2) * (DEC_ONE / 100);
	else
		d.u = ratio_round(h->value, 0) * DEC_ONE;
	return d;
}

/* Say when the question has another number. */
static void
correct(struct telling *t, const char *value)
{
	const struct headline *h = t->h;
	const char *other = ratio_ok(h->value) ? question_claims(t->ask->q,
	    written(h), h->unit == HEADLINE_SHARE) : NULL;
	struct claim *c;

	/* "in 12 months" is the window, no claim. */
	if (other == NULL || strcmp(other, "12") == 0)
		return;
	c = reply_claim(t->r, CLAIM_CORRECTION, "the workspace says %s",
	    value);
	c->other = reply_number(t->r->a, other);
	cite_all(t, c);
}

static void
tell_input(struct telling *t, size_t i)
{
	const struct deal *d = t->in.deals[i];
	struct str s = STR_INIT;
	struct claim *c;

	if (d != NULL) {
		str_addf(&s, "%s, %s, ", d->id, deal_stage_name(d->stage));
		if (d->closed != DATE_NONE)
			date_add(&s, d->closed);
		else
			date_add(&s, d->created);
		str_adds(&s, ", ");
		money_add(&s, t->ask->ws->currency, ratio_dec(d->amount));
	} else {
		str_addf(&s, "%s, %s", t->in.partners[i]->name,
		    t->in.partners[i]->stage);
	}
	c = reply_claim(t->r, CLAIM_INPUT, "%s", s.s);
	reply_cite(t->r, c, place(t, i));
	str_release(&s);
}

/* The parts of what is a part of another sum: they are not in its text. */
static void
tell_formula(struct telling *t)
{
	const char *currency = t->ask->ws->currency;
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	struct ratio all = ratio_of(0, 1);
	struct str s = STR_INIT;
	int role;

	if (strcmp(t->called->id, "sourced_share") != 0)
		return;
	revenue_year(&f, t->today);
	money_add(&s, currency, ratio_dec(revenue_all(t->ask->ws,
	    &f).amount));
	for (role = 0; role < DEAL_ROLES; role++) {
		f.role = (enum deal_role)role;
		all = ratio_add(all, ratio_dec(revenue_all(t->ask->ws,
		    &f).amount));
	}
	str_adds(&s, " sourced / ");
	money_add(&s, currency, all);
	cite_all(t, reply_claim(t->r, CLAIM_FORMULA, "%s won in all", s.s));
	str_release(&s);
}

static void
tell(struct telling *t)
{
	const struct headline *h = t->h;
	struct str value = STR_INIT, window = STR_INIT;
	size_t i;

	headline_text(&value, h, t->ask->ws->currency);
	headline_window(&window, h, t->today);
	correct(t, value.s);
	cite_all(t, reply_claim(t->r, CLAIM_FIGURE, "%s: %s", h->name,
	    value.s));
	reply_claim(t->r, CLAIM_DEFINITION, "%s", t->called->definition !=
	    NULL ? t->called->definition : h->definition);
	reply_claim(t->r, CLAIM_WINDOW, "%s; computed from %s", window.s,
	    h->source);
	tell_formula(t);
	for (i = 0; i < t->in.n; i++)
		tell_input(t, i);
	if (t->in.all > t->in.n)
		reply_claim(t->r, CLAIM_INPUT, "and %zu more in %s",
		    t->in.all - t->in.n, h->source);
	str_release(&value);
	str_release(&window);
}

/* Are figures of the whole program asked for? */
static bool
is_about(const struct about *about)
{
	return about == NULL || (about->name != NULL &&
	    (strcmp(about->name, "deals") == 0 ||
	    str_starts(about->name, "report")));
}

size_t
reply_headline(struct reply *r, const struct figure_ask *ask)
{
	struct telling t = { .r = r, .ask = ask, .today = date_today() };
	struct headline h[HEADLINES];
	bool meant[HEADLINES];
	struct err why = ERR_INIT;
	size_t i, n = 0;

	if (!is_about(ask->about) || !find(meant, ask->q))
		return 0;
	if (ws_load(ask->ws, WS_DEALS | WS_COMPANY | WS_PROGRAM, &why) < 0 ||
	    ws_hold(ask->ws, WS_DEALS | WS_PARTNERS, &why) < 0) {
		names_add(&r->problems, why.msg);
		return 0;
	}
	headline_compute(h, ask->ws, t.today);
	for (i = 0; i < HEADLINES; i++) {
		if (!meant[i])
			continue;
		t.h = &h[i];
		t.called = &table[i];
		collect(&t);
		tell(&t);
		n++;
	}
	return n;
}
