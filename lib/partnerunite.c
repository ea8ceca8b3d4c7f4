/* partnerunite - the record of one partner put into another */

#include "partnerunite.h"

#include <string.h>

#include "fold.h"
#include "partnerkey.h"
#include "yamlout.h"

struct uniting {
	struct partner_edits *pe;
	struct str *differ;
	const struct partner_link *link;
};

/* Keep in mind what the other record says under a key. */
static void
keep(struct uniting *u, const char *key, const struct node *n)
{
	str_addf(u->differ, "%s: ", key);
	if (n->kind == NODE_SCALAR)
		str_adds(u->differ, n->text);
	else
		yaml_flow(u->differ, n);
	str_addc(u->differ, '\n');
}

/* Texts that lead to the folder that goes lead to the one that stays. */
static void
relink(struct uniting *u, struct node *n)
{
	struct str text = STR_INIT;
	struct node *c;

	NODE_EACH(c, n)
		relink(u, c);
	if (n->kind == NODE_SCALAR && strstr(n->text, u->link->from) != NULL) {
		partner_link_text(&text, n->text, n->n, u->link);
		n->text = arena_ndup(&u->pe->arena, text.s, text.len);
		n->n = (uint32_t)text.len;
	}
	str_release(&text);
}

/* A copy of n for the record that stays. */
static struct node *
copy(struct uniting *u, const struct node *n)
{
	struct node *made = node_copy(&u->pe->arena, n, NULL);

	relink(u, made);
	return made;
}

/* The value of the other, unless there is one that stays. */
static void
take(struct uniting *u, const char *key, const struct node *here,
    const struct node *there)
{
	if (node_unknown(here))
		partner_edits_add(u->pe, PARTNER_SET, key, copy(u, there));
	else if (!node_same(here, there))
		keep(u, key, there);
}

static const char *
path(struct uniting *u, const char *key, const char *name)
{
	return arena_printf(&u->pe->arena, "%s.%s", key, name);
}

/* The values of a list of texts that are not there yet. */
static void
unite_texts(struct uniting *u, const char *key, const struct node *here,
    const struct node *there)
{
	const struct node *c;

	if (node_unknown(here)) {
		partner_edits_add(u->pe, PARTNER_SET, key, copy(u, there));
		return;
	}
	NODE_EACH(c, there) {
		if (node_text(c) != NULL && !node_has(here, c->text))
			partner_edits_add(u->pe, PARTNER_ADD, key, copy(u,
			    c));
	}
}

static bool
same_text(const struct node *x, const struct node *y, const char *key)
{
	const char *a = node_get_text(x, key, NULL);
	const char *b = node_get_text(y, key, NULL);

	return a != NULL && b != NULL && fold_same(a, b);
}

/* Are two entries about the same: alike, or by what is theirs alone? */
static bool
same_entry(const struct node *x, const struct node *y)
{
	if (node_same(x, y) || same_text(x, y, "email") ||
	    same_text(x, y, "id"))
		return true;
	return same_text(x, y, "name") && node_get(x, "date") == NULL &&
	    (node_get_text(x, "email", NULL) == NULL ||
	    node_get_text(y, "email", NULL) == NULL);
}

static const struct node *
find_entry(const struct node *list, const struct node *entry)
{
	const struct node *c;

	NODE_EACH(c, list) {
		if (same_entry(c, entry))
			return c;
	}
	return NULL;
}

/* Is there a primary contact already? */
static bool
has_primary(const struct node *list)
{
	const struct node *c;

	NODE_EACH(c, list) {
		if (node_truth(node_get(c, "primary")))
			return true;
	}
	return false;
}

/* An entry as it is to be in the record that stays. */
static struct node *
entry_for(struct uniting *u, const struct node *here, const struct node *c)
{
	struct node *map = node_new(&u->pe->arena, NODE_MAP);
	bool primary = has_primary(here);
	const char *folder;
	const struct node *v;
	struct node *made;
	size_t i;

	NODE_EACH(v, c) {
		if (primary && strcmp(v->key, "primary") == 0)
			continue;
		made = copy(u, v);
		folder = strcmp(v->key, "folder") == 0 ? node_text(v) : NULL;
		for (i = 0; folder != NULL && i < u->link->n; i++) {
			if (strcmp(u->link->aliases[i].old, folder) == 0)
				made->text = u->link->aliases[i].new;
		}
		if (folder != NULL)
			made->n = (uint32_t)strlen(made->text);
		node_hang(&u->pe->arena, map, v->key, made);
	}
	return map;
}

static int
unite_entries(struct uniting *u, const char *key, const struct node *here,
    const struct node *there, struct err *e)
{
	const struct node *c, *same;
	struct node *made;

	if (!node_unknown(here) && here->kind != NODE_LIST)
		return node_err(e, here, "%s: a list is expected", key);
	NODE_EACH(c, there) {
		if (c->kind != NODE_MAP)
			continue;
		/* a run is another one if its documents went aside */
		made = entry_for(u, here, c);
		same = find_entry(here, strcmp(key, "playbooks") == 0 ? made :
		    c);
		if (same == NULL)
			partner_edits_add(u->pe, PARTNER_APPEND, key, made);
		else if (!node_same(same, c))
			keep(u, key, c);
	}
	return 0;
}

/* Entries by name: those that are not there yet. */
static void
unite_each(struct uniting *u, const char *key, const struct node *here,
    const struct node *there)
{
	const struct node *c;

	NODE_EACH(c, there) {
		if (!node_unknown(c))
			take(u, path(u, key, c->key), node_get(here, c->key),
			    c);
	}
}

static int unite_map(struct uniting *u, const char *key,
    const struct node *here, const struct node *there, struct err *e);

static int
unite(struct uniting *u, const char *key, const struct node *here,
    const struct node *there, struct err *e)
{
	struct partner_key k = partner_key(key);

	if (node_unknown(there) || (there->kind != NODE_SCALAR &&
	    there->n == 0))
		return 0;
	if (k.items || (there->kind == NODE_LIST &&
	    there->first->kind == NODE_MAP))
		return unite_entries(u, key, here, there, e);
	if (there->kind == NODE_LIST)
		unite_texts(u, key, here, there);
	else if (k.shape != NULL && k.shape->many == SHAPE_EACH)
		unite_each(u, key, here, there);
	else if (strcmp(key, "plan") == 0 && !node_unknown(here))
		return unite_map(u, key, here, there, e);
	else
		take(u, key, here, there);
	return 0;
}

static int
unite_map(struct uniting *u, const char *key, const struct node *here,
    const struct node *there, struct err *e)
{
	const struct node *c;

	NODE_EACH(c, there) {
		if (unite(u, path(u, key, c->key), node_get(here, c->key), c,
		    e) < 0)
			return -1;
	}
	return 0;
}

int
partner_unite(struct partner_edits *pe, struct str *differ,
    const struct node *from, const struct partner_link *link, struct err *e)
{
	struct uniting u = { pe, differ, link };
	bool tiered = !node_unknown(node_get(pe->base, "tier"));
	const struct node *c, *here;

	NODE_EACH(c, from) {
		/* who gave a tier, and why, is true of that tier only */
		here = node_get(pe->base, c->key);
		if (tiered && str_starts(c->key, "tier_")) {
			if (!node_unknown(c) && (here == NULL ||
			    !node_same(here, c)))
				keep(&u, c->key, c);
			continue;
		}
		if (unite(&u, c->key, here, c, e) < 0)
			return -1;
	}
	return 0;
}
