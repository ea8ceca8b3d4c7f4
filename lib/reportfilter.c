/* reportfilter - what a report is restricted to */

#include "reportfilter.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "hash.h"
#include "mem.h"
#include "partner.h"
#include "prune.h"
#include "where.h"

static const struct dim {
	const char *name;
	const char *list;	/* of program.yaml, or NULL: partners */
	const char *key;	/* of partner.yaml */
} dims[REPORT_DIMS] = {
	[BY_TYPE] = { "type", "types", "type" },
	[BY_PARTNER] = { "partner", NULL, NULL },
	[BY_REGION] = { "region", "regions", "regions" },
	[BY_SEGMENT] = { "segment", "segments", "segment" },
	[BY_TIER] = { "tier", "tiers", "tier" },
	[BY_INDUSTRY] = { "industry", "industries", "industries" },
};

const char *
report_dim_name(enum report_dim dim)
{
	return dims[dim].name;
}

void
report_filter_release(struct report_filter *f)
{
	size_t i;

	for (i = 0; i < REPORT_DIMS; i++)
		list_release(&f->values[i]);
	list_release(&f->wheres);
}

static int
text_order(const void *x, const void *y)
{
	const char *const *a = x, *const *b = y;

	return strcmp(*a, *b);
}

/* Each once, in one order: the same filter is the same however it is given. */
static void
put(struct list *l, const char *text)
{
	if (list_has(l, text))
		return;
	list_add(l, text);
	qsort(l->s, l->n, sizeof(*l->s), text_order);
}

/* The id of an entry of program.yaml by its id or name, or NULL. */
static const char *
entry_id(const struct ws *ws, const char *list, const char *text)
{
	const struct node *n;
	const char *id;

	NODE_EACH(n, node_get(ws->program, list)) {
		id = node_get_text(n, "id", NULL);
		if (id != NULL && (fold_same(id, text) ||
		    fold_same(node_get_text(n, "name", ""), text)))
			return id;
	}
	return NULL;
}

/* There is none such: name the nearest, or all. */
static int
no_entry(const struct ws *ws, const struct dim *dim, const char *text,
    struct err *e)
{
	const struct node *n, *list = node_get(ws->program, dim->list);
	struct list ids = { 0 };
	struct str s = STR_INIT;
	size_t i;

	NODE_EACH(n, list)
		list_add(&ids, node_get_text(n, "id", ""));
	if (str_suggest(&s, text, ids.s, ids.n) > 0)
		err_set(e, ERR_USAGE, "no %s '%.40s'; did you mean %s?",
		    dim->name, text, s.s);
	else {
		for (i = 0; i < ids.n; i++)
			str_addf(&s, "%s%s", i > 0 ? ", " : "", ids.s[i]);
		err_set(e, ERR_USAGE, "no %s '%.40s'; program.yaml has %s",
		    dim->name, text, s.len > 0 ? s.s : "none");
	}
	list_release(&ids);
	str_release(&s);
	return -1;
}

int
report_filter_add(struct report_filter *f, struct ws *ws, enum report_dim dim,
    const char *text, struct err *e)
{
	struct partner *p;
	const char *id;

	if (dims[dim].list == NULL) {
		if (ws_partner(&p, ws, text, e) < 0)
			return -1;
		put(&f->values[dim], arena_dup(&ws->arena, p->slug));
		return 0;
	}
	id = entry_id(ws, dims[dim].list, text);
	if (id == NULL)
		return no_entry(ws, &dims[dim], text, e);
	put(&f->values[dim], arena_dup(&ws->arena, id));
	return 0;
}

int
report_filter_where(struct report_filter *f, struct ws *ws,
    const char *condition, struct err *e)
{
	struct where_of of = where_partners(ws);
	struct where w;
	int rc;

	where_init(&w, &of);
	rc = where_add(&w, condition, e);
	where_release(&w);
	if (rc == 0)
		put(&f->wheres, arena_dup(&ws->arena, condition));
	return rc;
}

