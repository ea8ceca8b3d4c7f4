#ifndef POS_REPORT_H
#define POS_REPORT_H

/*
 * Reports: of what kind, over which period, restricted to what. A report is a
 * document like any other (artifact.yaml, sections, sidecar); this is what it
 * is of.
 */

#include <stdbool.h>

#include "commit.h"
#include "err.h"
#include "node.h"
#include "period.h"
#include "reportfilter.h"
#include "ws.h"

/* How charts stand in it: as pictures beside it, as characters, not at all. */
enum report_charts { REPORT_CHARTS_SVG, REPORT_CHARTS_TEXT,
	REPORT_CHARTS_NONE };
#define REPORT_CHARTS "svg|text|none"

struct report {
	const char *kind;		/* "exec", "quarterly", ... */
	const char *artifact;		/* "report-quarterly" */
	struct period period, before;	/* before: the one of its kind ahead */
	date today;
	bool dated;			/* of a day: its file has the date */
	struct report_filter filter;
	const char *view;		/* its name, or NULL */
	const struct node *saved;	/* the filter as pos.yaml is to have
					 * it under that name; or NULL */
	const char *replaced;		/* what that view was in words, if it
					 * was another; or NULL */
	const struct partner *partner;	/* of kind partner, else NULL */
	const char *stem;		/* of its file: "2026-Q3-quarterly" */
	const char *scope;		/* the filter in words; "": all */
	const char *subject;		/* for its title: "2026-Q3, tier Gold" */
	enum report_charts charts;
	char commit[65];		/* as of which its files are; "" */
	bool unsaved;			/* and some are not committed */
	struct evthen *then;		/* evthen.h; of evidence alone */
};

/* What is asked for; NULL and empty: not given. */
struct report_ask {
	const char *kind, *period, *view;
	const char *save_view;	/* the filter gets this name */
	const char *charts;	/* of REPORT_CHARTS */
	const struct list *values[REPORT_DIMS];	/* as of report_filter_add() */
	const struct list *wheres;
};


/*
 * Work out what the report is of, and cut ws down to it. ws is open; what
 * figures are computed from is loaded and held. Everything lives in
 * ws->arena but what report_close() frees.
 * ERR_USAGE: no such kind, period or value; a partner's report without one
 * partner. Of its kind: report_kind_find(). ERR_NOTFOUND: no such view or partner. Others: broken files.
 */
int report_open(struct report *out, struct ws *ws,
    const struct report_ask *ask, struct err *e);
void report_close(struct report *r);

/* A change_fn of pos.yaml; ctx: the struct report, which has a saved view. */
change_fn report_save_view;

/* The commit as texts tell it, in a; NULL: none. */
const char *report_commit(struct arena *a, const struct report *r);

/* Does no partner pass the filter? Then there is nothing to report. */
bool report_is_empty(const struct report *r, const struct ws *ws);

#endif
