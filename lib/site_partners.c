/* site_partners - the list of partners, and a page for each */

#include <stdlib.h>
#include <string.h>

#include "asof.h"
#include "partner.h"
#include "revenue.h"
#include "site.h"
#include "sitepartner.h"

enum { LIST_MOST = 500 };	/* partners on one page of the list */

static const char *
page_of(struct arena *a, const struct partner *p)
{
	return arena_printf(a, "partners/%s/index.html", p->slug);
}

/* What is to be done next with each, from one look at all of them. */
static int
find_next(struct site_partners *all, struct site *s, struct err *e)
{
	const struct next_ask ask = { NULL, s->today, all->day };
	struct ws *ws = s->ws;
	const struct next_item *item;
	size_t i;

	if (next_find(&all->next, ws, &ask, e) < 0)
		return -1;
	all->items = arena_alloc(&s->a, (all->next.n + 1) *
	    sizeof(*all->items));
	all->first = arena_alloc(&s->a, (ws->npartners + 2) *
	    sizeof(*all->first));
	/* counted two places on, so that placing them moves first[i + 1]
	 * from where number i begins to where it ends */
	for (i = 0; i < all->next.n; i++)
		if (all->next.items[i].partner != NULL)
			all->first[all->next.items[i].partner -
			    ws->partners + 2]++;
	for (i = 2; i <= ws->npartners; i++)
		all->first[i] += all->first[i - 1];
	for (i = 0; i < all->next.n; i++) {
		item = &all->next.items[i];
		if (item->partner != NULL)
			all->items[all->first[item->partner - ws->partners +
			    1]++] = item;
	}
	return 0;
}

static int
plan(struct site *s, struct err *e)
{
	struct site_partners *all = arena_alloc(&s->a, sizeof(*all));
	const struct partner *p;
	struct str path = STR_INIT;
	size_t i;
	int rc = 0;

	s->partners = all;
	all->docs = arena_alloc(&s->a, (s->ws->npartners + 1) *
	    sizeof(*all->docs));
	for (i = 0; i < s->ws->npartners && rc == 0; i++) {
		p = &s->ws->partners[i];
		str_reset(&path);
		str_addf(&path, "partners/%s/partner.yaml", p->slug);
		site_plan(s, path.s, page_of(&s->a, p), p->name);
		str_reset(&path);
		str_addf(&path, "partners/%s", p->slug);
		rc = site_plan_folder(&all->docs[i], s, path.s, e);
	}
	str_release(&path);
	all->day = asof_newest(s->ws, s->today);
	if (all->day == DATE_NONE)
		all->day = s->today;
	if (rc == 0)
		rc = site_scores_find(&all->scores, &s->a, s->ws, all->day,
		    e);
	return rc < 0 ? -1 : find_next(all, s, e);
}

static int
write_partner(struct site *s, const struct partner *p, struct err *e)
{
	const char *page = page_of(&s->a, p);
	struct node *data = site_begin(s, page, p->name, &site_partners);

	node_str(&s->page, data, "page", page);
	site_partner_row(data, s, s->partners, p);
	site_partner_data(data, s, s->partners, p);
	return site_end(s, page, "partner.html", data, e);
}

/* Most sourced revenue first, then by name: as the list stands. */
struct listed {
	const struct partner *p;
	struct money sourced;
};

static int
by_revenue(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;

	if (x->sourced.m != y->sourced.m)
		return x->sourced.m > y->sourced.m ? -1 : 1;
	return strcmp(x->p->slug, y->p->slug);
}

static struct listed *
sort_partners(struct site *s)
{
	struct deal_filter won = { ROLE_SOURCED, STATE_WON, 0, 0 };
	struct listed *list = arena_alloc(&s->a, (s->ws->npartners + 1) *
	    sizeof(*list));
	size_t i;

	revenue_year(&won, s->partners->day);
	for (i = 0; i < s->ws->npartners; i++)
		list[i] = (struct listed){ &s->ws->partners[i],
		    revenue_of(&s->ws->partners[i], &won).amount };
	if (s->ws->npartners > 0)
		qsort(list, s->ws->npartners, sizeof(*list), by_revenue);
	return list;
}

/* The page of the list that is number n, from 0. */
static const char *
list_page(struct site *s, size_t n)
{
	return n == 0 ? site_partners.page : arena_printf(&s->page,
	    "partners/page-%zu.html", n + 1);
}

/* The choices of one filter: ids and names that partners have. */
static void
add_choices(struct node *data, struct site *s, const char *key,
    const char *list)
{
	struct node *filter = node_item(&s->page, node_get(data, "filters"));
	struct node *choices;
	const struct node *c;

	node_str(&s->page, filter, "key", key);
	node_fmt(&s->page, filter, "name", "%c%s", key[0] - 32, key + 1);
	choices = node_add(&s->page, filter, "choices", NODE_LIST);
	NODE_EACH(c, node_get(s->ws->program, list)) {
		struct node *choice = node_item(&s->page, choices);

		node_str(&s->page, choice, "id", node_get_text(c, "id", ""));
		node_str(&s->page, choice, "name", node_get_text(c, "name",
		    node_get_text(c, "id", "")));
	}
}

static void
add_filters(struct node *data, struct site *s)
{
	struct node *filter, *choices, *choice;
	size_t i;

	node_add(&s->page, data, "filters", NODE_LIST);
	add_choices(data, s, "type", "types");
	add_choices(data, s, "tier", "tiers");
	add_choices(data, s, "region", "regions");
	filter = node_item(&s->page, node_get(data, "filters"));
	node_str(&s->page, filter, "key", "stage");
	node_str(&s->page, filter, "name", "Stage");
	choices = node_add(&s->page, filter, "choices", NODE_LIST);
	for (i = 0; partner_stages[i] != NULL; i++) {
		choice = node_item(&s->page, choices);
		node_str(&s->page, choice, "id", partner_stages[i]);
		node_str(&s->page, choice, "name", partner_stages[i]);
	}
}

