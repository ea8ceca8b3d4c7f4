#ifndef POS_PARALLEL_H
#define POS_PARALLEL_H

/*
 * The same work on many items in several threads at once.
 */

#include <stddef.h>

enum { PARALLEL_MAX = 16 };	/* threads */

/*
 * How many threads n items are worth: 1 when they are few, else as many as
 * there are processors for this process, at most PARALLEL_MAX.
 */
size_t parallel_workers(size_t n);

/*
 * Call fn for each i below n, each once, lower ones sooner; worker, below
 * workers, is the number of the thread it runs in, for what a thread has of
 * its own. A worker whose fn returns -1 takes no further items; the others go
 * on. Returns when all are done. This thread is one of the workers.
 */
void parallel_each(size_t n, size_t workers,
    int (*fn)(size_t i, size_t worker, void *ctx), void *ctx);

#endif
