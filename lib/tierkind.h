#ifndef POS_TIERKIND_H
#define POS_TIERKIND_H

/*
 * The kinds of metrics, for lib/tiermetric.c and the modules that compute
 * them: lib/tierdeal.c from deals, lib/tierrecord.c from the partner's
 * record, lib/tierfacts.c what is worked out once for all.
 */

#include "revenue.h"
#include "tierevent.h"
#include "tiermetric.h"

/* Everything a value is computed from. */
struct tier_asked {
	const struct tier_metric *m;
	struct tier_facts *f;
	const struct partner *p;
};

struct tier_kind {
	const char *name;	/* one that ends in _ or . takes an argument */
	const char *one, *many;	/* labels; NULL: the name */
	enum tier_unit unit;
	struct window usual;
	enum deal_role role;
	enum deal_state state;
	const char *field;	/* of partner.yaml */
	const char *key;	/* of the entries of that list */
	const char *word;	/* what the entries counted have there */
	unsigned parts;

	bool daily;		/* changes from day to day */

	/* Window and day of v are set; the rest of it is zero. */
	int (*value)(struct tier_value *v, const struct tier_asked *q,
	    struct err *e);

	/* Add the days on which it may change; NULL: none, as far as known */
	int (*events)(struct tier_events *ev, const struct tier_asked *q,
	    struct err *e);
};

typedef int tier_value_fn(struct tier_value *v, const struct tier_asked *q,
    struct err *e);
typedef int tier_events_fn(struct tier_events *ev, const struct tier_asked *q,
    struct err *e);

/* tierdeal.c */
tier_value_fn tier_deal_amount, tier_deal_count, tier_sourced_share,
    tier_win_rate;
tier_events_fn tier_deal_events;

/* tierrecord.c */
tier_value_fn tier_certified, tier_activities, tier_customers,
    tier_since_days, tier_field, tier_categories, tier_agreements,
    tier_score;
tier_events_fn tier_certificate_events, tier_activity_events,
    tier_customer_events, tier_agreement_events;

/* Append "3 deals: d-1, d-2, d-3": those that v counted. */
void tier_deals_add(struct str *out, const struct tier_metric *m,
    const struct tier_value *v, const struct partner *p);

/* v is unknown, and why; v is r. Return 0. */
int tier_unknown(struct tier_value *v, const char *why);
int tier_number(struct tier_value *v, struct ratio r);

/* A certificate on file. */
struct tier_certificate {
	date earned, expires;	/* DATE_NONE: always, never */
	const char *level;	/* or NULL */
	size_t person;		/* from 0; one without a name is its own */
};

/* The certificates of a partner. */
struct tier_people {
	struct tier_certificate *v;
	size_t n, npersons;
	uint32_t *seen, turn;	/* of each person: the turn that met it */
};

/* Customers that name a partner as theirs. */
struct tier_served {
	const struct account **v;
	size_t n, cap;
};

/* What was won by all from from (DATE_NONE: ever) to to, millionths. */
struct money tier_won(struct tier_facts *f, date from, date to);

/* The certificates of p, read once; *out is NULL without any. */
int tier_people_of(struct tier_people **out, struct tier_facts *f,
    const struct partner *p, struct err *e);

/* The score of p on a card, computed once. */
int tier_score_of(const struct score **out, struct tier_facts *f,
    const char *card, const struct partner *p, struct err *e);

#endif
