/* tam - the partner market: read its assumptions, multiply them */

#include "tamread.h"

#include <string.h>

#include "form.h"
#include "str.h"

/* A tree that is read, and what the scenario puts in its place, or NULL. */
struct maps {
	const struct node *map, *over;
};

static int
read_number(struct tam_number *out, const struct tam_reader *r,
    struct maps m, enum tam_input in)
{
	if (node_unknown(node_get(m.over, tam_inputs[in].key)))
		return tam_read_number(out, r, m.map, in);
	if (tam_read_number(out, r, m.over, in) < 0)
		return -1;
	out->scenario = true;
	return 0;
}

static int
read_revenue(struct tam_category *c, const struct tam_reader *r,
    const struct node *n)
{
	const char *text = node_text(n);

	c->ours = strcmp(c->id, "sales") == 0;
	if (node_unknown(n))
		return 0;
	if (text == NULL || (strcmp(text, "ours") != 0 &&
	    strcmp(text, "ecosystem") != 0))
		return node_err(r->e, n, "%s.revenue: ours or ecosystem is "
		    "expected", c->id);
	c->ours = strcmp(text, "ours") == 0;
	return 0;
}

bool
tam_is_id(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return n > 0 && n <= 64 && s[n] == '\0';
}

int
tam_check_category(const struct tam_reader *r, const struct node *n)
{
	static const char *const keys[] = { "share", "reach", "acv",
	    "revenue", "deals_per_partner", "activation", "share_source",
	    "reach_source", "acv_source", "deals_per_partner_source",
	    "activation_source" };
	const struct node *accounts = node_get(n, "accounts");

	if (!tam_is_id(r->id))
		return node_err(r->e, n, "'%.64s' is not an id of a category: "
		    "lower-case letters a to z, digits and -", r->id);
	if (n->kind != NODE_MAP && n->kind != NODE_NULL)
		return node_err(r->e, n, "%s: a map of share, reach, acv and "
		    "revenue is expected", r->id);
	if (accounts != NULL)
		return node_err(r->e, accounts, "%s.accounts: accounts are the "
		    "same for all categories; reach is the part that partners "
		    "of this one can serve", r->id);
	return tam_check_keys(n, keys, sizeof(keys) / sizeof(keys[0]), NULL,
	    r->e);
}

/* Where a category has no number of its own, the common one stands in. */
static void
use_common(struct tam_number *in, const struct tam_number *common)
{
	enum tam_input i;

	for (i = 0; i < TAM_KINDS; i++) {
		if (in[i].origin != TAM_UNKNOWN)
			continue;
		in[i] = common[i];
		if (in[i].origin == TAM_OWN)
			in[i].origin = TAM_COMMON;
	}
}

static int
read_category(struct tam_category *c, const struct tam *t,
    struct tam_reader *r, struct maps m)
{
	struct tam_number *in = c->in;
	enum tam_level at;
	enum tam_input i;

	c->id = r->id = m.map->key;
	c->node = m.map;
	if (tam_check_category(r, m.map) < 0 ||
	    read_revenue(c, r, node_get(m.map, "revenue")) < 0)
		return -1;
	for (i = TAM_REACH; i < TAM_KINDS; i++) {
		if (read_number(&in[i], r, m, i) < 0)
			return -1;
	}
	use_common(in, t->common);
	if (in[TAM_REACH].origin == TAM_UNKNOWN) {
		in[TAM_REACH].origin = TAM_DEFAULT;
		for (at = TAM_LOW; at < TAM_LEVELS; at++)
			in[TAM_REACH].v[at].u = DEC_ONE;
	}
	return 0;
}

/* Refuse a category whose revenue's total it takes over the limit. */
static int
check_size(struct ratio sum[2], const struct tam_category *c, struct err *e)
{
	struct ratio *total = &sum[c->ours];

	if (!tam_category_known(c))
		return 0;
	*total = ratio_add(*total, tam_value(c, TAM_HIGH));
	if (ratio_ok(*total) && ratio_cmp(*total, ratio_of(TAM_MAX, 1)) <= 0)
		return 0;
	return node_err(e, c->node, "%s: the value is too large; check "
	    "accounts and acv", c->id);
}

