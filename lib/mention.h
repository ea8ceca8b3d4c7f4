#ifndef POS_MENTION_H
#define POS_MENTION_H

/* Whether a sentence names a thing. */

#include <stdbool.h>

/*
 * Does text hold name as words of its own, in any case and script, in the
 * singular or with an s: "the resellers of the nordic region" names Reseller
 * and Nordics, and not "Reg". NULL or empty: it does not.
 */
bool text_mentions(const char *text, const char *name);

#endif
