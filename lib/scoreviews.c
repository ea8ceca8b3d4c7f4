/* scoreviews - critical weights and value for effort, as tables */

#include "scoreviews.h"

#include "scorecell.h"

static bool
is_machine(enum table_form form)
{
	return form == TABLE_TSV || form == TABLE_JSON;
}

/* A column; head NULL: for machines only. */
struct column {
	const char *key, *head;
	enum table_side side;
};

static void
columns(struct table *t, const struct column *c, size_t n, bool machine)
{
	for (; n > 0; n--, c++) {
		if (machine || c->head != NULL)
			table_column(t, c->key, machine ? c->key : c->head,
			    c->side);
	}
}

static void
critical_columns(struct table *t, bool machine)
{
	static const struct column all[] = {
		{ "higher", NULL, TABLE_LEFT },
		{ "higher_name", "PARTNER", TABLE_LEFT },
		{ "lower", NULL, TABLE_LEFT },
		{ "lower_name", "AGAINST", TABLE_LEFT },
		{ "gap", "GAP", TABLE_RIGHT },
		{ "state", NULL, TABLE_LEFT },
		{ "weight", NULL, TABLE_LEFT },
		{ "weight_name", "WEIGHT OF", TABLE_LEFT },
		{ "from", "NOW", TABLE_RIGHT },
		{ "to", "THEN", TABLE_RIGHT },
		{ "to_exact", NULL, TABLE_LEFT },
		{ "change", "CHANGE", TABLE_RIGHT },
		{ "preset", NULL, TABLE_LEFT },
		{ "note", "NOTE", TABLE_LEFT },
	};

	columns(t, all, sizeof(all) / sizeof(*all), machine);
}

/* An exact fraction, "137/12"; a ratio that fits is what files can hold. */
static void
cell_exact(struct table *t, struct ratio r)
{
	struct str s = STR_INIT;

	ratio_add_fraction(&s, r);
	table_cell(t, s.s);
	str_release(&s);
}

static void
critical_row(struct table *t, const struct critical *k, bool machine)
{
	bool found = k->state == CRITICAL_WEIGHT;

	if (machine)
		table_cell(t, k->high->partner->slug);
	table_cell(t, k->high->partner->name);
	if (machine)
		table_cell(t, k->low->partner->slug);
	table_cell(t, k->low->partner->name);
	cell_ratio(t, ratio_sub(k->high->value, k->low->value), 1);
	if (machine) {
		table_cell(t, critical_name(k->state));
		table_cell(t, k->id);
	}
	table_cell(t, k->name);
	cell_ratio(t, found ? k->from : ratio_of(0, 0), machine ? 6 : 1);
	cell_ratio(t, found ? k->to : ratio_of(0, 0), machine ? 6 : 1);
	if (machine && found)
		cell_exact(t, k->to);
	else if (machine)
		table_cell(t, NULL);
	cell_change(t, found ? k->change : ratio_of(0, 0), 1, true);
	if (machine)
		table_cell(t, k->high->weights == k->low->weights ?
		    k->high->weights->name : NULL);
	table_cell(t, found ? "" : critical_text(k->state));
}

/*
 * The pair number i: the winner against each of the next, then each against
 * the one below it. False: there is no such pair.
 */
static bool
find_pair(size_t *high, size_t *low, size_t i, size_t n)
{
	*high = i < CRITICAL_NEXT ? 0 : i - CRITICAL_NEXT + 1;
	*low = i < CRITICAL_NEXT ? i + 1 : *high + 1;
	return *low < n;
}

int
criticals_print(const struct score *s, size_t n, const struct card *c,
    bool (*shown)(const struct score *s, void *ctx), void *ctx,
    enum table_form form, FILE *f, struct err *e)
{
	struct critical k;
	struct table t;
	size_t i, high, low;
	int rc = 0;

	table_init(&t, "pairs");
	critical_columns(&t, is_machine(form));
	for (i = 0; i < n + CRITICAL_NEXT && rc == 0; i++) {
		if (!find_pair(&high, &low, i, n) ||
		    (!shown(&s[high], ctx) && !shown(&s[low], ctx)))
			continue;
		rc = score_critical(&k, &s[high], &s[low], c, e);
		if (rc == 0)
			critical_row(&t, &k, is_machine(form));
	}
	if (rc == 0 && (table_rows(&t) > 0 || form != TABLE_TABLE))
		table_print(&t, form, f);
	table_release(&t);
	return rc;
}

