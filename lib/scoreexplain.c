/* scoreexplain - where each score comes from, as tables */

#include "scorecell.h"
#include "scoreout.h"
#include "scorerobust.h"

/* "84.3, range 80.1 - 88.0, coverage 92 %"; "n/a" where nothing applies. */
static void
add_figures(struct str *out, const struct score *s)
{
	if (!ratio_ok(s->coverage)) {
		str_adds(out, "n/a");
		return;
	}
	if (ratio_ok(s->value))
		ratio_add_text(out, s->value, 1);
	else
		str_adds(out, "unknown");
	str_adds(out, ", range ");
	add_range(out, s);
	str_adds(out, ", coverage ");
	ratio_add_percent(out, s->coverage, 0);
}

/* "Nordvik: fit 84.3, range 80.1 - 88.0, coverage 92 %, rank 1 of 18" */
static void
print_headline(const struct scores *all, const struct score *s, FILE *f)
{
	const char *name = all->card->name;
	struct str line = STR_INIT;

	str_addf(&line, "%s: %s ", s->partner->name,
	    name != NULL ? name : "score");
	add_figures(&line, s);
	if (s->state == SCORE_RANKED)
		str_addf(&line, ", rank %zu of %zu", s->rank, all->among);
	else
		str_addf(&line, ", not ranked: %s", s->state ==
		    SCORE_INSUFFICIENT ? "insufficient data" : s->state ==
		    SCORE_NOTHING ? "nothing applies" : "a gate failed");
	if (s->weights->name != NULL)
		str_addf(&line, ", preset %s", s->weights->name);
	score_line(f, &line);
	if (s->weights->reason != NULL) {
		str_reset(&line);
		str_addf(&line, "preset %s: %s", s->weights->name,
		    s->weights->reason);
		score_line(f, &line);
	}
	if (s->ranks.best > 0) {
		str_reset(&line);
		score_add_ranks(&line, s, all->swing);
		score_line(f, &line);
	}
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
	if (machine)
		table_column(t, "anchor", "anchor", TABLE_LEFT);
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

/* How a criterion stands, for machines. */
static const char *
state_of(const struct finding *f)
{
	if (f->lack == LACK_NA)
		return "n/a";
	return f->lack == LACK_NOTHING ? "known" : "unknown";
}

/* Share, value and points of what does not apply. */
static void
cells_na(struct table *t, bool machine)
{
	int i;

	for (i = 0; i < 3; i++)
		table_cell(t, machine ? NULL : "n/a");
}

/* Weight as written, share, value and points; or n/a where people read. */
static void
explain_figures(struct table *t, const struct scores *all,
    const struct score *s, size_t i, bool machine)
{
	const struct finding *f = &s->findings[i];
	struct str text = STR_INIT;

	if (machine) {
		dec_add_text(&text, s->weights->criteria.written[i]);
		table_cell_number(t, text.s, text.s);
		str_release(&text);
	}
	if (f->lack == LACK_NA) {
		cells_na(t, machine);
		return;
	}
	cell_percent(t, score_share(s, all->card, i), 1);
	cell_ratio(t, f->lack != LACK_NOTHING ? ratio_of(0, 0) :
	    ratio_mul(f->value, ratio_of(100, 1)), 1);
	cell_ratio(t, score_points(s, all->card, i), 1);
}

static void
explain_criterion(struct table *t, const struct scores *all,
    const struct score *s, size_t i, enum table_form form)
{
	const struct criterion *k = &all->card->criteria[i];
	bool machine = form == TABLE_TSV || form == TABLE_JSON;
	struct str text = STR_INIT, name = STR_INIT;

	str_addf(&name, "%s%s", !machine && card_has_groups(all->card) ?
	    "  " : "", k->name);
	explain_names(t, s, form != TABLE_TABLE, machine,
	    (const char *[]){ "criterion", k->id, name.s });
	explain_figures(t, all, s, i, machine);
	if (machine)
		table_cell(t, state_of(&s->findings[i]));
	score_add_source(&text, s, all->card, i);
	cell_text(t, &text);
	if (machine)
		table_cell(t, score_add_anchor(&text, s, all->card, i) ?
		    text.s : NULL);
	str_release(&text);
	str_release(&name);
}

/* How much of category g is there: "2 of 3 criteria known, 1 n/a". */
static void
add_group_source(struct str *out, const struct scores *all,
    const struct score *s, size_t g)
{
	const struct group *group = &all->card->groups[g];
	size_t i, known = 0, na = 0;

	for (i = group->first; i < group->first + group->n; i++) {
		known += s->findings[i].lack == LACK_NOTHING;
		na += s->findings[i].lack == LACK_NA;
	}
	if (na == group->n) {
		str_adds(out, "n/a: no criterion of it applies; the other "
		    "categories have its weight");
		return;
	}
	str_addf(out, "%zu of %zu criteria known", known, group->n - na);
	if (na > 0)
		str_addf(out, ", %zu n/a", na);
	if (s->groups[g].counts.n == 0)
		str_adds(out, "; takes no part in the score");
}

/* A category: its share, its mean, the points of its criteria together. */
static void
explain_group(struct table *t, const struct scores *all,
    const struct score *s, size_t g, enum table_form form)
{
	const struct group *group = &all->card->groups[g];
	const struct group_sum *sum = &s->groups[g];
	bool machine = form == TABLE_TSV || form == TABLE_JSON;
	bool applies = sum->applies.n > 0;
	struct ratio w = s->weights->groups.w[g];
	struct str text = STR_INIT;

	explain_names(t, s, form != TABLE_TABLE, machine,
	    (const char *[]){ "category", group->id, group->name });
	if (machine) {
		dec_add_text(&text, s->weights->groups.written[g]);
		table_cell_number(t, text.s, text.s);
		str_reset(&text);
	}
	if (applies) {
		cell_percent(t, ratio_div(w, s->applies), 1);
		cell_ratio(t, score_group(s, g), 1);
		cell_ratio(t, ratio_div(ratio_mul(w, score_group(s, g)),
		    s->counts), 1);
	} else {
		cells_na(t, machine);
	}
	if (machine)
		table_cell(t, !applies ? "n/a" : sum->known.n > 0 ? "known" :
		    "unknown");
	add_group_source(&text, all, s, g);
	cell_text(t, &text);
	if (machine)
		table_cell(t, NULL);
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
	if (machine)
		table_cell(t, NULL);
	str_release(&text);
}

static void
explain_one(struct table *t, const struct scores *all, const struct score *s,
    enum table_form form)
{
	const struct card *c = all->card;
	size_t i;

	for (i = 0; i < c->ncriteria; i++) {
		if (card_has_groups(c) &&
		    c->groups[c->criteria[i].group].first == i)
			explain_group(t, all, s, c->criteria[i].group, form);
		explain_criterion(t, all, s, i, form);
	}
	for (i = 0; i < all->card->ngates; i++)
		explain_gate(t, all, s, i, form);
}

/* A line for each rated criterion that has anchors: what its level means. */
static void
print_anchors(const struct scores *all, const struct score *s, FILE *f)
{
	struct str line = STR_INIT;
	size_t i;

	for (i = 0; i < all->card->ncriteria; i++) {
		str_reset(&line);
		str_addf(&line, "  %s (", all->card->criteria[i].name);
		if (s->findings[i].lack != LACK_NOTHING)
			str_adds(&line, "not ");
		str_adds(&line, "rated");
		if (s->findings[i].lack == LACK_NOTHING &&
		    all->card->criteria[i].rule == NULL)
			str_addf(&line, " %s", s->findings[i].at->text);
		str_adds(&line, ") ");
		if (score_add_anchor(&line, s, all->card, i))
			score_line(f, &line);
	}
	str_release(&line);
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
		print_anchors(all, &all->s[i], f);
	}
	if (all->n > 0)
		scores_note(all, f);
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
