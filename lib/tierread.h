#ifndef POS_TIERREAD_H
#define POS_TIERREAD_H

/*
 * The parts of reading tiers, for its own modules: tierread.c, tierrule.c,
 * tiercompare.c.
 */

#include "tierrule.h"

/* What is read with. */
struct tier_reading {
	struct arena *a;
	const char *currency;	/* the company's, or NULL */
	unsigned parts;		/* of enum ws_part, that rules need so far */
	int depth;
	struct err *e;
};

/* The rule at n with those below it; NULL with *r->e set. */
struct tier_rule *tier_read_rule(struct tier_reading *r,
    const struct node *n);

/* effective_from and effective_until of map. */
int tier_read_span(struct tier_span *out, const struct node *map,
    struct err *e);

/* The metric or the field that map asks for, with its window. */
int tier_read_metric(struct tier_reading *r, struct tier_metric *out,
    const struct node *map);

/*
 * The one operator among the keys of map with its value, or the value at n of
 * one that is known, into rule, whose metric is set.
 */
int tier_read_comparison(struct tier_reading *r, struct tier_rule *rule,
    const struct node *map);
int tier_read_op(struct tier_rule *rule, enum tier_op op,
    const struct node *n, struct err *e);

/* Is n a number written as a percentage? */
bool tier_is_percent(const struct node *n);

/*
 * Are the keys of map among the n of keys, or the few that any rule may
 * have? what: the map's name in the message.
 */
int tier_check_keys(struct tier_reading *r, const struct node *map,
    const char *what, const char *const *keys, size_t n);

#endif
