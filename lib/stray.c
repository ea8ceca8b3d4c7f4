/* stray - keys that are misspelt */

#include "stray.h"

#include <string.h>

enum { KEYS_MAX = 96, SHORT = 7 };	/* letters of a key that is short */

/* Do they differ by one letter, or by two that changed places? */
static bool
one_slip(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), from = 0, to = 0;

	while (a[from] != '\0' && a[from] == b[from])
		from++;
	while (to < n - from && to < m - from && a[n - to - 1] ==
	    b[m - to - 1])
		to++;
	n -= from + to;
	m -= from + to;
	return (n <= 1 && m <= 1) || (n == 2 && m == 2 &&
	    a[from] == b[from + 1] && a[from + 1] == b[from]);
}

const char *
stray_meant(const struct node *map, const struct node *n,
    const struct shape *table)
{
	const char *names[KEYS_MAX], *near;
	const struct shape *s;
	size_t count = 0;

	if (shape_member(table, n->key, strlen(n->key)) != NULL)
		return NULL;
	for (s = table; s->key != NULL && count < KEYS_MAX; s++) {
		if (node_get(map, s->key) == NULL)
			names[count++] = s->key;
	}
	near = str_nearest(n->key, names, count);
	/* of short words too many are near to each other */
	return near != NULL && (strlen(n->key) >= SHORT ||
	    one_slip(n->key, near)) ? near : NULL;
}

/* What stands under a key of the table: a map, several, or none. */
static int
each_below(const struct node *n, const struct shape *s, stray_fn *fn,
    void *ctx)
{
	const struct node *c;
	int rc = 0;

	if (s->kind != SHAPE_MAP || s->apart)
		return 0;
	if (s->many == SHAPE_ONE)
		return stray_each(n, s->members, fn, ctx);
	for (c = n->first; c != NULL && rc == 0; c = c->next)
		rc = stray_each(c, s->members, fn, ctx);
	return rc;
}

int
stray_each(const struct node *map, const struct shape *table, stray_fn *fn,
    void *ctx)
{
	const struct shape *s;
	const struct node *n;
	const char *meant;
	int rc = 0;

	if (map == NULL || map->kind != NODE_MAP)
		return 0;
	for (n = map->first; n != NULL && rc == 0; n = n->next) {
		s = shape_member(table, n->key, strlen(n->key));
		if (s != NULL) {
			rc = each_below(n, s, fn, ctx);
			continue;
		}
		meant = stray_meant(map, n, table);
		if (meant != NULL)
			rc = fn(n, meant, ctx);
	}
	return rc;
}

int
stray_refuse(const struct node *n, const char *meant, void *ctx)
{
	return node_err(ctx, n, "%.60s: no such key; did you mean %s?", n->key,
	    meant);
}

int
stray_tell(const struct node *n, const char *meant, void *ctx)
{
	const struct stray_teller *to = ctx;
	struct err e = ERR_INIT;

	node_err(&e, n, "%.60s: no such key, so it is not used; did you mean "
	    "%s?", n->key, meant);
	to->tell(e.msg);
	return 0;
}
