#ifndef POS_TAMMONTE_H
#define POS_TAMMONTE_H

/* The Monte Carlo simulation of the partner market printed. */

#include <stdint.h>
#include <stdio.h>

#include "table.h"
#include "tamsample.h"

/*
 * Sample each category and each total and write P10, P50, P90, the mean and
 * the exact mean to f: for people to three digits, in tsv and json to
 * hundredths. run: n and seed; its room is used.
 */
void tam_monte(const struct tam *t, struct tam_run *run,
    enum table_form form, FILE *f);

#endif
