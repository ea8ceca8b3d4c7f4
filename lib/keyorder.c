/* keyorder - the order of the keys of merged maps */

#include "keyorder.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* A key of the merge: who brought it. */
struct place {
	const char *key;
	bool ours, theirs;	/* new: base does not have it */
};

/* Is the key there without having been in base? */
static bool
is_new(const struct node *map, const struct node *base, const char *key)
{
	return node_get(map, key) != NULL && node_get(base, key) == NULL;
}

/*
 * Put a key that map has behind the old one before it there, and behind new
 * ones that stand there already.
 */
static void
put_key(struct place *p, size_t *n, const struct node *base,
    const struct node *map, struct place key)
{
	const struct node *c, *before = NULL;
	size_t at;

	for (c = map->first; strcmp(c->key, key.key) != 0; c = c->next) {
		if (node_get(base, c->key) != NULL)
			before = c;
	}
	for (at = 0; before != NULL && at < *n && strcmp(p[at].key,
	    before->key) != 0; at++)
		;
	at += before != NULL && at < *n;
	while (at < *n && (p[at].ours || p[at].theirs))
		at++;
	memmove(p + at + 1, p + at, (*n - at) * sizeof(*p));
	p[at] = key;
	++*n;
}

/* New keys of both sides at one place: by name. */
static void
sort_run(struct place *p, size_t n)
{
	bool ours = false, theirs = false;
	struct place one;
	size_t i, j;

	for (i = 0; i < n; i++) {
		ours = ours || (p[i].ours && !p[i].theirs);
		theirs = theirs || (p[i].theirs && !p[i].ours);
	}
	for (i = 1; ours && theirs && i < n; i++) {
		one = p[i];
		for (j = i; j > 0 && strcmp(p[j - 1].key, one.key) > 0; j--)
			p[j] = p[j - 1];
		p[j] = one;
	}
}

/* Fill p as keyorder() does keys. */
static size_t
place_keys(struct place *p, const struct node *base, const struct node *ours,
    const struct node *theirs)
{
	const struct node *c;
	size_t n = 0, at, end;

	NODE_EACH(c, ours)
		p[n++] = (struct place){ c->key, is_new(ours, base, c->key),
		    is_new(theirs, base, c->key) };
	NODE_EACH(c, base) {
		if (node_get(ours, c->key) == NULL)
			put_key(p, &n, base, base, (struct place){ c->key,
			    false, false });
	}
	NODE_EACH(c, theirs) {
		if (node_get(ours, c->key) == NULL &&
		    node_get(base, c->key) == NULL)
			put_key(p, &n, base, theirs, (struct place){ c->key,
			    false, true });
	}
	for (at = 0; at < n; at = end + 1) {
		for (end = at; end < n && (p[end].ours || p[end].theirs);
		    end++)
			;
		sort_run(p + at, end - at);
	}
	return n;
}

size_t
keyorder(const char **keys, const struct tree3 *at)
{
	struct place *p = mem_zero(at->ours->n + at->theirs->n + 1 +
	    (at->base != NULL ? at->base->n : 0), sizeof(*p));
	size_t i, n = place_keys(p, at->base, at->ours, at->theirs);

	for (i = 0; i < n; i++)
		keys[i] = p[i].key;
	free(p);
	return n;
}
