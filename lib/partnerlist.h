#ifndef POS_PARTNERLIST_H
#define POS_PARTNERLIST_H

/* Partners chosen by what their records say, as records of a table. */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "opt.h"
#include "table.h"
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

/* Does the partner pass all n filters? */
bool partner_passes(const struct ws *ws, const struct partner *p,
    const struct partner_filter *filters, size_t n);

/*
 * The columns of partners, and a row for each that passes, by name without
 * regard to case and accents. form: for json, regions are a list; for csv,
 * the columns are those of lib/partnercsv.h. WS_DEALS
 * and WS_PROGRAM are loaded before.
 */
void partner_table(struct table *t, const struct ws *ws,
    const struct partner_filter *filters, size_t n, enum table_form form,
    date today);

/*
 * Tell a filter value that nothing in the workspace has, with the nearest
 * that something has: "no tier 'golld'; did you mean 'gold'?". Appended to
 * *out; false when all values are known.
 */
bool partner_filter_miss(struct str *out, const struct ws *ws,
    const struct partner_filter *filters, size_t n);

#endif
