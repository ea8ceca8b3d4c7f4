/* reportchart - charts of reports, as evidence has them */

#include "reportchart.h"

#include <string.h>

#include "chart.h"
#include "report.h"

enum { TEXT_WIDTH = 78 };	/* columns of a drawing of characters */

struct node *
report_chart(const struct evidence *ev, const char *kind, const char *id,
    const char *title, const char *about, const char *x)
{
	struct arena *a = &ev->ws->arena;
	struct node *chart = node_new(a, NODE_MAP);

	node_str(a, chart, "kind", kind);
	node_str(a, chart, "id", id);
	node_str(a, chart, "title", title);
	node_str(a, chart, "about", about);
	if (x[0] != '\0')
		node_str(a, chart, "x", x);
	node_str(a, chart, "unit", "count");
	if (ev->ws->currency[0] != '\0')
		node_str(a, chart, "currency", ev->ws->currency);
	node_add(a, chart, "series", NODE_LIST);
	node_add(a, chart, "rows", NODE_LIST);
	return chart;
}

void
report_chart_series(const struct evidence *ev, struct node *chart,
    const char *id, const char *name, const char *unit)
{
	struct arena *a = &ev->ws->arena;
	struct node *s = node_item(a, node_get(chart, "series"));

	node_str(a, s, "id", id);
	node_str(a, s, "name", name);
	node_str(a, s, "unit", unit);
}

struct node *
report_chart_row(const struct evidence *ev, struct node *chart,
    const char *id, const char *name)
{
	struct arena *a = &ev->ws->arena;
	struct node *row = node_item(a, node_get(chart, "rows"));

	node_str(a, row, "id", id);
	node_str(a, row, "name", name);
	node_add(a, row, "values", NODE_LIST);
	return row;
}

void
report_chart_value(const struct evidence *ev, struct node *row,
    struct ratio value, int places)
{
	struct arena *a = &ev->ws->arena;
	struct node *values = node_get(row, "values");
	struct str s = STR_INIT;

	if (ratio_ok(value)) {
		ratio_add_text(&s, value, places);
		node_str(a, values, NULL, s.s);
	} else
		node_add(a, values, NULL, NODE_NULL);
	str_release(&s);
}

/* The picture as the report wants it. */
static void
add_figure(struct str *out, const struct evidence *ev, const struct chart *c)
{
	enum report_charts how = ev->report->charts;

	if (how == REPORT_CHARTS_SVG)
		str_addf(out, "![%s](%s/%s.svg)", c->title,
		    ev->report->stem, c->id);
	if (how != REPORT_CHARTS_TEXT)
		return;
	str_adds(out, "```text\n");
	chart_text(out, c, TEXT_WIDTH, true);
	str_adds(out, "```");
}

int
report_chart_put(struct node *out, const char *key, const struct evidence *ev,
    struct node *chart, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct str s = STR_INIT;
	struct chart c;

	if (node_get(chart, "rows")->n == 0)
		return 0;
	if (chart_read(&c, a, chart, e) < 0)
		return -1;
	add_figure(&s, ev, &c);
	node_str(a, chart, "figure", s.s);
	str_reset(&s);
	chart_table(&s, &c);
	str_trim_end(&s);
	node_str(a, chart, "table", s.s);
	str_release(&s);
	node_hang(a, out, key, chart);
	return 0;
}

/* The map without what drafts print of it. */
static int
draw(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct node *chart = ctx, *n;
	struct arena a = ARENA_INIT;
	struct node *map = node_new(&a, NODE_MAP);
	struct chart c;
	int rc;

	(void)remove;
	(void)old;
	NODE_EACH(n, chart) {
		if (strcmp(n->key, "figure") != 0 &&
		    strcmp(n->key, "table") != 0)
			node_hang(&a, map, n->key, node_copy(&a, n, n->key));
	}
	rc = chart_read(&c, &a, map, e);
	if (rc == 0)
		chart_svg(out, &c);
	arena_release(&a);
	return rc;
}

struct change
report_chart_change(const struct evidence *ev, const struct node *chart)
{
	const struct change change = { arena_printf(&ev->ws->arena,
	    "reports/%s/%s.svg", ev->report->stem,
	    node_get_text(chart, "id", "chart")), draw, (void *)chart };

	return change;
}
