/* sitetemplate - what the site tells of a template */

#include <string.h>

#include "blank.h"
#include "duration.h"
#include "md.h"
#include "shellword.h"
#include "sitelibrary.h"
#include "templatetier.h"

enum { SHOWN = 60 };	/* characters of a value */

/* Templates of a list of ids, as links. */
static void
add_templates(struct node *data, const char *key, struct site *s,
    const struct node *ids, const char *page)
{
	static const char *const around[] = { "templates/", ".md" };

	site_add_refs(s, data, key, ids, around, page);
}

/* The playbooks that have a step with it. */
static void
add_books(struct node *data, struct site *s, const struct site_template *t,
    const char *page)
{
	struct node *list = node_add(&s->page, data, "books", NODE_LIST);
	const struct playbook *b;
	size_t i, k;

	for (i = 0; i < s->books->n; i++) {
		b = &s->books->v[i];
		for (k = 0; k < b->n && strcmp(b->steps[k].template,
		    t->entry->id) != 0; k++)
			;
		if (k < b->n)
			site_add_ref(s, list, page, b->file, b->name);
	}
}

static void
add_category(struct node *data, struct site *s, const struct site_category *c,
    const char *page)
{
	struct node *map = node_add(&s->page, data, "category", NODE_MAP);
	struct str url = STR_INIT;

	site_url(&url, page, c->page);
	node_str(&s->page, map, "url", url.s);
	node_str(&s->page, map, "name", c->name);
	node_str(&s->page, map, "id", c->folder);
	str_release(&url);
}

/* For a table that is sorted by it; "" where the time cannot be read. */
static void
add_minutes(struct node *data, struct site *s, const char *time)
{
	unsigned minutes;

	if (duration_parse(&minutes, time) == 0)
		node_fmt(&s->page, data, "minutes", "%u", minutes);
	else
		node_str(&s->page, data, "minutes", "");
}

void
site_template_about(struct node *data, struct site *s,
    const struct site_template *t, const char *page)
{
	static const char *const keys[][2] = { { "number",
		"template_number" }, { "description", "description" },
		{ "phase", "phase" }, { "time", "time_required" },
		{ "difficulty", "difficulty" }, { "skill", "skill_level" } };
	const struct node *front = t->entry->front;
	struct arena *a = &s->page;
	struct str tiers = STR_INIT;
	size_t i;

	node_str(a, data, "name", t->title);
	node_str(a, data, "id", t->entry->id);
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		node_str(a, data, keys[i][0], node_get_text(front, keys[i][1],
		    ""));
	add_minutes(data, s, node_get_text(front, "time_required", ""));
	template_tiers_tell(&tiers, node_get(front, "tier"), node_get(
	    s->ws->program, "tiers"));
	node_str(a, data, "tiers", tiers.s);
	node_bool(a, data, "own", t->entry->own);
	node_bool(a, data, "replaces", t->entry->replaces);
	site_add_texts(s, data, "outcomes", node_get(front, "outcomes"));
	add_category(data, s, t->category, page);
	add_books(data, s, t, page);
	str_release(&tiers);
}

/* A value in a line, cut where it is long; lists and maps are just known. */
static void
add_value(struct node *entry, struct site *s, const struct node *value)
{
	struct str text = STR_INIT;
	size_t n = 0;

	if (value != NULL && value->kind == NODE_SCALAR) {
		n = strcspn(value->text, "\n");
		if (n > SHOWN)
			for (n = SHOWN; ((unsigned char)value->text[n] & 0xc0)
			    == 0x80; n--)
				;
		str_add(&text, value->text, n);
		if (value->text[n] != '\0')
			str_adds(&text, "...");
	} else if (value != NULL) {
		str_adds(&text, "known");
	}
	node_str(&s->page, entry, "value", text.s);
	str_release(&text);
}

/* What it asks for: what that is, where it comes from, and if it is known. */
static void
add_variables(struct node *data, struct site *s, const struct node *variables)
{
	struct arena *a = &s->page;
	struct node *list = node_add(a, data, "variables", NODE_LIST), *entry;
	const struct node *v;

	NODE_EACH(v, variables) {
		if (v->key == NULL)
			continue;
		entry = node_item(a, list);
		node_str(a, entry, "name", v->key);
		node_str(a, entry, "about", node_get_text(v, "description",
		    ""));
		node_bool(a, entry, "required", strcmp(node_get_text(v,
		    "required", "false"), "true") == 0);
		node_str(a, entry, "source", preview_source(v->key));
		add_value(entry, s, preview_value(&s->library->preview,
		    v->key));
	}
}

