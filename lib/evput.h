#ifndef POS_EVPUT_H
#define POS_EVPUT_H

/*
 * Small things that several kinds of evidence put below a map. What is
 * unknown is left out, so that a draft's inverted section can say so.
 */

#include "arena.h"
#include "date.h"
#include "dec.h"
#include "node.h"
#include "ws.h"

/* A text of map from under the same key. */
void put_text(struct arena *a, struct node *map, const char *key,
    const struct node *from);

/* A day as "20 November 2026"; DATE_NONE: nothing. */
void put_day(struct arena *a, struct node *map, const char *key, date d);

/*
 * A text as a label in quotes of a Mermaid diagram: what would end the label
 * or be read as markup is written as its entity code, which Mermaid shows
 * as the character (mermaid.js.org, flowchart, "Entity codes").
 */
void put_label(struct arena *a, struct node *map, const char *key,
    const char *text);

/* Names of all partners that pass, at most six in words. Returns how many. */
size_t put_partners(struct arena *a, struct node *map, const char *key,
    const struct ws *ws, bool (*passes)(const struct partner *p,
    const void *ctx), const void *ctx);

#endif
