/* checkseries - templates that wait for each other */

#include "checkers.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum state { NEW, OPEN, DONE };

/* The library as a graph that is walked. */
struct series {
	struct check *c;
	bool own;		/* faults of the workspace's, else shipped */
	enum state *state;	/* of each entry */
	size_t *stack, n;	/* those that are open, in order */
};

/* The circle that closes with entry `to`, as "a, b, a". */
static void
add_circle(struct str *out, const struct series *s, size_t to)
{
	const struct catalogue_entry *v = s->c->library.v;
	size_t i = 0;

	while (s->stack[i] != to)
		i++;
	for (; i < s->n; i++)
		str_addf(out, "%s, then ", v[s->stack[i]].id);
	str_adds(out, v[to].id);
}

static void
tell(struct series *s, const struct node *n, size_t from, size_t to)
{
	struct str circle = STR_INIT;

	if (s->c->library.v[from].own != s->own)
		return;
	add_circle(&circle, s, to);
	fault_add(&s->c->faults, FAULT_ERROR, n->file, n->line,
	    "prerequisites: %s comes before itself (%s); take one out",
	    n->text, circle.s);
	str_release(&circle);
}

static void
visit(struct series *s, size_t at)
{
	const struct catalogue_entry *v = s->c->library.v, *before;
	const struct node *n;
	size_t to;

	s->state[at] = OPEN;
	s->stack[s->n++] = at;
	NODE_EACH(n, node_get(v[at].front, "prerequisites")) {
		before = node_text(n) != NULL ? catalogue_find(&s->c->library,
		    n->text) : NULL;
		if (before == NULL)
			continue;
		to = (size_t)(before - v);
		if (s->state[to] == OPEN)
			tell(s, n, at, to);
		else if (s->state[to] == NEW)
			visit(s, to);
	}
	s->n--;
	s->state[at] = DONE;
}

void
check_series(struct check *c, bool own)
{
	size_t n = c->library.n, i;
	struct series s = { c, own, mem_zero(n + 1, sizeof(*s.state)),
	    mem_zero(n + 1, sizeof(*s.stack)), 0 };

	for (i = 0; i < n; i++) {
		if (s.state[i] == NEW && !c->library.v[i].mail)
			visit(&s, i);
	}
	free(s.state);
	free(s.stack);
}
