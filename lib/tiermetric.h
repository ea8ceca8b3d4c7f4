#ifndef POS_TIERMETRIC_H
#define POS_TIERMETRIC_H

/*
 * What the requirements of a tier are held against: metrics of a partner on
 * a day or over a window, and fields of its record. pos-workspace(5) lists
 * them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "date.h"
#include "dec.h"
#include "err.h"
#include "map.h"
#include "node.h"
#include "score.h"
#include "str.h"
#include "window.h"
#include "ws.h"

enum { TIER_CARDS = 3 };	/* fit, readiness, health */

enum tier_unit {
	TIER_MONEY,		/* of the company's currency */
	TIER_SHARE,		/* of one */
	TIER_COUNT,
	TIER_PLAIN,		/* a number of no unit */
	TIER_TEXTS,		/* one text or a list of them */
	TIER_ANY		/* a field: a number or texts */
};

struct tier_kind;
struct tier_people;

/* One metric as a rule asks for it. */
struct tier_metric {
	const struct tier_kind *kind;
	const char *name;	/* "certified_expert", "customer_size.max" */
	const char *arg;	/* "expert", "customer_size.max", "fit" */
	struct window window;
	const struct node *node;	/* where it stands */
};

/* What it is for a partner on a day. */
struct tier_value {
	bool known;
	bool barred;		/* known, and no value satisfies: a gate of
				 * the scorecard has failed */
	struct ratio number;	/* unless it is texts */
	const struct node *texts;	/* a scalar or a list, else NULL */
	const char *key;	/* of a list of maps: the text in each */
	date from, to;		/* the window; from may be DATE_NONE */
	date day;
	size_t cases;		/* deals, entries or customers counted */
	const struct node *at;	/* the field or list; NULL: none */
	const char *why;	/* of one unknown: "no nps in partner.yaml" */
};

/* What metrics are computed from; each part is worked out once. */
struct tier_facts {
	struct ws *ws;		/* loaded: see tier_metric_parts() */
	struct arena arena;
	date today;		/* scores are of this day */
	struct rule_env env;
	struct card cards[TIER_CARDS];
	bool read[TIER_CARDS];	/* which cards */
	struct score **scores[TIER_CARDS];	/* for each partner, or NULL */
	struct tier_people **people;	/* for each partner, or NULL */
	const struct deal **won;	/* by day closed */
	__int128 *sums;		/* of their amounts up to each: struct money */
	size_t nwon;
	bool summed;
	struct map customers;	/* partner slug -> struct tier_served */
};

/*
 * ws with its program, partners and deals loaded, borrowed. Owner: the
 * caller, who calls tier_facts_release() also after a failure.
 */
int tier_facts_init(struct tier_facts *out, struct ws *ws, date today,
    struct err *e);
void tier_facts_release(struct tier_facts *f);

/*
 * Which metric name is one of; its window is the usual one of its kind.
 * False: none of this name.
 */
bool tier_metric_find(struct tier_metric *out, const char *name);

/* The metric that a path into partner.yaml is. */
void tier_metric_field(struct tier_metric *out, const char *path);

/* All names, for suggestions; *n of them. */
const char *const *tier_metric_names(size_t *n);

/* What its numbers count. */
enum tier_unit tier_metric_unit(const struct tier_metric *m);

/* May a rule give it a window? */
bool tier_metric_windowed(const struct tier_metric *m);

/* Parts of the workspace (enum ws_part) that it needs besides the deals. */
unsigned tier_metric_parts(const struct tier_metric *m);

/*
 * Its value for p on day. ERR_INVALID with file and line: the record holds
 * something of the wrong kind, the card is broken.
 */
int tier_metric_value(struct tier_value *out, const struct tier_metric *m,
    struct tier_facts *f, const struct partner *p, date day, struct err *e);

/* Is text among the texts of v? */
bool tier_value_has(const struct tier_value *v, const char *text);

/* Append all texts of v, with commas; "none" for an empty list. */
void tier_value_texts(struct str *out, const struct tier_value *v);

/* Append "certified person" or, unless one, "certified people". */
void tier_metric_label(struct str *out, const struct tier_metric *m,
    bool one);

/*
 * Append where v came from: "2 deals: d-012, d-040", "FILE:LINE", or why it
 * is unknown.
 */
void tier_metric_source(struct str *out, const struct tier_metric *m,
    const struct tier_value *v, const struct partner *p);

#endif
