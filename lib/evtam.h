#ifndef POS_EVTAM_H
#define POS_EVTAM_H

/* How evidence names what the partner market is made of. */

#include "arena.h"
#include "evidence.h"
#include "node.h"
#include "tam.h"

/* The category as program.yaml names it, else its id. */
const char *evtam_category(const struct evidence *ev, const char *id);

/* "Share, Sales partners"; category NULL: "Accounts, shared". */
const char *evtam_input(const struct evidence *ev, const char *category,
    enum tam_input in);

/* One value of an input: "EUR 40,000", "12 %". */
void evtam_value(struct arena *a, struct node *map, const char *key,
    enum tam_input in, const char *currency, struct dec v);

/*
 * A number with its range: "42.5 % (38 % to 46 %)"; "not known", and 100 %
 * where the default stands in. n NULL: "none".
 */
void evtam_number(struct arena *a, struct node *map, const char *key,
    enum tam_input in, const char *currency, const struct tam_number *n);

#endif