static void
effort_columns(struct table *t, const struct card *c, bool machine)
{
	const struct column all[] = {
		{ "place", NULL, TABLE_RIGHT },
		{ "partner", NULL, TABLE_LEFT },
		{ "name", "PARTNER", TABLE_LEFT },
		{ "card", NULL, TABLE_LEFT },
		{ "score", card_head(c), TABLE_RIGHT },
		{ "rank", "RANK", TABLE_RIGHT },
		{ "days", "DAYS", TABLE_RIGHT },
		{ "days_from", NULL, TABLE_LEFT },
		{ "per_day", "PER DAY", TABLE_RIGHT },
		{ "filled", "FILLED", TABLE_RIGHT },
		{ "line", "LINE", TABLE_LEFT },
	};

	columns(t, all, sizeof(all) / sizeof(*all), machine);
}

/* Days with two decimals at most, as short as they can be written. */
static void
add_days(struct str *out, struct ratio r)
{
	struct dec d = { ratio_round(r, 2) * (DEC_ONE / 100) };

	dec_add_text(out, d);
}

static void
cell_days(struct table *t, struct ratio r)
{
	struct str s = STR_INIT;

	if (!ratio_ok(r)) {
		table_cell(t, NULL);
		return;
	}
	add_days(&s, r);
	table_cell_number(t, s.s, s.s);
	str_release(&s);
}

static void
effort_row(struct table *t, const struct efforts *all, const struct effort *f,
    const struct card *c, bool machine)
{
	const struct partner *p = f->score->partner;

	if (machine) {
		cell_count(t, f->place);
		table_cell(t, p->slug);
	}
	table_cell(t, p->name);
	if (machine)
		table_cell(t, c->name);
	cell_ratio(t, f->score->value, 1);
	cell_count(t, f->score->rank);
	cell_days(t, f->days);
	if (machine)
		table_cell(t, f->place == 0 ? NULL : f->by_type ? "type" :
		    "partner");
	cell_ratio(t, f->per_day, 2);
	cell_days(t, f->place == 0 ? ratio_of(0, 0) : f->filled);
	if (f->place == 0 || !ratio_ok(all->capacity))
		table_cell(t, machine ? NULL : "");
	else
		table_cell(t, f->under ? "under" : "above");
}

/* The line itself, across the table. */
static void
line_row(struct table *t, const struct efforts *all)
{
	struct str s = STR_INIT;
	int i;

	str_adds(&s, "---- capacity ");
	add_days(&s, all->capacity);
	str_adds(&s, " ----");
	table_cell(t, s.s);
	for (i = 0; i < 6; i++)
		table_cell(t, "");
	str_release(&s);
}

/* Where an effort that is unknown is written. */
static void
add_effort_place(struct str *out, const struct efforts *all)
{
	const char *plain = all->nplaced < all->n && !all->workspace ?
	    all->v[all->nplaced].score->partner->node->file : NULL;

	if (plain != NULL)
		str_addf(out, "at each of these candidates in %s", plain);
	else
		str_adds(out, "into partner.yaml");
}

/* What the line means, and whose effort nobody knows. */
static void
effort_notes(const struct efforts *all, bool (*shown)(const struct score *s,
    void *ctx), void *ctx, FILE *f)
{
	struct str line = STR_INIT;
	size_t i, n = 0;

	if (ratio_ok(all->capacity)) {
		str_adds(&line, "capacity ");
		add_days(&line, all->capacity);
		str_addf(&line, " (%s): %zu of %zu partners take ", all->unit,
		    all->nabove, all->nplaced);
		add_days(&line, all->filled);
	} else {
		str_addf(&line, "effort in %s; --capacity DAYS draws the line",
		    all->unit);
	}
	score_line(f, &line);
	str_reset(&line);
	str_adds(&line, "effort unknown: ");
	for (i = all->nplaced; i < all->n; i++) {
		if (shown(all->v[i].score, ctx))
			str_addf(&line, "%s%s", n++ > 0 ? ", " : "",
			    all->v[i].score->partner->name);
	}
	str_adds(&line, "; write effort: {days: N} ");
	add_effort_place(&line, all);
	if (n > 0)
		score_line(f, &line);
	str_release(&line);
}

void
efforts_print(const struct efforts *efforts, const struct card *c,
    bool (*shown)(const struct score *s, void *ctx), void *ctx,
    enum table_form form, FILE *f)
{
	bool machine = is_machine(form), drawn = !ratio_ok(efforts->capacity);
	size_t i, n = form == TABLE_TABLE ? efforts->nplaced : efforts->n;
	struct table t;

	table_init(&t, "efforts");
	effort_columns(&t, c, machine);
	for (i = 0; i < n; i++) {
		if (!machine && !drawn && i == efforts->nabove) {
			line_row(&t, efforts);
			drawn = true;
		}
		if (shown(efforts->v[i].score, ctx))
			effort_row(&t, efforts, &efforts->v[i], c, machine);
	}
	if (table_rows(&t) > 0 || form != TABLE_TABLE)
		table_print(&t, form, f);
	if (form == TABLE_TABLE)
		effort_notes(efforts, shown, ctx, f);
	table_release(&t);
}
