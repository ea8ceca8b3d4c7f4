/* partnerunite - the record of one partner put into another */

#include "partnerunite.h"

#include <string.h>

#include "date.h"
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
		if (node_text(c) == NULL && !node_unknown(c))
			keep(u, key, c);
		else if (node_text(c) != NULL && !node_has(here, c->text))
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

/* What tells the entries of a list apart that have no name or id. */
static const struct {
	const char *list, *keys[2];
} told_by[] = {
	{ "agreements", { "kind", "signed" } },
	{ "certifications", { "person", "level" } },
};
enum { TOLD_BY = sizeof(told_by) / sizeof(told_by[0]) };

/* Do two entries say nothing that the other says otherwise? */
static bool
agree(const struct node *x, const struct node *y)
{
	const struct node *c, *other;

	NODE_EACH(c, x) {
		other = node_get(y, c->key);
		if (!node_unknown(c) && !node_unknown(other) &&
		    !node_same(c, other))
			return false;
	}
	return true;
}

/*
 * One agreement, one certificate, of which one record says more than the
 * other. With another end it is a further one: a certificate that was renewed.
 */
static bool
same_paper(const char *list, const struct node *x, const struct node *y)
{
	size_t i;

	for (i = 0; i < TOLD_BY; i++) {
		if (strcmp(told_by[i].list, list) == 0)
			return same_text(x, y, told_by[i].keys[0]) &&
			    same_text(x, y, told_by[i].keys[1]) &&
			    agree(x, y);
	}
	return false;
}

/* Are two entries about the same: alike, or by what is theirs alone? */
static bool
same_entry(const char *list, const struct node *x, const struct node *y)
{
	if (node_same(x, y) || same_text(x, y, "email") ||
	    same_text(x, y, "id") || same_paper(list, x, y))
		return true;
	return same_text(x, y, "name") && node_get(x, "date") == NULL &&
	    (node_get_text(x, "email", NULL) == NULL ||
	    node_get_text(y, "email", NULL) == NULL);
}

/* The entry of list, which stands under key, that is about the same. */
static const struct node *
find_entry(size_t *at, const struct node *list, const char *key,
    const struct node *entry)
{
	const struct node *c;

	*at = 0;
	NODE_EACH(c, list) {
		if (same_entry(key, c, entry))
			return c;
		++*at;
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

/* Has the entry number i of the list been filled in already? */
static bool
is_filled(const struct uniting *u, const char *key, size_t i)
{
	const char *up = arena_printf(&u->pe->arena, "%s.%zu.", key, i);
	size_t k;

	for (k = 0; k < u->pe->n; k++) {
		if (str_starts(u->pe->edits[k].path, up))
			return true;
	}
	return false;
}

/*
 * Fill in what the entry at, number i of the list, does not know. Returns
 * false when the other one says something otherwise.
 */
static bool
fill_entry(struct uniting *u, const char *key, size_t i,
    const struct node *at, const struct node *other)
{
	struct arena *a = &u->pe->arena;
	bool all = true;
	const struct node *v, *now;
	const char *path;

	NODE_EACH(v, other) {
		now = node_get(at, v->key);
		path = arena_printf(a, "%s.%zu.%s", key, i, v->key);
		if (node_unknown(v))
			continue;
		if (!node_unknown(now) || partner_edits_has(u->pe, path))
			all &= now != NULL && node_same(now, v);
		else
			partner_edits_add(u->pe, PARTNER_SET, path,
			    node_copy(a, v, NULL));
	}
	return all;
}

/* Is it a run of this playbook that has not ended? */
static bool
is_open_run(const struct node *run, const char *playbook)
{
	return strcmp(node_get_text(run, "playbook", ""), playbook) == 0 &&
	    node_unknown(node_get(run, "completed")) &&
	    node_unknown(node_get(run, "stopped"));
}

/* A partner has one open run of a playbook: the one that stays goes on. */
static void
close_run(struct uniting *u, const struct node *here, struct node *made)
{
	const char *playbook = node_get_text(made, "playbook", "");
	struct arena *a = &u->pe->arena;
	const struct node *c;
	struct str day = STR_INIT;
	struct node *reason = node_get(made, "reason");

	NODE_EACH(c, here) {
		if (is_open_run(c, playbook))
			break;
	}
	if (node_unknown(here) || c == NULL || !is_open_run(made, playbook))
		return;
	if (reason == NULL)
		reason = node_str(a, made, "reason", "");
	reason->text = "merged";
	reason->n = (uint32_t)strlen(reason->text);
	date_add(&day, date_today());
	node_str(a, made, "stopped", day.s)->quoted = false;
	str_release(&day);
}

static int
unite_entries(struct uniting *u, const char *key, const struct node *here,
    const struct node *there, struct err *e)
{
	const struct node *c, *same;
	struct node *made;
	size_t at;

	if (!node_unknown(here) && here->kind != NODE_LIST)
		return node_err(e, here, "%s: a list is expected", key);
	if (there->kind != NODE_LIST)
		keep(u, key, there);
	NODE_EACH(c, there->kind == NODE_LIST ? there : NULL) {
		if (c->kind != NODE_MAP) {
			if (!node_unknown(c))
				keep(u, key, c);
			continue;
		}
		/* a run is another one if its documents went aside */
		made = entry_for(u, here, c);
		same = find_entry(&at, here, key, strcmp(key, "playbooks") ==
		    0 ? made : c);
		if (same == NULL || (same_paper(key, same, c) &&
		    !node_same(same, c) && is_filled(u, key, at))) {
			if (strcmp(key, "playbooks") == 0)
				close_run(u, here, made);
			partner_edits_add(u->pe, PARTNER_APPEND, key, made);
		} else if (!fill_entry(u, key, at, same, made))
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
