#ifndef POS_TAMTORNADO_H
#define POS_TAMTORNADO_H

/* The tornado of the partner market printed. */

#include <stdio.h>

#include "table.h"
#include "tamswing.h"

/*
 * Write the tornado of each total. The table has bars as wide as the terminal
 * leaves room for; tsv and json have a record for each input of each total.
 */
void tam_tornado(const struct tam *t, enum table_form form, FILE *f);

/* Append the range of a number: "15 % - 25 %", "6,000 - 14,000". */
void tam_add_range(struct str *out, const struct tam_swing *s);

#endif
