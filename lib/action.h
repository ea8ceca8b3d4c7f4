#ifndef POS_ACTION_H
#define POS_ACTION_H

/*
 * The register of what was agreed with a partner: `actions` of its record.
 * Format: pos-workspace(5). An action's number counts from 1 in the record
 * and stays, because none is ever taken out.
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "err.h"
#include "partneredit.h"
#include "table.h"
#include "ws.h"

enum action_state { ACTION_OPEN, ACTION_LATE, ACTION_DONE, ACTION_DROPPED };

struct action {
	size_t number;			/* from 1 */
	enum action_state state;	/* late: open, and due before today */
	const char *text, *owner;	/* default: the manager; or NULL */
	date due, raised, done;		/* or DATE_NONE */
	const char *dropped;		/* why; or NULL */
	date dropped_date;		/* or DATE_NONE */
	const struct node *node;
};

struct actions {
	struct action *v;		/* as in the record */
	size_t n;
};

/* Read them. Owner: the arena. */
void actions_read(struct actions *out, struct arena *a,
    const struct node *record, date today);

/* Who does an entry of the list: its owner, else the record's manager; or NULL. */
const char *action_owner(const struct node *entry, const struct node *record);

/* Is an entry of the list neither done nor dropped? */
bool action_is_open(const struct node *entry);

/* "open", "late", "done", "dropped" */
const char *action_state_name(enum action_state state);

/*
 * The action that text names: its number, or its text in any case, or a part
 * of one that only one open action has. ERR_NOTFOUND suggests; ERR_USAGE:
 * several have it.
 */
int action_find(const struct action **out, const struct actions *all,
    const char *text, struct err *e);

/* As records: open ones first, by the day they are due. */
void actions_table(struct table *t, const struct actions *all);

/* What is agreed. */
struct action_new {
	const char *text, *owner, *due;	/* owner, due: NULL is none */
	const char *by;			/* who writes it down */
	date today;
};

/*
 * Add the edit that puts it on the register. ERR_EXISTS: it is there and
 * open. Else ERR_USAGE.
 */
int action_add(struct partner_edits *pe, const struct actions *all,
    const struct action_new *asked, struct err *e);

/*
 * Add the edit that ends one, which was done on a day. ERR_USAGE: it has
 * ended already, a day that is to come.
 */
int action_done(struct partner_edits *pe, const struct action *a, date day,
    struct err *e);

/*
 * Add the edits that end one, which will not be done, as was decided on a
 * day. ERR_USAGE: it has ended already, a day that is to come, why is NULL.
 */
int action_drop(struct partner_edits *pe, const struct action *a,
    const char *why, date day, struct err *e);

#endif
