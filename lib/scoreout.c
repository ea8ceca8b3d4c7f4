/* scoreout - scores as tables */

#include "scoreout.h"

#include "scorecell.h"
#include "scorerobust.h"

enum { NAMED = 5 };	/* partners named in the line below the table */

void
scores_take(struct scores *out, struct score *room,
    const struct scoreset *set, struct ratio swing)
{
	const struct score *s;
	size_t i;

	*out = (struct scores){ .s = room, .among = set->nranked,
	    .card = &set->card, .ws = set->env.ws, .swing = swing };
	for (i = 0; i < set->nscores; i++) {
		s = &set->scores[i];
		if (!set->chosen[s->partner - set->partners])
			continue;
		room[out->n++] = *s;
		out->nranked += s->state == SCORE_RANKED;
		out->ninsufficient += s->state == SCORE_INSUFFICIENT;
	}
}

static const char *
tier_name(const struct scores *all, const struct score *s)
{
	const char *tier = s->partner->tier;

	return all->ws != NULL ? ws_name(all->ws, "tiers", tier) : tier;
}

/* Are only some shown? Then their order does not say their rank. */
static bool
is_part(const struct scores *all)
{
	return all->nranked < all->among;
}

/* Is one of those in the table scored with a preset? */
static bool
has_preset(const struct scores *all, bool md)
{
	size_t i, n = md ? all->n : all->nranked;

	for (i = 0; i < n; i++) {
		if (all->s[i].weights->name != NULL)
			return true;
	}
	return false;
}

/* "1 - 3", or "2" when no change moves it. */
static void
cell_ranks(struct table *t, const struct rank_interval *r, struct str *s)
{
	if (r->best == 0) {
		table_cell(t, NULL);
		return;
	}
	str_addf(s, "%zu", r->best);
	if (r->worst > r->best)
		str_addf(s, " - %zu", r->worst);
	cell_text(t, s);
}

/* Columns and cells for people: table and md. */
static void
people_columns(struct table *t, const struct scores *all, bool md)
{
	if (md || is_part(all))
		table_column(t, "rank", "RANK", TABLE_RIGHT);
	table_column(t, "name", "PARTNER", TABLE_LEFT);
	table_column(t, "score", card_head(all->card), TABLE_RIGHT);
	table_column(t, "range", "RANGE", TABLE_LEFT);
	if (ratio_ok(all->swing))
		table_column(t, "ranks", "RANKS", TABLE_LEFT);
	table_column(t, "coverage", "COVERAGE", TABLE_RIGHT);
	if (has_preset(all, md))
		table_column(t, "preset", "PRESET", TABLE_LEFT);
	if (all->ws != NULL)
		table_column(t, "tier", "TIER", TABLE_LEFT);
	if (md)
		table_column(t, "state", "STATE", TABLE_LEFT);
	table_column(t, "why", "WHY", TABLE_LEFT);
}

static void
people_row(struct table *t, const struct scores *all, const struct score *s,
    bool md)
{
	struct str text = STR_INIT;

	if (md || is_part(all))
		cell_count(t, s->rank);
	table_cell(t, s->partner->name);
	cell_ratio(t, s->value, 1);
	add_range(&text, s);
	if (text.len > 0)
		cell_text(t, &text);
	else
		table_cell(t, NULL);
	if (ratio_ok(all->swing))
		cell_ranks(t, &s->ranks, &text);
	cell_percent(t, s->coverage, 0);
	if (has_preset(all, md))
		table_cell(t, s->weights->name);
	if (all->ws != NULL)
		table_cell(t, tier_name(all, s));
	if (md)
		table_cell(t, score_state_name(s->state));
	score_add_why(&text, s, all->card);
	cell_text(t, &text);
	str_release(&text);
}

/* Columns and cells for machines: tsv and json. */
static void
machine_columns(struct table *t, bool ranks)
{
	static const char *const keys[] = { "rank", "partner", "name", "card",
		"state", "score", "low", "high", "coverage", "tier", "tie",
		"why", "preset", "missing", "best", "worst" };
	size_t i, n = sizeof(keys) / sizeof(keys[0]) - (ranks ? 0 : 2);

	for (i = 0; i < n; i++)
		table_column(t, keys[i], keys[i], TABLE_LEFT);
}

