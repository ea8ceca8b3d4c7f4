#ifndef POS_TEXTFORM_H
#define POS_TEXTFORM_H

/*
 * The KEY_text values of pos-template(5): what a list of ids, a sum of money,
 * the target of a goal, a number of hours, the kind of an agreement, the level
 * of a certificate or a date is in running text.
 */

#include "arena.h"
#include "node.h"

/*
 * Add to each map below tree, beside a list of texts, money (also the ends
 * of a range of it), a target, a date, hours, a kind or a level, the key with
 * _text, unless it is there; and write percentages as computed ones are,
 * "25 %". root: the whole context, whose program and company give ids their
 * names; may be tree itself.
 */
void textform_add(struct arena *a, struct node *tree,
    const struct node *root, const char *currency);

#endif
