/* replyheadlinetell - a headline figure in words, with what it counts */

#include "replyheadline.h"

#include <string.h>

#include "partner.h"
#include "revenue.h"

enum { LISTED = 8 };	/* deals or partners that are told of a figure */

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
	const struct headline_called *called;
	const struct headline *h;
	struct inputs in;
	date today;
};

/* Is the deal one that the figure counts? */
static bool
counts(const struct telling *t, const struct deal *d)
{
	const struct headline_called *c = t->called;
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
	for (; i > 0 && in->deals[i - 1]->amount.m < d->amount.m; i--) {
		if (i < LISTED)
			in->deals[i] = in->deals[i - 1];
	}
	if (i < LISTED)
		in->deals[i] = d;
}

static void
collect(struct telling *t)
{
	const struct headline_called *c = t->called;
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
		money_add(&s, t->ask->ws->currency, ratio_money(d->amount));
	} else {
		str_addf(&s, "%s, %s", t->in.partners[i]->name,
		    t->in.partners[i]->stage);
	}
	c = reply_claim(t->r, CLAIM_INPUT, "%s", s.s);
	reply_cite(t->r, c, place(t, i));
	str_release(&s);
}

/* Append the parts of what is a part of another sum: not in its text. */
static void
add_parts(struct str *out, const struct telling *t)
{
	const char *currency = t->ask->ws->currency;
	struct deal_filter f = { ROLE_SOURCED, STATE_WON, 0, 0 };
	struct ratio all = ratio_of(0, 1);
	int role;

	revenue_year(&f, t->today);
	money_add(out, currency, ratio_money(revenue_all(t->ask->ws,
	    &f).amount));
	for (role = 0; role < DEAL_ROLES; role++) {
		f.role = (enum deal_role)role;
		all = ratio_add(all, ratio_money(revenue_all(t->ask->ws,
		    &f).amount));
	}
	str_adds(out, " sourced / ");
	money_add(out, currency, all);
	str_adds(out, " won in all");
}

static bool
has_parts(const struct telling *t)
{
	return strcmp(t->called->id, "sourced_share") == 0;
}

static void
tell_formula(struct telling *t)
{
	struct str s = STR_INIT;

	if (!has_parts(t))
		return;
	add_parts(&s, t);
	cite_all(t, reply_claim(t->r, CLAIM_FORMULA, "%s", s.s));
	str_release(&s);
}

void
reply_headline_compare(struct reply *r, const struct figure_ask *ask,
    const struct headline_called *called, const struct headline *h)
{
	struct telling t = { .r = r, .ask = ask, .called = called, .h = h,
	    .today = date_today() };
	struct str s = STR_INIT;

	collect(&t);
	str_addf(&s, "from the deals: %s ", h->name);
	headline_text(&s, h, ask->ws->currency);
	if (has_parts(&t)) {
		str_adds(&s, " = ");
		add_parts(&s, &t);
	}
	str_adds(&s, ", ");
	headline_window(&s, h, t.today, date_add);
	cite_all(&t, reply_claim(r, CLAIM_COMPUTED, "%s", s.s));
	str_release(&s);
}

void
reply_headline_tell(struct reply *r, const struct figure_ask *ask,
    const struct headline_called *called, const struct headline *h)
{
	struct telling t = { .r = r, .ask = ask, .called = called, .h = h,
	    .today = date_today() };
	struct str value = STR_INIT, window = STR_INIT;
	size_t i;

	collect(&t);
	headline_text(&value, h, t.ask->ws->currency);
	headline_window(&window, h, t.today, date_add);
	correct(&t, value.s);
	cite_all(&t, reply_claim(t.r, CLAIM_FIGURE, "%s: %s", h->name,
	    value.s));
	reply_claim(t.r, CLAIM_DEFINITION, "%s", t.called->definition !=
	    NULL ? t.called->definition : h->definition);
	reply_claim(t.r, CLAIM_WINDOW, "%s; computed from %s", window.s,
	    h->source);
	tell_formula(&t);
	for (i = 0; i < t.in.n; i++)
		tell_input(&t, i);
	if (t.in.all > t.in.n)
		reply_claim(t.r, CLAIM_INPUT, "and %zu more in %s",
		    t.in.all - t.in.n, h->source);
	str_release(&value);
	str_release(&window);
}
