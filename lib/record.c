/* record - the typed records of a workspace */

#include "datafile.h"
#include "record.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "parallel.h"
#include "partner.h"
#include "shape.h"

static const char *const stages[DEAL_STAGES] = { "qualification", "discovery",
	"proposal", "negotiation", "won", "lost" };
static const char *const roles[DEAL_ROLES] = { "direct", "sourced",
	"influenced" };

const char *
deal_stage_name(enum deal_stage stage)
{
	return stages[stage];
}

const char *
deal_role_name(enum deal_role role)
{
	return roles[role];
}

bool
deal_is_closed(const struct deal *d)
{
	return d->stage >= DEAL_WON;
}

/* A scalar's text, NULL when unknown; a list or map there is an error. */
static int
get_text(const char **out, const struct node *map, const char *key,
    struct err *e)
{
	const struct node *n = node_get(map, key);

	*out = node_text(n);
	if (n != NULL && n->kind != NODE_SCALAR && n->kind != NODE_NULL)
		return node_err(e, n, "%s: a single value is expected", key);
	return 0;
}

static int
need_text(const char **out, const struct node *map, const char *key,
    struct err *e)
{
	if (get_text(out, map, key, e) < 0)
		return -1;
	if (*out == NULL)
		return node_err(e, map, "%s is missing", key);
	return 0;
}

/* Which of the names stands under key; ERR_INVALID lists them. */
static int
get_word(size_t *out, const struct node *map, const char *key,
    const char *const *names, size_t count, struct err *e)
{
	const struct node *n = node_get(map, key);
	const char *text = node_text(n);
	struct str all = STR_INIT;
	size_t i;

	for (i = 0; i < count; i++) {
		if (text != NULL && strcmp(text, names[i]) == 0) {
			*out = i;
			return 0;
		}
	}
	for (i = 0; i < count; i++)
		str_addf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
	if (text == NULL)
		node_err(e, n != NULL ? n : map, "%s is missing: one of %s",
		    key, all.s);
	else
		node_err(e, n, "%s: '%.40s' is not one of %s", key, text,
		    all.s);
	str_release(&all);
	return -1;
}

/* The list under the one key of a data file; *out NULL when empty. */
static int
get_list(const struct node **out, const struct node *file, const char *key,
    struct err *e)
{
	*out = NULL;
	if (file == NULL || file->kind == NODE_NULL)
		return 0;
	*out = node_get(file, key);
	if (*out == NULL)
		return node_err(e, file, "a list under '%s:' is expected",
		    key);
	if ((*out)->kind == NODE_NULL)
		*out = NULL;
	else if ((*out)->kind != NODE_LIST)
		return node_err(e, *out, "%s: a list is expected", key);
	return 0;
}

static int
read_account(struct account *a, const struct ws *ws, const struct node *n,
    bool prospect, struct err *e)
{
	memset(a, 0, sizeof(*a));
	a->node = n;
	a->prospect = prospect;
	if (n->kind != NODE_MAP)
		return node_err(e, n, "an account is a map like {id: c-001, "
		    "name: ...}");
	if (shape_hold(n, shape_customers->members, NULL, NULL, e) < 0)
		return -1;
	if (need_text(&a->id, n, "id", e) < 0 ||
	    need_text(&a->name, n, "name", e) < 0 ||
	    get_text(&a->industry, n, "industry", e) < 0 ||
	    get_text(&a->region, n, "region", e) < 0 ||
	    get_text(&a->country, n, "country", e) < 0 ||
	    get_text(&a->segment, n, "segment", e) < 0 ||
	    dec_amount(&a->employees, &a->has_employees, n, "employees",
	    e) < 0 ||
	    dec_amount(&a->arr_stated, &a->has_arr, n, "arr", e) < 0 ||
	    date_node(&a->since, node_get(n, "since"), "since", e) < 0 ||
	    date_node(&a->churned, node_get(n, "churned"), "churned", e) < 0)
		return -1;
	if (a->churned != DATE_NONE && a->since != DATE_NONE &&
	    a->churned < a->since)
		return node_err(e, n, "churned is before since");
	return a->has_arr ? rates_convert(&a->arr, &a->arr_rate, &ws->rates,
	    n, a->arr_stated, a->churned != DATE_NONE ? a->churned :
	    date_today(), e) : 0;
}

