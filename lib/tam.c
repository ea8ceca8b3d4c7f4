/* tam - the partner market: read its assumptions, multiply them */

#include "tam.h"

#include <string.h>

#include "str.h"

/* One reading of a file; id: of the category, NULL above them. */
struct reader {
	struct arena *a;
	struct err *e;
	const char *id;
};

const struct tam_input_def tam_inputs[TAM_INPUTS] = {
	[TAM_ACCOUNTS] = { "accounts", "accounts_source", false },
	[TAM_REACH] = { "reach", "reach_source", true },
	[TAM_SHARE] = { "share", "share_source", true },
	[TAM_ACV] = { "acv", "acv_source", false },
};

static const char *const levels[TAM_LEVELS] = { "low", "base", "high" };

/* "accounts", "solutions.share", "solutions.share.high" */
static const char *
name_of(const struct reader *r, enum tam_input in, const char *level)
{
	return arena_printf(r->a, "%s%s%s%s%s", r->id != NULL ? r->id : "",
	    r->id != NULL ? "." : "", tam_inputs[in].key,
	    level != NULL ? "." : "", level != NULL ? level : "");
}

/*
 * Refuse keys of map that are probably meant as one of known: passed over,
 * they would give a wrong figure. all: refuse every other key.
 */
static int
check_keys(const struct node *map, const char *const *known, size_t n,
    const char *all, struct err *e)
{
	const struct node *c;
	const char *near;
	size_t i;

	NODE_EACH(c, map) {
		for (i = 0; i < n && strcmp(c->key, known[i]) != 0; i++)
			;
		if (i < n)
			continue;
		near = str_nearest(c->key, known, n);
		if (near != NULL && (all != NULL || strlen(c->key) >= 4))
			return node_err(e, c, "%.40s is no key here; did you "
			    "mean %s?", c->key, near);
		if (all != NULL)
			return node_err(e, c, "%.40s is no key of %s, which "
			    "has low, base, high and source", c->key, all);
	}
	return 0;
}

/* A share over 100 %: probably a percentage without its sign. */
static int
share_over(const char *text, struct dec d, struct err *e)
{
	struct dec hundredth = { d.u / 100 };
	struct str as = STR_INIT, fraction = STR_INIT;

	tam_add_number(&as, TAM_SHARE, "", d);
	dec_add_text(&fraction, hundredth);
	if (strchr(text, '%') == NULL && hundredth.u <= DEC_ONE)
		err_set(e, ERR_INVALID, "%.40s is %s, over 100 %%; write "
		    "%.40s%% or %s", text, as.s, text, fraction.s);
	else
		err_set(e, ERR_INVALID, "%.40s is over 100 %%", text);
	str_release(&as);
	str_release(&fraction);
	return -1;
}

int
tam_parse(struct dec *out, enum tam_input in, const char *text,
    struct err *e)
{
	struct dec d;

	if (dec_parse(&d, text, strlen(text)) < 0)
		return err_set(e, ERR_INVALID, "'%.40s' is not a number; write "
		    "digits like %s", text, tam_inputs[in].percent ?
		    "15% or 0.15" : "42000 or 0.25");
	if (d.u < 0)
		return err_set(e, ERR_INVALID, "%.40s is negative", text);
	if (!tam_inputs[in].percent && strchr(text, '%') != NULL)
		return err_set(e, ERR_INVALID, "%.40s is a percentage; %s is "
		    "expected", text, in == TAM_ACV ? "money" : "a count");
	if (tam_inputs[in].percent && d.u > DEC_ONE)
		return share_over(text, d, e);
	*out = d;
	return 0;
}

/* One of the values of a number. */
static int
read_value(struct dec *out, const struct reader *r, const struct node *n,
    enum tam_input in, const char *level)
{
	struct err own = ERR_INIT;
	const char *name = name_of(r, in, level);

	if (n->kind != NODE_SCALAR)
		return node_err(r->e, n, "%s: a number is expected", name);
	if (tam_parse(out, in, n->text, &own) < 0)
		return node_err(r->e, n, "%s: %s", name, own.msg);
	return 0;
}

