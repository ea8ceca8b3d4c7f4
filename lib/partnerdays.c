/* partnerdays - the days of partners' lives, read once for many metrics */

#include "partnerdays.h"

#include <stdlib.h>
#include <string.h>

#include "milestone.h"
#include "partner.h"

static int
day_order(const void *x, const void *y)
{
	const date *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static void
read_heard(struct partner_days *d, struct arena *a, const struct partner *p)
{
	const struct node *c, *list = partner_get(p, "activity");
	size_t i;

	d->heard = arena_alloc(a, ((list != NULL ? list->n : 0) + p->ndeals) *
	    sizeof(*d->heard));
	NODE_EACH(c, list) {
		if ((d->heard[d->nheard] = date_under(c, "date")) != DATE_NONE)
			d->nheard++;
	}
	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->role == ROLE_SOURCED)
			d->heard[d->nheard++] = p->deals[i]->created;
	}
	if (d->nheard > 0)
		qsort(d->heard, d->nheard, sizeof(*d->heard), day_order);
}

/* The first deal and win; the deals are in the order they were created. */
static void
read_firsts(struct partner_days *d, const struct partner *p, date on_file)
{
	size_t i;

	d->tells_first = d->start != DATE_NONE && d->start >= on_file;
	if (!d->tells_first)
		return;
	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->role != ROLE_SOURCED)
			continue;
		if (d->deal == DATE_NONE)
			d->deal = p->deals[i]->created;
		if (p->deals[i]->stage == DEAL_WON && (d->win == DATE_NONE ||
		    p->deals[i]->closed < d->win))
			d->win = p->deals[i]->closed;
	}
}

static date
left_on(const struct partner_days *d, const struct partner *p)
{
	const struct node *c;
	date last = DATE_NONE, day;

	if (!partner_former(p))
		return DATE_NONE;
	NODE_EACH(c, partner_get(p, "milestones")) {
		day = date_under(c, "date");
		if (strcmp(node_get_text(c, "reaches", ""), "left") == 0 &&
		    day != DATE_NONE && (last == DATE_NONE || day > last))
			last = day;
	}
	if (last != DATE_NONE)
		return last;
	/* a prospect that was let go never had a contract to leave */
	return d->start == DATE_NONE || d->nheard == 0 ||
	    d->heard[d->nheard - 1] < d->start ? d->start :
	    d->heard[d->nheard - 1];
}

struct partner_days *
partner_days_read(struct ws *ws)
{
	struct partner_days *all = arena_alloc(&ws->arena, ws->npartners *
	    sizeof(*all));
	date on_file = ws->ndeals > 0 ? ws->deals[0].created : DATE_NONE;
	size_t i;

	for (i = 0; i < ws->npartners; i++) {
		const struct partner *p = &ws->partners[i];
		struct partner_days *d = &all[i];

		d->deal = d->win = DATE_NONE;
		d->contract = partner_signed(p) || partner_former(p);
		d->start = d->contract ? milestone_start(p) : DATE_NONE;
		read_heard(d, &ws->arena, p);
		d->left = left_on(d, p);
		if (partner_former(p) && d->left == DATE_NONE)
			d->contract = false;	/* nothing tells when */
		read_firsts(d, p, on_file);
	}
	return all;
}

date
partner_days_heard(const struct partner_days *d, size_t n)
{
	date first = DATE_NONE;
	size_t i;

	for (i = 0; i < n; i++) {
		if (d[i].nheard > 0 && (first == DATE_NONE ||
		    d[i].heard[0] < first))
			first = d[i].heard[0];
	}
	return first;
}

bool
partner_days_signed(const struct partner_days *d, date day)
{
	return d->contract && (d->start == DATE_NONE || d->start <= day) &&
	    (d->left == DATE_NONE || day < d->left);
}

/* The last of the days that is not after day; DATE_NONE: none. */
static date
last_heard(const struct partner_days *d, date day)
{
	size_t low = 0, high = d->nheard, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (d->heard[mid] <= day)
			low = mid + 1;
		else
			high = mid;
	}
	return low > 0 ? d->heard[low - 1] : DATE_NONE;
}

bool
partner_days_active(const struct partner_days *d, date day)
{
	date last = last_heard(d, day);

	return partner_days_signed(d, day) && last != DATE_NONE &&
	    day - last <= PARTNER_SILENT_DAYS;
}
