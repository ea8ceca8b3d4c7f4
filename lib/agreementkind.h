#ifndef POS_AGREEMENTKIND_H
#define POS_AGREEMENTKIND_H

/* What kind of agreement it is, for documents. */

#include "node.h"
#include "str.h"

/*
 * Append the kind in words that stand before "agreement": "co-development"
 * for the type co-develop, by its name in program, "non-disclosure" for nda;
 * a kind in own words as it stands.
 */
void agreement_kind_add(struct str *out, const struct node *program,
    const char *kind);

#endif
