/* asof - the day that files speak of */

#include "asof.h"
#include "partner.h"

/* The later of the two that is not after today. */
static date
later(date last, date d, date today)
{
	return d != DATE_NONE && d <= today && d > last ? d : last;
}

date
asof_newest(const struct ws *ws, date today)
{
	date last = DATE_NONE, d;
	const struct node *c;
	size_t i;

	for (i = 0; i < ws->ndeals; i++) {
		last = later(last, ws->deals[i].created, today);
		last = later(last, ws->deals[i].closed, today);
	}
	for (i = 0; i < ws->npartners; i++) {
		NODE_EACH(c, partner_get(&ws->partners[i], "activity")) {
			if (date_node(&d, node_get(c, "date"), "date",
			    NULL) == 0)
				last = later(last, d, today);
		}
	}
	return last;
}
