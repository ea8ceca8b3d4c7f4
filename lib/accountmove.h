#ifndef POS_ACCOUNTMOVE_H
#define POS_ACCOUNTMOVE_H

/*
 * An account that has bought, on its way from the prospects to the customers:
 * two changes of a commit. Its lines go as they stand, byte for byte, with the
 * comments right above them; `since` is added if it is not known.
 *
 *	account_move_init(&m);
 *	account_move_read(&m, ws, "p-087", "2026-11-18", e);
 *	change.path = m.from; change.apply = account_move_out;
 *	change.path = m.to; change.apply = account_move_in;
 *	change.ctx = &m;
 *	...
 *	account_move_release(&m);
 */

#include "arena.h"
#include "commit.h"
#include "err.h"
#include "node.h"
#include "rowedit.h"
#include "str.h"
#include "ws.h"

#define CUSTOMERS_FILE "data/customers.yaml"

struct account_move {
	struct arena arena;
	const char *id;
	const char *from, *to;		/* files */
	struct str was;			/* its lines as they stand in from */
	struct str now;			/* with since, as they come into to */
	unsigned indent;		/* of these lines */
	const struct node *record;	/* that they say */
	struct row_edits rows;		/* of to */
};

/*
 * Start with an empty move; it goes to CUSTOMERS_FILE. Owner: the caller, who
 * calls account_move_release(), also after a failure; m may then be used again
 * after another account_move_init().
 */
void account_move_init(struct account_move *m);
void account_move_release(struct account_move *m);

/*
 * Read the lines of the prospect id; since: a day, for one that has none. ws
 * has WS_ACCOUNTS and is borrowed. ERR_CONFLICT: it is not there any more.
 * ERR_INVALID: it shares its lines with another entry.
 */
int account_move_read(struct account_move *m, const struct ws *ws,
    const char *id, const char *since, struct err *e);

/*
 * change_fn of from and of to; ctx: the struct account_move. ERR_CONFLICT:
 * the lines are not what was read; to has such an account. A customers file
 * that is not there is made.
 */
change_fn account_move_out, account_move_in;

#endif
