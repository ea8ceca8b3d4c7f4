/* playbook - playbooks as they stand in their files */

#include "playbook.h"

#include <stdlib.h>
#include <string.h>

#include "library.h"
#include "pathcheck.h"
#include "playneed.h"
#include "policy.h"
#include "shape.h"
#include "share.h"
#include "slug.h"
#include "templateid.h"
#include "yaml.h"

/* One that is being read. */
struct reading {
	struct playbook *b;
	struct ws *ws;
	struct names templates;
	void (*tell)(const char *fmt, ...);
};

int
playbook_ids(struct names *out, const struct ws *ws, struct err *e)
{
	struct names files = { 0 };
	struct err none = ERR_INIT;
	struct str id = STR_INIT;
	size_t i;
	int rc = share_list(&files, ws != NULL ? &ws->files : NULL,
	    PLAYBOOK_FOLDER, &none);

	for (i = 0; i < files.n; i++) {
		if (!str_ends(files.s[i], ".yaml"))
			continue;
		str_reset(&id);
		str_adds(&id, files.s[i]);
		str_cut(&id, id.len - strlen(".yaml"));
		names_add(out, id.s);
	}
	str_release(&id);
	names_release(&files);
	return rc < 0 && none.code != ERR_NOTFOUND ?
	    err_set(e, none.code, "%s", none.msg) : 0;
}

static int
no_such(const struct ws *ws, const char *id, struct err *e)
{
	struct names ids = { 0 };
	struct str near = STR_INIT;

	if (playbook_ids(&ids, ws, e) < 0)
		return -1;
	if (str_suggest(&near, id, (const char *const *)ids.s, ids.n) > 0)
		err_set(e, ERR_NOTFOUND, "%s: no such playbook; did you mean "
		    "%s?", id, near.s);
	else
		err_set(e, ERR_NOTFOUND, "%s: no such playbook; 'pos play "
		    "list' has them", id);
	str_release(&near);
	names_release(&ids);
	return -1;
}

/* The template a step names, by its id here. */
static int
resolve(struct playbook_step *s, struct reading *r, struct err *e)
{
	const struct node *n = node_get(s->node, "template");
	struct str id = STR_INIT, near = STR_INIT;
	int rc = template_id(&id, n->text, &r->templates);

	if (rc < 0) {
		if (str_suggest(&near, n->text,
		    (const char *const *)r->templates.s, r->templates.n) > 0)
			node_err(e, n, "template: there is no template "
			    "'%.80s'; did you mean %s?", n->text, near.s);
		else
			node_err(e, n, "template: there is no template "
			    "'%.80s'; 'pos template list' has them", n->text);
	} else if (rc > 0 && r->tell != NULL) {
		r->tell("%s:%u: template: '%s' is %s here", n->file, n->line,
		    n->text, id.s);
	}
	s->template = arena_dup(&r->ws->arena, id.s);
	str_release(&id);
	str_release(&near);
	return rc < 0 ? -1 : 0;
}

/* "01-ideal-partner-profile.md": the step's number, the template's words. */
static const char *
document_name(struct arena *a, size_t number, const char *template)
{
	const char *slash = strrchr(template, '/');
	const char *base = slash != NULL ? slash + 1 : template;

	return arena_printf(a, "%02zu-%s.md", number, base +
	    strspn(base, "0123456789-"));
}

/* A step that goes on in the document of an earlier one of b, if it says. */
static int
continue_document(struct playbook_step *s, const struct playbook *b,
    struct err *e)
{
	const struct node *n = node_get(s->node, "document");
	const struct playbook_step *first;
	struct str id = STR_INIT;
	size_t i = 0;

	if (node_unknown(n))
		return 0;
	slug_ascii(&id, n->text);
	while (i < b->n && strcmp(b->steps[i].id, id.s) != 0)
		i++;
	str_release(&id);
	first = &b->steps[i];
	if (i == b->n)
		return node_err(e, n, "document: there is no earlier step "
		    "'%.60s'", n->text);
	if (strcmp(first->template, s->template) != 0)
		return node_err(e, n, "document: that of '%.60s' is filled "
		    "from %s, and this step names %s", first->name,
		    first->template, s->template);
	s->document = first->document;
	s->continues = true;
	return 0;
}

