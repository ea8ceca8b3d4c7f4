/* scoreall - many partners scored at once */

#include "scoreall.h"

#include <stdint.h>
#include <stdlib.h>

#include "mem.h"
#include "parallel.h"

struct scoring {
	struct score *out;
	const struct card *card;
	const struct partner *const *partners;
	struct {
		struct arena arena;
		struct err err;
		size_t failed;		/* the partner of err */
	} worker[PARALLEL_MAX];
};

static int
score_one(size_t i, size_t worker, void *ctx)
{
	struct scoring *s = ctx;

	s->worker[worker].failed = i;
	return score_partner(&s->out[i], &s->worker[worker].arena, s->card,
	    s->partners[i], &s->worker[worker].err);
}

int
score_all(struct score *out, struct arena *a, const struct card *c,
    const struct partner *const *partners, size_t n, struct err *e)
{
	struct scoring *s = mem_zero(1, sizeof(*s));
	size_t workers = parallel_workers(n), i, first = SIZE_MAX, bad = 0;

	s->out = out;
	s->card = c;
	s->partners = partners;
	parallel_each(n, workers, score_one, s);
	for (i = 0; i < workers; i++) {
		arena_take(a, &s->worker[i].arena);
		if (s->worker[i].err.code != ERR_NONE &&
		    s->worker[i].failed < first) {
			first = s->worker[i].failed;
			bad = i;
		}
	}
	if (first != SIZE_MAX)
		err_set(e, s->worker[bad].err.code, "%s",
		    s->worker[bad].err.msg);
	free(s);
	return first != SIZE_MAX ? -1 : 0;
}
