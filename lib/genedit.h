#ifndef POS_GENEDIT_H
#define POS_GENEDIT_H

/*
 * An edit that a model has made (genmodel.h), before it is written: shown as
 * a difference, and decided on.
 */

#include <stdbool.h>
#include <stdio.h>

#include "err.h"
#include "genmodel.h"

/*
 * Print what the edit changes in its document on standard output, and find
 * out whether it is to be written: yes says so at once; else the person at
 * the terminal does, who may change it in her editor; without a terminal it
 * is not. *accepted is false, too, when the edit changes nothing.
 */
int genedit_decide(bool *accepted, struct genset *set, struct genmodel *m,
    bool yes, struct err *e);

/* Print what it changes in the document as HEAD has it, for a proposal. */
int genedit_show(struct genset *set, const struct ws *ws, FILE *f,
    struct err *e);

#endif
