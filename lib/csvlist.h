#ifndef POS_CSVLIST_H
#define POS_CSVLIST_H

/* Lists in the cells of our own exports, as job_words() reads them back. */

#include "node.h"
#include "table.h"

/*
 * Add a list of texts as one cell, with ; between and each ; and \ of a text
 * behind a \. Of a map the pairs: "salesforce=006A;crm=7". list may be NULL,
 * or one text.
 */
void csv_list_cell(struct table *t, const struct node *list);

#endif
