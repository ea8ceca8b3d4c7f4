/* window - a stretch of time that ends on a given day */

#include "window.h"

#include <stdlib.h>
#include <string.h>

enum { WINDOW_MAX = 10000 };

static const struct {
	const char *one, *many;
} units[] = {
	[WINDOW_DAYS] = { "day", "days" },
	[WINDOW_MONTHS] = { "month", "months" },
	[WINDOW_QUARTERS] = { "quarter", "quarters" },
};

/* Is text "N UNIT"? */
static bool
read_count(struct window *out, const char *text)
{
	size_t digits = strspn(text, "0123456789");
	const char *word = text + digits + strspn(text + digits, " ");
	enum window_unit u;

	if (digits == 0 || digits > 5)
		return false;
	out->n = atoi(text);
	if (out->n < 1 || out->n > WINDOW_MAX)
		return false;
	for (u = WINDOW_DAYS; u <= WINDOW_QUARTERS; u++) {
		out->unit = u;
		if (strcmp(word, units[u].one) == 0 ||
		    strcmp(word, units[u].many) == 0)
			return true;
	}
	return false;
}

int
window_read(struct window *out, const struct node *n, struct err *e)
{
	const char *text = node_text(n);

	memset(out, 0, sizeof(*out));
	if (text != NULL && strcmp(text, "calendar-year") == 0)
		out->unit = WINDOW_YEAR;
	else if (text != NULL && strcmp(text, "all") == 0)
		out->unit = WINDOW_ALL;
	else if (text == NULL || !read_count(out, text))
		return node_err(e, n, "window: '%.40s' is none; write it like "
		    "12 months, 4 quarters, 90 days, calendar-year or all",
		    text != NULL ? text : "");
	return 0;
}

void
window_span(date *from, date *to, struct window w, date day)
{
	int y, m, d;

	*from = DATE_NONE;
	*to = day;
	switch (w.unit) {
	case WINDOW_NONE:
	case WINDOW_ALL:
		break;
	case WINDOW_DAYS:
		*from = day - w.n + 1;
		break;
	case WINDOW_MONTHS:
		*from = date_months(day, -w.n) + 1;
		break;
	case WINDOW_QUARTERS:
		*from = date_months(date_quarter(day), -3 * w.n);
		*to = date_quarter(day) - 1;
		break;
	case WINDOW_YEAR:
		date_split(day, &y, &m, &d);
		*from = date_of(y, 1, 1);
		break;
	}
}

date
window_enter(struct window w, date x)
{
	return w.unit == WINDOW_QUARTERS ? date_months(date_quarter(x), 3) :
	    x;
}

date
window_leave(struct window w, date x)
{
	int y, m, d;
	date day;

	switch (w.unit) {
	case WINDOW_NONE:
	case WINDOW_ALL:
		break;
	case WINDOW_DAYS:
		return x + w.n;
	case WINDOW_MONTHS:
		/* a short month ends early: 31 August is six months before
		 * 28 February no more, and still within the window */
		for (day = date_months(x, w.n); date_months(day, -w.n) < x;
		    day++)
			;
		return day;
	case WINDOW_QUARTERS:
		return date_months(date_quarter(x), 3 * (w.n + 1));
	case WINDOW_YEAR:
		date_split(x, &y, &m, &d);
		return date_of(y + 1, 1, 1);
	}
	return DATE_NONE;
}

void
window_add(struct str *out, struct window w)
{
	switch (w.unit) {
	case WINDOW_NONE:
		break;
	case WINDOW_YEAR:
		str_adds(out, "calendar-year");
		break;
	case WINDOW_ALL:
		str_adds(out, "all");
		break;
	default:
		str_addf(out, "%d %s", w.n, w.n == 1 ? units[w.unit].one :
		    units[w.unit].many);
	}
}