/* Append the accounts of one file. */
static int
add_accounts(struct ws *ws, const char *rel, enum data_kind kind,
    struct err *e)
{
	const struct node *file, *list, *n;

	if (ws_yaml(&file, ws, rel, e) < 0 || get_list(&list, file,
	    data_key(kind), e) < 0)
		return -1;
	if (list == NULL)
		return 0;
	ws->accounts = mem_grow(ws->accounts, ws->naccounts + list->n,
	    sizeof(*ws->accounts));
	NODE_EACH(n, list) {
		if (read_account(&ws->accounts[ws->naccounts], ws, n,
		    kind == DATA_PROSPECTS, e) < 0)
			return -1;
		ws->naccounts++;
	}
	return 0;
}

/* Append the accounts of all files of the kind. */
static int
add_account_files(struct ws *ws, enum data_kind kind, struct err *e)
{
	struct names names = { 0 };
	int rc = data_files(&names, &ws->files, kind, e);
	size_t i;

	for (i = 0; i < names.n && rc == 0; i++)
		rc = add_accounts(ws, arena_dup(&ws->arena, names.s[i]), kind,
		    e);
	names_release(&names);
	return rc;
}

int
load_accounts(struct ws *ws, struct err *e)
{
	void **slot;
	size_t i;

	if (add_account_files(ws, DATA_CUSTOMERS, e) < 0 ||
	    add_account_files(ws, DATA_PROSPECTS, e) < 0)
		return -1;
	for (i = 0; i < ws->naccounts; i++) {
		slot = map_at(&ws->account_ids, ws->accounts[i].id);
		if (*slot != NULL)
			return node_err(e, ws->accounts[i].node, "id %s "
			    "stands twice; first in %s line %u",
			    ws->accounts[i].id,
			    ((struct account *)*slot)->node->file,
			    ((struct account *)*slot)->node->line);
		*slot = &ws->accounts[i];
	}
	return 0;
}

/* Partners that are read by several threads. */
struct reading {
	struct ws *ws;
	const struct names *slugs;
	struct partner *partners;	/* for each slug */
	struct {
		struct arena arena;
		struct err err;
		size_t failed;		/* the slug of err */
	} worker[PARALLEL_MAX];
};

/*
 * The same word where all partners share it: most questions about all of
 * them begin with their stage, and 10,000 copies do not fit in a cache.
 */
static const char *
shared_stage(const char *stage)
{
	size_t i;

	for (i = 0; stage != NULL && partner_stages[i] != NULL; i++) {
		if (strcmp(stage, partner_stages[i]) == 0)
			return partner_stages[i];
	}
	return stage;
}

/* The partner as the other state has read it of the same bytes, or NULL. */
static const struct partner *
shared_partner(const struct ws *ws, const char *slug, const char *rel)
{
	const struct partner *p = ws->like != NULL ?
	    map_get(&ws->like->partner_slugs, slug) : NULL;
	char hex[HASH_HEX];

	return p != NULL && p->hash != NULL &&
	    files_hash(hex, &ws->files, rel) && strcmp(hex, p->hash) == 0 ?
	    p : NULL;
}

static int
read_partner(struct partner *p, const struct ws *ws, struct arena *a,
    const char *slug, struct err *e)
{
	char *rel = arena_printf(a, "partners/%s/partner.yaml", slug);
	const struct partner *same = shared_partner(ws, slug, rel);

	if (same != NULL) {
		*p = *same;
		p->deals = NULL;
		p->ndeals = p->capdeals = 0;
		return 0;
	}
	p->slug = arena_dup(a, slug);
	if (ws_yaml_in(&p->node, ws, a, rel, &p->hash, e) < 0)
		return -1;
	if (p->node == NULL)
		return 0;
	if (p->node->kind != NODE_MAP)
		return node_err(e, p->node, "a map (key: value) is expected");
	node_index(&p->index, a, p->node);
	if (need_text(&p->name, p->node, "name", e) < 0 ||
	    get_text(&p->type, p->node, "type", e) < 0 ||
	    get_text(&p->tier, p->node, "tier", e) < 0 ||
	    get_text(&p->stage, p->node, "stage", e) < 0 ||
	    get_text(&p->manager, p->node, "manager", e) < 0)
		return -1;
	p->stage = shared_stage(p->stage);
	return 0;
}

