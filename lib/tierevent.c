/* tierevent - days on which a tier may begin or cease to be met */

#include "tierevent.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "tier.h"
#include "tierkind.h"

/* Whose events are looked for. */
struct looking {
	struct tier_events *ev;
	struct tier_program *tp;
	const struct partner *p;
	struct err *e;
};

void
tier_event_add(struct tier_events *ev, date day)
{
	if (day == DATE_NONE || day < ev->from || day > ev->to)
		return;
	MEM_ROOM(ev->v, ev->n, ev->cap);
	ev->v[ev->n++] = day;
}

void
tier_event_window(struct tier_events *ev, struct window w, date x)
{
	if (x == DATE_NONE)
		return;
	tier_event_add(ev, window_enter(w, x));
	tier_event_add(ev, window_leave(w, x));
}

static void
add_span(struct tier_events *ev, struct tier_span s)
{
	tier_event_add(ev, s.from);
	if (s.until != DATE_NONE)
		tier_event_add(ev, s.until + 1);
}

static int
add_metric(const struct looking *l, const struct tier_metric *m)
{
	struct tier_asked q = { m, &l->tp->facts, l->p };

	l->ev->daily |= m->kind->daily;
	return m->kind->events != NULL ? m->kind->events(l->ev, &q, l->e) : 0;
}

static int
add_rule(const struct looking *l, const struct tier_rule *rule)
{
	const struct tiers *ts = &l->tp->tiers;
	const struct tier_rule *c;
	size_t i;

	add_span(l->ev, rule->span);
	if (rule->kind == TIER_METRIC)
		return add_metric(l, &rule->metric);
	for (i = 0; rule->kind == TIER_POINTS && i < ts->npoints; i++) {
		if (add_metric(l, &ts->points[i].metric) < 0)
			return -1;
	}
	for (c = rule->first; c != NULL; c = c->next) {
		if (add_rule(l, c) < 0)
			return -1;
	}
	return 0;
}

static int
by_day(const void *x, const void *y)
{
	date a = *(const date *)x, b = *(const date *)y;

	return a < b ? -1 : a > b;
}

/* In order, none twice. */
static void
put_in_order(struct tier_events *ev)
{
	size_t i, n = 0;

	if (ev->n > 0)
		qsort(ev->v, ev->n, sizeof(*ev->v), by_day);
	for (i = 0; i < ev->n; i++) {
		if (n == 0 || ev->v[n - 1] != ev->v[i])
			ev->v[n++] = ev->v[i];
	}
	ev->n = n;
}

int
tier_events_find(struct tier_events *out, struct tier_program *tp,
    const struct tier *t, const struct partner *p, struct err *e)
{
	struct looking l = { out, tp, p, e };
	const struct tier_set *s;
	date day;

	out->n = 0;
	out->daily = false;
	add_span(out, t->span);
	for (s = t->sets; s < t->sets + t->nsets; s++) {
		add_span(out, s->span);
		if (add_rule(&l, s->rule) < 0)
			return -1;
	}
	for (day = out->from; out->daily && day <= out->to; day++)
		tier_event_add(out, day);
	put_in_order(out);
	return 0;
}

void
tier_events_release(struct tier_events *ev)
{
	free(ev->v);
	memset(ev, 0, sizeof(*ev));
}
