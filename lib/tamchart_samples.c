/* tamchart_samples - the distribution of the totals drawn */

#include "tamdraw.h"

#include <string.h>

#include "svg.h"
#include "tamchart.h"
#include "tamview.h"

enum { BINS = 40, BIN_HEIGHT = 120, NAMES = 34 };

/* How many samples each of the bins between min and max has. */
static size_t
fill_bins(size_t bins[BINS], const struct tam_run *run,
    const struct tam_dist *d)
{
	double width = (d->max - d->min) / BINS;
	size_t i, at, most = 1;

	memset(bins, 0, BINS * sizeof(*bins));
	for (i = 0; i < run->n; i++) {
		at = (size_t)((run->x[i] - d->min) / width);
		at = at < BINS ? at : BINS - 1;
		bins[at]++;
		most = bins[at] > most ? bins[at] : most;
	}
	return most;
}

/* A line at one percentile, named above; P50 higher than the others. */
static void
draw_percentile(struct str *out, const struct svg_scale *scale, int y,
    int percent, double value)
{
	int x = svg_at(scale, tam_amount(value)), up = percent == 50 ? 16 : 0;
	struct str s = STR_INIT;

	str_addf(&s, "P%d ", percent);
	money_add_short(&s, "", tam_about(tam_amount(value)));
	svg_rule(out, x, y - up, BIN_HEIGHT + 8 + up, 2, SVG_INK);
	svg_text(out, x, y - 4 - up, percent < 50 ? SVG_END :
	    percent > 50 ? SVG_START : SVG_MIDDLE, s.s);
	str_release(&s);
}

static void
draw_bins(struct str *out, const struct tam_run *run,
    const struct tam_dist *d, int y)
{
	struct svg_scale scale = { .from = LEFT, .to = RIGHT + 40 };
	size_t bins[BINS], most = fill_bins(bins, run, d), i;
	int from, to, h;

	svg_scale_set(&scale, tam_amount(d->min), tam_amount(d->max));
	svg_axis(out, &scale, y, y + BIN_HEIGHT + 8);
	for (i = 0; i < BINS; i++) {
		from = svg_at(&scale, tam_amount(d->min + (d->max - d->min) *
		    (double)i / BINS));
		to = svg_at(&scale, tam_amount(d->min + (d->max - d->min) *
		    (double)(i + 1) / BINS));
		h = (int)(bins[i] * BIN_HEIGHT / most);
		if (bins[i] > 0)
			svg_rect(out, from, y + 8 + BIN_HEIGHT - h,
			    to - from - 1, h, SVG_BLUE);
	}
	draw_percentile(out, &scale, y, 10, d->p10);
	draw_percentile(out, &scale, y, 50, d->p50);
	draw_percentile(out, &scale, y, 90, d->p90);
}

/* The distribution of one total below y. */
static void
draw_samples(struct str *out, const struct tam *t, struct tam_run *run,
    bool ours, int y)
{
	struct str head = STR_INIT;
	struct tam_dist d;
	bool known = tam_total(t, ours).n > 0;

	if (known)
		tam_sample(&d, run, t, NULL, ours);
	str_adds(&head, tam_revenue_name(ours));
	if (!known)
		str_adds(&head, ": unknown");
	else if (d.min >= d.max)
		str_adds(&head, ": no input with a range");
	svg_heading(out, 12, y + 16, head.s);
	if (known && d.min < d.max)
		draw_bins(out, run, &d, y + HEAD + NAMES);
	str_release(&head);
}

void
tam_chart_samples(struct str *out, const struct tam *t, struct tam_run *run)
{
	int panel = HEAD + NAMES + BIN_HEIGHT + AXIS;
	struct str desc = STR_INIT;

	str_adds(&desc, "Histograms of ");
	ratio_add_commas(&desc, ratio_of((int64_t)run->n, 1), 0);
	str_addf(&desc, " samples, seed %llu, with P10, P50 and P90.",
	    (unsigned long long)run->seed);
	tam_chart_begin(out, t, TOP + 2 * panel + 20, "what is likely", desc.s);
	draw_samples(out, t, run, true, TOP);
	draw_samples(out, t, run, false, TOP + panel);
	svg_text(out, 12, TOP + 2 * panel + 8, SVG_START, desc.s);
	svg_end(out);
	str_release(&desc);
}
