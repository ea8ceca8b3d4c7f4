#ifndef POS_REPLYTAM_H
#define POS_REPLYTAM_H

/* Telling figures of the partner market: for lib/replytam*.c. */

#include "replyfigure.h"
#include "tam.h"

/* One question about the market. */
struct tam_asking {
	struct reply *r;
	const struct figure_ask *ask;
	struct tam t;
	unsigned mask;		/* terms that are accounted for */
};

/*
 * Tell an assumption: of category c, or (NULL) one that stands above them;
 * the value of a category; both totals with what is in them. Each returns
 * how many figures it told.
 */
size_t reply_tam_number(struct tam_asking *s, const struct tam_category *c,
    enum tam_input in);
size_t reply_tam_value(struct tam_asking *s, const struct tam_category *c);
size_t reply_tam_totals(struct tam_asking *s);

#endif
