/* revenue - sums of deals */

#include "revenue.h"

bool
deal_passes(const struct deal *d, const struct deal_filter *f)
{
	date day = deal_is_closed(d) ? d->closed : d->created;

	if (d->role != f->role)
		return false;
	switch (f->state) {
	case STATE_OPEN:
		if (deal_is_closed(d))
			return false;
		break;
	case STATE_WON:
		if (d->stage != DEAL_WON)
			return false;
		break;
	case STATE_LOST:
		if (d->stage != DEAL_LOST)
			return false;
		break;
	}
	return (f->from == DATE_NONE || day >= f->from) &&
	    (f->to == DATE_NONE || day <= f->to);
}

static void
add(struct deal_sum *sum, const struct deal *d, const struct deal_filter *f)
{
	if (deal_passes(d, f)) {
		sum->count++;
		sum->amount.m += d->amount.m;
	}
}

struct deal_sum
revenue_all(const struct ws *ws, const struct deal_filter *f)
{
	struct deal_sum sum = { 0, { 0 } };
	size_t i;

	for (i = 0; i < ws->ndeals; i++)
		add(&sum, &ws->deals[i], f);
	return sum;
}

struct deal_sum
revenue_of(const struct partner *p, const struct deal_filter *f)
{
	struct deal_sum sum = { 0, { 0 } };
	size_t i;

	for (i = 0; i < p->ndeals; i++)
		add(&sum, p->deals[i], f);
	return sum;
}

void
revenue_year(struct deal_filter *f, date today)
{
	f->from = date_months(today, -12) + 1;
	f->to = today;
}

struct deal_sum
revenue_ever(const struct partner *p, enum deal_role role, enum deal_state state)
{
	struct deal_filter f = { role, state, DATE_NONE, DATE_NONE };

	return revenue_of(p, &f);
}
