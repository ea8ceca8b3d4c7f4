/* replytamtell - a figure of the partner market in words */

#include "replytam.h"

#include "tambasis.h"
#include "tamview.h"

static const char *
number_text(struct tam_asking *s, const struct tam_number *n,
    enum tam_input in, enum tam_level level)
{
	struct str text = STR_INIT;
	const char *out;

	tam_add_number(&text, in, s->t.currency, n->v[level]);
	out = arena_dup(s->r->a, text.s);
	str_release(&text);
	return out;
}

static const char *
money_text(struct tam_asking *s, struct ratio v)
{
	struct str text = STR_INIT;
	const char *out;

	money_add_short(&text, s->t.currency, v);
	out = arena_dup(s->r->a, text.s);
	str_release(&text);
	return out;
}

/* Cite the inputs of a category's formula at a level. */
static void
cite_inputs(struct reply *r, struct claim *claim,
    const struct tam_category *c, enum tam_level level)
{
	enum tam_input in;

	for (in = 0; in < TAM_INPUTS; in++)
		reply_cite(r, claim, c->in[in].at[level]);
}

/* "solutions: EUR 14.4 M = 3,000 accounts x 12 % x EUR 40,000" */
static void
tell_formula(struct tam_asking *s, const struct tam_category *c)
{
	struct str text = STR_INIT;
	struct claim *claim;

	if (!tam_category_known(c)) {
		reply_cite(s->r, reply_claim(s->r, CLAIM_FORMULA, "%s: "
		    "unknown, an input is missing", c->id), c->node);
		return;
	}
	tam_add_formula(&text, &s->t, c, TAM_BASE);
	claim = reply_claim(s->r, CLAIM_FORMULA, "%s: %s = %s", c->id,
	    money_text(s, tam_value(c, TAM_BASE)), text.s);
	cite_inputs(s->r, claim, c, TAM_BASE);
	str_release(&text);
}

/* The inputs of a category's formula, but for the one already told. */
static void
tell_inputs(struct tam_asking *s, const struct tam_category *c,
    const struct tam_number *but)
{
	const struct tam_number *n;
	struct claim *claim;
	enum tam_input in;

	for (in = 0; in < TAM_INPUTS; in++) {
		n = &c->in[in];
		if (n == but || n->at[TAM_BASE] == NULL)
			continue;
		claim = reply_claim(s->r, CLAIM_INPUT, "%s %s%s%s",
		    tam_inputs[in].key, number_text(s, n, in, TAM_BASE),
		    n->source != NULL ? ": " : "", n->source != NULL ?
		    n->source : "");
		reply_cite(s->r, claim, n->at[TAM_BASE]);
		reply_cite(s->r, claim, n->source_node);
	}
}

/* The path of a number in the file. */
static const char *
path_of(struct tam_asking *s, const struct tam_category *c,
    enum tam_input in, const struct tam_number *n)
{
	bool own = c != NULL && n->origin == TAM_OWN;
	const char *up = own ? arena_printf(s->r->a, "categories.%s.", c->id) :
	    in >= TAM_INPUTS ? "capacity." : "";

	return arena_printf(s->r->a, "%s%s%s%s%s", n->scenario ?
	    "scenarios." : "", n->scenario ? s->t.scenario : "",
	    n->scenario ? "." : "", up, tam_inputs[in].key);
}

/* Its range, and what it rests on. */
static void
tell_source(struct tam_asking *s, const struct tam_number *n,
    enum tam_input in)
{
	struct claim *c;

	if (tam_number_ranges(n)) {
		c = reply_claim(s->r, CLAIM_RANGE, "%s to %s",
		    number_text(s, n, in, TAM_LOW),
		    number_text(s, n, in, TAM_HIGH));
		reply_cite(s->r, c, n->at[TAM_LOW]);
		reply_cite(s->r, c, n->at[TAM_HIGH]);
	}
	if (n->source != NULL)
		c = reply_claim(s->r, CLAIM_SOURCE, "%s%s", n->source,
		    tam_untouched(n) ? ": nothing else is given" : "");
	else
		c = reply_claim(s->r, CLAIM_SOURCE, "none is given");
	reply_cite(s->r, c, n->source != NULL ? n->source_node :
	    n->at[TAM_BASE]);
}

/* The formulas that a number stands in. */
static void
tell_uses(struct tam_asking *s, const struct tam_category *only,
    enum tam_input in, const struct tam_number *n)
{
	const struct tam *t = &s->t;
	const struct tam_category *c;