/* One value of a map's word; dim REPORT_DIMS: a condition. */
static int
read_value(struct report_filter *f, struct ws *ws, enum report_dim dim,
    const struct node *n, struct err *e)
{
	const char *text = node_text(n);
	struct err why = ERR_INIT;
	int rc;

	if (text == NULL)
		return node_err(e, n, "a value or a list of values is "
		    "expected");
	rc = dim < REPORT_DIMS ? report_filter_add(f, ws, dim, text, &why) :
	    report_filter_where(f, ws, text, &why);
	return rc == 0 ? 0 : node_err(e, n, "%s", why.msg);
}

/* The word of a key; REPORT_DIMS for where, above it for none. */
static int
dim_of(const char *key)
{
	int dim;

	for (dim = 0; dim < REPORT_DIMS; dim++) {
		if (strcmp(dims[dim].name, key) == 0)
			return dim;
	}
	return strcmp(key, "where") == 0 ? REPORT_DIMS : REPORT_DIMS + 1;
}

int
report_filter_read(struct report_filter *f, struct ws *ws,
    const struct node *map, struct err *e)
{
	const struct node *n, *c;
	int dim;

	if (map->kind != NODE_MAP)
		return node_err(e, map, "a map such as {region: nordics} is "
		    "expected");
	NODE_EACH(n, map) {
		dim = dim_of(n->key);
		if (dim > REPORT_DIMS)
			return node_err(e, n, "'%.40s' is none of type, "
			    "partner, region, segment, tier, industry and "
			    "where", n->key);
		if (n->kind != NODE_LIST &&
		    read_value(f, ws, (enum report_dim)dim, n, e) < 0)
			return -1;
		NODE_EACH(c, n->kind == NODE_LIST ? n : NULL) {
			if (read_value(f, ws, (enum report_dim)dim, c, e) < 0)
				return -1;
		}
	}
	return 0;
}

int
report_filter_view(struct report_filter *f, struct ws *ws, const char *name,
    struct err *e)
{
	const struct node *views = node_get(ws->pos, "views"), *n;
	struct list names = { 0 };
	struct str near = STR_INIT;

	n = views != NULL && views->kind == NODE_MAP ?
	    node_get(views, name) : NULL;
	if (n != NULL)
		return report_filter_read(f, ws, n, e);
	NODE_EACH(n, views)
		list_add(&names, n->key);
	if (str_suggest(&near, name, names.s, names.n) > 0)
		err_set(e, ERR_NOTFOUND, "pos.yaml has no view '%.40s'; did "
		    "you mean %s?", name, near.s);
	else
		err_set(e, ERR_NOTFOUND, "pos.yaml has no view '%.40s'; "
		    "--save-view %.40s keeps the filter that is given", name,
		    name);
	list_release(&names);
	str_release(&near);
	return -1;
}

bool
report_filter_empty(const struct report_filter *f)
{
	size_t i;

	for (i = 0; i < REPORT_DIMS; i++) {
		if (f->values[i].n > 0)
			return false;
	}
	return f->wheres.n == 0;
}

bool
report_filter_cuts_deals(const struct report_filter *f)
{
	return f->values[BY_REGION].n > 0 || f->values[BY_SEGMENT].n > 0 ||
	    f->values[BY_INDUSTRY].n > 0;
}

/* Values under a key: one plain, several as a list. */
static void
put_values(struct arena *a, struct node *map, const char *key,
    const struct list *l)
{
	struct node *list;
	size_t i;

	if (l->n == 1)
		node_str(a, map, key, l->s[0]);
	if (l->n < 2)
		return;
	list = node_add(a, map, key, NODE_LIST);
	for (i = 0; i < l->n; i++)
		node_str(a, list, NULL, l->s[i]);
}

struct node *
report_filter_node(struct arena *a, const struct report_filter *f)
{
	struct node *map = node_new(a, NODE_MAP);
	int dim;

	for (dim = 0; dim < REPORT_DIMS; dim++)
		put_values(a, map, dims[dim].name, &f->values[dim]);
	put_values(a, map, "where", &f->wheres);
	return map;
}

