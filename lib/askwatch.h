#ifndef POS_ASKWATCH_H
#define POS_ASKWATCH_H

/*
 * What a person sees while a model is asked: the answers as they come, or on
 * a terminal how far it is; what each took; what is waited for.
 */

#include "engine.h"
#include "gentell.h"

struct askwatch;

/*
 * Watch the questions of an engine. show: print answers on standard error as
 * they come. Owner: the caller, who calls askwatch_end().
 */
struct askwatch *askwatch_start(struct engine *en, tell_fn *tell,
    size_t questions);
void askwatch_end(struct askwatch *w);

#endif