static int
read_one(size_t i, size_t worker, void *ctx)
{
	struct reading *r = ctx;

	r->worker[worker].failed = i;
	return read_partner(&r->partners[i], r->ws, &r->worker[worker].arena,
	    r->slugs->s[i], &r->worker[worker].err);
}

/*
 * Read partners[i] of each slug. Of several that are invalid the first is
 * told, however the threads ran.
 */
static int
read_partners(struct reading *r, struct err *e)
{
	size_t n = r->slugs->n, i, first = SIZE_MAX, bad = 0;
	size_t workers = parallel_workers(n);

	parallel_each(n, workers, read_one, r);
	for (i = 0; i < workers; i++) {
		arena_take(&r->ws->arena, &r->worker[i].arena);
		if (r->worker[i].err.code != ERR_NONE &&
		    r->worker[i].failed < first) {
			first = r->worker[i].failed;
			bad = i;
		}
	}
	if (first == SIZE_MAX)
		return 0;
	return err_set(e, r->worker[bad].err.code, "%s",
	    r->worker[bad].err.msg);
}

int
load_partners(struct ws *ws, struct err *e)
{
	struct names slugs = { 0 };
	struct reading *r = mem_zero(1, sizeof(*r));
	size_t i;
	int rc = files_list(&slugs, &ws->files, "partners", e);

	ws->partners = mem_zero(slugs.n, sizeof(*ws->partners));
	r->ws = ws;
	r->slugs = &slugs;
	r->partners = ws->partners;
	if (rc == 0)
		rc = read_partners(r, e);
	for (i = 0; i < slugs.n && rc == 0; i++) {
		if (ws->partners[i].node != NULL)
			ws->partners[ws->npartners++] = ws->partners[i];
	}
	ws->nread += ws->npartners;
	for (i = 0; i < ws->npartners; i++)
		*map_at(&ws->partner_slugs, ws->partners[i].slug) =
		    &ws->partners[i];
	free(r);
	names_release(&slugs);
	return rc;
}

/* What a deal refers to: account and partner must be there. */
static int
bind_deal(struct deal *d, struct ws *ws, const struct node *n, struct err *e)
{
	const struct node *role = node_get(n, "role");
	const char *account, *partner;
	size_t i = ROLE_DIRECT;

	if (need_text(&account, n, "account", e) < 0 ||
	    get_text(&partner, n, "partner", e) < 0)
		return -1;
	d->account = map_get(&ws->account_ids, account);
	if (d->account == NULL)
		return node_err(e, n, "account %s is neither in data/"
		    "customers.yaml nor in data/prospects.yaml", account);
	if ((partner != NULL) != !node_unknown(role))
		return node_err(e, n, "partner and role (sourced or "
		    "influenced) go together");
	if (partner == NULL)
		return 0;
	d->partner = map_get(&ws->partner_slugs, partner);
	if (d->partner == NULL)
		return node_err(e, n, "no partners/%s/partner.yaml", partner);
	if (get_word(&i, n, "role", roles + 1, DEAL_ROLES - 1, e) < 0)
		return -1;
	d->role = (enum deal_role)(i + 1);
	return 0;
}

