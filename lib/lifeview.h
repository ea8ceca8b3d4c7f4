#ifndef POS_LIFEVIEW_H
#define POS_LIFEVIEW_H

/*
 * A lifeline for people and for programs.
 */

#include <stdio.h>

#include "lifeline.h"
#include "table.h"

/*
 * When and by what each section was last drafted, then a line a commit;
 * patch: each with the differences of the sections it changed.
 */
int life_print(const struct lifeline *l, const struct life_ask *ask,
    bool patch, FILE *f, struct err *e);

/*
 * A record a commit and section: commit, date, author, section, what,
 * engine, generated, subject.
 */
void life_table(const struct lifeline *l, const struct life_ask *ask,
    enum table_form form, FILE *f);

#endif
