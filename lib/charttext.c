/* charttext - a chart of characters: its head, and what all kinds use */

#include "charttext.h"

#include "chartkind.h"
#include "chartunit.h"
#include "columns.h"
#include "harmless.h"

void
text_name(struct str *out, const char *name, size_t columns)
{
	struct str s = STR_INIT;

	harmless_add_line(&s, name);
	columns_add(out, s.s, columns, false);
	str_release(&s);
}

static size_t
wider(size_t most_so_far, const char *name, size_t most)
{
	struct str s = STR_INIT;
	size_t w;

	harmless_add_line(&s, name);
	w = columns_of(s.s);
	str_release(&s);
	w = w < most ? w : most;
	return w > most_so_far ? w : most_so_far;
}

size_t
text_rows_width(const struct chart *c, size_t most)
{
	size_t i, w = 0;

	for (i = 0; i < c->n_rows; i++)
		w = wider(w, c->rows[i].name, most);
	return w;
}

size_t
text_series_width(const struct chart *c, size_t most)
{
	size_t i, w = 0;

	for (i = 0; i < c->n_series; i++)
		w = wider(w, c->series[i].name, most);
	return w;
}

size_t
text_value_width(const struct chart *c)
{
	enum { LEAST = 9, MOST = 11 };
	struct str s = STR_INIT;
	size_t w = LEAST, i, k;

	for (i = 0; i < c->n_rows && w < MOST; i++) {
		for (k = 0; k < c->n_series; k++) {
			str_reset(&s);
			chart_add_brief(&s, c->series[k].unit,
			    c->rows[i].values[k].v);
			w = s.len + 1 > w ? s.len + 1 : w;
		}
	}
	str_release(&s);
	return w < MOST ? w : MOST;
}

void
text_value(struct str *out, enum chart_unit unit, struct ratio v,
    size_t columns)
{
	struct str s = STR_INIT;

	chart_add_brief(&s, unit, v);
	columns_add(out, s.s, columns, true);
	str_release(&s);
}

void
text_more(struct str *out, const struct chart *c, size_t drawn,
    const char *which)
{
	if (drawn < c->n_rows)
		str_addf(out, "and %zu %s\n", c->n_rows - drawn, which);
}

void
text_end(struct str *out)
{
	while (out->len > 0 && out->s[out->len - 1] == ' ')
		str_cut(out, out->len - 1);
	str_addc(out, '\n');
}

/* The text in lines of at most so many columns, broken at blanks. */
static void
add_lines(struct str *out, const char *text, size_t width)
{
	struct str s = STR_INIT, line = STR_INIT;
	char *word, *end;

	harmless_add_line(&s, text);
	for (word = s.s; *word != '\0'; word = end) {
		for (end = word; *end != '\0' && *end != ' ';)
			end++;
		if (*end != '\0')
			*end++ = '\0';
		if (line.len > 0 && columns_of(line.s) + 1 +
		    columns_of(word) > width) {
			str_addf(out, "%s\n", line.s);
			str_reset(&line);
		}
		str_addf(&line, "%s%s", line.len > 0 ? " " : "", word);
	}
	str_addf(out, "%s\n", line.s);
	str_release(&s);
	str_release(&line);
}

void
chart_text(struct str *out, const struct chart *c, size_t width, bool utf8)
{
	enum { LEAST = 40 };

	width = width > LEAST ? width : LEAST;
	add_lines(out, c->title, width);
	add_lines(out, c->about, width);
	str_addc(out, '\n');
	if (c->n_rows == 0)
		str_adds(out, "nothing to draw\n");
	else
		chart_forms[c->kind].text(out, c, width, utf8);
}
