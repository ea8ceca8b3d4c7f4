#ifndef POS_SCORECELL_H
#define POS_SCORECELL_H

/* Cells and lines that tables of scores share: for lib/score*out.c. */

#include <stdio.h>

#include "score.h"
#include "str.h"
#include "table.h"

/* A number with so many decimals, alike for people and machines. */
void cell_ratio(struct table *t, struct ratio r, int places);

/* A number from 1; 0: unknown. */
void cell_count(struct table *t, size_t n);

/* "92 %" for people, 0.9200 for machines. */
void cell_percent(struct table *t, struct ratio r, int places);

/* With its sign: "+2.5" or "-38 %". */
void cell_change(struct table *t, struct ratio r, int places, bool percent);

/* The text, which is reset. */
void cell_text(struct table *t, struct str *s);

/* Append "80.1 - 88.0". */
void add_range(struct str *out, const struct score *s);

/* The card's name as the head of its column. */
const char *card_head(const struct card *c);

/* A line that nothing in the files can break or use to steer a terminal. */
void score_line(FILE *f, struct str *line);

#endif