	for (c = t->categories; in < TAM_INPUTS && c < t->categories + t->n;
	    c++) {
		if (only != NULL ? c != only : c->in[in].origin != TAM_COMMON)
			continue;
		tell_formula(s, c);
		if (only != NULL)
			tell_inputs(s, c, n);
	}
}

/* Tell an assumption: of a category, or that stands above them. */
/* Is the question's number the low or the high of the range? */
static bool
says_range(struct tam_asking *s, const struct tam_number *n,
    enum tam_input in)
{
	const struct question *q = s->ask->q;
	bool percent = tam_inputs[in].percent;

	return question_claims(q, n->v[TAM_LOW], percent) == NULL ||
	    question_claims(q, n->v[TAM_HIGH], percent) == NULL;
}

size_t
reply_tam_number(struct tam_asking *s, const struct tam_category *c,
    enum tam_input in)
{
	const struct tam_number *n = c != NULL ? &c->in[in] :
	    &s->t.common[in];
	const char *text, *path;
	struct claim *claim;
	bool wrong;

	if (n->at[TAM_BASE] == NULL)
		return 0;
	path = path_of(s, c, in, n);
	text = number_text(s, n, in, TAM_BASE);
	wrong = !says_range(s, n, in) && reply_correct(s->r, s->ask->q,
	    n->at[TAM_BASE], text, n->v[TAM_BASE], tam_inputs[in].percent);
	claim = reply_claim(s->r, CLAIM_FIGURE, "%s%s%s %s%s", c != NULL ?
	    c->id : "", c != NULL ? "." : "", tam_inputs[in].key, text,
	    tam_assumed(n) ? ", an assumption by its own word" : "");
	reply_cite(s->r, claim, n->at[TAM_BASE]);
	tell_source(s, n, in);
	if (c != NULL && c->ours && in == TAM_SHARE)
		reply_beside(s->r, s->ask, "sourced-share");
	tell_uses(s, c, in, n);
	reply_change(s->r, s->ask, n->at[TAM_BASE], path, wrong);
	return 1;
}

/* Tell the value of a category. */
size_t
reply_tam_value(struct tam_asking *s, const struct tam_category *c)
{
	struct claim *claim;

	if (!tam_category_known(c)) {
		tell_formula(s, c);
		return 1;
	}
	claim = reply_claim(s->r, CLAIM_FIGURE, "market of %s %s, %s; a "
	    "ceiling, not a forecast", c->id, money_text(s, tam_value(c,
	    TAM_BASE)), tam_revenue_name(c->ours));
	reply_cite(s->r, claim, c->node);
	if (tam_category_ranges(c)) {
		claim = reply_claim(s->r, CLAIM_RANGE, "%s to %s, every input "
		    "at its low and at its high", money_text(s, tam_value(c,
		    TAM_LOW)), money_text(s, tam_value(c, TAM_HIGH)));
		cite_inputs(s->r, claim, c, TAM_LOW);
		cite_inputs(s->r, claim, c, TAM_HIGH);
	}
	tell_formula(s, c);
	tell_inputs(s, c, NULL);
	return 1;
}

/* Tell the total over the categories of one revenue. */
static void
tell_total(struct tam_asking *s, bool ours, const struct tam_total *total)
{
	const struct tam_category *c, *end = s->t.categories + s->t.n;
	struct str text = STR_INIT;
	struct claim *claim;

	money_add_short(&text, s->t.currency, total->v[TAM_BASE]);
	if (ratio_cmp(total->v[TAM_LOW], total->v[TAM_HIGH]) != 0) {
		str_adds(&text, " (");
		tam_add_span(&text, s->t.currency, total->v);
		str_addc(&text, ')');
	}
	claim = reply_claim(s->r, CLAIM_FIGURE, "partner market, %s: %s; "
	    "never added to the other", tam_revenue_name(ours), text.s);
	for (c = s->t.categories; c < end; c++) {
		if (c->ours == ours)
			reply_cite(s->r, claim, c->node);
	}
	for (c = s->t.categories; c < end; c++) {
		if (c->ours == ours)
			tell_formula(s, c);
	}
	str_release(&text);
}

size_t
reply_tam_totals(struct tam_asking *s)
{
	struct tam_total total;
	size_t told = 0;
	int ours;

	for (ours = 1; ours >= 0; ours--) {
		total = tam_total(&s->t, ours);
		if (total.n == 0)
			continue;
		tell_total(s, ours, &total);
		told++;
	}
	return told;
}
