/* dealrecord - the record of a deal while it is being changed */

#include "dealrecord.h"

#include <string.h>

#include "str.h"

/* As the files have them; keys of other names follow. */
static const char *const order[] = { "id", "name", "account", "amount",
	"currency", "kind", "stage", "created", "closed", "expected",
	"product", "partner", "role", "trigger", "buyer", "lost_to",
	"lost_reason", "registration", "evidence", "ids" };

/* Take the child under key out of the map. Returns the one before it. */
static struct node *
cut_out(struct node *map, const char *key, bool *was)
{
	struct node *c, *prev = NULL;

	*was = false;
	for (c = map->first; c != NULL; prev = c, c = c->next) {
		if (strcmp(c->key, key) != 0)
			continue;
		*was = true;
		if (prev != NULL)
			prev->next = c->next;
		else
			map->first = c->next;
		if (map->last == c)
			map->last = prev;
		map->n--;
		return prev;
	}
	return map->last;
}

void
record_put(struct node *map, const char *key, struct node *n)
{
	bool was;
	struct node *prev = cut_out(map, key, &was);

	if (n == NULL)
		return;
	node_rename(n, key);
	n->next = prev != NULL ? prev->next : was ? map->first : NULL;
	if (prev != NULL)
		prev->next = n;
	else
		map->first = n;
	if (n->next == NULL)
		map->last = n;
	map->n++;
}

static struct node *
scalar(struct arena *a, const char *text, bool quoted)
{
	struct node *n = node_new(a, NODE_SCALAR);

	n->n = (uint32_t)strlen(text);
	n->text = arena_ndup(a, text, n->n);
	n->quoted = quoted;
	return n;
}

void
record_text(struct arena *a, struct node *map, const char *key,
    const char *text)
{
	record_put(map, arena_dup(a, key), text != NULL ?
	    scalar(a, text, true) : NULL);
}

void
record_date(struct arena *a, struct node *map, const char *key, date d)
{
	struct str s = STR_INIT;

	date_add(&s, d);
	record_put(map, key, scalar(a, s.s, false));
	str_release(&s);
}

struct node *
record_tree(struct arena *a, struct node *map, const char *key,
    enum node_kind kind)
{
	struct node *n = node_get(map, key);

	if (n == NULL || n->kind != kind) {
		n = node_new(a, kind);
		record_put(map, key, n);
	}
	return n;
}

static bool
is_ordered(const char *key)
{
	size_t i;

	for (i = 0; i < sizeof(order) / sizeof(*order); i++) {
		if (strcmp(order[i], key) == 0)
			return true;
	}
	return false;
}

struct node *
deal_record_sorted(struct arena *a, const struct node *record)
{
	struct node *out = node_new(a, NODE_MAP), *n;
	const struct node *c;
	size_t i;

	for (i = 0; i < sizeof(order) / sizeof(*order); i++) {
		n = node_get(record, order[i]);
		if (n != NULL)
			node_hang(a, out, order[i], node_copy(a, n, NULL));
	}
	NODE_EACH(c, record) {
		if (!is_ordered(c->key))
			node_hang(a, out, c->key, node_copy(a, c, NULL));
	}
	return out;
}

void
deal_record_evidence(struct arena *a, struct node *record, date day,
    const char *by, const char *note)
{
	struct node *map = node_item(a, record_tree(a, record, "evidence",
	    NODE_LIST));

	record_date(a, map, "date", day);
	record_text(a, map, "note", note);
	record_text(a, map, "by", by);
}
