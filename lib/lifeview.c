/* lifeview - a lifeline for people and for programs */

#include "lifeview.h"

#include <string.h>

#include "date.h"
#include "docdiff.h"

/* "2026-11-20" of a time. */
static void
add_day(struct str *out, const struct life *l)
{
	size_t from = out->len;

	if (l->id[0] == '\0')
		return;
	time_add(out, l->when);
	str_cut(out, from + 10);
}

/* Are two lives of one commit and of one kind? */
static bool
together(const struct life *a, const struct life *b)
{
	const char *x = a->engine != NULL ? a->engine : "";
	const char *y = b->engine != NULL ? b->engine : "";

	return strcmp(a->id, b->id) == 0 && a->kind == b->kind &&
	    strcmp(x, y) == 0;
}

/* What wrote it: an engine, or nothing where people did. */
static const char *
engine_of(const struct life *l)
{
	switch (l->kind) {
	case LIFE_BY_HAND:
	case LIFE_REMOVED:
	case LIFE_KEPT:
		return "";
	default:
		return l->engine != NULL ? l->engine : "";
	}
}

/* Lives [from, to) as one line: sections are named where all are followed. */
static void
add_group(struct table *t, const struct lifeline *l, size_t from, size_t to,
    bool sections)
{
	const struct life *first = &l->lives[from];
	struct str day = STR_INIT, what = STR_INIT, id = STR_INIT;
	size_t i;

	add_day(&day, first);
	str_adds(&what, life_kind_name(first->kind));
	for (i = from; sections && i < to; i++) {
		if (i - from == 4 && to - from > 5) {
			str_addf(&what, " and %zu more", to - i);
			break;
		}
		str_addf(&what, "%s%s", i > from ? ", " : ": ",
		    l->lives[i].section);
	}
	str_addf(&id, "%.7s", first->id[0] != '\0' ? first->id : "not yet");
	table_cell(t, id.s);
	table_cell(t, day.s);
	table_cell(t, first->author != NULL ? first->author : "");
	table_cell(t, engine_of(first));
	table_cell(t, what.s);
	table_cell(t, first->id[0] != '\0' ? first->subject :
	    "not committed");
	str_release(&day);
	str_release(&what);
	str_release(&id);
}

/* The end of the group that begins at from. */
static size_t
group_end(const struct lifeline *l, size_t from)
{
	size_t to = from + 1;

	while (to < l->n && together(&l->lives[from], &l->lives[to]))
		to++;
	return to;
}

/* When the newest draft of what is followed was made, and by what. */
static void
print_last(const struct lifeline *l, const struct life_ask *ask, FILE *f)
{
	const struct life *last = NULL;
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (l->lives[i].generated != NULL && (last == NULL ||
		    strcmp(l->lives[i].generated, last->generated) > 0))
			last = &l->lives[i];
	}
	fprintf(f, "%s%s%s: ", ask->path, ask->section != NULL ? "#" : "",
	    ask->section != NULL ? ask->section : "");
	if (last == NULL && ask->section != NULL &&
	    strcmp(ask->section, "facts") == 0)
		fputs("changes by hand\n", f);
	else if (last == NULL)
		fputs("never generated\n", f);
	else
		fprintf(f, "last generated %s by %s\n", last->generated,
		    last->engine);
}

static int
print_patches(const struct lifeline *l, size_t from, size_t to, FILE *f,
    struct err *e)
{
	struct str diff = STR_INIT;
	size_t i;
	int rc = 0;

	for (i = from; i < to && rc == 0; i++) {
		str_reset(&diff);
		rc = textdiff(&diff, l->lives[i].before, l->lives[i].now, e);
		if (rc == 0 && diff.len > 0)
			fprintf(f, "\n#%s\n%s", l->lives[i].section, diff.s);
	}
	if (rc == 0)
		fputc('\n', f);
	str_release(&diff);
	return rc;
}

static void
make_table(struct table *t)
{
	table_init(t, "changes");
	table_column(t, "commit", "COMMIT", TABLE_LEFT);
	table_column(t, "date", "DATE", TABLE_LEFT);
	table_column(t, "author", "BY", TABLE_LEFT);
	table_column(t, "engine", "ENGINE", TABLE_LEFT);
	table_column(t, "what", "WHAT", TABLE_LEFT);
	table_column(t, "subject", "WHY", TABLE_LEFT);
}

/* One line with its patch below. */
static int
print_group(const struct lifeline *l, size_t from, size_t to, bool sections,
    FILE *f, struct err *e)
{
	const struct life *first = &l->lives[from];
	struct str day = STR_INIT;
	size_t i;

	add_day(&day, first);
	fprintf(f, "%.7s  %s  %s  %s%s%s", first->id[0] != '\0' ? first->id :
	    "not yet", day.s, first->author != NULL ? first->author : "",
	    engine_of(first), engine_of(first)[0] != '\0' ? "  " : "",
	    life_kind_name(first->kind));
	for (i = from; sections && i < to; i++)
		fprintf(f, "%s%s", i > from ? ", " : ": ",
		    l->lives[i].section);
	fprintf(f, "\n    %s\n", first->id[0] != '\0' ? first->subject :
	    "not committed");
	str_release(&day);
	return print_patches(l, from, to, f, e);
}

int
life_print(const struct lifeline *l, const struct life_ask *ask, bool patch,
    FILE *f, struct err *e)
{
	bool sections = ask->section == NULL;
	struct table t;
	size_t i, to;
	int rc = 0;

	print_last(l, ask, f);
	make_table(&t);
	for (i = 0; i < l->n && rc == 0; i = to) {
		to = group_end(l, i);
		if (patch)
			rc = print_group(l, i, to, sections, f, e);
		else
			add_group(&t, l, i, to, sections);
	}
	if (rc == 0 && !patch)
		table_print(&t, TABLE_TABLE, f);
	table_release(&t);
	return rc;
}

void
life_table(const struct lifeline *l, const struct life_ask *ask,
    enum table_form form, FILE *f)
{
	struct str day = STR_INIT;
	const struct life *e;
	struct table t;
	size_t i;

	(void)ask;
	table_init(&t, "changes");
	table_column(&t, "commit", "COMMIT", TABLE_LEFT);
	table_column(&t, "date", "DATE", TABLE_LEFT);
	table_column(&t, "author", "BY", TABLE_LEFT);
	table_column(&t, "section", "SECTION", TABLE_LEFT);
	table_column(&t, "what", "WHAT", TABLE_LEFT);
	table_column(&t, "engine", "ENGINE", TABLE_LEFT);
	table_column(&t, "generated", "GENERATED", TABLE_LEFT);
	table_column(&t, "subject", "WHY", TABLE_LEFT);
	for (i = 0; i < l->n; i++) {
		e = &l->lives[i];
		str_reset(&day);
		add_day(&day, e);
		table_cell(&t, e->id[0] != '\0' ? e->id : NULL);
		table_cell(&t, e->id[0] != '\0' ? day.s : NULL);
		table_cell(&t, e->author);
		table_cell(&t, e->section);
		table_cell(&t, life_kind_name(e->kind));
		table_cell(&t, e->engine);
		table_cell(&t, e->generated);
		table_cell(&t, e->subject);
	}
	table_print(&t, form, f);
	table_release(&t);
	str_release(&day);
}
