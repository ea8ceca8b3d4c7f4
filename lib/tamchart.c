/* tamchart - the partner market drawn */

#include "tamdraw.h"

#include "svg.h"
#include "tamchart.h"
#include "tamswing.h"
#include "tamtornado.h"
#include "tamview.h"

void
tam_chart_begin(struct str *out, const struct tam *t, int height, const char *what,
    const char *desc)
{
	struct str title = STR_INIT;

	str_addf(&title, "Partner market: %s", what);
	if (t->scenario != NULL)
		str_addf(&title, ", scenario %s", t->scenario);
	svg_begin(out, WIDTH, height, title.s, desc);
	svg_heading(out, 12, 24, title.s);
	str_reset(&title);
	str_addf(&title, "%s%s%s", t->currency, t->currency[0] != '\0' ?
	    ", " : "", t->file);
	if (t->as_of != DATE_NONE) {
		str_adds(&title, ", as of ");
		date_add(&title, t->as_of);
	}
	str_adds(&title, ". A ceiling, not a forecast.");
	svg_text(out, 12, 44, SVG_START, title.s);
	str_release(&title);
}

/* "EUR 38.3 M (27.4 M - 46.9 M)" */
static void
add_values(struct str *out, const struct tam *t, const struct tam_category *c)
{
	if (!tam_category_known(c)) {
		str_adds(out, "unknown");
		return;
	}
	money_add_short(out, t->currency, tam_value(c, TAM_BASE));
	if (!tam_category_ranges(c))
		return;
	str_adds(out, " (");
	money_add_short(out, "", tam_value(c, TAM_LOW));
	str_adds(out, " - ");
	money_add_short(out, "", tam_value(c, TAM_HIGH));
	str_addc(out, ')');
}

/* The name of a row at y, left of the plot; the end of a long one is cut. */
static void
draw_name(struct str *out, int y, const char *name)
{
	enum { MOST = 26 };
	struct str s = STR_INIT;

	str_adds(&s, name);
	if (s.len > MOST) {
		str_cut(&s, MOST - 3);
		str_adds(&s, "...");
	}
	svg_text(out, LEFT - 10, y + 14, SVG_END, s.s);
	str_release(&s);
}

/* The bar of one category, whose row begins at y. */
static void
draw_category(struct str *out, const struct tam *t,
    const struct tam_category *c, const struct svg_scale *scale, int y)
{
	struct str text = STR_INIT;
	int from, to;

	add_values(&text, t, c);
	draw_name(out, y, c->id);
	svg_text(out, RIGHT + 12, y + 14, SVG_START, text.s);
	if (tam_category_known(c)) {
		from = svg_at(scale, tam_value(c, TAM_LOW));
		to = svg_at(scale, tam_value(c, TAM_HIGH));
		svg_rect(out, from, y, to - from, BAR, SVG_BLUE);
		from = svg_at(scale, tam_value(c, TAM_BASE));
		svg_rule(out, from, y - 3, BAR + 6, 5, SVG_WHITE);
		svg_rule(out, from, y - 3, BAR + 6, 3, SVG_INK);
	}
	str_release(&text);
}

/* The largest value of a category. */
static struct ratio
largest(const struct tam *t)
{
	struct ratio max = ratio_of(0, 1), v;
	size_t i;

	for (i = 0; i < t->n; i++) {
		v = tam_value(&t->categories[i], TAM_HIGH);
		if (ratio_ok(v) && ratio_cmp(v, max) > 0)
			max = v;
	}
	return max;
}

/* The categories of one revenue below y; returns where they end. */
static int
draw_group(struct str *out, const struct tam *t, bool ours,
    const struct svg_scale *scale, int y)
{
	const struct tam_category *c;

	svg_rect(out, 0, y, WIDTH, HEAD - 4, SVG_WHITE);
	svg_heading(out, 12, y + 16, tam_revenue_name(ours));
	y += HEAD;
	for (c = t->categories; c < t->categories + t->n; c++) {
		if (c->ours != ours)
			continue;
		draw_category(out, t, c, scale, y);
		y += ROW;
	}
	return y;
}

/* For screen readers: the values in words. */
static void
describe_values(struct str *out, const struct tam *t)
{
	size_t i;

	str_adds(out, "Bars from low to high with a mark at base.");
	for (i = 0; i < t->n; i++) {
		str_addf(out, " %s: ", t->categories[i].id);
		add_values(out, t, &t->categories[i]);
		str_addc(out, '.');
	}
}

