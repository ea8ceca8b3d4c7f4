#ifndef POS_REPORTFILTER_H
#define POS_REPORTFILTER_H

/*
 * What a report is restricted to. Within one word (--region nordics --region
 * dach) any value will do, between words all are needed, so the order in
 * which filters are given makes no difference.
 *
 * A partner passes by its record; an account by region, segment and industry.
 * A deal passes with its account and its partner: direct deals are what
 * partners are compared with, so they stay when partners are chosen.
 */

#include <stdbool.h>

#include "err.h"
#include "node.h"
#include "opt.h"
#include "str.h"
#include "ws.h"

enum report_dim { BY_TYPE, BY_PARTNER, BY_REGION, BY_SEGMENT, BY_TIER,
	BY_INDUSTRY, REPORT_DIMS };

struct report_filter {
	struct list values[REPORT_DIMS];	/* ids, each once, sorted */
	struct list wheres;			/* conditions of where.h */
};

/* "type", "partner", ...: the words of options and of views. */
const char *report_dim_name(enum report_dim dim);

void report_filter_release(struct report_filter *f);

/*
 * Add a value, an id or a name in any case; a condition. Strings live in
 * ws->arena. WS_PROGRAM and WS_PARTNERS are loaded. ERR_USAGE: program.yaml
 * has no such value, the nearest is named; ERR_NOTFOUND: no such partner.
 */
int report_filter_add(struct report_filter *f, struct ws *ws,
    enum report_dim dim, const char *text, struct err *e);
int report_filter_where(struct report_filter *f, struct ws *ws,
    const char *condition, struct err *e);

/*
 * Add what a map has, as views of pos.yaml and heads of reports do: each word
 * one value or a list of them, `where` a condition or a list. ERR_INVALID
 * with file and line.
 */
int report_filter_read(struct report_filter *f, struct ws *ws,
    const struct node *map, struct err *e);

/*
 * Add the view of this name. ERR_NOTFOUND: pos.yaml has none such, the
 * nearest is named.
 */
int report_filter_view(struct report_filter *f, struct ws *ws,
    const char *name, struct err *e);

/* Nothing is asked for: all passes. */
bool report_filter_empty(const struct report_filter *f);

/*
 * Does it ask for accounts, too, so that of a partner that passes only some
 * deals are left? Type, tier, partner and conditions are of partners alone.
 */
bool report_filter_cuts_deals(const struct report_filter *f);

/* The same as a map; empty for none. Everything lives in a. */
struct node *report_filter_node(struct arena *a,
    const struct report_filter *f);

/* Append it for people: "region Nordics or DACH; tier Gold". */
void report_filter_text(struct str *out, const struct report_filter *f,
    const struct ws *ws);

/*
 * Append a name for files: "nordics-gold"; conditions as a hash. Nothing for
 * an empty one.
 */
void report_filter_stem(struct str *out, const struct report_filter *f);

/*
 * Cut ws down to what passes (prune.h); ws->partial if that cuts deals. That
 * follows from the filter and not from what it met, so that a workspace that
 * was cut down before is told alike. WS_DEALS are loaded and held.
 * ERR_INVALID: a record is not what a condition needs.
 */
int report_filter_apply(const struct report_filter *f, struct ws *ws,
    struct err *e);

#endif