static int
check_order(const struct tam_number *out, const struct reader *r,
    enum tam_input in)
{
	struct str text = STR_INIT;
	enum tam_level at;

	for (at = TAM_LOW; at < TAM_HIGH; at++) {
		if (out->v[at].u <= out->v[at + 1].u)
			continue;
		str_addf(&text, "%s: %s ", name_of(r, in, NULL), levels[at]);
		tam_add_number(&text, in, "", out->v[at]);
		str_addf(&text, " is over %s ", levels[at + 1]);
		tam_add_number(&text, in, "", out->v[at + 1]);
		node_err(r->e, out->at[at == TAM_LOW ? TAM_LOW : TAM_HIGH],
		    "%s", text.s);
		str_release(&text);
		return -1;
	}
	return 0;
}

/* {low, base, high, source} */
static int
read_range(struct tam_number *out, const struct reader *r,
    const struct node *n, enum tam_input in)
{
	static const char *const keys[] = { "low", "base", "high", "source" };
	const struct node *base = node_get(n, "base");
	enum tam_level at;

	if (check_keys(n, keys, 4, name_of(r, in, NULL), r->e) < 0)
		return -1;
	if (node_unknown(base))
		return node_err(r->e, n, "%s: base is missing",
		    name_of(r, in, NULL));
	for (at = TAM_LOW; at < TAM_LEVELS; at++) {
		out->at[at] = node_get(n, levels[at]);
		if (node_unknown(out->at[at]))
			out->at[at] = base;
		if (read_value(&out->v[at], r, out->at[at], in,
		    out->at[at]->key) < 0)
			return -1;
	}
	return check_order(out, r, in);
}

/* The source of a number, in its map or beside it. */
static int
read_source(struct tam_number *out, const struct reader *r,
    const struct node *map, enum tam_input in)
{
	const struct node *n = node_get(map, tam_inputs[in].key);
	const struct node *source = NULL;

	if (n != NULL && n->kind == NODE_MAP)
		source = node_get(n, "source");
	if (node_unknown(source))
		source = node_get(map, tam_inputs[in].source);
	if (node_unknown(source))
		return 0;
	if (source->kind != NODE_SCALAR)
		return node_err(r->e, source, "%s: a text is expected as "
		    "source", name_of(r, in, NULL));
	out->source = source->text;
	out->source_node = source;
	return 0;
}

static int
read_number(struct tam_number *out, const struct reader *r,
    const struct node *map, enum tam_input in)
{
	const struct node *n = node_get(map, tam_inputs[in].key);
	enum tam_level at;

	memset(out, 0, sizeof(*out));
	if (read_source(out, r, map, in) < 0)
		return -1;
	if (node_unknown(n))
		return 0;
	out->origin = TAM_OWN;
	if (n->kind == NODE_MAP)
		return read_range(out, r, n, in);
	for (at = TAM_LOW; at < TAM_LEVELS; at++) {
		out->at[at] = n;
		if (read_value(&out->v[at], r, n, in, NULL) < 0)
			return -1;
	}
	return 0;
}

