#ifndef POS_TIEREVENT_H
#define POS_TIEREVENT_H

/*
 * The days on which what a tier asks for may begin or cease to be met: a deal
 * enters or leaves its window, a certificate expires, a rule takes effect.
 * From one of them to the day before the next nothing changes.
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "err.h"
#include "window.h"

struct tier_program;
struct tier;
struct partner;

struct tier_events {
	date *v;		/* in order, none twice, once found */
	size_t n, cap;
	date from, to;		/* only days within are wanted */
	bool daily;		/* every one of them: what is counted are days,
				 * or everybody's deals */
};

/*
 * Find those of t for p from out->from to out->to. ERR_INVALID with file and
 * line: a date in its record that is none. Owner: the caller, who calls
 * tier_events_release(), also after a failure.
 */
int tier_events_find(struct tier_events *out, struct tier_program *tp,
    const struct tier *t, const struct partner *p, struct err *e);
void tier_events_release(struct tier_events *ev);

/* Add a day, unless it is DATE_NONE or not wanted. */
void tier_event_add(struct tier_events *ev, date day);

/* Add the days on which the day x enters and leaves the window. */
void tier_event_window(struct tier_events *ev, struct window w, date x);

#endif
