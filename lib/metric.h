#ifndef POS_METRIC_H
#define POS_METRIC_H

/*
 * The dictionary of metrics: templates/metrics.yaml as it is shipped, with
 * that of the workspace laid over it, entry by entry (by id) and key by key.
 * Format: pos-metrics(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "dec.h"
#include "err.h"
#include "metricof.h"
#include "window.h"
#include "ws.h"

#define METRICS_FILE "templates/metrics.yaml"

enum metric_unit { METRIC_MONEY, METRIC_COUNT, METRIC_PERCENT, METRIC_DAYS,
	METRIC_RATIO };
enum metric_direction { METRIC_UP, METRIC_DOWN, METRIC_NEITHER };
enum metric_take { TAKE_COUNT, TAKE_SUM, TAKE_MEDIAN };

/* One condition: a word of the record is one of those. */
struct metric_where {
	const struct metric_word *word;
	const char **values;
	size_t n;
};

struct metric {
	const char *id, *name, *definition, *owner, *note;
	const char *group;	/* where reports tell it, or NULL */
	const struct node *also;	/* what people call it besides, or NULL */
	enum metric_unit unit;
	enum metric_direction direction;
	bool period;		/* over the period asked for; else window */
	struct window window;	/* WINDOW_NONE: as it is at the end */

	/* What is counted: records that meet `where`; of them, `part`. */
	const struct metric_of *of;	/* NULL: a quotient of two others */
	const struct metric_day *day;	/* lies in the window; NULL: none */
	struct metric_where *where, *part;
	size_t nwhere, npart;	/* npart 0: no share */
	enum metric_take take;
	const struct metric_number *number;	/* of a sum or median */
	const struct metric_word *by;	/* also told for each value of it */
	size_t top;		/* the share of the first so many of them */
	size_t least;		/* fewer cases: too few to say */

	/* A quotient: divide over per, less a number. */
	const struct metric *divide, *per;
	const struct metric *target;	/* per: its plan for the next quarter */
	struct ratio less;

	const struct metric *within;	/* it is never above that one */
	const struct node *node;
};

struct metrics {
	struct metric *m;
	size_t n;
};

/*
 * Read the dictionary, shipped and of the workspace; it lives in ws->arena.
 * ERR_INVALID with file and line: what is no definition.
 */
int metrics_read(struct metrics *out, struct ws *ws, struct err *e);

/* The metric of this id. ERR_NOTFOUND suggests the nearest. */
int metric_find(const struct metric **out, const struct metrics *all,
    const char *id, struct err *e);

/* The same without an error: NULL. */
const struct metric *metric_get(const struct metrics *all, const char *id);

/* Words of the file: "money", "up". */
const char *metric_unit_name(enum metric_unit unit);
const char *metric_direction_name(enum metric_direction direction);

/*
 * Append what follows from a definition, for people: its formula ("sum of
 * amount of deals with state won, role sourced"), its window ("the period",
 * "12 months up to its end"), the files it is measured from.
 */
void metric_formula(struct str *out, const struct metric *m);
void metric_window_text(struct str *out, const struct metric *m);
void metric_source(struct str *out, const struct metric *m);

/* The files as code of Markdown, which would take two * for emphasis. */
void metric_source_quoted(struct str *out, const struct metric *m);

#endif
