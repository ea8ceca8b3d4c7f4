/* textform - the KEY_text values of templates */

#include "textform.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "agreementkind.h"
#include "date.h"
#include "dec.h"
#include "fig.h"

/* Is word one of those n? NULL is none. */
static bool
is_one_of(const char *word, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; word != NULL && i < n; i++) {
		if (strcmp(word, words[i]) == 0)
			return true;
	}
	return false;
}

/* Keys whose number is money. */
static bool
is_money_key(const char *key)
{
	static const char *const keys[] = { "acv", "arr", "amount", "mdf",
	    "revenue", "sourced_revenue", "above", "price",
	    "referral_minimum", "day_rate", "launch_cost",
	    "partner_day_rate" };

	return is_one_of(key, keys, sizeof(keys) / sizeof(keys[0]));
}

/* The target of a goal in map, when its metric counts money. */
static bool
is_money_target(const struct node *map, const char *key)
{
	static const char *const metrics[] = { "sourced_revenue",
	    "pipeline" };

	return strcmp(key, "target") == 0 && is_one_of(node_get_text(map,
	    "metric", NULL), metrics, sizeof(metrics) / sizeof(metrics[0]));
}

/* One end of a range of money: {low, base, high}. */
static bool
is_money_end(const struct node *map, const char *key)
{
	static const char *const ends[] = { "low", "base", "high" };

	return map->key != NULL && is_money_key(map->key) &&
	    is_one_of(key, ends, sizeof(ends) / sizeof(ends[0]));
}

/* Is the number under key of the map an amount? */
static bool
is_money(const struct node *map, const char *key)
{
	return is_money_key(key) || is_money_target(map, key) ||
	    is_money_end(map, key);
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

/*
 * "25%" of a file as documents write it, "25 %", for it stands there beside
 * figures that are computed: dec.h, ratio_add_percent().
 */
static void
space_percent(struct arena *a, struct node *n)
{
	struct dec d;

	if (n->kind != NODE_SCALAR || n->n < 2 || n->text[n->n - 1] != '%' ||
	    n->text[n->n - 2] == ' ' || dec_parse(&d, n->text, n->n) < 0)
		return;
	n->text = arena_printf(a, "%.*s %%", (int)n->n - 1, n->text);
	n->n++;
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

/*
 * How long the hours under a key like p4_fix_hours are: in whole days from
 * four on, for nobody reads 1440 hours.
 */
static bool
hours_text(struct str *out, const struct node *n)
{
	enum { DAY = 24, DAYS_FROM = 4 * DAY };
	struct dec d;
	int64_t hours;

	if (!str_ends(n->key, "_hours") ||
	    dec_parse(&d, n->text, n->n) < 0 || d.u < 0)
		return false;
	hours = d.u / DEC_ONE;
	if (d.u % DEC_ONE == 0 && hours >= DAYS_FROM && hours % DAY == 0)
		str_addf(out, "%" PRId64 " days", hours / DAY);
	else
		str_addf(out, "%s hour%s", n->text, d.u == DEC_ONE ? "" :
		    "s");
	return true;
}

/* The kind of an agreement, the level of a certificate; false: neither. */
static bool
word_text(struct str *out, const struct node *n, const struct node *root)
{
	const struct node *program = node_get(root, "program");

	if (strcmp(n->key, "kind") == 0)
		agreement_kind_add(out, program, n->text);
	else if (strcmp(n->key, "level") == 0)
		str_adds(out, name_or_id(node_path(program,
		    "policies.certification.levels"), n->text));
	else
		return false;
	return true;
}

/* Append the text form of n, which map has; false when it has none. */
static bool
text_of(struct str *out, const struct node *map, const struct node *n,
    const struct node *root, const char *currency)
{
	struct dec d;
	date day;

	if (n->kind == NODE_LIST)
		return list_text(out, n, root);
	if (node_text(n) == NULL)
		return false;
	if (is_money(map, n->key) && dec_node(&d, n, n->key, NULL) == 0) {
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
	if (strcmp(n->key, "target") == 0 && node_get(map, "metric") != NULL) {
		str_adds(out, n->text);	/* a share or a count: as it stands */
		return true;
	}
	return hours_text(out, n) || word_text(out, n, root);
}

void
textform_add(struct arena *a, struct node *tree, const struct node *root,
    const char *currency)
{
	struct node *n, *last = tree->last;
	struct str text = STR_INIT;
	char key[128];

	for (n = tree->first; n != NULL; n = n->next) {
		space_percent(a, n);
		if (n->kind == NODE_MAP || n->kind == NODE_LIST)
			textform_add(a, n, root, currency);
		if (tree->kind == NODE_MAP) {
			str_reset(&text);
			snprintf(key, sizeof(key), "%s_text", n->key);
			if (node_get(tree, key) == NULL &&
			    text_of(&text, tree, n, root, currency))
				node_str(a, tree, key, text.s);
		}
		if (n == last)
			break;
	}
	str_release(&text);
}
