#ifndef POS_PLAYADVICE_H
#define POS_PLAYADVICE_H

/* What a language model says about a step of a playbook: advice, and what to
 * ask. */

#include <stdio.h>

#include "engine.h"
#include "err.h"
#include "playact.h"
#include "playrun.h"

/*
 * Ask, and print the answer on f; numbers in it that were in nothing it was
 * given are told. Nothing is written to a file. Errors as of model_ask().
 */
int play_advice(FILE *f, const struct play_act *a, const struct play_run *r,
    const struct playbook_step *s, struct engine *en, struct err *e);

#endif
