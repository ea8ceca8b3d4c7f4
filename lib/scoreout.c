/* scoreout - scores as tables */

#include "scoreout.h"

#include <string.h>

enum { NAMED = 5 };	/* partners named in the line below the table */

/* A number with so many decimals, alike for people and machines. */
static void
cell_ratio(struct table *t, struct ratio r, int places)
{
	struct str s = STR_INIT;

	ratio_add_text(&s, r, places);
	if (ratio_ok(r))
		table_cell_number(t, s.s, s.s);
	else
		table_cell(t, NULL);
	str_release(&s);
}

static void
cell_count(struct table *t, size_t n)
{
	if (n == 0)
		table_cell(t, NULL);
	else
		cell_ratio(t, ratio_of((int64_t)n, 1), 0);
}

/* "92 %" for people, 0.92 for machines. */
static void
cell_percent(struct table *t, struct ratio r, int places)
{
	struct str text = STR_INIT, raw = STR_INIT;

	ratio_add_percent(&text, r, places);
	ratio_add_text(&raw, r, 4);
	table_cell_number(t, text.s, raw.s);
	str_release(&text);
	str_release(&raw);
}

static void
add_range(struct str *out, const struct score *s)
{
	ratio_add_text(out, s->low, 1);
	str_adds(out, " - ");
	ratio_add_text(out, s->high, 1);
}

static const char *
tier_name(const struct scores *all, const struct score *s)
{
	const char *tier = s->partner->tier;

	return all->ws != NULL ? ws_name(all->ws, "tiers", tier) : tier;
}

/* The card's name as the head of its column. */
static const char *
card_head(const struct card *c)
{
	static const char *const heads[] = { "FIT", "READINESS", "HEALTH" };
	size_t i;

	for (i = 0; c->name != NULL && card_names[i] != NULL; i++) {
		if (strcmp(c->name, card_names[i]) == 0)
			return heads[i];
	}
	return "SCORE";
}

static void
cell_text(struct table *t, struct str *s)
{
	table_cell(t, s->s);
	str_reset(s);
}

/* Are only some shown? Then their order does not say their rank. */
static bool
is_part(const struct scores *all)
{
	return all->nranked < all->among;
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
	table_column(t, "coverage", "COVERAGE", TABLE_RIGHT);
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
	cell_text(t, &text);
	cell_percent(t, s->coverage, 0);
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
machine_columns(struct table *t)
{
	static const char *const keys[] = { "rank", "partner", "name", "card",
		"state", "score", "low", "high", "coverage", "tier", "tie",
		"why" };
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
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
	str_release(&why);
}

/* A line that nothing in the files can break or use to steer a terminal. */
static void
print_line(FILE *f, struct str *line)
{
	size_t i;

	for (i = 0; i < line->len; i++) {
		if ((unsigned char)line->s[i] < 0x20 || line->s[i] == 0x7f)
			line->s[i] = ' ';
	}
	fprintf(f, "%s\n", line->s);
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

	str_adds(&line, "insufficient data (coverage under ");
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
		print_line(f, &line);
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
		print_line(f, &line);
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
		machine_columns(&t);
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
		print_gated(all, f);
	}
	table_release(&t);
}

/* "Nordvik: fit 84.3, range 80.1 - 88.0, coverage 92 %, rank 1 of 18" */
static void
print_headline(const struct scores *all, const struct score *s, FILE *f)
{
	const char *name = all->card->name;
	struct str line = STR_INIT;

	str_addf(&line, "%s: %s ", s->partner->name,
	    name != NULL ? name : "score");
	if (ratio_ok(s->value))
		ratio_add_text(&line, s->value, 1);
	else
		str_adds(&line, "unknown");
	str_adds(&line, ", range ");
	add_range(&line, s);
	str_adds(&line, ", coverage ");
	ratio_add_percent(&line, s->coverage, 0);
	if (s->state == SCORE_RANKED)
		str_addf(&line, ", rank %zu of %zu", s->rank, all->among);
	else if (s->state == SCORE_INSUFFICIENT)
		str_adds(&line, ", not ranked: insufficient data");
	else
		str_adds(&line, ", not ranked: a gate failed");
	print_line(f, &line);
	str_release(&line);
}

