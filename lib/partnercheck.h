#ifndef POS_PARTNERCHECK_H
#define POS_PARTNERCHECK_H

/*
 * Is this a value, a name, a record that a partner can have? Ids are looked
 * up in the workspace's own lists; where a list is empty, any id will do.
 */

#include "err.h"
#include "node.h"
#include "partnerkey.h"
#include "str.h"
#include "ws.h"

/* The parts of the workspace that must be loaded before. */
enum { PARTNER_CHECK_PARTS = WS_COMPANY | WS_PROGRAM | WS_SCORECARD };

/*
 * Can text be one value of key k? Returns 0, or -1 with what is wrong
 * appended to *why: "no tier 'golld' in program.yaml; did you mean 'gold'?"
 */
int partner_value_check(struct str *why, const struct partner_key *k,
    const struct ws *ws, const char *text);

/*
 * The same for the name of an entry: of a gate or a criterion when list is
 * "gates" or "ratings"; of any other list any name will do.
 */
int partner_entry_check(struct str *why, const struct ws *ws,
    const char *list, const char *id);

/*
 * Can a partner have this name? except: the slug of the partner itself, or
 * NULL. ERR_USAGE: no name. ERR_EXISTS: another has it in any case; the
 * message gives its slug. WS_PARTNERS is loaded before.
 */
int partner_name_check(const struct ws *ws, const char *name,
    const char *except, struct err *e);

/*
 * Does the whole record keep the rules, as pos-check has them? Unknown
 * values, keys that are not known, and what is only a warning are no failure.
 * ERR_INVALID names file and line of the first.
 */
int partner_check(const struct node *record, struct ws *ws, struct err *e);

#endif
