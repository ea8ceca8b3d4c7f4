#ifndef POS_PARTNERUNITE_H
#define POS_PARTNERUNITE_H

/*
 * The record of one partner put into that of another: lists united without
 * doubles, what is not known filled in, and of what both say differently the
 * one that stays, the other in a note.
 */

#include "err.h"
#include "partneredit.h"
#include "partnerlink.h"
#include "str.h"
#include "ws.h"

/*
 * Add the edits to pe, which is of the partner that stays. link: from the one
 * that goes, with the names that its documents get. Appended to *differ: a
 * line for each value that was not taken, "tier: gold". ERR_INVALID: what
 * cannot be written as a list.
 */
int partner_unite(struct partner_edits *pe, struct str *differ,
    const struct node *from, const struct partner_link *link,
    struct err *e);

#endif