/* What people call a value. */
static const char *
name_of(const struct ws *ws, enum report_dim dim, const char *id)
{
	const struct partner *p;

	if (dims[dim].list != NULL)
		return ws_name(ws, dims[dim].list, id);
	p = map_get(&ws->partner_slugs, id);
	return p != NULL ? p->name : id;
}

void
report_filter_text(struct str *out, const struct report_filter *f,
    const struct ws *ws)
{
	const char *sep = "";
	int dim;
	size_t i;

	for (dim = 0; dim < REPORT_DIMS; dim++) {
		for (i = 0; i < f->values[dim].n; i++) {
			if (i == 0)
				str_addf(out, "%s%s ", sep, dims[dim].name);
			else
				str_adds(out, i + 1 < f->values[dim].n ? ", " :
				    " or ");
			str_adds(out, name_of(ws, (enum report_dim)dim,
			    f->values[dim].s[i]));
			sep = "; ";
		}
	}
	for (i = 0; i < f->wheres.n; i++) {
		str_addf(out, "%s%s", sep, f->wheres.s[i]);
		sep = "; ";
	}
}

void
report_filter_stem(struct str *out, const struct report_filter *f)
{
	struct str all = STR_INIT;
	char hex[HASH_HEX];
	size_t i, before = out->len;
	int dim;

	for (dim = 0; dim < REPORT_DIMS; dim++) {
		for (i = 0; i < f->values[dim].n; i++)
			str_addf(out, "%s%s", out->len > before ? "-" : "",
			    f->values[dim].s[i]);
	}
	for (i = 0; i < f->wheres.n; i++)
		str_addf(&all, "%s\n", f->wheres.s[i]);
	if (all.len > 0) {
		hash_bytes(hex, all.s, all.len);
		str_addf(out, "%swhere-%.6s", out->len > before ? "-" : "",
		    hex);
	}
	str_release(&all);
}

struct applying {
	const struct report_filter *f;
	const struct ws *ws;
	struct where where;
	struct err *e;
	bool failed;
};

/* Is one of the texts, a scalar's or a list's, among the values? */
static bool
has_one(const struct list *values, const struct node *n)
{
	const struct node *c;

	if (node_text(n) != NULL)
		return list_has(values, n->text);
	NODE_EACH(c, n) {
		if (node_text(c) != NULL && list_has(values, c->text))
			return true;
	}
	return false;
}

static bool
partner_is_in(const struct partner *p, void *ctx)
{
	struct applying *by = ctx;
	const struct list *v;
	int dim, rc;

	for (dim = 0; dim < REPORT_DIMS; dim++) {
		v = &by->f->values[dim];
		if (v->n > 0 && !(dim == BY_PARTNER ? list_has(v, p->slug) :
		    has_one(v, partner_get(p, dims[dim].key))))
			return false;
	}
	rc = by->failed ? 0 : where_match(&by->where, p->node, by->e);
	by->failed |= rc < 0;
	return rc > 0;
}

static bool
text_is_in(const struct list *values, const char *text)
{
	return values->n == 0 || (text != NULL && list_has(values, text));
}

static bool
account_is_in(const struct account *a, void *ctx)
{
	const struct report_filter *f = ((struct applying *)ctx)->f;

	return text_is_in(&f->values[BY_REGION], a->region) &&
	    text_is_in(&f->values[BY_SEGMENT], a->segment) &&
	    text_is_in(&f->values[BY_INDUSTRY], a->industry);
}

int
report_filter_apply(const struct report_filter *f, struct ws *ws,
    struct err *e)
{
	struct where_of of = where_partners(ws);
	struct applying by = { .f = f, .ws = ws, .e = e };
	const struct prune pass = { partner_is_in, account_is_in, &by };
	size_t i;
	int rc = 0;

	where_init(&by.where, &of);
	for (i = 0; i < f->wheres.n && rc == 0; i++)
		rc = where_add(&by.where, f->wheres.s[i], e);
	if (rc == 0) {
		ws_prune(ws, &pass);
		ws->partial = report_filter_cuts_deals(f);
	}
	where_release(&by.where);
	return rc < 0 || by.failed ? -1 : 0;
}
