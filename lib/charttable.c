/* charttable - a chart as a Markdown table */

#include "chart.h"

#include <ctype.h>
#include <string.h>

#include "chartunit.h"
#include "harmless.h"

/* Would it be read as Markdown? An & only where "&amp;" could begin. */
static bool
is_special(const char *p)
{
	if (*p == '&')
		return isalpha((unsigned char)p[1]) || p[1] == '#';
	return strchr("\\|<[]*_`~", *p) != NULL;
}

/*
 * Append a text as a cell: a line in which nothing is Markdown, so that a name
 * ends no cell and brings no picture.
 */
static void
add_cell(struct str *out, const char *text)
{
	struct str s = STR_INIT;
	const char *p;

	harmless_add(&s, text);
	for (p = s.s; *p != '\0'; p++) {
		if (is_special(p))
			str_addc(out, '\\');
		str_addc(out, *p == '\t' || *p == '\n' ? ' ' : *p);
	}
	str_release(&s);
}

static void
add_head(struct str *out, const struct chart *c)
{
	size_t i;

	str_adds(out, "| ");
	add_cell(out, c->x);
	for (i = 0; i < c->n_series; i++) {
		str_adds(out, " | ");
		add_cell(out, c->series[i].name);
	}
	str_adds(out, " |\n|---|");
	for (i = 0; i < c->n_series; i++)
		str_adds(out, "--:|");
	str_addc(out, '\n');
}

void
chart_table(struct str *out, const struct chart *c)
{
	struct str exact = STR_INIT;
	const struct chart_value *v;
	size_t i, k;

	add_head(out, c);
	for (i = 0; i < c->n_rows; i++) {
		str_adds(out, "| ");
		add_cell(out, c->rows[i].name);
		for (k = 0; k < c->n_series; k++) {
			v = &c->rows[i].values[k];
			str_reset(&exact);
			chart_add_exact(&exact, c, c->series[k].unit, v->v);
			str_adds(out, " | ");
			add_cell(out, v->text != NULL ? v->text : exact.s);
		}
		str_adds(out, " |\n");
	}
	str_release(&exact);
}
