#ifndef POS_TIERROW_H
#define POS_TIERROW_H

/* Requirements of a partner's tiers as records, one for each. */

#include "arena.h"
#include "node.h"
#include "table.h"
#include "tier.h"

/* A requirement, a group of them, or a metric that counts points. */
struct tier_row {
	const struct tier *tier;
	const char *path;	/* "2.1": its place among the tier's own */
	const char *kind;	/* "all", "any", "at_least", "metric",
				 * "points", "point" */
	const char *metric;	/* NULL: a group */
	const char *subject, *have, *need, *gap;	/* for people; gap
				 * NULL: none */
	const char *have_raw, *need_raw, *lack_raw;	/* numbers, or NULL */
	const char *op;		/* as program.yaml writes it, or NULL */
	const char *mark;	/* "met", "missed", "open" */
	bool nearest;
	const char *window, *from, *to;	/* NULL: none */
	const char *source;	/* NULL: a group */
	const char *place;	/* FILE:LINE of the requirement */
	const char *note;
	size_t depth;
};

struct tier_rows {
	struct tier_row *v;
	size_t n, cap;
};

/* The rows of the tiers top and next of r. Owner: the arena. */
void tier_rows_make(struct tier_rows *out, struct arena *a,
    const struct tier_result *r, const char *currency);

/*
 * Rows in a table of that form: of one partner (table), of all for people
 * (md), of all for machines (tsv).
 */
void tier_row_columns(struct table *t, enum table_form form);
void tier_row_cells(struct table *t, const struct tier_row *row,
    const struct partner *p, enum table_form form);

/* The same as members of map. */
void tier_row_node(const struct tier_row *row, struct arena *a,
    struct node *map);

#endif
