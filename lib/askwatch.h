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
 * Watch the questions of an engine. With en->show answers are printed on
 * standard error as they come: the strings under key (answershow.h). Owner: the caller, who calls askwatch_end().
 */
struct askwatch *askwatch_start(struct engine *en, tell_fn *tell,
    size_t questions, const char *key);
void askwatch_end(struct askwatch *w);

#endif
