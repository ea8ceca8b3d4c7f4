#ifndef POS_ASK_H
#define POS_ASK_H

/* The questions of a new workspace, on a terminal. */

#include <stdio.h>

#include "answer.h"
#include "err.h"

/*
 * Ask each question on out and read its answer, a line, from in; a wrong one
 * is asked again with the reason. An empty line takes the fallback, which is
 * shown in brackets, or leaves the answer out.
 * ERR_IO: the input ended before the last answer, or Ctrl-C was typed; then
 * interrupted() says so, and interrupt_raise() ends the program.
 */
int ask_all(struct answers *a, FILE *in, FILE *out, struct err *e);

#endif
