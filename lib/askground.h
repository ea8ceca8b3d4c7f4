#ifndef POS_ASKGROUND_H
#define POS_ASKGROUND_H

/*
 * Where the numbers of an answer come from: those that are neither in the
 * evidence, nor in the text so far, nor in what was asked for, are told, and
 * with --strict kept out.
 */

#include <stdbool.h>

#include "arena.h"
#include "err.h"
#include "gentell.h"
#include "sectionask.h"

/*
 * Look through the answer that was read. strict: what holds such numbers is
 * taken out of k->w.text; ERR_ANSWER when nothing is left, or when a fact has
 * one. Owner: a.
 */
int askground(struct section_ask *k, bool strict, struct arena *a,
    tell_fn *tell, struct err *e);

#endif
