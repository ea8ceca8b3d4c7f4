/* metrictext - what follows from a metric's definition, in words */

#include "metric.h"

#include <string.h>

#include "metricofparts.h"

const char *
metric_unit_name(enum metric_unit unit)
{
	static const char *const names[] = { "money", "count", "percent",
		"days", "ratio" };

	return names[unit];
}

const char *
metric_direction_name(enum metric_direction direction)
{
	static const char *const names[] = { "up", "down", "none" };

	return names[direction];
}

/* Append "state won, role sourced"; a list: "state won or lost". */
static void
add_where(struct str *out, const struct metric_where *w, size_t n)
{
	size_t i, v;

	for (i = 0; i < n; i++) {
		str_addf(out, "%s%s ", i > 0 ? ", " : "", w[i].word->name);
		for (v = 0; v < w[i].n; v++)
			str_addf(out, "%s%s", v == 0 ? "" : v + 1 == w[i].n ?
			    " or " : ", ", w[i].values[v]);
	}
}

/* Append what is counted: "deals with state won, by the day they closed". */
static void
add_records(struct str *out, const struct metric *m)
{
	str_adds(out, m->of->many);
	if (m->nwhere > 0) {
		str_adds(out, " with ");
		add_where(out, m->where, m->nwhere);
	}
	if (m->day != NULL)
		str_addf(out, ", %s", m->day->told);
}

static void
add_take(struct str *out, const struct metric *m)
{
	if (m->take == TAKE_COUNT)
		str_adds(out, m->npart > 0 || m->top > 0 ? "" : "number of ");
	else
		str_addf(out, "%s of %s of ", m->take == TAKE_SUM ? "sum" :
		    "median", m->number->told);
}

static void
add_less(struct str *out, const struct metric *m)
{
	if (!ratio_ok(m->less) || ratio_cmp(m->less, ratio_of(0, 1)) == 0)
		return;
	str_adds(out, ", less ");
	ratio_add_text(out, m->less, 0);
}

void
metric_formula(struct str *out, const struct metric *m)
{
	if (m->divide != NULL) {
		str_addf(out, "%s / %s%s", m->divide->id, m->per != NULL ?
		    m->per->id : m->target->id, m->per != NULL ? "" :
		    " planned for the quarter after");
		add_less(out, m);
		return;
	}
	if (m->top > 0)
		str_addf(out, "share of the first %zu, told apart by %s, of "
		    "the ", m->top, m->by->name);
	else if (m->npart > 0) {
		str_adds(out, "share with ");
		add_where(out, m->part, m->npart);
		str_adds(out, " of the ");
	}
	add_take(out, m);
	add_records(out, m);
	if (m->by != NULL && m->top == 0)
		str_addf(out, "; for each %s", m->by->name);
}

void
metric_window_text(struct str *out, const struct metric *m)
{
	if (m->period)
		str_adds(out, "the period");
	else if (m->window.unit == WINDOW_NONE)
		str_adds(out, "the last day of the period");
	else {
		window_add(out, m->window);
		str_adds(out, " up to the last day of the period");
	}
}

/* Is the word, day or number one that looks at deals, too? */
static bool
looks_at_deals(const struct metric *m, const char *name)
{
	const char *const *s;

	for (s = m->of->by_deals; s != NULL && *s != NULL; s++) {
		if (strcmp(*s, name) == 0)
			return true;
	}
	return false;
}

static bool
needs_deals(const struct metric *m)
{
	size_t i;

	for (i = 0; i < m->nwhere; i++) {
		if (looks_at_deals(m, m->where[i].word->name))
			return true;
	}
	for (i = 0; i < m->npart; i++) {
		if (looks_at_deals(m, m->part[i].word->name))
			return true;
	}
	return (m->day != NULL && looks_at_deals(m, m->day->name)) ||
	    (m->by != NULL && looks_at_deals(m, m->by->name)) ||
	    (m->number != NULL && looks_at_deals(m, m->number->name));
}

/* Append the files if they are not in *out yet. */
static void
add_once(struct str *out, const char *files)
{
	if (strstr(out->s, files) == NULL)
		str_addf(out, "%s%s", out->len > 0 ? ", " : "", files);
}

/* Append the files of what m counts that are not in *out yet. */
static void
add_files(struct str *out, const struct metric *m)
{
	if (m == NULL)
		return;
	if (m->of != NULL) {
		add_once(out, m->of->files);
		if (needs_deals(m))
			add_once(out, metric_of_deals.files);
	}
	add_files(out, m->divide);
	add_files(out, m->per);
	if (m->target != NULL)
		add_once(out, "program.yaml");
}

void
metric_source(struct str *out, const struct metric *m)
{
	struct str files = STR_INIT;

	add_files(&files, m);
	str_add(out, files.s, files.len);
	str_release(&files);
}

void
metric_source_quoted(struct str *out, const struct metric *m)
{
	struct str files = STR_INIT;
	const char *p;
	size_t n;

	metric_source(&files, m);
	for (p = files.s; *p != '\0'; p += n + strspn(p + n, ", ")) {
		n = strcspn(p, ",");
		str_addf(out, "%s`%.*s`", p == files.s ? "" : ", ", (int)n, p);
	}
	str_release(&files);
}