static void
machine_row(struct table *t, const struct scores *all, const struct score *s)
{
	struct str why = STR_INIT;

	cell_count(t, s->rank);
	table_cell(t, s->partner->slug);
	table_cell(t, s->partner->name);
	table_cell(t, all->card->name);
	table_cell(t, score_state_name(s->state));
	cell_ratio(t, s->value, 1);
	cell_ratio(t, s->low, 1);
	cell_ratio(t, s->high, 1);
	cell_percent(t, s->coverage, 0);
	table_cell(t, s->partner->tier);
	table_cell(t, s->tie != NULL ? s->tie->partner->slug : NULL);
	score_add_why(&why, s, all->card);
	cell_text(t, &why);
	table_cell(t, s->weights->name);
	table_cell(t, missing_name(all->card->missing));
	if (ratio_ok(all->swing)) {
		cell_count(t, s->ranks.best);
		cell_count(t, s->ranks.worst);
	}
	str_release(&why);
}

/* One line for all that have too little data. */
static void
print_insufficient(const struct scores *all, FILE *f)
{
	struct dec percent = { all->card->floor.u * 100 };
	const struct score *s = all->s + all->nranked;
	const struct score *end = all->s + all->n;
	struct str line = STR_INIT;
	size_t n = 0;

	str_adds(&line, "insufficient data (");
	if (all->card->missing == MISSING_FAIL)
		str_adds(&line, "something is unknown, or ");
	str_adds(&line, "coverage under ");
	dec_add_text(&line, percent);
	str_adds(&line, " %): ");
	for (; s < end && s->state == SCORE_INSUFFICIENT; s++) {
		if (n++ >= NAMED)
			continue;
		str_addf(&line, "%s%s ", n > 1 ? ", " : "", s->partner->name);
		ratio_add_percent(&line, s->coverage, 0);
	}
	if (n > NAMED)
		str_addf(&line, " and %zu more", n - NAMED);
	str_adds(&line, "; --explain says what is missing");
	if (n > 0)
		score_line(f, &line);
	str_release(&line);
}

/* One line for all to whom nothing applies. */
static void
print_nothing(const struct scores *all, FILE *f)
{
	struct str line = STR_INIT;
	size_t i, n = 0;

	str_adds(&line, "nothing applies: ");
	for (i = all->nranked; i < all->n; i++) {
		if (all->s[i].state == SCORE_NOTHING && n++ < NAMED)
			str_addf(&line, "%s%s", n > 1 ? ", " : "",
			    all->s[i].partner->name);
	}
	if (n > NAMED)
		str_addf(&line, " and %zu more", n - NAMED);
	str_adds(&line, "; all that has a weight is n/a, --explain says why");
	if (n > 0)
		score_line(f, &line);
	str_release(&line);
}

/* A line for each that fails a gate. */
static void
print_gated(const struct scores *all, FILE *f)
{
	struct str line = STR_INIT;
	size_t i;

	for (i = all->nranked; i < all->n; i++) {
		if (all->s[i].state != SCORE_GATED)
			continue;
		str_reset(&line);
		str_addf(&line, "%s: ", all->s[i].partner->name);
		score_add_why(&line, &all->s[i], all->card);
		score_line(f, &line);
	}
	str_release(&line);
}

void
scores_note(const struct scores *all, FILE *f)
{
	static const char *const texts[] = {
		"takes no part in the score",
		"counts as 0",
		"counts as 50, the middle of the scale",
		"leaves a partner without a score",
	};
	struct str line = STR_INIT;

	str_addf(&line, "what is unknown %s (missing: %s); a range is worst "
	    "to best", texts[all->card->missing],
	    missing_name(all->card->missing));
	score_line(f, &line);
	if (ratio_ok(all->swing)) {
		str_reset(&line);
		str_adds(&line, "ranks: each weight changed by +-");
		score_add_swing(&line, all->swing);
		str_adds(&line, ", one at a time");
		score_line(f, &line);
	}
	str_release(&line);
}

void
scores_print(const struct scores *all, enum table_form form, FILE *f)
{
	size_t i, n = form == TABLE_TABLE ? all->nranked : all->n;
	bool people = form == TABLE_TABLE || form == TABLE_MD;
	struct table t;

	table_init(&t, "scores");
	if (people)
		people_columns(&t, all, form == TABLE_MD);
	else
		machine_columns(&t, ratio_ok(all->swing));
	for (i = 0; i < n; i++) {
		if (people)
			people_row(&t, all, &all->s[i], form == TABLE_MD);
		else
			machine_row(&t, all, &all->s[i]);
	}
	if (n > 0 || form != TABLE_TABLE)
		table_print(&t, form, f);
	if (form == TABLE_TABLE) {
		print_insufficient(all, f);
		print_nothing(all, f);
		print_gated(all, f);
	}
	if (form == TABLE_TABLE && all->n > 0)
		scores_note(all, f);
	table_release(&t);
}
