/* scorehistory - the snapshots of a partner's scores, and their changes */

#include "scorerecord.h"

#include <stdlib.h>
#include <string.h>

#include "partner.h"
#include "scorecell.h"

/* The number under key; invalid when there is none. */
static int
read_figure(struct ratio *out, const struct node *n, const char *key,
    struct err *e)
{
	const struct node *figure = node_get(n, key);
	struct dec d;

	*out = ratio_of(0, 0);
	if (node_unknown(figure))
		return 0;
	if (dec_node(&d, figure, key, e) < 0)
		return -1;
	*out = ratio_dec(d);
	return 0;
}

static int
read_snapshot(struct snapshot *out, const struct partner *p,
    const struct node *n, struct err *e)
{
	const struct node *day = node_get(n, "date");
	date d;

	memset(out, 0, sizeof(*out));
	if (node_text(day) == NULL ||
	    date_parse(&d, day->text, day->n) < 0)
		return node_err(e, day != NULL ? day : n, "scores: a snapshot "
		    "without a date; write it as 2026-11-20");
	out->partner = p;
	out->card = node_get_text(n, "card", NULL);
	out->date = day->text;
	out->rank = node_get_text(n, "rank", NULL);
	out->of = node_get_text(n, "of", NULL);
	out->tier = node_get_text(n, "tier", NULL);
	out->preset = node_get_text(n, "preset", NULL);
	out->missing = node_get_text(n, "missing", missing_name(
	    MISSING_RENORM));
	if (read_figure(&out->score, n, "score", e) < 0 ||
	    read_figure(&out->low, n, "low", e) < 0 ||
	    read_figure(&out->high, n, "high", e) < 0 ||
	    read_figure(&out->coverage, n, "coverage", e) < 0)
		return -1;
	return 0;
}

int
snapshots_check(const struct partner *p, const char *card, struct err *e)
{
	const struct node *list = partner_get(p, "scores"), *c;
	struct snapshot s;

	if (!node_unknown(list) && list->kind != NODE_LIST)
		return node_err(e, list, "scores: a list is expected");
	NODE_EACH(c, list) {
		if (strcmp(node_get_text(c, "card", ""), card) == 0 &&
		    read_snapshot(&s, p, c, e) < 0)
			return -1;
	}
	return 0;
}

static int
by_date(const void *x, const void *y)
{
	const struct snapshot *a = x, *b = y;

	return strcmp(a->date, b->date);
}

