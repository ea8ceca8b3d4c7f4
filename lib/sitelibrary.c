/* sitelibrary - what pages of templates and playbooks have in common */

#include "sitelibrary.h"

#include <string.h>

#include "pathcheck.h"

/*
 * An index, with any number of dashes, gets one more, so that no two files
 * have one page.
 */
static bool
is_index(const char *name, size_t n)
{
	size_t word = strlen("index"), i;

	if (n < word || memcmp(name, "index", word) != 0)
		return false;
	for (i = word; i < n && name[i] == '-'; i++)
		;
	return i == n;
}

const char *
site_plan_in_folder(struct site *s, const char *file, const char *title)
{
	const char *dot = strrchr(file, '.'), *slash = strrchr(file, '/');
	const char *name = slash != NULL ? slash + 1 : file, *page;
	size_t n = dot != NULL && dot > name ? (size_t)(dot - file) :
	    strlen(file);
	struct err e = ERR_INIT;

	page = arena_printf(&s->a, "%.*s%s.html", (int)n, file,
	    is_index(name, n - (size_t)(name - file)) ? "-" : "");
	if (path_check(page, &e) < 0) {
		site_lack(s, &e);
		return NULL;
	}
	site_plan(s, file, page, title);
	return page;
}

struct node *
site_add_ref(struct site *s, struct node *list, const char *page,
    const char *file, const char *name)
{
	const struct site_place *place = site_find(s, file);
	struct node *entry = node_item(&s->page, list);
	struct str url = STR_INIT;

	if (place != NULL)
		site_url(&url, page, place->page);
	node_str(&s->page, entry, "url", url.s);
	node_str(&s->page, entry, "name", place != NULL ? place->title :
	    name);
	str_release(&url);
	return entry;
}

void
site_add_refs(struct site *s, struct node *data, const char *key,
    const struct node *ids, const char *const around[2], const char *page)
{
	struct node *list = node_add(&s->page, data, key, NODE_LIST);
	const struct node *c;

	NODE_EACH(c, ids != NULL && ids->kind == NODE_LIST ? ids : NULL)
		if (node_text(c) != NULL)
			site_add_ref(s, list, page, arena_printf(&s->page,
			    "%s%s%s", around[0], c->text, around[1]),
			    c->text);
}

void
site_add_texts(struct site *s, struct node *data, const char *key,
    const struct node *list)
{
	struct node *to = node_add(&s->page, data, key, NODE_LIST);
	const struct node *c;

	NODE_EACH(c, list != NULL && list->kind == NODE_LIST ? list : NULL)
		if (node_text(c) != NULL)
			node_str(&s->page, node_item(&s->page, to), "text",
			    c->text);
}
