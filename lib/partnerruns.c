/* partnerruns - what became of runs of playbooks, in a few words */

#include "partnerruns.h"

#include <string.h>

#include "str.h"

/* Two versions of one run; before NULL: it has begun. */
struct run {
	struct record_changes *out;
	struct arena *a;
	struct playshelf *shelf;
	const struct node *before, *now;
};

static void
tell(const struct run *r, const char *what, const char *step)
{
	const char *id = node_get_text(r->now, "playbook", "playbook");
	const char *text = step != NULL ? arena_printf(r->a,
	    "%s: step %s %s", id, step, what) : arena_printf(r->a, "%s: %s",
	    id, what);

	record_changes_add(r->out, (struct record_change){ "playbooks", text,
	    NULL, text });
}

/* Is the key known now, and was it not before? */
static bool
came(const struct node *before, const struct node *now, const char *key)
{
	return node_unknown(node_get(before, key)) &&
	    !node_unknown(node_get(now, key));
}

/* The map of the list in which the keys say the same as in like, or NULL. */
static const struct node *
find_like(const struct node *list, const struct node *like,
    const char *const *keys)
{
	const struct node *c;
	size_t i;

	NODE_EACH(c, list) {
		for (i = 0; keys[i] != NULL; i++) {
			if (strcmp(node_get_text(c, keys[i], ""),
			    node_get_text(like, keys[i], "")) != 0)
				break;
		}
		if (keys[i] == NULL)
			break;
	}
	return c;
}

/* Success criteria that were met, or given up. */
static void
tell_criteria(const struct run *r)
{
	static const char *const text[] = { "text", NULL };
	const struct node *c, *was;

	NODE_EACH(c, node_get(r->now, "criteria")) {
		was = find_like(node_get(r->before, "criteria"), c, text);
		if (came(was, c, "met"))
			tell(r, arena_printf(r->a, "met: %s",
			    node_get_text(c, "text", "?")), NULL);
		if (came(was, c, "unmet"))
			tell(r, arena_printf(r->a, "not met: %s",
			    node_get_text(c, "text", "?")), NULL);
	}
}

static void
tell_run(const struct run *r)
{
	static const char *const ends[] = { "done", "skipped" };
	static const char *const over[] = { "completed", "stopped" };
	static const char *const id[] = { "id", NULL };
	const struct node *c, *was;
	size_t i;

	if (r->before == NULL)
		tell(r, "started", NULL);
	NODE_EACH(c, node_get(r->now, "steps")) {
		was = find_like(node_get(r->before, "steps"), c, id);
		for (i = 0; i < 2; i++) {
			if (came(was, c, ends[i]))
				tell(r, ends[i], playshelf_step(r->shelf,
				    node_get_text(r->now, "playbook", ""),
				    node_get_text(c, "id", "?")));
		}
	}
	tell_criteria(r);
	for (i = 0; i < 2; i++) {
		if (came(r->before, r->now, over[i]))
			tell(r, over[i], NULL);
	}
}

void
partner_runs_told(struct record_changes *c, struct arena *a,
    struct playshelf *shelf, const struct node *before,
    const struct node *now)
{
	static const char *const same[] = { "playbook", "folder", "started",
	    NULL };
	struct run r = { .out = c, .a = a, .shelf = shelf };
	const struct node *list = node_get(before, "playbooks");
	size_t i, n = 0;

	for (i = 0; i < c->n; i++) {
		if (!str_starts(c->v[i].key, "playbooks"))
			c->v[n++] = c->v[i];
	}
	if (n == c->n)
		return;
	c->n = n;
	NODE_EACH(r.now, node_get(now, "playbooks")) {
		r.before = find_like(list, r.now, same);
		tell_run(&r);
	}
}
