/* measure - what metrics come to over a period */

#include "measure.h"

#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "mem.h"
#include "sample.h"

struct span
metric_span(const struct metric *m, const struct period *p, date end)
{
	/* one that is yet to come has its own days: nothing to measure */
	date last = p->to < end || p->from > end ? p->to : end;
	struct span s = { p->from, last };

	if (m->period)
		return s;
	window_span(&s.from, &s.to, m->window, last);
	return s;
}

static bool
meets(const struct metric_case *c, const struct span *s,
    const struct metric_where *w, size_t n)
{
	const char *value;
	size_t i, v, k;
	bool met;

	for (i = 0; i < n; i++) {
		met = false;
		for (k = 0; !met && (value = w[i].word->get(c, s, k)) != NULL;
		    k++) {
			for (v = 0; v < w[i].n && !met; v++)
				met = strcmp(w[i].values[v], value) == 0;
		}
		if (!met)
			return false;
	}
	return true;
}

static bool
in_window(const struct metric_case *c, const struct metric *m,
    const struct span *s)
{
	date d;

	if (m->day == NULL)
		return true;
	d = m->day->get(c);
	return d != DATE_NONE && d <= s->to &&
	    (s->from == DATE_NONE || d >= s->from);
}

struct walk {
	const struct metric *m;
	struct span span;
	measure_case_fn *fn;
	void *ctx;
	size_t missing;
};

/* Pass on a record that counts. */
static bool
walk_case(const struct metric_case *c, void *ctx)
{
	struct walk *w = ctx;
	const struct metric *m = w->m;
	struct ratio number;

	/* the day first: it is cheap, and most records fail it */
	if (!in_window(c, m, &w->span) ||
	    !meets(c, &w->span, m->where, m->nwhere))
		return true;
	if (m->take != TAKE_COUNT && !m->number->get(&number, c, &w->span)) {
		w->missing++;
		return true;
	}
	w->fn(c, m->npart == 0 || meets(c, &w->span, m->part, m->npart),
	    m->take == TAKE_COUNT ? NULL : &number, w->ctx);
	return true;
}

size_t
measure_cases(const struct metric_data *data, const struct metric *m,
    const struct period *p, measure_case_fn *fn, void *ctx)
{
	struct walk w = { m, metric_span(m, p, data->end), fn, ctx, 0 };

	if (m->of != NULL && p->from <= data->end)
		m->of->each(data, &w.span, walk_case, &w);
	return w.missing;
}

/* What is added up over the cases. */
struct sum {
	size_t n, part;
	struct ratio all, of_part;	/* numbers, or 1 for each case */
	struct sample values;		/* of a median */
	bool median;
};

static void
sum_init(struct sum *s, const struct metric *m)
{
	memset(s, 0, sizeof(*s));
	s->all = s->of_part = ratio_of(0, 1);
	s->median = m->take == TAKE_MEDIAN;
}

static void
sum_add(struct sum *s, bool part, const struct ratio *number)
{
	struct ratio x = number != NULL ? *number : ratio_of(1, 1);

	s->n++;
	s->part += part;
	if (s->median) {
		if (part)
			sample_add(&s->values, money_round(x).m);
		return;
	}
	s->all = ratio_add(s->all, x);
	if (part)
		s->of_part = ratio_add(s->of_part, x);
}

static void
sum_case(const struct metric_case *c, bool part, const struct ratio *number,
    void *ctx)
{
	(void)c;
	sum_add(ctx, part, number);
}

static void
unknown(struct measured *out, const char *why)
{
	out->state = MEASURED_UNKNOWN;
	out->why = why;
	out->value = ratio_of(0, 0);
}

/* The value of what was added up. */
static void
conclude(struct measured *out, struct sum *s, const struct metric *m)
{
	bool share = m->npart > 0;

	out->n = s->part;
	out->of = share ? s->n : 0;
	out->state = MEASURED;
	if (s->median)
		out->value = ratio_div(sample_quartile(&s->values, 2),
		    ratio_of(MONEY_ONE, 1));
	else
		out->value = share ? ratio_div(s->of_part, s->all) :
		    s->of_part;
	if (share && m->take == TAKE_SUM) {
		out->part = s->of_part;
		out->whole = s->all;
	}
	if (!share && !s->median)
		return;
	if (s->n == 0 || !ratio_ok(out->value))
		out->state = MEASURED_NONE;
	if (s->n > 0 && s->n < m->least)
		out->state = MEASURED_FEW;
	if (out->state == MEASURED_FEW)
		out->of = s->n;
	if (out->state != MEASURED)
		out->value = ratio_of(0, 0);
}