/* The way from a page of the list to its page number n. */
static const char *
url_of(struct site *s, const char *page, size_t n)
{
	struct str url = STR_INIT;
	const char *copy;

	site_url(&url, page, list_page(s, n));
	copy = arena_dup(&s->page, url.s);
	str_release(&url);
	return copy;
}

static int
write_list_page(struct site *s, const struct listed *list, size_t n,
    struct err *e)
{
	const char *page = arena_dup(&s->a, list_page(s, n));
	size_t all = s->ws->npartners, i, from = n * LIST_MOST;
	struct node *data = site_begin(s, page, "Partners", &site_partners);
	struct node *rows, *row;

	node_fmt(&s->page, data, "count", "%zu", all);
	node_fmt(&s->page, data, "from", "%zu", from + (all > 0));
	node_fmt(&s->page, data, "to", "%zu", from + LIST_MOST < all ?
	    from + LIST_MOST : all);
	node_bool(&s->page, data, "many", all > LIST_MOST);
	site_partner_window(data, s, s->partners);
	node_str(&s->page, data, "before", n > 0 ? url_of(s, page, n - 1) :
	    "");
	node_str(&s->page, data, "after", from + LIST_MOST < all ?
	    url_of(s, page, n + 1) : "");
	add_filters(data, s);
	rows = node_add(&s->page, data, "partners", NODE_LIST);
	for (i = from; i < all && i < from + LIST_MOST; i++) {
		row = node_item(&s->page, rows);
		site_partner_row(row, s, s->partners, list[i].p);
	}
	return site_end(s, page, "partners.html", data, e);
}

/* All rows for the script, where one page does not hold them. */
static int
write_rows(struct site *s, const struct listed *list, struct err *e)
{
	static const char *const keys[] = { "slug", "name", "type_id", "type",
		"tier_id", "tier", "stage", "region_id", "region", "manager",
		"fit", "health", "sourced_raw", "sourced", "open_raw", "open",
		"heard" };
	json_t *rows = json_array(), *row, *names = json_array();
	struct node *map;
	struct str text = STR_INIT;
	char *json, *columns;
	size_t i, k;
	int rc;

	for (k = 0; k < sizeof(keys) / sizeof(*keys); k++)
		json_array_append_new(names, json_string(keys[k]));
	for (i = 0; i < s->ws->npartners; i++) {
		arena_release(&s->page);
		map = node_new(&s->page, NODE_MAP);
		site_partner_row(map, s, s->partners, list[i].p);
		row = json_array();
		for (k = 0; k < sizeof(keys) / sizeof(*keys); k++)
			json_array_append_new(row, json_string(node_get_text(
			    map, keys[k], "")));
		json_array_append_new(rows, row);
	}
	json = json_dumps(rows, JSON_COMPACT);
	columns = json_dumps(names, JSON_COMPACT);
	str_addf(&text, "window.posPartners={\"columns\":%s,\"rows\":%s};\n",
	    columns, json);
	rc = siteout_put(&s->out, "assets/partners.js", text.s, text.len, e);
	free(json);
	free(columns);
	json_decref(rows);
	json_decref(names);
	str_release(&text);
	return rc;
}

static int
write_lists(struct site *s, struct err *e)
{
	const struct listed *list = sort_partners(s);
	size_t pages = (s->ws->npartners + LIST_MOST - 1) / LIST_MOST, i;

	for (i = 0; i == 0 || i < pages; i++)
		if (write_list_page(s, list, i, e) < 0)
			return -1;
	return pages > 1 ? write_rows(s, list, e) : 0;
}

/* Documents that runs of playbooks and plans filled for a partner. */
static int
write_documents(struct site *s, const struct partner *p, struct err *e)
{
	const struct site_documents *docs =
	    &s->partners->docs[p - s->ws->partners];
	const char *page;
	struct node *data, *up;
	struct str url = STR_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; i < docs->n && rc == 0; i++) {
		page = site_find(s, docs->v[i].file)->page;
		data = site_begin(s, page, docs->v[i].title, &site_partners);
		up = node_add(&s->page, data, "up", NODE_MAP);
		str_reset(&url);
		site_url(&url, page, page_of(&s->page, p));
		node_str(&s->page, up, "url", url.s);
		node_str(&s->page, up, "name", p->name);
		rc = site_write_doc(s, &docs->v[i], data, p->name, e);
	}
	str_release(&url);
	return rc;
}

static void
index_partner(struct site *s, const struct partner *p)
{
	struct str text = STR_INIT;

	str_addf(&text, "%s %s %s %s %s", p->type != NULL ? p->type : "",
	    p->tier != NULL ? p->tier : "", p->stage != NULL ? p->stage : "",
	    p->manager != NULL ? p->manager : "", node_get_text(p->node,
	    "description", ""));
	site_index(s, "Partner", p->name, page_of(&s->page, p), text.s);
	str_release(&text);
}

static int
write_pages(struct site *s, struct err *e)
{
	const struct partner *p;
	size_t i;

	for (i = 0; i < s->ws->npartners; i++) {
		p = &s->ws->partners[i];
		if (write_partner(s, p, e) < 0 || write_documents(s, p,
		    e) < 0)
			return -1;
		index_partner(s, p);
	}
	return write_lists(s, e);
}

static void
release(struct site *s)
{
	if (s->partners == NULL)
		return;
	site_scores_release(&s->partners->scores);
	next_release(&s->partners->next);
}

const struct site_part site_partners = { "Partners", "partners/index.html",
	plan, write_pages, release };
