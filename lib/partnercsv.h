#ifndef POS_PARTNERCSV_H
#define POS_PARTNERCSV_H

/*
 * Partners as CSV that pos-import(1) reads back: a column for each field it
 * can fill, by the names of lib/importfield.h. A list is one cell, with ;
 * between its values and \ before a ; that is part of one.
 */

#include "table.h"
#include "ws.h"

/* Add the columns to an empty table. */
void partner_csv_columns(struct table *t);

/* Add the row of one partner to a table with these columns. */
void partner_csv_row(struct table *t, const struct partner *p);

#endif