/* Is one of the words known of such days only? */
static bool
asks_for(const struct metric *m, enum metric_known known)
{
	size_t i;

	for (i = 0; i < m->nwhere; i++) {
		if (m->where[i].word->known == known)
			return true;
	}
	for (i = 0; i < m->npart; i++) {
		if (m->part[i].word->known == known)
			return true;
	}
	return m->by != NULL && m->by->known == known;
}

struct cover {
	const struct metric_data *data;
	struct span span;
	date next;		/* the first day that nothing covers yet */
	bool more;
};

static bool
cover_case(const struct metric_case *c, void *ctx)
{
	struct cover *v = ctx;
	struct period p;

	if (period_node(&p, node_get(c->entry, "period"),
	    fiscal_month(c->data->ws), NULL) == 0 && p.from <= v->next &&
	    p.to >= v->next) {
		v->next = p.to + 1;
		v->more = true;
	}
	return true;
}

/* Is every day of the span within the period of an entry? */
static bool
covered(const struct metric_data *data, const struct metric *m,
    const struct span *s)
{
	struct cover v = { data, *s, s->from, true };

	if (s->from == DATE_NONE)
		return true;
	while (v.next <= s->to && v.more) {
		v.more = false;
		m->of->each(data, s, cover_case, &v);
	}
	return v.next > s->to;
}

/* What speaks against measuring at all; NULL: nothing. */
static const char *
obstacle(const struct metric_data *data, const struct metric *m,
    const struct period *p, const struct span *s)
{
	if (p->from > data->today)
		return "the period has not begun";
	if (m->of == NULL)
		return NULL;
	if (m->of->begins != NULL && s->to < m->of->begins(data))
		return "what is counted was not on file yet on these days";
	if (s->to < data->today && asks_for(m, KNOWN_NOW))
		return "the files tell it of today only";
	if (s->to < data->heard && asks_for(m, KNOWN_HEARD))
		return "activities and deals on file begin later";
	if (m->of->covers && !covered(data, m, s))
		return "program.yaml has no costs of this for these days";
	return NULL;
}

struct metric
metric_side(const struct metric *m, const struct metric *quotient)
{
	struct metric side = *m;

	if (m->period || m->window.unit != WINDOW_NONE) {
		side.period = quotient->period;
		side.window = quotient->window;
	}
	return side;
}

/* What it is divided by: another metric, or the plan of the next quarter. */
static void
measure_divisor(struct measured *out, const struct metric_data *data,
    const struct metric *m, const struct period *p, date end)
{
	struct metric side;
	struct period next;

	if (m->per != NULL) {
		side = metric_side(m->per, m);
		measure(out, data, &side, p);
		return;
	}
	memset(out, 0, sizeof(*out));
	out->value = measure_target(&next, data, m, p, end);
	if (!ratio_ok(out->value))
		unknown(out, "program.yaml has no plan of this for the "
		    "quarter after");
}

static void
measure_quotient(struct measured *out, const struct metric_data *data,
    const struct metric *m, const struct period *p)
{
	struct metric side = metric_side(m->divide, m);
	struct measured top, bottom;

	measure(&top, data, &side, p);
	measure_divisor(&bottom, data, m, p, out->span.to);
	if (top.state == MEASURED_UNKNOWN ||
	    bottom.state == MEASURED_UNKNOWN) {
		unknown(out, top.state == MEASURED_UNKNOWN ? top.why :
		    bottom.why);
		return;
	}
	out->n = top.n;
	out->missing = top.missing + bottom.missing;
	out->value = ratio_sub(ratio_div(top.value, bottom.value), m->less);
	out->state = ratio_ok(out->value) ? MEASURED : MEASURED_NONE;
}

/* The sums of each value of m->by. */
struct groups {
	const struct metric *m;
	const struct span *span;
	struct group {
		const char *word;
		struct sum sum;
	} *g;
	size_t n, cap;
	struct map words;	/* word -> index + 1 */
	size_t missing;
	struct sum all;
};

static struct group *
group_at(struct groups *gs, const char *word)
{
	void **at = map_at(&gs->words, word != NULL ? word : "");

	if (*at == NULL) {
		MEM_ROOM(gs->g, gs->n, gs->cap);
		gs->g[gs->n].word = word;
		sum_init(&gs->g[gs->n].sum, gs->m);
		*at = (void *)(uintptr_t)++gs->n;
	}
	return &gs->g[(uintptr_t)*at - 1];
}

