#ifndef POS_DIFFVIEW_H
#define POS_DIFFVIEW_H

/*
 * The difference of two states for people and for programs.
 */

#include <stdio.h>

#include "statediff.h"
#include "table.h"

/*
 * By file: its sections with how many sentences changed, and the figures and
 * values that did, before and now. patch: with the sections' own difference.
 * all: every value, else up to ten of a part.
 */
int diff_print(const struct statediff *d, bool patch, bool all, FILE *f,
    struct err *e);

/*
 * A record a section and a value: file, section, what (added, removed,
 * changed, value), name, before, now.
 */
void diff_table(const struct statediff *d, enum table_form form, FILE *f);

#endif
