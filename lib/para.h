#ifndef POS_PARA_H
#define POS_PARA_H

/*
 * Labelled text for a terminal of 80 columns:
 *
 *	Manager           Marius Hagen
 *	Regions           Nordics, DACH
 */

#include <stdio.h>

enum { PARA_LABEL = 18, PARA_WIDTH = 80 };	/* columns */

/*
 * Print text behind its label, words wrapped, from column PARA_LABEL on; all
 * lines but the first hang columns deeper. label NULL: none. Line breaks in
 * text stay; other control characters become blanks.
 */
void para_put(FILE *f, const char *label, const char *text, int hang);

#endif
