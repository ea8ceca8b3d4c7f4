#ifndef POS_PARTNERLIST_H
#define POS_PARTNERLIST_H

/* Partners chosen by what their records say, as records of a table. */

#include <stdbool.h>
#include <stddef.h>

#include "opt.h"
#include "table.h"
#include "where.h"
#include "ws.h"

/*
 * One condition: the key's value, or one of its values where it is a list,
 * is one of these: an id, or its name in names (a list of program.yaml, or
 * NULL), in any case. An empty one stands for unknown. No values: no
 * condition.
 */
struct partner_filter {
	const char *key;	/* of partner.yaml */
	const char *names;
	const struct list *values;
};

/* What is chosen by: all filters, and all conditions of where. */
struct partner_choice {
	const struct partner_filter *filters;
	size_t n;
	struct where *where;
};

/* Does the partner pass all n filters? */
bool partner_passes(const struct ws *ws, const struct partner *p,
    const struct partner_filter *filters, size_t n);

/*
 * The columns of partners, and a row for each that is chosen, by name without
 * regard to case and accents. form: for json, regions are a list; for csv,
 * the columns are those of lib/partnercsv.h. WS_DEALS and WS_PROGRAM are
 * loaded before. Errors as of where_match().
 */
int partner_table(struct table *t, const struct ws *ws,
    const struct partner_choice *by, enum table_form form, struct err *e);

/*
 * Tell a filter value that nothing in the workspace has, with the nearest
 * that something has: "no tier 'golld'; did you mean 'gold'?". Appended to
 * *out; false when all values are known.
 */
bool partner_filter_miss(struct str *out, const struct ws *ws,
    const struct partner_filter *filters, size_t n);

#endif
