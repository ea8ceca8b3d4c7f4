/* checkfacts - facts that are not in a file yet */

#include "checkers.h"

#include <string.h>

/* Faults name the file of a node; these have none. */
#define NO_FILE "facts"

static void
name_file(struct node *n)
{
	struct node *child;

	n->file = NO_FILE;
	NODE_EACH(child, n)
		name_file(child);
}

/* Append the faults of one fact, and forget them. */
static void
take_faults(struct str *why, struct check *c, const char *key)
{
	const struct fault *f;
	const char *text;
	size_t i;

	for (i = 0; i < c->faults.n; i++) {
		f = &c->faults.v[i];
		text = f->text;
		if (f->level != FAULT_ERROR || strcmp(f->file, NO_FILE) != 0)
			continue;
		if (str_starts(text, key) &&
		    str_starts(text + strlen(key), ": "))
			text += strlen(key) + 2;
		str_addf(why, "/facts/%s: %s\n", key, text);
	}
	c->faults.n = 0;
}

static void
check_fact(struct str *why, struct check *c, const struct node *fact)
{
	struct node *top = node_new(&c->arena, NODE_MAP);
	struct node *facts = node_add(&c->arena, top, "facts", NODE_MAP);

	node_hang(&c->arena, facts, fact->key, node_copy(&c->arena, fact,
	    NULL));
	name_file(top);
	check_map(c, top, shape_document);
	take_faults(why, c, fact->key);
}

int
check_facts(struct str *why, struct ws *ws, const struct node *facts,
    const struct node *before, struct err *e)
{
	size_t was = why->len;
	const struct node *f;
	struct check c;

	if (ws_load(ws, WS_COMPANY | WS_PROGRAM, e) < 0)
		return -1;
	check_init(&c);
	c.ws = ws;
	*map_at(&c.tops, "company.yaml") = (void *)(uintptr_t)ws->company;
	*map_at(&c.tops, "program.yaml") = (void *)(uintptr_t)ws->program;
	check_ids(&c);
	c.faults.n = 0;		/* those of the two files */
	NODE_EACH(f, facts) {
		if (!node_same(f, node_get(before, f->key)))
			check_fact(why, &c, f);
	}
	check_release(&c);
	return why->len == was ? 0 : 1;
}
