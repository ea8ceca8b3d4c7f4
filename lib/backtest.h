#ifndef POS_BACKTEST_H
#define POS_BACKTEST_H

/*
 * Did the score of the card fit tell what became of partners? Those that had
 * a contract when a period began are scored on their records of then, with
 * the card and the profiles of today, and held against what they sourced in
 * the period.
 */

#include <stdbool.h>
#include <stddef.h>

#include "dec.h"
#include "err.h"
#include "node.h"
#include "partnernames.h"
#include "period.h"
#include "rankcorr.h"
#include "revenue.h"
#include "ws.h"

enum {
	BACKTEST_FEW = 10,	/* below so many partners nothing is claimed */
	BACKTEST_MANY = 40,	/* from so many on in fourths, else thirds */
	BACKTEST_GROUPS = 4
};

/* Why a partner that had a contract is not among them. */
enum backtest_out {
	BACKTEST_ABSENT,	/* no record of then */
	BACKTEST_UNKNOWN,	/* too little known of it for a score */
	BACKTEST_GATED,		/* fails a gate */
	BACKTEST_BROKEN,	/* its record of then breaks its format */
	BACKTEST_OUTS
};

struct backtest_row {
	const struct partner *p;	/* as of today */
	struct ratio score;
	struct deal_sum won;		/* sourced, in the period */
	bool active, left;		/* at the period's end */
	size_t group;			/* from 0, of the best */
};

struct backtest_group {
	size_t n, brought;		/* partners; that won one */
	size_t deals, active;
	struct money won;
	struct ratio median;		/* of what each has won */
	struct ratio high, low;		/* scores */
};

struct backtest {
	bool there;			/* is there a card fit? */
	bool other_scale;		/* its scale was another one then */
	bool other_card;		/* it, or a profile, was another one */
	struct backtest_row *rows;	/* best score first */
	size_t n;
	struct backtest_group groups[BACKTEST_GROUPS];
	size_t ngroups;			/* 3 or 4; one may be empty */
	struct rankcorr corr;		/* of score and revenue */
	const char **out[BACKTEST_OUTS];	/* names */
	size_t nout[BACKTEST_OUTS];
	size_t gone;			/* had a contract, not on file today */
};

/* The workspace when the period began, and what its partners are called now. */
struct backtest_then {
	struct ws *ws;
	const struct partner_names *names;
};

/*
 * Compute it. then: its partners, scorecard and what else is named below are
 * loaded; or NULL, and the records of ws are scored. end: the last day of the period that has been. ws: all is
 * loaded. A group holds the partners that have as many better ones, in
 * thirds or fourths of all, so that equal scores are never in two of them.
 * ERR_INVALID: the card, or a record of ws, breaks its format.
 * Owner: ws->arena.
 */
int backtest(struct backtest *out, struct ws *ws,
    const struct backtest_then *then, const struct period *period,
    date end, struct err *e);

/* Of enum ws_part, what then needs to have loaded. */
#define BACKTEST_PARTS (WS_COMPANY | WS_PROGRAM | WS_DEALS | WS_SCORECARD)

#endif
