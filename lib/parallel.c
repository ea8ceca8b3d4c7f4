/* parallel - the same work on many items in several threads at once */

#include "parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

enum { FEW = 64 };	/* items that are done before a thread would start */

struct parallel {
	int (*fn)(size_t i, size_t worker, void *ctx);
	void *ctx;
	size_t n;
	atomic_size_t next;
};

struct worker {
	struct parallel *all;
	size_t number;
	pthread_t thread;
	bool started;
};

size_t
parallel_workers(size_t n)
{
	cpu_set_t set;
	int cpus;

	if (n < FEW || sched_getaffinity(0, sizeof(set), &set) < 0)
		return 1;
	cpus = CPU_COUNT(&set);
	return cpus < PARALLEL_MAX ? (size_t)cpus : PARALLEL_MAX;
}

static void *
work(void *arg)
{
	struct worker *w = arg;
	size_t i;

	do {
		i = atomic_fetch_add(&w->all->next, 1);
	} while (i < w->all->n && w->all->fn(i, w->number, w->all->ctx) == 0);
	return NULL;
}

void
parallel_each(size_t n, size_t workers,
    int (*fn)(size_t i, size_t worker, void *ctx), void *ctx)
{
	struct parallel all = { fn, ctx, n, 0 };
	struct worker w[PARALLEL_MAX];
	size_t i;

	for (i = 0; i < workers; i++) {
		w[i].all = &all;
		w[i].number = i;
		/* one that cannot be started leaves its share to the rest */
		w[i].started = i > 0 && pthread_create(&w[i].thread, NULL,
		    work, &w[i]) == 0;
	}
	work(&w[0]);
	for (i = 1; i < workers; i++) {
		if (w[i].started)
			pthread_join(w[i].thread, NULL);
	}
}
