/* evbatch - several kinds of evidence built at once */

#include "evbatch.h"

#include <stdlib.h>

#include "mem.h"
#include "parallel.h"

/*
 * What one thread builds in: its own copy of the workspace, which shares the
 * data and has an arena of its own, and its own evidence.
 */
struct builder {
	struct ws ws;
	struct evidence ev;
};

struct batch {
	const char *const *names;
	struct builder *builders;
};

static int
build_one(size_t i, size_t worker, void *ctx)
{
	struct batch *b = ctx;
	struct err e = ERR_INIT;
	const struct node *built;

	/* a failure is told by evidence_need(), in order */
	(void)evidence_need(&built, &b->builders[worker].ev, b->names[i],
	    &e);
	return 0;
}

static void
builder_start(struct builder *b, const struct evidence *ev)
{
	b->ws = *ev->ws;
	b->ws.arena = (struct arena)ARENA_INIT;
	b->ws.fixed = true;
	b->ev = *ev;
	b->ev.ws = &b->ws;
	b->ev.shared = ev->root;
	b->ev.root = node_new(&b->ws.arena, NODE_MAP);
	b->ev.inputs = node_new(&b->ws.arena, NODE_MAP);
}

/* Take over what the builder has built and others have not. */
static void
builder_end(struct builder *b, struct evidence *ev, size_t nread)
{
	struct node *c, *next;

	for (c = b->ev.root->first; c != NULL; c = next) {
		next = c->next;
		if (node_get(ev->root, c->key) == NULL)
			node_hang(&ev->ws->arena, ev->root, c->key, c);
	}
	ev->newest = ev->newest != 0 ? ev->newest : b->ev.newest;
	evbase_take(&ev->base, &b->ev.base);
	ev->ws->nread += b->ws.nread - nread;
	arena_take(&ev->ws->arena, &b->ws.arena);
}

/* Does it read the repository? It has files of its own, and is wanted alone. */
static bool
reads_history(const struct provider *p)
{
	return p == ev_change || p == ev_annual || p == ev_backtest ||
	    p == ev_tamrefresh;
}

/* The parts of the workspace the names need; *n: those not built yet. */
static unsigned
take_missing(const char **missing, size_t *n, const struct evidence *ev,
    const char *const *names, size_t count)
{
	const struct provider *p;
	unsigned parts = 0;
	size_t i;

	for (i = *n = 0; i < count; i++) {
		p = evidence_provider(names[i]);
		if (p == NULL || reads_history(p) ||
		    node_get(ev->root, names[i]) != NULL)
			continue;
		missing[(*n)++] = names[i];
		parts |= p->parts;
	}
	return parts;
}

static void
build_all(struct evidence *ev, const char *const *names, size_t n,
    size_t workers)
{
	struct builder *builders = mem_zero(workers, sizeof(*builders));
	struct batch batch = { names, builders };
	size_t i, nread = ev->ws->nread;

	for (i = 0; i < workers; i++)
		builder_start(&builders[i], ev);
	parallel_each(n, workers, build_one, &batch);
	for (i = 0; i < workers; i++)
		builder_end(&builders[i], ev, nread);
	free(builders);
}

int
evidence_batch(struct evidence *ev, const char *const *names, size_t n,
    struct err *e)
{
	const char **missing = mem_zero(n + 1, sizeof(*missing));
	size_t count, workers;
	unsigned parts = take_missing(missing, &count, ev, names, n);
	int rc = 0;

	if (count > 1 && ev->ws->files.read == NULL) {
		if (ws_load(ev->ws, parts, e) < 0 ||
		    ws_hold(ev->ws, ev->ws->loaded, e) < 0)
			rc = -1;
		workers = parallel_workers(ev->ws->npartners);
		if (rc == 0 && workers > 1)
			build_all(ev, missing, count,
			    workers < count ? workers : count);
	}
	free(missing);
	return rc;
}