void
tam_chart_values(struct str *out, const struct tam *t)
{
	struct svg_scale scale = { .from = LEFT, .to = RIGHT };
	int bottom = TOP + 2 * HEAD + (int)t->n * ROW, y;
	struct str desc = STR_INIT;

	describe_values(&desc, t);
	tam_chart_begin(out, t, bottom + AXIS, "low, base and high by category",
	    desc.s);
	svg_scale_set(&scale, ratio_of(0, 1), largest(t));
	svg_axis(out, &scale, TOP, bottom);
	y = draw_group(out, t, true, &scale, TOP);
	draw_group(out, t, false, &scale, y);
	svg_text(out, 12, bottom + 36, SVG_START, "The two groups are not "
	    "added up: the second is revenue of other companies.");
	svg_end(out);
	str_release(&desc);
}

static void
label(struct str *out, int x, int y, enum svg_anchor anchor, struct ratio r)
{
	struct str s = STR_INIT;

	money_add_short(&s, "", r);
	svg_text(out, x, y, anchor, s.s);
	str_release(&s);
}

/* The two halves of a bar around the base, with the totals at its ends. */
static void
draw_swing(struct str *out, const struct tam_swing *s, int base,
    const struct svg_scale *scale, int y)
{
	int from = svg_at(scale, s->low), to = svg_at(scale, s->high);
	struct str range = STR_INIT;

	tam_add_range(&range, s);
	draw_name(out, y, s->id);
	svg_text(out, RIGHT + 90, y + 14, SVG_START, range.s);
	if (from < base)
		svg_rect(out, from, y, base - from, BAR, SVG_BLUE);
	if (to > base)
		svg_rect(out, base, y, to - base, BAR, SVG_ORANGE);
	label(out, from - 5, y + 14, SVG_END, s->low);
	label(out, to + 5, y + 14, SVG_START, s->high);
	str_release(&range);
}

/* The tornado of one total below y; returns where it ends. */
static int
draw_swings(struct str *out, const struct tam *t,
    const struct tam_swings *all, int y)
{
	struct svg_scale scale = { .from = LEFT + 60, .to = RIGHT };
	struct ratio base = all->total.v[TAM_BASE], low = base, high = base;
	struct str head = STR_INIT;
	size_t i;

	str_adds(&head, tam_revenue_name(all->ours));
	if (all->n > 0) {
		str_adds(&head, ": ");
		money_add_short(&head, t->currency, base);
		str_adds(&head, " at base");
	} else {
		str_adds(&head, ": no input with a range");
	}
	svg_heading(out, 12, y + 16, head.s);
	str_release(&head);
	for (i = 0; i < all->n; i++) {
		low = ratio_min(low, all->s[i].low);
		if (ratio_cmp(all->s[i].high, high) > 0)
			high = all->s[i].high;
	}
	if (all->n == 0)
		return y + HEAD;
	svg_scale_set(&scale, low, high);
	svg_axis(out, &scale, y + HEAD - 4, y + HEAD + (int)all->n * ROW);
	for (i = 0; i < all->n; i++)
		draw_swing(out, &all->s[i], svg_at(&scale, base), &scale,
		    y + HEAD + (int)i * ROW);
	y += HEAD + (int)all->n * ROW;
	svg_rule(out, svg_at(&scale, base), y - (int)all->n * ROW - 4,
	    (int)all->n * ROW, 2, SVG_INK);
	return y + AXIS;
}

static void
describe_swings(struct str *out, const struct tam *t,
    const struct tam_swings *all)
{
	size_t i;

	str_addf(out, " %s:", tam_revenue_name(all->ours));
	for (i = 0; i < all->n; i++) {
		str_addf(out, "%s %s from ", i > 0 ? ";" : "", all->s[i].id);
		money_add_short(out, t->currency, all->s[i].low);
		str_adds(out, " to ");
		money_add_short(out, "", all->s[i].high);
	}
	str_adds(out, all->n > 0 ? "." : " no input with a range.");
}

void
tam_chart_tornado(struct str *out, const struct tam *t)
{
	struct arena a = ARENA_INIT;
	struct str desc = STR_INIT;
	struct tam_swings all[2];
	int y;

	tam_swings(&all[0], &a, t, true);
	tam_swings(&all[1], &a, t, false);
	str_adds(&desc, "Tornado: each total with one input at its low and at "
	    "its high, all others at base.");
	describe_swings(&desc, t, &all[0]);
	describe_swings(&desc, t, &all[1]);
	tam_chart_begin(out, t, TOP + 2 * (HEAD + AXIS) + (int)(all[0].n + all[1].n) *
	    ROW, "what moves the totals", desc.s);
	y = draw_swings(out, t, &all[0], TOP);
	draw_swings(out, t, &all[1], y);
	svg_end(out);
	str_release(&desc);
	arena_release(&a);
}