static int
read_categories(struct tam *t, struct tam_reader *r, struct maps m)
{
	struct ratio sum[2] = { ratio_of(0, 1), ratio_of(0, 1) };
	struct tam_category *c;
	struct maps one;

	if (node_unknown(m.map))
		return 0;
	if (m.map->kind != NODE_MAP)
		return node_err(r->e, m.map, "categories: a map of categories "
		    "(solutions, technology, sales) is expected");
	if (m.map->n > TAM_MAX_CATEGORIES)
		return node_err(r->e, m.map, "categories: %u are too many; at "
		    "most %d", m.map->n, TAM_MAX_CATEGORIES);
	t->categories = arena_alloc(r->a, m.map->n * sizeof(*t->categories));
	NODE_EACH(one.map, m.map) {
		c = &t->categories[t->n++];
		memset(c, 0, sizeof(*c));
		one.over = node_get(m.over, one.map->key);
		if (read_category(c, t, r, one) < 0 ||
		    check_size(sum, c, r->e) < 0)
			return -1;
	}
	return 0;
}

/* The numbers above the categories. */
static int
read_common(struct tam *t, const struct tam_reader *r, struct maps m)
{
	struct maps capacity = { node_get(m.map, "capacity"),
	    node_get(m.over, "capacity") };
	struct tam_number *in = t->common;

	if (read_number(&in[TAM_ACCOUNTS], r, m, TAM_ACCOUNTS) < 0 ||
	    read_number(&in[TAM_ACV], r, m, TAM_ACV) < 0 ||
	    read_number(&in[TAM_DEALS], r, capacity, TAM_DEALS) < 0)
		return -1;
	return read_number(&in[TAM_ACTIVATION], r, capacity, TAM_ACTIVATION);
}

int
tam_read_all(struct tam *t, struct arena *a, const struct node *map,
    const struct node *over, struct err *e)
{
	struct tam_reader r = { a, e, NULL };
	struct maps top = { map, over };
	struct maps categories = { node_get(map, "categories"),
	    node_get(over, "categories") };

	t->categories = arena_alloc(a, sizeof(*t->categories));	/* not NULL */
	if (read_common(t, &r, top) < 0)
		return -1;
	return read_categories(t, &r, categories);
}

int
tam_check_top(const struct node *map, struct err *e)
{
	static const char *const keys[] = { "version", "currency", "as_of",
	    "accounts", "acv", "categories", "accounts_source", "acv_source",
	    "capacity", "scenarios", "note" };
	static const char *const own[] = { "deals_per_partner", "activation",
	    "deals_per_partner_source", "activation_source" };
	const struct node *capacity = node_get(map, "capacity");

	if (!node_unknown(capacity) && capacity->kind != NODE_MAP)
		return node_err(e, capacity, "capacity: a map of "
		    "deals_per_partner and activation is expected");
	if (tam_check_keys(map, keys, sizeof(keys) / sizeof(keys[0]), NULL,
	    e) < 0)
		return -1;
	return tam_check_keys(capacity, own, sizeof(own) / sizeof(own[0]),
	    NULL, e);
}

static int
check_root(const struct node *root, struct err *e)
{
	const struct node *version = node_get(root, "version");

	if (root->kind != NODE_MAP && root->kind != NODE_NULL)
		return node_err(e, root, "a map of accounts, acv and "
		    "categories is expected");
	if (!node_unknown(version) && (node_text(version) == NULL ||
	    strcmp(version->text, "1") != 0))
		return node_err(e, version, "version: 1 is expected; a newer "
		    "pos may be needed");
	return tam_check_top(root, e);
}

int
tam_currency(const char **out, struct arena *a, const struct node *n,
    struct err *e)
{
	struct str code = STR_INIT;
	struct err why = ERR_INIT;
	int rc = 0;

	*out = "";
	if (node_unknown(n))
		return 0;
	if (n->kind != NODE_SCALAR)
		return node_err(e, n, "currency: a code such as EUR is "
		    "expected");
	if (form_currency(&code, n->text, &why) < 0)
		rc = node_err(e, n, "currency: '%.40s' is none: %s", n->text,
		    why.msg);
	else
		*out = arena_dup(a, code.s);
	str_release(&code);
	return rc;
}

int
tam_load(struct tam *t, struct arena *a, const struct node *root,
    const char *file, const char *currency, struct err *e)
{
	memset(t, 0, sizeof(*t));
	t->file = file;
	t->root = root;
	if (check_root(root, e) < 0 || tam_currency(&t->currency, a,
	    node_get(root, "currency"), e) < 0)
		return -1;
	if (t->currency[0] == '\0' && currency != NULL)
		t->currency = currency;
	if (date_node(&t->as_of, node_get(root, "as_of"), "as_of", e) < 0 ||
	    tam_read_all(t, a, root, NULL, e) < 0)
		return -1;
	return tam_check_scenarios(a, t, e);
}
