#ifndef POS_ASKS_H
#define POS_ASKS_H

/*
 * Asks of a report: what somebody has to decide, each from a record on file,
 * with the file and the command that deals with it. Gathered kind by kind; of
 * each the first few are told, and how many more there are.
 */

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "dec.h"
#include "err.h"
#include "evidence.h"
#include "node.h"

struct asks {
	struct evidence *ev;
	struct arena *a;	/* of ev's workspace */
	struct node *kind, *list;	/* being filled */
	size_t n;		/* found of it so far */
};

/* Begin a kind: its map, which gets `asks`, `count` and perhaps `more`. */
void asks_begin(struct asks *k, struct node *kind);

/* Count one more. Is there room to tell it? Then asks_add() follows. */
bool asks_room(struct asks *k);

/* Tell it: where it is from, the command that deals with it, what it is. */
void asks_add(struct asks *k, const char *source, const char *command,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* End the kind; false: there was none. */
bool asks_end(struct asks *k);

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
