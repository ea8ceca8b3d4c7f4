#ifndef POS_REPORTCHART_H
#define POS_REPORTCHART_H

/*
 * Charts of reports: maps of chart.h that evidence builds, and what a draft
 * prints of them.
 *
 *	c = report_chart(ev, "bars", "win-rate", "Win rate", "...");
 *	report_chart_series(ev, c, "rate", "Win rate", "percent");
 *	row = report_chart_row(ev, c, "sourced", "Sourced");
 *	report_chart_value(ev, row, rate);
 *	return report_chart_put(out, "chart", ev, c, e);
 */

#include "commit.h"
#include "dec.h"
#include "err.h"
#include "evidence.h"
#include "node.h"

/* A new map; x: what the rows are, or "". */
struct node *report_chart(const struct evidence *ev, const char *kind,
    const char *id, const char *title, const char *about, const char *x);

/* One more series, of a unit of its own. */
void report_chart_series(const struct evidence *ev, struct node *chart,
    const char *id, const char *name, const char *unit);

/* One more row; its values follow in the order of the series. */
struct node *report_chart_row(const struct evidence *ev, struct node *chart,
    const char *id, const char *name);

/* An invalid one is unknown; so many decimals are kept. */
void report_chart_value(const struct evidence *ev, struct node *row,
    struct ratio value, int places);

/*
 * Hang it under key of out, with what a draft prints unescaped: `figure`, the
 * picture as the report wants it (a link to the file beside it, a drawing of
 * characters, or nothing), and `table`, all its numbers. Without a row nothing
 * is hung. ERR_INVALID: it cannot be drawn.
 */
int report_chart_put(struct node *out, const char *key,
    const struct evidence *ev, struct node *chart, struct err *e);

/*
 * A change that writes the drawing beside the report: its path, and a
 * change_fn whose ctx is the chart's map. In ev's arena.
 */
struct change report_chart_change(const struct evidence *ev,
    const struct node *chart);

#endif
