/* siteplaybook - what the site tells of a playbook */

#include <string.h>

#include "playflow.h"
#include "playneed.h"
#include "shellword.h"
#include "sitelibrary.h"

void
site_add_flow(struct node *data, struct site *s, const struct str *flow)
{
	const char *svg = flowdot_svg(&s->pages.flows, flow->s, flow->len);

	node_str(&s->page, data, "flow", svg != NULL ? svg : "");
}

void
site_add_books(struct node *data, struct site *s, const char *key,
    const struct node *ids, const char *page)
{
	static const char *const around[] = { PLAYBOOK_FOLDER "/", ".yaml" };

	site_add_refs(s, data, key, ids, around, page);
}

/* Those it is the next one of. */
static void
add_before(struct node *data, struct site *s, const struct playbook *b,
    const char *page)
{
	struct node *list = node_add(&s->page, data, "after", NODE_LIST);
	const struct playbook *other;
	size_t i;

	for (i = 0; i < s->books->n; i++) {
		other = &s->books->v[i];
		if (node_has(node_get(other->node, "next"), b->id))
			site_add_ref(s, list, page, other->file, other->name);
	}
}

static void
add_requires(struct node *data, struct site *s, const struct playbook *b)
{
	struct node *list = node_add(&s->page, data, "requires", NODE_LIST);
	struct str text = STR_INIT;
	const struct node *c;

	NODE_EACH(c, node_get(b->node, "requires")) {
		str_reset(&text);
		play_need_text(&text, c);
		node_str(&s->page, node_item(&s->page, list), "text", text.s);
	}
	str_release(&text);
}

/* Who does a step, for readers who are neither of both. */
static const char *
owner_text(const char *owner)
{
	return strcmp(owner, "joint") == 0 ? "both" :
	    strcmp(owner, "partner") == 0 ? "the partner" : "the company";
}

/* What partners of a tier are to mind. */
static void
add_notes(struct node *entry, struct site *s, const struct playbook_step *step)
{
	struct node *list = node_add(&s->page, entry, "notes", NODE_LIST);
	struct node *note;
	const struct node *c;

	NODE_EACH(c, node_get(step->node, "tiers")) {
		if (node_text(c) == NULL)
			continue;
		note = node_item(&s->page, list);
		node_str(&s->page, note, "tier", ws_name(s->ws, "tiers",
		    c->key));
		node_str(&s->page, note, "text", c->text);
	}
}

static void
add_step(struct node *list, struct site *s, const struct playbook *b,
    size_t at, const char *page)
{
	const struct playbook_step *step = &b->steps[at];
	struct arena *a = &s->page;
	struct node *entry = node_item(a, list), *templates;

	node_fmt(a, entry, "number", "%zu", at + 1);
	node_str(a, entry, "name", step->name);
	node_str(a, entry, "anchor", step->id);
	node_str(a, entry, "owner", owner_text(step->owner));
	node_fmt(a, entry, "due", "%d", step->due);
	node_bool(a, entry, "day", step->due == 1);
	node_str(a, entry, "guidance", node_get_text(step->node, "guidance",
	    ""));
	node_str(a, entry, "document", step->document);
	node_bool(a, entry, "continues", step->continues);
	templates = node_add(a, entry, "templates", NODE_LIST);
	site_add_ref(s, templates, page, arena_printf(a, "templates/%s.md",
	    step->template), step->template);
	site_add_texts(s, entry, "checklist", node_get(step->node,
	    "checklist"));
	site_add_texts(s, entry, "evidence", node_get(step->node,
	    "evidence"));
	add_notes(entry, s, step);
}

static void
index_book(struct site *s, const struct playbook *b, const char *page)
{
	struct str text = STR_INIT;
	const struct node *c;
	size_t i;

	str_adds(&text, b->description);
	NODE_EACH(c, node_get(b->node, "tags"))
		str_addf(&text, " %s", c->text);
	site_index(s, "Playbook", b->name, page, text.s);
	for (i = 0; i < b->n; i++) {
		str_reset(&text);
		str_adds(&text, node_get_text(b->steps[i].node, "guidance",
		    ""));
		NODE_EACH(c, node_get(b->steps[i].node, "checklist"))
			str_addf(&text, " %s", c->text);
		site_index(s, "Playbook", arena_printf(&s->page, "%s: %s",
		    b->name, b->steps[i].name), arena_printf(&s->page,
		    "%s#step-%s", page, b->steps[i].id), text.s);
	}
	str_release(&text);
}

void
site_playbook_add(struct node *data, struct site *s, const struct playbook *b,
    const char *page)
{
	struct arena *a = &s->page;
	struct node *steps;
	struct str flow = STR_INIT;
	size_t i;

	node_str(a, data, "word", shell_word(a, b->id));
	node_str(a, data, "description", b->description);
	node_str(a, data, "recurring", node_get_text(b->node, "recurring",
	    ""));
	node_str(a, data, "milestone", node_get_text(b->node, "milestone",
	    ""));
	site_add_texts(s, data, "before", node_get(b->node,
	    "prerequisites"));
	add_requires(data, s, b);
	site_add_texts(s, data, "warnings", node_get(b->node, "warnings"));
	site_add_texts(s, data, "success", node_get(b->node,
	    "success_criteria"));
	add_before(data, s, b, page);
	site_add_books(data, s, "next", node_get(b->node, "next"), page);
	steps = node_add(a, data, "steps", NODE_LIST);
	for (i = 0; i < b->n; i++)
		add_step(steps, s, b, i, page);
	playflow_steps(&flow, b);
	site_add_flow(data, s, &flow);
	index_book(s, b, page);
	str_release(&flow);
}
