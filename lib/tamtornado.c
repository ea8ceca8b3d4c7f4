/* tamtornado - the tornado of the partner market printed */

#include "tamtornado.h"

#include "fig.h"
#include "tamview.h"
#include "textchart.h"

enum { BAR_LEAST = 12, BAR_MOST = 60 };

void
tam_add_range(struct str *out, const struct tam_swing *s)
{
	tam_add_number(out, s->in, "", s->number->v[TAM_LOW]);
	if (tam_inputs[s->in].percent)
		str_cut(out, out->len - 2);
	str_adds(out, " - ");
	tam_add_number(out, s->in, "", s->number->v[TAM_HIGH]);
}

/* An amount without its currency, which stands above the table. */
static void
cell_brief(struct table *table, struct ratio r)
{
	struct str s = STR_INIT;

	money_add_short(&s, "", r);
	table_cell(table, s.s);
	str_release(&s);
}

/* The scale on which all bars of a total are drawn: its widest range. */
static void
scale(struct textchart *c, const struct tam_swings *all)
{
	size_t i;

	c->min = c->max = all->total.v[TAM_BASE];
	for (i = 0; i < all->n; i++) {
		c->min = ratio_min(c->min, all->s[i].low);
		if (ratio_cmp(all->s[i].high, c->max) > 0)
			c->max = all->s[i].high;
	}
	if (ratio_cmp(c->min, c->max) == 0)
		c->max = ratio_add(c->max, ratio_of(1, 1));
}

/* Fill the table of one total; chart NULL: without bars. */
static void
fill(struct table *table, const struct tam_swings *all,
    const struct textchart *chart)
{
	const struct tam_swing *s;
	struct str text = STR_INIT;

	table_init(table, "swings");
	table_column(table, "input", "INPUT", TABLE_LEFT);
	table_column(table, "range", "LOW - HIGH", TABLE_LEFT);
	table_column(table, "low", "AT LOW", TABLE_RIGHT);
	table_column(table, "high", "AT HIGH", TABLE_RIGHT);
	table_column(table, "swing", "SWING", TABLE_RIGHT);
	if (chart != NULL)
		table_column(table, "bar", chart->utf8 ? "BASE AT \u2503" :
		    "BASE AT |", TABLE_LEFT);
	for (s = all->s; s < all->s + all->n; s++) {
		str_reset(&text);
		tam_add_range(&text, s);
		table_cell(table, s->id);
		table_cell(table, text.s);
		cell_brief(table, s->low);
		cell_brief(table, s->high);
		cell_brief(table, s->swing);
		str_reset(&text);
		if (chart != NULL) {
			textchart_span(&text, chart, s->low,
			    all->total.v[TAM_BASE], s->high);
			table_cell(table, text.s);
		}
	}
	str_release(&text);
}

static void
print_swings(const struct tam_swings *all, enum table_form form, FILE *f)
{
	struct textchart chart = { .utf8 = textchart_utf8() };
	size_t columns = textchart_columns(), used;
	struct table table;

	fill(&table, all, NULL);
	used = table_width(&table) + 2;
	if (form == TABLE_TABLE) {
		table_release(&table);
		chart.width = columns > used + BAR_LEAST ? columns - used :
		    BAR_LEAST;
		if (chart.width > BAR_MOST)
			chart.width = BAR_MOST;
		scale(&chart, all);
		fill(&table, all, &chart);
	}
	table_print(&table, form, f);
	table_release(&table);
}

/* One total: what it is at base, and what moves it. */
static void
print_total(const struct tam *t, const struct tam_swings *all,
    enum table_form form, FILE *f)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s%s: ", form == TABLE_MD ? "### " : "",
	    tam_revenue_name(all->ours));
	if (all->total.n > 0)
		money_add_short(&s, t->currency, all->total.v[TAM_BASE]);
	else
		str_adds(&s, all->total.unknown > 0 ? "unknown" :
		    "no category");
	if (all->total.unknown > 0)
		str_addf(&s, ", without %zu categor%s where a number is "
		    "unknown", all->total.unknown, all->total.unknown > 1 ?
		    "ies" : "y");
	fprintf(f, "%s\n%s", s.s, form == TABLE_MD ? "\n" : "");
	if (all->n > 0)
		print_swings(all, form, f);
	if (all->nfixed > 0) {
		str_reset(&s);
		names_join(&s, all->fixed, all->nfixed, all->nfixed);
		fprintf(f, "%sWithout a range, so they do not swing: %s\n",
		    form == TABLE_MD ? "\n" : "", s.s);
	}
	fputc('\n', f);
	str_release(&s);
}

/* A record for each input of a total. */
static void
add_records(struct table *table, const struct tam *t,
    const struct tam_swings *all)
{
	const struct tam_swing *s;

	for (s = all->s; s < all->s + all->n; s++) {
		table_cell(table, all->ours ? "ours" : "ecosystem");
		table_cell(table, s->id);
		tam_cell(table, t, s->number, s->in, TAM_LOW);
		tam_cell(table, t, s->number, s->in, TAM_BASE);
		tam_cell(table, t, s->number, s->in, TAM_HIGH);
		tam_cell_money(table, t, s->low);
		tam_cell_money(table, t, all->total.v[TAM_BASE]);
		tam_cell_money(table, t, s->high);
		tam_cell_money(table, t, s->swing);
		table_cell(table, t->currency[0] != '\0' ? t->currency :
		    NULL);
	}
}

static void
print_records(const struct tam *t, const struct tam_swings all[2],
    enum table_form form, FILE *f)
{
	static const char *const keys[] = { "total", "input", "low", "base",
	    "high", "total_low", "total_base", "total_high", "swing", "currency" };
	struct table table;
	size_t i;

	table_init(&table, "swings");
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		table_column(&table, keys[i], "", TABLE_LEFT);
	add_records(&table, t, &all[0]);
	add_records(&table, t, &all[1]);
	table_print(&table, form, f);
	table_release(&table);
}

void
tam_tornado(const struct tam *t, enum table_form form, FILE *f)
{
	struct arena a = ARENA_INIT;
	struct tam_swings all[2];

	tam_swings(&all[0], &a, t, true);
	tam_swings(&all[1], &a, t, false);
	if (form == TABLE_TSV || form == TABLE_JSON) {
		print_records(t, all, form, f);
	} else {
		print_total(t, &all[0], form, f);
		print_total(t, &all[1], form, f);
		fputs("One input at a time from its low to its high, all "
		    "others at their base.\n", f);
		tam_print_end(t, form, f);
	}
	arena_release(&a);
}
