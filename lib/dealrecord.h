#ifndef POS_DEALRECORD_H
#define POS_DEALRECORD_H

/*
 * The record of a deal while it is being changed: a map of nodes, as
 * data/deals-*.yaml has it. Keys of new records are in the order of
 * pos-workspace(5).
 */

#include "arena.h"
#include "date.h"
#include "node.h"

/* The value under key becomes n, which is renamed; NULL: the key goes. */
void record_put(struct node *map, const char *key, struct node *n);

/* A text, a date as they are written in files; text NULL: the key goes. */
void record_text(struct arena *a, struct node *map, const char *key,
    const char *text);
void record_date(struct arena *a, struct node *map, const char *key, date d);

/* The map or list under key, made when there is none. */
struct node *record_tree(struct arena *a, struct node *map, const char *key,
    enum node_kind kind);

/* A copy of the record with the keys of a new one in order; in a. */
struct node *deal_record_sorted(struct arena *a, const struct node *record);

/* Add an entry to the record's evidence. */
void deal_record_evidence(struct arena *a, struct node *record, date day,
    const char *by, const char *note);

#endif