static void
group_case(const struct metric_case *c, bool part, const struct ratio *number,
    void *ctx)
{
	struct groups *gs = ctx;
	const char *word = gs->m->by->get(c, gs->span, 0);
	size_t i = 0;

	sum_add(&gs->all, part, number);
	do {
		sum_add(&group_at(gs, word)->sum, part, number);
		word = gs->m->by->get(c, gs->span, ++i);
	} while (word != NULL);
}

static int
group_order(const void *x, const void *y)
{
	const struct group *a = x, *b = y;
	int by = -ratio_cmp(a->sum.of_part, b->sum.of_part);

	if (by != 0)
		return by;
	if (a->sum.part != b->sum.part)
		return a->sum.part > b->sum.part ? -1 : 1;
	if (a->word == NULL || b->word == NULL)
		return (a->word == NULL) - (b->word == NULL);
	return strcmp(a->word, b->word);
}

/* Owner: the caller, who calls groups_release(). */
static void
groups_find(struct groups *gs, const struct metric_data *data,
    const struct metric *m, const struct period *p, const struct span *span)
{
	memset(gs, 0, sizeof(*gs));
	gs->m = m;
	gs->span = span;
	sum_init(&gs->all, m);
	gs->missing = measure_cases(data, m, p, group_case, gs);
	if (gs->n > 0)
		qsort(gs->g, gs->n, sizeof(*gs->g), group_order);
}

static void
groups_release(struct groups *gs)
{
	size_t i;

	for (i = 0; i < gs->n; i++)
		sample_release(&gs->g[i].sum.values);
	sample_release(&gs->all.values);
	map_release(&gs->words);
	free(gs->g);
}

/* The share of the first m->top of those it is told apart by. */
static void
measure_top(struct measured *out, const struct metric_data *data,
    const struct metric *m, const struct period *p)
{
	struct ratio first = ratio_of(0, 1);
	struct groups gs;
	size_t i;

	groups_find(&gs, data, m, p, &out->span);
	for (i = 0; i < gs.n && i < m->top; i++)
		first = ratio_add(first, gs.g[i].sum.of_part);
	out->value = ratio_div(first, gs.all.of_part);
	out->n = i;
	out->of = gs.n;
	if (m->take == TAKE_SUM) {
		out->part = first;
		out->whole = gs.all.of_part;
	}
	out->missing = gs.missing;
	out->state = !ratio_ok(out->value) ? MEASURED_NONE :
	    gs.all.n < m->least ? MEASURED_FEW : MEASURED;
	if (out->state != MEASURED)
		out->value = ratio_of(0, 0);
	groups_release(&gs);
}

void
measure(struct measured *out, const struct metric_data *data,
    const struct metric *m, const struct period *p)
{
	const char *why;
	struct sum sum;

	memset(out, 0, sizeof(*out));
	out->span = metric_span(m, p, data->end);
	why = obstacle(data, m, p, &out->span);
	if (why != NULL)
		unknown(out, why);
	else if (m->of == NULL)
		measure_quotient(out, data, m, p);
	else if (m->top > 0)
		measure_top(out, data, m, p);
	else {
		sum_init(&sum, m);
		out->missing = measure_cases(data, m, p, sum_case, &sum);
		conclude(out, &sum, m);
		sample_release(&sum.values);
	}
}

size_t
measure_by(struct measured_part **out, const struct metric_data *data,
    const struct metric *m, const struct period *p)
{
	struct span span = metric_span(m, p, data->end);
	struct groups gs;
	size_t i, n = 0;

	*out = NULL;
	if (m->by == NULL || obstacle(data, m, p, &span) != NULL)
		return 0;
	groups_find(&gs, data, m, p, &span);
	*out = arena_alloc(&data->ws->arena, gs.n * sizeof(**out));
	for (i = 0; i < gs.n; i++) {
		(*out)[n].word = gs.g[i].word;
		(*out)[n].got.span = span;
		conclude(&(*out)[n].got, &gs.g[i].sum, m);
		if (m->top > 0)		/* its share of all */
			(*out)[n].got.value = ratio_div(
			    gs.g[i].sum.of_part, gs.all.of_part);
		n++;
	}
	groups_release(&gs);
	return n;
}
