/* rowcut - values cut into the maps of a file of data/ */

#include "rowcut.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "yamlout.h"

/* A value in flow style; quoted: a text in quotes in any case. */
static void
put_value(struct str *out, const struct node *n, bool quoted)
{
	if (quoted && n->kind == NODE_SCALAR && n->quoted)
		yaml_quote(out, n->text, n->n);
	else
		yaml_flow(out, n);
}

void
row_line(struct str *out, const struct node *record)
{
	const struct node *c;

	str_addc(out, '{');
	NODE_EACH(c, record) {
		str_adds(out, c != record->first ? ", " : "");
		yaml_key(out, c->key);
		str_adds(out, ": ");
		/* names stand in quotes all over data/ */
		put_value(out, c, strcmp(c->key, "name") == 0);
	}
	str_addc(out, '}');
}

struct str *
row_cut(struct row_cuts *c, size_t from, size_t to)
{
	struct row_cut *cut;

	MEM_ROOM(c->cut, c->n, c->cap);
	cut = &c->cut[c->n++];
	cut->from = from;
	cut->to = to;
	cut->seq = c->n;
	str_init(&cut->with);
	return &cut->with;
}

/* May the new value take the old one's place just so? */
static bool
is_simple(const struct yaml_text *t, const struct node *n)
{
	return n->from < n->to && t->s[n->from] != '|' &&
	    t->s[n->from] != '>' && (n->kind == NODE_SCALAR ||
	    n->kind == NODE_NULL || yaml_is_flow(t, n));
}

/* Where the map in braces has its comma or brace behind child c. */
static void
cut_key(struct row_cuts *cuts, const struct node *item, const struct node *c)
{
	const struct node *prev = item->first;

	if (c == item->first) {
		row_cut(cuts, c->key_from, c->next != NULL ?
		    c->next->key_from : c->to);
		return;
	}
	while (prev->next != c)
		prev = prev->next;
	row_cut(cuts, prev->to, c->to);
}

bool
row_cut_edit(struct row_cuts *cuts, const struct yaml_text *t,
    const struct node *item, const struct row_edit *ed)
{
	const struct node *c = node_get(item, ed->key);
	struct str *with;

	if (!yaml_is_flow(t, item) || item->n == 0 ||
	    !is_simple(t, item->last) || (c != NULL &&
	    !is_simple(t, c)))
		return false;
	if (ed->value == NULL) {
		if (c != NULL)
			cut_key(cuts, item, c);
		return true;
	}
	if (c != NULL) {
		put_value(row_cut(cuts, c->from, c->to), ed->value,
		    t->s[c->from] == '"');
		return true;
	}
	with = row_cut(cuts, item->last->to, item->last->to);
	str_adds(with, ", ");
	yaml_key(with, ed->key);
	str_adds(with, ": ");
	put_value(with, ed->value, strcmp(ed->key, "name") == 0);
	return true;
}

static int
cut_order(const void *x, const void *y)
{
	const struct row_cut *a = x, *b = y;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->seq < b->seq ? -1 : 1;
}

void
row_cuts_make(struct str *out, struct row_cuts *c, const struct yaml_text *t)
{
	size_t at = 0, i;

	if (c->n > 1)
		qsort(c->cut, c->n, sizeof(*c->cut), cut_order);
	for (i = 0; i < c->n; i++) {
		if (c->cut[i].from > at)
			str_add(out, t->s + at, c->cut[i].from - at);
		str_add(out, c->cut[i].with.s, c->cut[i].with.len);
		if (c->cut[i].to > at)
			at = c->cut[i].to;
		if (c->cut[i].from > at)
			at = c->cut[i].from;
		str_release(&c->cut[i].with);
	}
	str_add(out, t->s + at, t->n - at);
	free(c->cut);
}
