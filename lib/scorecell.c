/* scorecell - cells and lines that tables of scores share */

#include "scorecell.h"

#include <string.h>

void
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

void
cell_count(struct table *t, size_t n)
{
	if (n == 0)
		table_cell(t, NULL);
	else
		cell_ratio(t, ratio_of((int64_t)n, 1), 0);
}

void
cell_percent(struct table *t, struct ratio r, int places)
{
	struct str text = STR_INIT, raw = STR_INIT;

	if (!ratio_ok(r)) {
		table_cell(t, NULL);
		return;
	}
	ratio_add_percent(&text, r, places);
	ratio_add_text(&raw, r, 4);
	table_cell_number(t, text.s, raw.s);
	str_release(&text);
	str_release(&raw);
}

void
cell_text(struct table *t, struct str *s)
{
	table_cell(t, s->s);
	str_reset(s);
}

void
score_line(FILE *f, struct str *line)
{
	size_t i;

	for (i = 0; i < line->len; i++) {
		if ((unsigned char)line->s[i] < 0x20 || line->s[i] == 0x7f)
			line->s[i] = ' ';
	}
	fprintf(f, "%s\n", line->s);
}

void
cell_change(struct table *t, struct ratio r, int places, bool percent)
{
	struct str text = STR_INIT, raw = STR_INIT;

	if (!ratio_ok(r)) {
		table_cell(t, NULL);
		return;
	}
	ratio_add_text(&raw, r, percent ? 4 : places);
	if (r.n > 0)
		str_addc(&text, '+');
	if (percent)
		ratio_add_percent(&text, r, places);
	else
		ratio_add_text(&text, r, places);
	table_cell_number(t, text.s, raw.s);
	str_release(&text);
	str_release(&raw);
}

void
add_range(struct str *out, const struct score *s)
{
	if (!ratio_ok(s->low))
		return;
	ratio_add_text(out, s->low, 1);
	str_adds(out, " - ");
	ratio_add_text(out, s->high, 1);
}

const char *
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
