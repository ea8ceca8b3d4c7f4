#ifndef POS_PARTNERCHECK_H
#define POS_PARTNERCHECK_H

/*
 * Does a partner's record keep the rules of pos-workspace(5)? Ids are looked
 * up in the workspace's own lists; where a list is empty, any id will do.
 */

#include "err.h"
#include "node.h"
#include "opt.h"
#include "partnerkey.h"
#include "str.h"
#include "ws.h"

/* The parts of the workspace that must be loaded before. */
enum { PARTNER_CHECK_PARTS = WS_COMPANY | WS_PROGRAM | WS_SCORECARD };

/*
 * The ids that a list of the workspace holds: types, categories, tiers,
 * segments, regions, industries of program.yaml; needs of the journey; gates
 * and criteria of the scorecard. Appended; borrowed from ws.
 */
void partner_ids(struct list *out, const struct ws *ws, const char *from);

/*
 * Is id in that list, or the list empty? Returns 0, or -1 with what is wrong
 * appended to *why: "no tier 'golld' in program.yaml; did you mean 'gold'?"
 */
int partner_id_check(struct str *why, const struct ws *ws, const char *from,
    const char *id);

/* Can text be one value of key k? Returns as partner_id_check(). */
int partner_value_check(struct str *why, const struct partner_key *k,
    const struct ws *ws, const char *text);

/*
 * Can a partner have this name? except: the slug of the partner itself, or
 * NULL. ERR_USAGE: no name. ERR_EXISTS: another has it in any case; the
 * message gives its slug. WS_PARTNERS is loaded before.
 */
int partner_name_check(const struct ws *ws, const char *name,
    const char *except, struct err *e);

/*
 * Check the whole record. Unknown values, and keys that are not known, are
 * no failure. ERR_INVALID names file and line.
 */
int partner_check(const struct node *record, const struct ws *ws,
    struct err *e);

#endif
