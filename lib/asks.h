#ifndef POS_ASKS_H
#define POS_ASKS_H

/*
 * Asks of a report: what somebody has to decide, each from a record on file,
 * with the file and the command that deals with it. Gathered kind by kind; of
 * each the few about the most money are told, and how many more there are.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "dec.h"
#include "err.h"
#include "evidence.h"
#include "node.h"

/* Where one is from, and how it is told before others of its kind. */
struct ask {
	const char *source;	/* file */
	const char *command;	/* that deals with it */
	struct ratio amount;	/* it is about; invalid: of none */
	const char *id;		/* of equal amounts, by this; or NULL */
};

/* One that was found. */
struct asked {
	struct ask of;
	const char *what;
	size_t at;		/* found as the how many-th */
};

struct asks {
	struct evidence *ev;
	struct arena *a;	/* of ev's workspace */
	struct node *kind;	/* being filled */
	struct asked *v;	/* found of it so far */
	size_t n, cap;
};

/* Begin a kind: its map, which gets `asks`, `count` and perhaps `more`. */
void asks_begin(struct asks *k, struct node *kind);

/* One more: of what, and what it is. Texts live in the arena. */
void asks_add(struct asks *k, struct ask of, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * End the kind; false: there was none. The largest amounts come first, then
 * by id, then as they were found.
 */
bool asks_end(struct asks *k);

/* Free what was found, whatever was returned. */
void asks_release(struct asks *k);

/* Money as text, in the arena. */
const char *asks_money(struct asks *k, struct ratio r);

/*
 * Figures of the plan that are far behind: under four fifths of what the plan
 * asks for by now, or a quarter above where less is better. Of the report's
 * period, and of the quarter in which it ends; a sum over a period that runs
 * is held against the part of the plan that its days make up. What was not
 * measured is not behind.
 */
int asks_plan(struct asks *k, struct err *e);

/* Funds of the program above what was planned, over the same periods. */
int asks_funds(struct asks *k, struct err *e);

/*
 * Accounts on which open deals are in conflict: of two partners, or a
 * registered one beside that of anybody else. Without error.
 */
int asks_conflicts(struct asks *k, struct err *e);

#endif