static int
read_step(struct reading *r, const struct node *n, struct err *e)
{
	struct playbook *b = r->b;
	struct playbook_step *s = &b->steps[b->n];
	struct arena *a = &r->ws->arena;
	struct str slug = STR_INIT;
	int due = days_of(node_get(n, "due"));
	size_t i;

	*s = (struct playbook_step){ .name = node_get_text(n, "name", ""),
	    .owner = node_get_text(n, "owner", "us"), .due = PLAYBOOK_DUE,
	    .node = n };
	slug_ascii(&slug, s->name);
	s->id = arena_dup(a, slug.s);
	str_release(&slug);
	for (i = 0; i < b->n; i++) {
		if (strcmp(b->steps[i].id, s->id) == 0)
			return node_err(e, node_get(n, "name"), "name: two "
			    "steps are called '%.60s'; a step is found by its "
			    "name", s->name);
	}
	if (due >= 0)
		s->due = due;
	if (resolve(s, r, e) < 0)
		return -1;
	s->document = document_name(a, b->n + 1, s->template);
	if (continue_document(s, b, e) < 0)
		return -1;
	b->n++;
	return 0;
}

/* What no table says of the facts that it requires. */
static int
check_needs(const struct node *list, struct err *e)
{
	const struct node *c, *at = NULL;
	struct str why = STR_INIT;

	NODE_EACH(c, list) {
		at = play_need_fault(&why, c);
		if (at != NULL) {
			node_err(e, at, "%s", why.s);
			break;
		}
	}
	str_release(&why);
	return at != NULL ? -1 : 0;
}

/* Keys and values, before anything is made of them. */
static int
check(const struct node *top, struct err *e)
{
	const struct node *steps = node_get(top, "steps"), *c;
	const struct shape *step = shape_member(shape_playbook, "steps", 5);

	if (top->kind != NODE_MAP)
		return node_err(e, top, "a map with name, description and "
		    "steps is expected; see pos-playbook(5)");
	if (shape_only(top, shape_playbook, e) < 0 ||
	    shape_hold(top, shape_playbook, NULL, NULL, e) < 0 ||
	    shape_need(top, shape_playbook, e) < 0 ||
	    check_needs(node_get(top, "requires"), e) < 0)
		return -1;
	if (node_unknown(steps) || steps->n == 0)
		return node_err(e, steps != NULL ? steps : top, "steps: at "
		    "least one is expected");
	NODE_EACH(c, steps) {
		if (shape_need(c, step->members, e) < 0)
			return -1;
	}
	return 0;
}

static int
read_all(struct reading *r, const char *bytes, size_t n, struct err *e)
{
	struct playbook *b = r->b;
	struct node *top = yaml_parse(&r->ws->arena, bytes, n, b->file, e);
	const struct node *c, *steps;

	if (top == NULL || check(top, e) < 0)
		return -1;
	b->node = top;
	b->name = node_get_text(top, "name", b->id);
	b->description = node_get_text(top, "description", "");
	steps = node_get(top, "steps");
	b->steps = arena_alloc(&r->ws->arena, steps->n * sizeof(*b->steps));
	NODE_EACH(c, steps) {
		if (read_step(r, c, e) < 0)
			return -1;
	}
	return 0;
}

int
playbook_read(struct playbook *out, struct ws *ws, const char *id,
    void (*tell)(const char *fmt, ...), struct err *e)
{
	struct reading r = { .b = out, .ws = ws, .tell = tell };
	struct err why = ERR_INIT;
	struct str text = STR_INIT;
	int rc;

	memset(out, 0, sizeof(*out));
	out->id = arena_dup(&ws->arena, id);
	out->file = arena_printf(&ws->arena, PLAYBOOK_FOLDER "/%s.yaml", id);
	rc = path_check(out->file, NULL) < 0 ? -1 :
	    share_read(&text, &ws->files, out->file, &why);
	if (rc < 0) {
		str_release(&text);
		return why.code == ERR_NONE || why.code == ERR_NOTFOUND ?
		    no_such(ws, id, e) : err_set(e, why.code, "%s", why.msg);
	}
	library_names(&r.templates, ws);
	rc = read_all(&r, arena_ndup(&ws->arena, text.s, text.len), text.len,
	    e);
	names_release(&r.templates);
	str_release(&text);
	return rc;
}

const struct playbook_step *
playbook_step(const struct playbook *b, const char *text)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);
	size_t i;

	if (end > text && *end == '\0')
		return n >= 1 && n <= b->n ? &b->steps[n - 1] : NULL;
	for (i = 0; i < b->n; i++) {
		if (strcmp(b->steps[i].id, text) == 0 ||
		    strcmp(b->steps[i].name, text) == 0)
			return &b->steps[i];
	}
	return NULL;
}

const char *
playbook_tier_note(const struct playbook_step *s, const char *tier)
{
	return tier != NULL ? node_get_text(node_get(s->node, "tiers"), tier,
	    NULL) : NULL;
}
