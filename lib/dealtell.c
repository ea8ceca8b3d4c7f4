/* dealtell - what an edit of deals changed, in words */

#include "dealtell.h"

#include <string.h>

#include "brief.h"

enum { VALUE_MOST = 60 };	/* characters of a value */

void
deal_told_release(struct deal_told *told)
{
	str_release(&told->lines);
	str_release(&told->body);
	names_release(&told->ids);
}

/* Append the values of a map, the ids of conflicts, as one text. */
static void
add_value(struct str *out, const struct node *n)
{
	const struct node *c, *first;
	struct str all = STR_INIT;

	if (node_unknown(n)) {
		str_adds(out, "unknown");
		return;
	}
	if (n->kind == NODE_SCALAR)
		str_adds(&all, n->text);
	NODE_EACH(c, n) {
		first = c->kind == NODE_MAP ? c->first : c;
		str_addf(&all, "%s%s", all.len > 0 ? ", " : "",
		    node_text(first) != NULL ? node_text(first) : "?");
	}
	brief_add(out, all.len > 0 ? all.s : "none", VALUE_MOST);
	str_release(&all);
}

static void
end_line(struct deal_told *told, const char *id)
{
	str_addc(&told->body, '\n');
	names_add(&told->ids, id);
	told->changed++;
}

/* The entries that a list has gained: "evidence: added Met the CFO". */
static void
tell_list(struct deal_told *told, const char *id, const struct node *was,
    const struct node *is)
{
	const struct node *c, *text;
	size_t i = 0;

	NODE_EACH(c, is) {
		if (was != NULL && i++ < was->n)
			continue;
		text = node_get(c, "note");
		str_addf(&told->body, "%s: %s: added ", id, is->key);
		add_value(&told->body, text != NULL ? text : c);
		end_line(told, id);
	}
}

/* Tell a value that differs; below names the map it is in, or is "". */
static void
tell_value(struct deal_told *told, const char *id, const char *below,
    const struct node *was, const struct node *is)
{
	const struct node *n = is != NULL ? is : was;

	if (was != NULL && is != NULL && node_same(was, is))
		return;
	str_addf(&told->body, "%s: %s%s ", id, below, n->key);
	add_value(&told->body, was);
	str_adds(&told->body, " -> ");
	add_value(&told->body, is);
	end_line(told, id);
}

static void tell_map(struct deal_told *told, const char *id,
    const char *below, const struct node *was, const struct node *is);

/* A map that was not there: "registration: state submitted, need ...". */
static void
tell_whole(struct deal_told *told, const char *id, const char *below,
    const struct node *is)
{
	const struct node *c;

	str_addf(&told->body, "%s: %s%s:", id, below, is->key);
	NODE_EACH(c, is) {
		str_addf(&told->body, "%s %s ", c != is->first ? "," : "",
		    c->key);
		add_value(&told->body, c);
	}
	end_line(told, id);
}

static void
tell_key(struct deal_told *told, const char *id, const char *below,
    const struct node *was, const struct node *is)
{
	struct str deeper = STR_INIT;

	if (is->kind == NODE_MAP && node_unknown(was)) {
		tell_whole(told, id, below, is);
	} else if (is->kind == NODE_MAP && was->kind == NODE_MAP) {
		str_addf(&deeper, "%s%s ", below, is->key);
		tell_map(told, id, deeper.s, was, is);
		str_release(&deeper);
	} else if (strcmp(is->key, "evidence") == 0) {
		tell_list(told, id, was, is);
	} else {
		tell_value(told, id, below, was, is);
	}
}

/* Tell what differs between two maps, key by key. */
static void
tell_map(struct deal_told *told, const char *id, const char *below,
    const struct node *was, const struct node *is)
{
	const struct node *c;

	NODE_EACH(c, is)
		tell_key(told, id, below, node_get(was, c->key), c);
	NODE_EACH(c, was) {
		if (node_get(is, c->key) == NULL)
			tell_value(told, id, below, c, NULL);
	}
}

/* A new deal on one line, and what it was registered with. */
static void
tell_new(struct deal_told *told, const char *id, const struct node *is)
{
	static const char *const keys[] = { "account", "amount", "currency",
	    "stage", "partner", "role", "created", "closed" };
	const struct node *registration = node_get(is, "registration");
	const char *text;
	size_t i;

	str_addf(&told->body, "%s: new deal:", id);
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		text = node_get_text(is, keys[i], NULL);
		if (text != NULL)
			str_addf(&told->body, "%s %s %s", i > 0 ? "," : "",
			    keys[i], text);
	}
	end_line(told, id);
	if (registration != NULL)
		tell_whole(told, id, "", registration);
	if (node_get(is, "evidence") != NULL)
		tell_list(told, id, NULL, node_get(is, "evidence"));
}

void
deal_tell(struct deal_told *told, const struct node *before,
    const struct node *after)
{
	const char *id = node_get_text(after, "id", "");

	if (before == NULL)
		tell_new(told, id, after);
	else
		tell_map(told, id, "", before, after);
}

/* The line of the deal in ws, or 0. */
static unsigned
line_of(const struct ws *ws, const char *id)
{
	size_t i;

	for (i = 0; i < ws->ndeals; i++) {
		if (strcmp(ws->deals[i].id, id) == 0)
			return ws->deals[i].node->line;
	}
	return 0;
}

void
deal_told_end(struct deal_told *told, const struct ws *ws, const char *path)
{
	const char *p = told->body.s;
	size_t i, n;

	for (i = 0; i < told->ids.n; i++, p += n + 1) {
		n = strcspn(p, "\n");
		str_addf(&told->lines, "%s:%u: %.*s\n", path,
		    line_of(ws, told->ids.s[i]), (int)n, p);
	}
}