static void
explain_columns(struct table *t, bool partner, bool machine)
{
	if (machine)
		table_column(t, "partner", "partner", TABLE_LEFT);
	if (partner)
		table_column(t, "name", "PARTNER", TABLE_LEFT);
	if (machine) {
		table_column(t, "kind", "kind", TABLE_LEFT);
		table_column(t, "id", "id", TABLE_LEFT);
	}
	table_column(t, "criterion", "CRITERION", TABLE_LEFT);
	if (machine)
		table_column(t, "weight", "weight", TABLE_RIGHT);
	table_column(t, "share", "WEIGHT", TABLE_RIGHT);
	table_column(t, "value", "VALUE", TABLE_RIGHT);
	table_column(t, "points", "POINTS", TABLE_RIGHT);
	if (machine)
		table_column(t, "state", "state", TABLE_LEFT);
	table_column(t, "source", "FROM", TABLE_LEFT);
}

/* What a row of criteria and one of gates begin with. */
static void
explain_names(struct table *t, const struct score *s, bool partner,
    bool machine, const char *const words[3])
{
	if (machine)
		table_cell(t, s->partner->slug);
	if (partner)
		table_cell(t, s->partner->name);
	if (machine) {
		table_cell(t, words[0]);
		table_cell(t, words[1]);
	}
	table_cell(t, words[2]);
}

static void
explain_criterion(struct table *t, const struct scores *all,
    const struct score *s, size_t i, enum table_form form)
{
	const struct criterion *k = &all->card->criteria[i];
	const struct finding *found = &s->findings[i];
	const char *const words[] = { "criterion", k->id, k->name };
	bool machine = form == TABLE_TSV || form == TABLE_JSON;
	struct str text = STR_INIT;

	explain_names(t, s, form != TABLE_TABLE, machine, words);
	if (machine) {
		dec_add_text(&text, s->weights->criteria.written[i]);
		table_cell_number(t, text.s, text.s);
		str_reset(&text);
	}
	cell_percent(t, score_share(s, all->card, i), 1);
	cell_ratio(t, found->lack != LACK_NOTHING ? ratio_of(0, 0) :
	    ratio_mul(found->value, ratio_of(100, 1)), 1);
	cell_ratio(t, score_points(s, all->card, i), 1);
	if (machine)
		table_cell(t, found->lack != LACK_NOTHING ? "unknown" :
		    "known");
	score_add_source(&text, s, all->card, i);
	cell_text(t, &text);
	str_release(&text);
}

static void
explain_gate(struct table *t, const struct scores *all, const struct score *s,
    size_t i, enum table_form form)
{
	const struct gate *g = &all->card->gates[i];
	const char *const words[] = { "gate", g->id, g->name };
	bool machine = form == TABLE_TSV || form == TABLE_JSON;
	struct str text = STR_INIT;

	explain_names(t, s, form != TABLE_TABLE, machine, words);
	if (machine)
		table_cell(t, NULL);
	table_cell(t, machine ? NULL : "gate");
	table_cell(t, NULL);
	table_cell(t, NULL);
	if (machine)
		table_cell(t, gate_state_name(s->gates[i]));
	score_add_gate(&text, s, all->card, i);
	cell_text(t, &text);
	str_release(&text);
}

static void
explain_one(struct table *t, const struct scores *all, const struct score *s,
    enum table_form form)
{
	size_t i;

	for (i = 0; i < all->card->ncriteria; i++)
		explain_criterion(t, all, s, i, form);
	for (i = 0; i < all->card->ngates; i++)
		explain_gate(t, all, s, i, form);
}

/* For people a table for each partner, below a line about it. */
static void
explain_people(const struct scores *all, FILE *f)
{
	struct table t;
	size_t i;

	for (i = 0; i < all->n; i++) {
		if (i > 0)
			fputc('\n', f);
		print_headline(all, &all->s[i], f);
		table_init(&t, "criteria");
		explain_columns(&t, false, false);
		explain_one(&t, all, &all->s[i], TABLE_TABLE);
		table_print(&t, TABLE_TABLE, f);
		table_release(&t);
	}
}

void
scores_explain(const struct scores *all, enum table_form form, FILE *f)
{
	bool machine = form == TABLE_TSV || form == TABLE_JSON;
	struct table t;
	size_t i;

	if (form == TABLE_TABLE) {
		explain_people(all, f);
		return;
	}
	table_init(&t, "criteria");
	explain_columns(&t, true, machine);
	for (i = 0; i < all->n; i++)
		explain_one(&t, all, &all->s[i], form);
	table_print(&t, form, f);
	table_release(&t);
}
