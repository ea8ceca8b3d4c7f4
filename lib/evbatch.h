#ifndef POS_EVBATCH_H
#define POS_EVBATCH_H

/*
 * Several kinds of evidence built at once, in threads.
 */

#include <stddef.h>

#include "evidence.h"

/*
 * Build those of the n names that are not built yet, so that evidence_need()
 * finds them. ERR_INVALID and others: the files they need cannot be read.
 * What cannot be built is left: evidence_need() will try again, and says why.
 * With few partners, or in a workspace read from a commit, nothing is built
 * before it is needed: there is nothing to win.
 */
int evidence_batch(struct evidence *ev, const char *const *names, size_t n,
    struct err *e);

#endif
