/* textform - the KEY_text values of templates */

#include "textform.h"

#include <stdio.h>
#include <string.h>

#include "date.h"
#include "dec.h"
#include "fig.h"

/* Keys whose number is money. */
static bool
is_money(const char *key)
{
	static const char *const keys[] = { "acv", "arr", "amount", "mdf",
	    "revenue", "sourced_revenue", "above", "price",
	    "referral_minimum" };
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(key, keys[i]) == 0)
			return true;
	}
	return false;
}

/* The list of program.yaml that ids under key are from. */
static const char *
list_of(const char *key)
{
	if (strcmp(key, "industry") == 0)
		return "industries";
	if (strcmp(key, "region") == 0)
		return "regions";
	return key;
}

/* The name in the entry {id, name} of list, or NULL. */
static const char *
name_in(const struct node *list, const char *id)
{
	const struct node *c;

	NODE_EACH(c, list) {
		if (c->kind == NODE_MAP &&
		    strcmp(node_get_text(c, "id", ""), id) == 0)
			return node_get_text(c, "name", id);
	}
	return NULL;
}

static const char *
name_or_id(const struct node *list, const char *id)
{
	const char *name = name_in(list, id);

	return name != NULL ? name : id;
}

/* The name of an id that stands under key, or the id. */
static const char *
name_of(const struct node *root, const char *key, const char *id)
{
	const struct node *stage;
	const char *name;

	if (strcmp(key, "products") == 0)
		return name_or_id(node_get(node_get(root, "company"), key),
		    id);
	name = name_in(node_get(node_get(root, "program"), list_of(key)), id);
	if (name != NULL || strcmp(key, "covers") != 0)
		return name != NULL ? name : id;
	NODE_EACH(stage, node_get(node_get(root, "company"), "journey")) {
		name = name_in(node_get(stage, "needs"), id);
		if (name != NULL)
			return name;
	}
	return id;
}

/* Append a list of scalars as text; false when it is no such list. */
static bool
list_text(struct str *out, const struct node *list,
    const struct node *root)
{
	const char *names[256];
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, list) {
		if (c->kind != NODE_SCALAR || n == 256)
			return false;
		names[n++] = name_of(root, list->key, c->text);
	}
	names_join(out, names, n, n);
	return n > 0;
}

/* Append the text form of n; false when it has none. */
static bool
text_of(struct str *out, const struct node *n, const struct node *root,
    const char *currency)
{
	struct dec d;
	date day;

	if (n->kind == NODE_LIST)
		return list_text(out, n, root);
	if (node_text(n) == NULL)
		return false;
	if (is_money(n->key) && dec_node(&d, n, n->key, NULL) == 0) {
		money_add(out, currency, ratio_dec(d));
		return true;
	}
	if (date_parse(&day, n->text, n->n) == 0) {
		date_add_long(out, day);
		return true;
	}
	if (strcmp(list_of(n->key), n->key) != 0) {
		str_adds(out, name_of(root, n->key, n->text));
		return true;
	}
	return false;
}

void
textform_add(struct arena *a, struct node *tree, const struct node *root,
    const char *currency)
{
	struct node *n, *last = tree->last;
	struct str text = STR_INIT;
	char key[128];

	for (n = tree->first; n != NULL; n = n->next) {
		if (n->kind == NODE_MAP || n->kind == NODE_LIST)
			textform_add(a, n, root, currency);
		if (tree->kind == NODE_MAP) {
			str_reset(&text);
			snprintf(key, sizeof(key), "%s_text", n->key);
			if (node_get(tree, key) == NULL &&
			    text_of(&text, n, root, currency))
				node_str(a, tree, key, text.s);
		}
		if (n == last)
			break;
	}
	str_release(&text);
}
