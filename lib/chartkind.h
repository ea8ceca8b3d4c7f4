#ifndef POS_CHARTKIND_H
#define POS_CHARTKIND_H

/* The kinds of charts: what each takes, and what draws it. */

#include "chart.h"

struct draw;

struct chart_form {
	const char *name;		/* in a map */
	size_t least, most;		/* series */
	size_t rows;			/* at most; 0: CHART_ROWS_MOST */
	bool positive;			/* no value below 0 */
	bool one_unit;			/* all series are measured alike */
	void (*svg)(struct draw *d);	/* what is below the title */
	void (*text)(struct str *out, const struct chart *c, size_t width,
	    bool utf8);
};

/* By enum chart_kind. */
extern const struct chart_form chart_forms[];
extern const size_t chart_n_forms;

/* Each in the file of its name, chartbars.c. */
void chart_svg_columns(struct draw *d);
void chart_svg_bars(struct draw *d);
void chart_svg_funnel(struct draw *d);
void chart_svg_pareto(struct draw *d);
void chart_svg_scatter(struct draw *d);
void chart_svg_flow(struct draw *d);
void chart_svg_tornado(struct draw *d);
void chart_svg_heatmap(struct draw *d);
void chart_svg_line(struct draw *d);

/* In charttextbars.c, the last two in chartplot.c and chartgrid.c. */
void chart_text_bars(struct str *out, const struct chart *c, size_t width,
    bool utf8);
void chart_text_pareto(struct str *out, const struct chart *c, size_t width,
    bool utf8);
void chart_text_tornado(struct str *out, const struct chart *c, size_t width,
    bool utf8);
void chart_text_scatter(struct str *out, const struct chart *c, size_t width,
    bool utf8);
void chart_text_grid(struct str *out, const struct chart *c, size_t width,
    bool utf8);

#endif