static bool
alike(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* The change since the one before, where both were scored alike. */
static void
set_change(struct snapshot *s, const struct snapshot *before)
{
	s->change = ratio_of(0, 0);
	if (before == NULL)
		return;
	if (!alike(s->preset, before->preset))
		s->note = "another preset than before";
	else if (!alike(s->missing, before->missing))
		s->note = "another policy for the unknown than before";
	else
		s->change = ratio_sub(s->score, before->score);
}

/* Those of one partner, added to out, which has the room. */
static int
read_partner(struct snapshots *out, const struct partner *p,
    const char *card, date since, struct err *e)
{
	const struct node *list = partner_get(p, "scores"), *c;
	struct snapshot *v = out->v + out->n;
	size_t i, n = 0, older = 0;
	date day;

	NODE_EACH(c, list) {
		if (strcmp(node_get_text(c, "card", ""), card) == 0 &&
		    read_snapshot(&v[n++], p, c, e) < 0)
			return -1;
	}
	if (n > 0)
		qsort(v, n, sizeof(*v), by_date);
	for (i = 0; i < n; i++) {
		set_change(&v[i], i > 0 ? &v[i - 1] : NULL);
		if (since != DATE_NONE && date_parse(&day, v[i].date,
		    strlen(v[i].date)) == 0 && day < since)
			older = i + 1;
	}
	memmove(v, v + older, (n - older) * sizeof(*v));
	out->n += n - older;
	return 0;
}

int
snapshots_of(struct snapshots *out, struct scoreset *set, const char *card,
    date since, struct err *e)
{
	const struct node *list;
	size_t i, room = 0;

	memset(out, 0, sizeof(*out));
	for (i = 0; i < set->npartners; i++) {
		if (!set->chosen[i])
			continue;
		if (snapshots_check(&set->partners[i], card, e) < 0)
			return -1;
		list = partner_get(&set->partners[i], "scores");
		room += list != NULL ? list->n : 0;
		out->partners++;
	}
	out->v = arena_alloc(&set->a, room * sizeof(*out->v));
	for (i = 0; i < set->npartners; i++) {
		if (set->chosen[i] && read_partner(out, &set->partners[i],
		    card, since, e) < 0)
			return -1;
	}
	return 0;
}

static void
machine_columns(struct table *t)
{
	static const char *const keys[] = { "partner", "name", "card", "date",
		"score", "change", "low", "high", "coverage", "rank", "of",
		"tier", "preset", "missing", "note" };
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		table_column(t, keys[i], keys[i], TABLE_LEFT);
}

/* A whole number of the file's, or unknown. */
static void
cell_whole(struct table *t, const char *text)
{
	struct dec d;

	if (text == NULL || dec_parse(&d, text, strlen(text)) < 0)
		table_cell(t, NULL);
	else
		cell_ratio(t, ratio_dec(d), 0);
}

static void
machine_row(struct table *t, const struct snapshot *s)
{
	table_cell(t, s->partner->slug);
	table_cell(t, s->partner->name);
	table_cell(t, s->card);
	table_cell(t, s->date);
	cell_ratio(t, s->score, 1);
	cell_change(t, s->change, 1, false);
	cell_ratio(t, s->low, 1);
	cell_ratio(t, s->high, 1);
	cell_percent(t, s->coverage, 0);
	cell_whole(t, s->rank);
	cell_whole(t, s->of);
	table_cell(t, s->tier);
	table_cell(t, s->preset);
	table_cell(t, s->missing);
	table_cell(t, s->note);
}

static void
people_columns(struct table *t, bool several)
{
	if (several)
		table_column(t, "name", "PARTNER", TABLE_LEFT);
	table_column(t, "date", "DATE", TABLE_LEFT);
	table_column(t, "score", "SCORE", TABLE_RIGHT);
	table_column(t, "change", "CHANGE", TABLE_RIGHT);
	table_column(t, "range", "RANGE", TABLE_LEFT);
	table_column(t, "coverage", "COVERAGE", TABLE_RIGHT);
	table_column(t, "rank", "RANK", TABLE_LEFT);
	table_column(t, "tier", "TIER", TABLE_LEFT);
	table_column(t, "note", "NOTE", TABLE_LEFT);
}

static void
people_row(struct table *t, const struct snapshot *s, bool several)
{
	struct str text = STR_INIT;

	if (several)
		table_cell(t, s->partner->name);
	table_cell(t, s->date);
	cell_ratio(t, s->score, 1);
	cell_change(t, s->change, 1, false);
	if (ratio_ok(s->low) && ratio_ok(s->high)) {
		ratio_add_text(&text, s->low, 1);
		str_adds(&text, " - ");
		ratio_add_text(&text, s->high, 1);
		cell_text(t, &text);
	} else {
		table_cell(t, NULL);
	}
	cell_percent(t, s->coverage, 0);
	if (s->rank != NULL)
		str_addf(&text, "%s of %s", s->rank, s->of != NULL ? s->of :
		    "?");
	table_cell(t, s->rank != NULL ? text.s : NULL);
	table_cell(t, s->tier);
	table_cell(t, s->note != NULL ? s->note : "");
	str_release(&text);
}

void
snapshots_print(const struct snapshots *all, enum table_form form, FILE *f)
{
	bool people = form == TABLE_TABLE || form == TABLE_MD;
	struct table t;
	size_t i;

	table_init(&t, "snapshots");
	if (people)
		people_columns(&t, all->partners > 1);
	else
		machine_columns(&t);
	for (i = 0; i < all->n; i++) {
		if (people)
			people_row(&t, &all->v[i], all->partners > 1);
		else
			machine_row(&t, &all->v[i]);
	}
	if (all->n > 0 || form != TABLE_TABLE)
		table_print(&t, form, f);
	table_release(&t);
}
