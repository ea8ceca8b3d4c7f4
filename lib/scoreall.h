#ifndef POS_SCOREALL_H
#define POS_SCOREALL_H

/*
 * Many partners scored at once, in several threads.
 */

#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "score.h"
#include "ws.h"

/*
 * score_partner() for each of the n partners; out has room for all. Fails as
 * it does, of several with the first of them. Owner: the arena.
 */
int score_all(struct score *out, struct arena *a, const struct card *c,
    const struct partner *const *partners, size_t n, struct err *e);

#endif