/* Is there anything of a partner's in it? One that cannot be read: maybe. */
static bool
asks_partner(const struct catalogue_entry *t)
{
	const struct node *v;

	NODE_EACH(v, node_get(t->front, "variables"))
		if (v->key != NULL && strncmp(v->key, "partner", 7) == 0)
			return true;
	return t->front == NULL;
}

/* The comments that a body begins with tell its user what to do with it. */
static void
add_advice(struct node *data, struct site *s, const struct template *t)
{
	const char *p = t->body, *end = t->body + t->nbody, *close;
	struct str text = STR_INIT;

	while (end - p > 5 && memcmp(p, "{{!", 3) == 0 &&
	    (close = memmem(p, (size_t)(end - p), "}}", 2)) != NULL) {
		p += 3;
		p += strspn(p, " \t");
		if (close > p)
			str_add(&text, p, (size_t)(close - p));
		str_trim_end(&text);
		str_addc(&text, ' ');
		for (p = close + 2; p < end && strchr("\r\n", *p) != NULL; p++)
			;
	}
	str_trim_end(&text);
	node_str(&s->page, data, "advice", text.s);
	str_release(&text);
}

/* The text's title, which is none of the page's; "" where it has none. */
static void
add_heading(struct node *data, struct site *s, const struct site_template *t)
{
	struct md md;
	const char *title = "";

	if (md_parse(&md, t->text, t->n, t->entry->file, NULL) == 0) {
		title = arena_dup(&s->page, md.title != NULL ? md.title : "");
		md_release(&md);
	}
	node_str(&s->page, data, "heading", title);
}

/* The filled text, its blanks to be seen. */
static int
add_text(struct node *data, struct site *s, const struct site_template *t,
    struct err *e)
{
	struct site_doc doc = { s, arena_printf(&s->page, "templates/%s.md",
	    t->entry->id), t->page, NULL };
	struct node *part = node_new(&s->page, NODE_MAP);
	struct str html = STR_INIT;

	node_str(&s->page, part, "title", t->title);
	if (site_add_doc(part, &doc, t->text, t->n, "Template", NULL, e) < 0)
		return -1;
	blank_html(&html, node_get_text(part, "html", ""));
	node_str(&s->page, data, "html", html.s);
	node_hang(&s->page, data, "contents", node_get(part, "contents"));
	add_heading(data, s, t);
	str_release(&html);
	return 0;
}

/* A text that cannot be shown does not keep the page from being there. */
static void
add_text_or_none(struct node *data, struct site *s,
    const struct site_template *t)
{
	struct err e = ERR_INIT;
	bool shown = t->text != NULL && add_text(data, s, t, &e) == 0;

	if (t->text != NULL && !shown)
		site_lack(s, &e);
	if (!shown) {
		node_str(&s->page, data, "html", "");
		node_str(&s->page, data, "heading", "");
		node_add(&s->page, data, "contents", NODE_LIST);
	}
	node_bool(&s->page, data, "shown", shown);
}

/* What the search finds it by, beside the sections of its text. */
static void
index_template(struct site *s, const struct site_template *t)
{
	static const char *const lists[] = { "outcomes", "skills_gained",
		"tags" };
	const struct node *front = t->entry->front, *c;
	struct str text = STR_INIT;
	size_t i;

	str_addf(&text, "%s %s %s", node_get_text(front, "template_number",
	    ""), t->entry->id, node_get_text(front, "description", ""));
	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		NODE_EACH(c, node_get(front, lists[i]))
			if (node_text(c) != NULL)
				str_addf(&text, " %s", c->text);
	site_index(s, "Template", t->title, t->page, text.s);
	str_release(&text);
}

int
site_template_write(struct site *s, const struct site_template *t,
    struct err *e)
{
	struct node *data = site_begin(s, t->page, t->title, &site_library);
	const struct node *front = t->entry->front;

	index_template(s, t);
	site_template_about(data, s, t, t->page);
	add_templates(data, "before", s, node_get(front, "prerequisites"),
	    t->page);
	add_templates(data, "related", s, node_get(front, "related"),
	    t->page);
	site_add_texts(s, data, "skills", node_get(front, "skills_gained"));
	add_variables(data, s, node_get(front, "variables"));
	add_advice(data, s, &t->entry->parts);
	node_bool(&s->page, data, "known", front != NULL);
	node_bool(&s->page, data, "partner", asks_partner(t->entry));
	node_str(&s->page, data, "word", shell_word(&s->page, t->entry->id));
	add_text_or_none(data, s, t);
	return site_end(s, t->page, "template.html", data, e);
}
