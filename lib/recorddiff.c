/* recorddiff - how two versions of a partner's record differ */

#include "recorddiff.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "partnertell.h"
#include "yamlout.h"

enum { CELLS_MOST = 1 << 20 };	/* of the table that aligns two lists */

struct diff {
	struct record_changes *out;
	struct arena *a;
};

void
record_changes_add(struct record_changes *c, struct record_change one)
{
	MEM_ROOM(c->v, c->n, c->cap);
	c->v[c->n++] = one;
}

void
record_changes_release(struct record_changes *c)
{
	free(c->v);
	memset(c, 0, sizeof(*c));
}

/* The value in full, on one line; NULL: unknown. */
static const char *
full_value(struct arena *a, const struct node *n)
{
	struct str s = STR_INIT;
	const char *text;

	if (n == NULL || node_unknown(n))
		return NULL;
	if (n->kind == NODE_SCALAR)
		return n->text;
	yaml_flow(&s, n);
	text = arena_ndup(a, s.s, s.len);
	str_release(&s);
	return text;
}

static void
add(struct diff *d, const char *key, const struct node *before,
    const struct node *now, const char *text)
{
	record_changes_add(d->out, (struct record_change){ key,
	    arena_dup(d->a, text), full_value(d->a, before),
	    full_value(d->a, now) });
}

/* "tier silver -> gold" */
static void
add_change(struct diff *d, const char *key, const struct node *before,
    const struct node *now)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s ", key);
	partner_tell_value(&s, before);
	str_adds(&s, " -> ");
	partner_tell_value(&s, now);
	add(d, key, before, now, s.s);
	str_release(&s);
}

static void
add_item(struct diff *d, const char *key, const struct node *now)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s: added ", key);
	partner_tell_value(&s, now);
	add(d, key, NULL, now, s.s);
	str_release(&s);
}

static void
remove_item(struct diff *d, const char *key, size_t at,
    const struct node *before)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s.%zu ", key, at);
	partner_tell_value(&s, before);
	str_adds(&s, " -> removed");
	add(d, key, before, NULL, s.s);
	str_release(&s);
}

static void compare(struct diff *d, const char *key,
    const struct node *before, const struct node *now);

/* Have two entries the most of their values in common? */
static bool
alike(const struct node *x, const struct node *y)
{
	const struct node *c;
	size_t same = 0;

	if (x->kind != NODE_MAP || y->kind != NODE_MAP)
		return false;
	NODE_EACH(c, x)
		same += node_get(y, c->key) != NULL &&
		    node_same(c, node_get(y, c->key));
	return same > 0 && 2 * same >= (x->n < y->n ? x->n : y->n);
}

/* Two lists of maps that are being aligned. */
struct lists {
	const char *key;
	const struct node **a, **b;
	size_t n, m;
};

static const struct node **
items(const struct node *list, size_t *n)
{
	const struct node **v, *c;

	*n = 0;
	v = mem_zero((list != NULL ? list->n : 0) + 1, sizeof(*v));
	NODE_EACH(c, list)
		v[(*n)++] = c;
	return v;
}

/* Entries between two that both lists have: a[i..ie), b[j..je). */
static void
gap(struct diff *d, const struct lists *l, size_t i, size_t ie, size_t j,
    size_t je)
{
	while (i < ie && j < je) {
		if (alike(l->a[i], l->b[j])) {
			compare(d, arena_printf(d->a, "%s.%zu", l->key, j),
			    l->a[i], l->b[j]);
			i++, j++;
		} else if (ie - i > je - j) {
			remove_item(d, l->key, i, l->a[i]);
			i++;
		} else {
			add_item(d, l->key, l->b[j]);
			j++;
		}
	}
	for (; i < ie; i++)
		remove_item(d, l->key, i, l->a[i]);
	for (; j < je; j++)
		add_item(d, l->key, l->b[j]);
}

/* The longest common part of what is left, from each pair of places on. */
static uint32_t *
common(const struct lists *l)
{
	size_t w = l->m + 1, i, j;
	uint32_t *t = mem_zero((l->n + 1) * w, sizeof(*t));

	for (i = l->n; i-- > 0;) {
		for (j = l->m; j-- > 0;) {
			if (node_same(l->a[i], l->b[j]))
				t[i * w + j] = t[(i + 1) * w + j + 1] + 1;
			else if (t[(i + 1) * w + j] >= t[i * w + j + 1])
				t[i * w + j] = t[(i + 1) * w + j];
			else
				t[i * w + j] = t[i * w + j + 1];
		}
	}
	return t;
}

static void
align(struct diff *d, const struct lists *l)
{
	uint32_t *t = common(l);
	size_t w = l->m + 1, i = 0, j = 0, gi = 0, gj = 0;

	while (i < l->n && j < l->m) {
		if (node_same(l->a[i], l->b[j])) {
			gap(d, l, gi, i, gj, j);
			gi = ++i;
			gj = ++j;
		} else if (t[(i + 1) * w + j] >= t[i * w + j + 1]) {
			i++;
		} else {
			j++;
		}
	}
	gap(d, l, gi, l->n, gj, l->m);
	free(t);
}

static void
compare_items(struct diff *d, const char *key, const struct node *before,
    const struct node *now)
{
	struct lists l = { .key = key };

	l.a = items(before, &l.n);
	l.b = items(now, &l.m);
	if ((l.n + 1) * (l.m + 1) > CELLS_MOST)
		gap(d, &l, 0, l.n, 0, l.m);
	else
		align(d, &l);
	free(l.a);
	free(l.b);
}

static bool
has_maps(const struct node *n)
{
	return n != NULL && n->kind == NODE_LIST && n->first != NULL &&
	    n->first->kind == NODE_MAP;
}

static bool
is_kind(const struct node *n, enum node_kind kind)
{
	return node_unknown(n) || n->kind == kind;
}

static const char *
below(struct diff *d, const char *key, const char *name)
{
	return key[0] == '\0' ? name : arena_printf(d->a, "%s.%s", key, name);
}

static void
compare_maps(struct diff *d, const char *key, const struct node *before,
    const struct node *now)
{
	const struct node *c;

	NODE_EACH(c, now)
		compare(d, below(d, key, c->key), node_get(before, c->key), c);
	NODE_EACH(c, before) {
		if (node_get(now, c->key) == NULL)
			compare(d, below(d, key, c->key), c, NULL);
	}
}

/* Are there two values, and do they say the same? */
static bool
same_value(const struct node *x, const struct node *y)
{
	return x != NULL && y != NULL && x->kind == y->kind &&
	    node_same(x, y);
}

static void
compare(struct diff *d, const char *key, const struct node *before,
    const struct node *now)
{
	bool none = node_unknown(before), gone = node_unknown(now);

	if ((none && gone) || same_value(before, now))
		return;
	if ((has_maps(before) || has_maps(now)) && is_kind(before,
	    NODE_LIST) && is_kind(now, NODE_LIST))
		compare_items(d, key, before, now);
	else if (is_kind(before, NODE_MAP) && is_kind(now, NODE_MAP))
		compare_maps(d, key, none ? NULL : before, gone ? NULL : now);
	else
		add_change(d, key, before, now);
}

void
record_diff(struct record_changes *out, struct arena *a,
    const struct node *before, const struct node *now)
{
	struct diff d = { out, a };

	memset(out, 0, sizeof(*out));
	compare(&d, "", before, now);
}
