#ifndef POS_CHART_H
#define POS_CHART_H

/*
 * A chart described as data, and drawn as SVG, as text for a terminal or as a
 * table. The map is that of pos-artifact(5), "Charts":
 *
 *	kind: stacked
 *	id: revenue-by-quarter
 *	title: Revenue by quarter
 *	about: Sourced and influenced revenue of the last four quarters.
 *	unit: money
 *	currency: EUR
 *	series: [{id: sourced, name: Sourced}, {id: influenced, name: Influenced}]
 *	rows:
 *	  - {id: 2026-q1, name: 2026-Q1, values: ["120000", null]}
 *
 * A value that is not known is drawn as "n/a", never as zero. Nothing here adds
 * one series to another: sourced and influenced revenue have no sum. A drawing
 * gives brief numbers (EUR 120 k), the table exact ones.
 *
 *	if (chart_read(&chart, &arena, map, e) < 0)
 *		return -1;
 *	chart_svg(&svg, &chart);
 *	chart_table(&markdown, &chart);
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "dec.h"
#include "err.h"
#include "node.h"
#include "str.h"

enum chart_kind {
	CHART_STACKED,	/* columns of a row beside each other, never added */
	CHART_BARS,
	CHART_FUNNEL,	/* how many, then perhaps how much */
	CHART_PARETO,	/* one series; the largest first, and their share */
	CHART_SCATTER,	/* two series: across and up */
	CHART_FLOW,	/* from rows to series */
	CHART_TORNADO,	/* three series: low, base, high */
	CHART_HEATMAP,
	CHART_LINE
};

/* percent: of one, as in files: 0.385 or 38.5% is 38.5 %. */
enum chart_unit {
	CHART_MONEY, CHART_PERCENT, CHART_COUNT, CHART_DAYS, CHART_SCORE
};

struct chart_series {
	const char *id, *name;
	enum chart_unit unit;
	struct ratio at;	/* scatter: where the line is; invalid: nowhere */
};

struct chart_value {
	struct ratio v;		/* invalid: unknown */
	const char *text;	/* for the table instead of the number, or NULL */
};

struct chart_row {
	const char *id, *name;
	struct chart_value *values;	/* one for each series */
};

struct chart {
	enum chart_kind kind;
	const char *id, *title, *about;
	const char *x;		/* what the rows are, "" when not said */
	const char *currency;	/* "" when not said */
	struct chart_series *series;
	size_t n_series;
	struct chart_row *rows;
	size_t n_rows;
};

enum { CHART_ROWS_MOST = 10000 };

/*
 * Check the map and read it. Texts are borrowed from it. ERR_INVALID: what it
 * is that cannot be drawn. Owner: the arena.
 */
int chart_read(struct chart *out, struct arena *a, const struct node *map,
    struct err *e) __attribute__((warn_unused_result));

/*
 * Append the chart as SVG 1.1 of its own: no script, style sheet, font or link,
 * alike to the byte for the same map. It stands on a white ground, so that it
 * can be read on a light and a dark page and on paper, as <img> and inline.
 * Ids begin with the chart's, so a page may hold many. It scales by its
 * viewBox; a page says max-width: 100% and height: auto. A page's own style
 * sheet may color by class: the fill of chart-ground, of chart-place (the sides
 * of a flow) and of the texts chart-ink and chart-quiet, and the stroke of the
 * lines chart-line and chart-grid. Marks and what stands on them (chart-cell,
 * chart-step) keep their colors. Every mark has a <title> with its names and its exact value.
 */
void chart_svg(struct str *out, const struct chart *c);

/*
 * Append the chart for a terminal of so many columns (at least 40 are taken);
 * utf8: false is ASCII but for names. textchart.h has both.
 */
void chart_text(struct str *out, const struct chart *c, size_t width,
    bool utf8);

/* Append a Markdown table of all rows with exact numbers. */
void chart_table(struct str *out, const struct chart *c);

#endif
