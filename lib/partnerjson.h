#ifndef POS_PARTNERJSON_H
#define POS_PARTNERJSON_H

/* One partner for programs: its record, and what follows from it, as JSON. */

#include <stdio.h>

#include "date.h"
#include "ws.h"

/*
 * Print {"schema_version": 1, "slug": ..., "file": ..., "record": {...},
 * "derived": {...}}. The record is as in the file; pos-partner(1) lists what
 * is derived. WS_PROGRAM and WS_DEALS are loaded before.
 */
void partner_json(FILE *f, const struct ws *ws, const struct partner *p,
    date today);

#endif