static int
read_revenue(struct tam_category *c, const struct reader *r,
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

/* Lower-case letters, digits and -: what --set can name. */
static bool
is_id(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return n > 0 && n <= 64 && s[n] == '\0';
}

static int
check_category(const struct reader *r, const struct node *n)
{
	static const char *const keys[] = { "share", "reach", "acv",
	    "revenue", "share_source", "reach_source", "acv_source" };
	const struct node *accounts = node_get(n, "accounts");

	if (!is_id(r->id))
		return node_err(r->e, n, "'%.64s' is not an id of a category: "
		    "lower-case letters a to z, digits and -", r->id);
	if (n->kind != NODE_MAP && n->kind != NODE_NULL)
		return node_err(r->e, n, "%s: a map of share, reach, acv and "
		    "revenue is expected", r->id);
	if (accounts != NULL)
		return node_err(r->e, accounts, "%s.accounts: accounts are the "
		    "same for all categories; reach is the part that partners "
		    "of this one can serve", r->id);
	return check_keys(n, keys, sizeof(keys) / sizeof(keys[0]), NULL,
	    r->e);
}

static void
use_common(struct tam_number *out, const struct tam_number *common)
{
	*out = *common;
	if (out->origin == TAM_OWN)
		out->origin = TAM_COMMON;
}

static int
read_category(struct tam_category *c, const struct tam *t,
    struct reader *r, const struct node *n)
{
	struct tam_number *in = c->in;
	enum tam_level at;

	c->id = r->id = n->key;
	c->node = n;
	if (check_category(r, n) < 0 ||
	    read_revenue(c, r, node_get(n, "revenue")) < 0 ||
	    read_number(&in[TAM_REACH], r, n, TAM_REACH) < 0 ||
	    read_number(&in[TAM_SHARE], r, n, TAM_SHARE) < 0 ||
	    read_number(&in[TAM_ACV], r, n, TAM_ACV) < 0)
		return -1;
	use_common(&in[TAM_ACCOUNTS], &t->accounts);
	if (in[TAM_ACV].origin == TAM_UNKNOWN)
		use_common(&in[TAM_ACV], &t->acv);
	if (in[TAM_REACH].origin == TAM_UNKNOWN) {
		in[TAM_REACH].origin = TAM_DEFAULT;
		for (at = TAM_LOW; at < TAM_LEVELS; at++)
			in[TAM_REACH].v[at].u = DEC_ONE;
	}
	return 0;
}

static int
read_categories(struct tam *t, struct reader *r, const struct node *map)
{
	struct ratio max = ratio_of(TAM_MAX, 1), sum[2], value;
	struct tam_category *c;
	const struct node *n;

	if (node_unknown(map))
		return 0;
	if (map->kind != NODE_MAP)
		return node_err(r->e, map, "categories: a map of categories "
		    "(solutions, technology, sales) is expected");
	t->categories = arena_alloc(r->a, map->n * sizeof(*t->categories));
	sum[0] = sum[1] = ratio_of(0, 1);
	NODE_EACH(n, map) {
		c = &t->categories[t->n++];
		if (read_category(c, t, r, n) < 0)
			return -1;
		if (!tam_category_known(c))
			continue;
		value = tam_value(c, TAM_HIGH);
		sum[c->ours] = ratio_add(sum[c->ours], value);
		if (!ratio_ok(sum[c->ours]) ||
		    ratio_cmp(sum[c->ours], max) > 0)
			return node_err(r->e, n, "%s: the value is too large; "
			    "check accounts and acv", r->id);
	}
	return 0;
}

static int
check_root(const struct node *root, struct err *e)
{
	static const char *const keys[] = { "version", "currency", "as_of",
	    "accounts", "acv", "categories", "accounts_source", "acv_source" };
	const struct node *version = node_get(root, "version");

	if (root->kind != NODE_MAP && root->kind != NODE_NULL)
		return node_err(e, root, "a map of accounts, acv and "
		    "categories is expected");
	if (!node_unknown(version) && (node_text(version) == NULL ||
	    strcmp(version->text, "1") != 0))
		return node_err(e, version, "version: 1 is expected; a newer "
		    "pos may be needed");
	return check_keys(root, keys, sizeof(keys) / sizeof(keys[0]), NULL,
	    e);
}

int
tam_load(struct tam *t, struct arena *a, const struct node *root,
    const char *file, const char *currency, struct err *e)
{
	struct reader r = { a, e, NULL };

	memset(t, 0, sizeof(*t));
	t->file = file;
	t->root = root;
	if (check_root(root, e) < 0)
		return -1;
	t->currency = node_get_text(root, "currency",
	    currency != NULL ? currency : "");
	if (date_node(&t->as_of, node_get(root, "as_of"), "as_of", e) < 0 ||
	    read_number(&t->accounts, &r, root, TAM_ACCOUNTS) < 0 ||
	    read_number(&t->acv, &r, root, TAM_ACV) < 0)
		return -1;
	return read_categories(t, &r, node_get(root, "categories"));
}
