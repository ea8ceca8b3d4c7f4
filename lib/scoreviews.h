#ifndef POS_SCOREVIEWS_H
#define POS_SCOREVIEWS_H

/*
 * Two more views of ranked scores as tables: the weights that decide between
 * partners, and the order by value for effort. Fields: pos-score(1).
 */

#include <stdio.h>

#include "scorecritical.h"
#include "scoreeffort.h"
#include "scoreout.h"

enum { CRITICAL_NEXT = 5 };	/* the winner is held against so many */

/*
 * A record for each pair of which one is shown: the winner against each of
 * the next CRITICAL_NEXT, then each against the next below it. s: all n
 * ranked scores. ERR_INVALID: the numbers are too fine; nothing is printed.
 */
int criticals_print(const struct score *s, size_t n, const struct card *c,
    bool (*shown)(const struct score *s, void *ctx), void *ctx,
    enum table_form form, FILE *f, struct err *e);

/* A record for each of those shown; for people the line is drawn. */
void efforts_print(const struct efforts *efforts, const struct card *c,
    bool (*shown)(const struct score *s, void *ctx), void *ctx,
    enum table_form form, FILE *f);

#endif
