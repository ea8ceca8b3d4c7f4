/* replyheadline - headline figures of a report that a question names */

#include "replyheadline.h"

#include <string.h>

static const struct headline_called table[HEADLINES] = {
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

/* Words of the longest name that the question has; 0: of none. */
static size_t
named(const struct question *q, const struct headline_called *c,
    unsigned *mask)
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
	return best > 0 && question_covered_all(q, mask);
}

/* Are figures of the whole program asked for? */
static bool
is_about(const struct about *about)
{
	return about == NULL || (about->name != NULL &&
	    (strcmp(about->name, "deals") == 0 ||
	    str_starts(about->name, "report")));
}

/* The figure with this id. */
static const struct headline *
figure(const struct headline h[HEADLINES], const char *id)
{
	size_t i;

	for (i = 0; i + 1 < HEADLINES && strcmp(h[i].id, id) != 0; i++)
		;
	return &h[i];
}

/* Compute all of them; false: files are broken, which is a problem of r. */
static bool
compute(struct headline h[HEADLINES], struct reply *r,
    const struct figure_ask *ask)
{
	struct err why = ERR_INIT;

	if (ws_load(ask->ws, WS_DEALS | WS_COMPANY | WS_PROGRAM, &why) < 0 ||
	    ws_hold(ask->ws, WS_DEALS | WS_PARTNERS, &why) < 0) {
		names_add(&r->problems, why.msg);
		return false;
	}
	headline_compute(h, ask->ws, date_today());
	return true;
}

void
reply_beside(struct reply *r, const struct figure_ask *ask, const char *id)
{
	struct headline h[HEADLINES];
	const struct headline *f;
	size_t i;

	if (!compute(h, r, ask))
		return;
	f = figure(h, id);
	for (i = 0; i < HEADLINES && ratio_ok(f->value); i++) {
		if (strcmp(table[i].id, id) == 0)
			reply_headline_compare(r, ask, &table[i], f);
	}
}

size_t
reply_headline(struct reply *r, const struct figure_ask *ask)
{
	struct headline h[HEADLINES];
	bool meant[HEADLINES];
	size_t i, n = 0;

	if (!is_about(ask->about) || !find(meant, ask->q) ||
	    !compute(h, r, ask))
		return 0;
	for (i = 0; i < HEADLINES; i++) {
		if (!meant[i])
			continue;
		reply_headline_tell(r, ask, &table[i], figure(h,
		    table[i].id));
		n++;
	}
	return n;
}
