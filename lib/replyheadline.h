#ifndef POS_REPLYHEADLINE_H
#define POS_REPLYHEADLINE_H

/* Telling headline figures: for lib/replyheadline*.c. */

#include "headline.h"
#include "replyfigure.h"

/* What people call a figure, and the deals it is computed from. */
struct headline_called {
	const char *id;			/* headline.h's */
	const char *names[5];
	enum deal_role role;
	bool won, lost, open;		/* deals; none of them: partners */
	const char *key;		/* what is cited of a deal or partner */
	const char *definition;		/* NULL: headline.h's */
};

/*
 * Tell the figure h, which has been computed: in full, or in one claim for
 * comparison with an assumption.
 */
void reply_headline_tell(struct reply *r, const struct figure_ask *ask,
    const struct headline_called *called, const struct headline *h);
void reply_headline_compare(struct reply *r, const struct figure_ask *ask,
    const struct headline_called *called, const struct headline *h);

#endif
