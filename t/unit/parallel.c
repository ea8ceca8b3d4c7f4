/* Unit tests of lib/parallel and of arenas that threads fill. */

#include "parallel.h"

#include <stdlib.h>

#include "arena.h"
#include "tap.h"

enum { ITEMS = 5000 };

struct work {
	struct arena arena[PARALLEL_MAX];
	char *text[ITEMS];
	unsigned calls[ITEMS];
	size_t stop;		/* the worker that refuses item stop */
};

static int
write_item(size_t i, size_t worker, void *ctx)
{
	struct work *w = ctx;

	w->calls[i]++;
	w->text[i] = arena_printf(&w->arena[worker], "item %zu", i);
	return i == w->stop ? -1 : 0;
}

/* Items whose text is not what was written, called other than once. */
static size_t
wrong(const struct work *w, size_t n)
{
	char want[32];
	size_t i, bad = 0;

	for (i = 0; i < n; i++) {
		snprintf(want, sizeof(want), "item %zu", i);
		bad += w->calls[i] != 1 || strcmp(w->text[i], want) != 0;
	}
	return bad;
}

static void
test_each(size_t workers)
{
	struct work *w = calloc(1, sizeof(*w));
	struct arena all = ARENA_INIT;
	size_t i;

	w->stop = ITEMS;
	parallel_each(ITEMS, workers, write_item, w);
	for (i = 0; i < workers; i++)
		arena_take(&all, &w->arena[i]);
	ok(wrong(w, ITEMS) == 0, "%zu threads: each item once", workers);
	ok(strcmp(arena_dup(&all, "more"), "more") == 0 &&
	    wrong(w, ITEMS) == 0, "%zu threads: the arena goes on", workers);
	arena_release(&all);
	free(w);
}

static void
test_stop(void)
{
	struct work *w = calloc(1, sizeof(*w));
	size_t i;

	w->stop = 10;
	parallel_each(ITEMS, 1, write_item, w);
	ok(wrong(w, 11) == 0 && w->calls[11] == 0,
	    "one thread takes nothing after a failure");
	memset(w->calls, 0, sizeof(w->calls));
	parallel_each(ITEMS, 4, write_item, w);
	ok(wrong(w, 11) == 0, "what is before a failure is done");
	for (i = 0; i < PARALLEL_MAX; i++)
		arena_release(&w->arena[i]);
	free(w);
}

static void
test_take(void)
{
	struct arena a = ARENA_INIT, b = ARENA_INIT;
	char *first = arena_dup(&a, "first"), *second;

	arena_take(&a, &b);
	ok(strcmp(first, "first") == 0, "taking from an empty arena");
	second = arena_dup(&b, "second");
	arena_take(&a, &b);
	ok(b.block == NULL && strcmp(second, "second") == 0,
	    "what is taken stays where it is");
	arena_take(&b, &a);
	ok(a.block == NULL && strcmp(first, "first") == 0,
	    "an empty arena takes");
	arena_release(&b);
}

int
main(void)
{
	ok(parallel_workers(1) == 1, "one item is worth one thread");
	ok(parallel_workers(ITEMS) >= 1 &&
	    parallel_workers(ITEMS) <= PARALLEL_MAX, "and many some");
	test_each(1);
	test_each(2);
	test_each(PARALLEL_MAX);
	test_stop();
	test_take();
	return tap_done();
}
