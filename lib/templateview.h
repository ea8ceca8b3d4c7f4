#ifndef POS_TEMPLATEVIEW_H
#define POS_TEMPLATEVIEW_H

/* Templates for people: a table of many, a page of one, its headings. */

#include <stdio.h>

#include "catalogue.h"
#include "err.h"
#include "table.h"
#include "templatefind.h"

/*
 * The columns, and a row for each hit: in every form id, number, title,
 * phase, difficulty, time and tiers ("all" where none is named); for machines
 * also category, minutes and source (shipped, workspace, or replaced: the
 * workspace's in the place of a shipped one); for people source only where
 * one is the workspace's. The tiers are the program's for people and, for
 * machines, the template's words. q: what was asked; of a search the best
 * line of each is printed, too.
 */
void template_table(struct table *t, const struct template_hits *hits,
    const struct template_query *q, enum table_form form);

/*
 * What a person has to know of one before filling it. tiers: those of
 * program.yaml, or NULL.
 */
void template_page(FILE *f, const struct catalogue *all,
    const struct catalogue_entry *t, const struct node *tiers);

/* Its headings, deeper ones indented. ERR_INVALID: it is no Markdown. */
int template_outline(FILE *f, const struct catalogue_entry *t,
    struct err *e);

#endif