static int
read_deal(struct deal *d, struct ws *ws, const struct node *n, struct err *e)
{
	bool has = false;
	size_t stage = 0;

	memset(d, 0, sizeof(*d));
	d->node = n;
	if (n->kind != NODE_MAP)
		return node_err(e, n, "a deal is a map like {id: d-001, "
		    "account: c-001, ...}");
	if (shape_hold(n, shape_deals->members, NULL, NULL, e) < 0)
		return -1;
	if (need_text(&d->id, n, "id", e) < 0 ||
	    get_text(&d->name, n, "name", e) < 0 ||
	    get_text(&d->kind, n, "kind", e) < 0 ||
	    get_text(&d->trigger, n, "trigger", e) < 0 ||
	    get_text(&d->buyer, n, "buyer", e) < 0 ||
	    dec_amount(&d->stated, &has, n, "amount", e) < 0 ||
	    get_word(&stage, n, "stage", stages, DEAL_STAGES, e) < 0 ||
	    date_node(&d->created, node_get(n, "created"), "created", e) < 0 ||
	    date_node(&d->closed, node_get(n, "closed"), "closed", e) < 0 ||
	    date_node(&d->expected, node_get(n, "expected"), "expected",
	    e) < 0 || bind_deal(d, ws, n, e) < 0)
		return -1;
	d->stage = (enum deal_stage)stage;
	if (!has || d->created == DATE_NONE)
		return node_err(e, n, "%s is missing",
		    has ? "created" : "amount");
	if (deal_is_closed(d) != (d->closed != DATE_NONE))
		return node_err(e, n, deal_is_closed(d) ? "closed is missing "
		    "although the stage is %s" : "closed is set although the "
		    "stage is %s", stages[stage]);
	if (d->closed != DATE_NONE && d->closed < d->created)
		return node_err(e, n, "closed is before created");
	return rates_convert(&d->amount, &d->rate, &ws->rates, n, d->stated,
	    d->closed != DATE_NONE ? d->closed : date_today(), e);
}

static int
add_deals(struct ws *ws, const char *rel, struct err *e)
{
	const struct node *file, *list, *n;

	if (ws_yaml(&file, ws, rel, e) < 0 ||
	    get_list(&list, file, "deals", e) < 0)
		return -1;
	if (list == NULL)
		return 0;
	ws->deals = mem_grow(ws->deals, ws->ndeals + list->n,
	    sizeof(*ws->deals));
	NODE_EACH(n, list) {
		if (read_deal(&ws->deals[ws->ndeals], ws, n, e) < 0)
			return -1;
		ws->ndeals++;
	}
	return 0;
}

static int
deal_order(const void *x, const void *y)
{
	const struct deal *a = x, *b = y;

	if (a->created != b->created)
		return a->created < b->created ? -1 : 1;
	return strcmp(a->id, b->id);
}

/* No id twice; no sum that overflows; each partner knows its deals. */
static int
index_deals(struct ws *ws, struct err *e)
{
	struct map ids = { 0 };
	struct money all = { 0 };
	struct deal *d;
	void **slot;
	size_t i;
	int rc = 0;

	for (i = 0; i < ws->ndeals && rc == 0; i++) {
		d = &ws->deals[i];
		slot = map_at(&ids, d->id);
		if (*slot != NULL)
			rc = node_err(e, d->node, "id %s stands twice; also "
			    "in %s line %u", d->id,
			    ((struct deal *)*slot)->node->file,
			    ((struct deal *)*slot)->node->line);
		*slot = d;
		if (d->amount.m > MONEY_MOST - all.m)
			rc = node_err(e, d->node, "amount: all deals together "
			    "are more than can be added up");
		else
			all.m += d->amount.m;
		if (d->partner == NULL)
			continue;
		MEM_ROOM(d->partner->deals, d->partner->ndeals,
		    d->partner->capdeals);
		d->partner->deals[d->partner->ndeals++] = d;
	}
	map_release(&ids);
	return rc;
}

int
load_deals(struct ws *ws, struct err *e)
{
	struct names names = { 0 };
	int rc = files_list(&names, &ws->files, "data", e);
	size_t i;

	for (i = 0; i < names.n && rc == 0; i++) {
		if (str_starts(names.s[i], "deals") &&
		    str_ends(names.s[i], ".yaml"))
			rc = add_deals(ws, arena_printf(&ws->arena, "data/%s",
			    names.s[i]), e);
	}
	names_release(&names);
	if (rc == 0 && ws->ndeals > 0)
		qsort(ws->deals, ws->ndeals, sizeof(*ws->deals), deal_order);
	return rc == 0 ? index_deals(ws, e) : -1;
}
