/* checklib - templates and artifact specifications */

#include "checkers.h"

#include <string.h>
#include <unistd.h>

#include "evidence.h"
#include "front.h"
#include "mailtemplate.h"
#include "md.h"
#include "mustache.h"
#include "share.h"

#define ERROR FAULT_ERROR
#define WARNING FAULT_WARNING

/* Three numbers with dots between? */
static bool
is_version(const char *s)
{
	size_t n;
	int i;

	for (i = 0; i < 3; i++) {
		n = strspn(s, "0123456789");
		if (n == 0 || n > 6 || s[n] != (i < 2 ? '.' : '\0'))
			return false;
		s += n + 1;
	}
	return true;
}

/* Letters, a dot, a number: II.7, F.4. */
static bool
is_template_number(const char *s)
{
	size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), digits;

	if (n == 0 || s[n] != '.')
		return false;
	digits = strspn(s + n + 1, "0123456789");
	return digits > 0 && s[n + 1 + digits] == '\0';
}

/* A key whose text no other template has. */
static void
check_once(struct check *c, struct map *first, const struct node *top,
    const char *key)
{
	const struct node *n = node_get(top, key), *was;
	void **slot;

	if (node_text(n) == NULL)
		return;
	slot = map_at(first, n->text);
	was = *slot;
	if (was == NULL)
		*slot = (void *)(uintptr_t)n;
	else
		check_at(c, ERROR, n, "%s: '%s' is also that of "
		    "%s:%u", key, n->text, was->file, was->line);
}

/* Is there a template of this id, in the workspace or shipped? */
static bool
is_template(const struct check *c, const char *id)
{
	struct str path = STR_INIT, text = STR_INIT;
	struct err e = ERR_INIT;
	bool is;

	str_addf(&path, "templates/%s.md", id);
	is = path_check(path.s, NULL) == 0 && share_read(&text, c->ws !=
	    NULL ? &c->ws->files : NULL, path.s, &e) == 0;
	str_release(&path);
	str_release(&text);
	return is;
}

/*
 * The templates a template refers to exist. Related ones that the library
 * does not have yet are only listed, also when a copy of a shipped template
 * names them.
 */
static void
check_related(struct check *c, const struct node *list, bool of_library)
{
	const struct node *n;

	NODE_EACH(n, list) {
		if (node_text(n) == NULL || is_template(c, n->text))
			continue;
		if (!of_library || strcmp(list->key, "related") != 0)
			check_at(c, ERROR, n, "%s: there is no template %s",
			    list->key, n->text);
		else if (!names_has(&c->missing, n->text))
			names_add(&c->missing, n->text);
	}
}

/* Does the library have a template in this place? */
static bool
is_shipped(const char *file)
{
	struct str path = STR_INIT;
	bool is;

	str_addf(&path, "%s/%s", share_dir(), file);
	is = access(path.s, F_OK) == 0;
	str_release(&path);
	return is;
}

static void
check_frontmatter(struct check *c, const struct node *top, bool of_library)
{
	const struct node *version = node_get(top, "version");
	const struct node *number = node_get(top, "template_number");

	check_map(c, top, shape_template);
	if (node_text(version) != NULL && !is_version(version->text))
		check_at(c, ERROR, version, "version: three numbers "
		    "are expected, such as 1.0.0, not '%s'", version->text);
	if (node_text(number) != NULL && !is_template_number(number->text))
		check_at(c, ERROR, number, "template_number: "
		    "capital letters, a dot and a number are expected, such "
		    "as II.7, not '%s'", number->text);
	check_once(c, &c->titles, top, "title");
	check_once(c, &c->numbers, top, "template_number");
	check_related(c, node_get(top, "prerequisites"), of_library);
	check_related(c, node_get(top, "related"), of_library);
}

/* Is it a template of a mail? Of a shipped one a prefix stands before. */
static bool
is_mail(const char *file)
{
	const char *at = strstr(file, MAIL_FOLDER "/");

	return at != NULL && (at == file || at[-1] == '/');
}

/* The frontmatter of a template of a mail. */
static void
check_mail(struct check *c, const struct node *top)
{
	const struct node *n;

	check_map(c, top, shape_mail_template);
	check_once(c, &c->titles, top, "title");
	NODE_EACH(n, node_get(top, "refuse")) {
		if ((node_text(node_get(n, "when")) == NULL) ==
		    (node_text(node_get(n, "without")) == NULL))
			check_at(c, ERROR, n, "refuse: one of when and "
			    "without is expected, the name of a value");
	}
}

void
check_template(struct check *c, const char *file, const struct str *text,
    bool shipped)
{
	const struct node *top, *variables;
	struct err e = ERR_INIT;
	struct template t;
	struct front front;

	if (!front_find(&front, text->s, text->len)) {
		fault_add(&c->faults, ERROR, file, 1, "frontmatter is "
		    "missing; see pos-template(5)");
		return;
	}
	check_keep(c, file, text);
	top = front_parse(&c->arena, &front, text->s, file, &e);
	if (top == NULL) {
		fault_err(&c->faults, file, &e);
		return;
	}
	if (is_mail(file))
		check_mail(c, top);
	else
		check_frontmatter(c, top, shipped || is_shipped(file));
	variables = node_get(top, "variables");
	template_split(&t, text->s, text->len);
	if (t.nfront > 0 && variables != NULL &&
	    (variables->kind == NODE_MAP || variables->kind == NODE_NULL))
		check_names(c, file, &t, is_mail(file) ? top : NULL,
		    variables);
}

/* The draft of a section is there and can be parsed. */
static void
check_draft(struct check *c, const struct checked_root *at,
    const char *folder, const struct node *section)
{
	const struct node *n = node_get(section, "draft");
	struct str path = STR_INIT, text = STR_INIT;
	struct arena arena = ARENA_INIT;
	struct err e = ERR_INIT;
	char *name;

	if (node_text(n) == NULL)
		return;
	str_addf(&path, "%s/%s", folder, n->text);
	name = arena_printf(&c->arena, "%s%s", at->prefix, path.s);
	if (strchr(n->text, '/') != NULL || !root_is_file(at->root, path.s))
		check_at(c, ERROR, n, "draft: there is no file %s "
		    "beside it", n->text);
	else if (root_read(&text, at->root, path.s, FILE_MAX_BYTES, &e) < 0 ||
	    mustache_parse(&arena, text.s, text.len, name, 1, &e) == NULL)
		fault_err(&c->faults, name, &e);
	arena_release(&arena);
	str_release(&path);
	str_release(&text);
}

void
check_prompt(struct check *c, const char *file, const struct str *text)
{
	struct arena arena = ARENA_INIT;
	struct err e = ERR_INIT;

	if (mustache_parse(&arena, text->s, text->len, file, 1, &e) == NULL)
		fault_err(&c->faults, file, &e);
	arena_release(&arena);
}

/* The evidence of a section has a provider. */
static void
check_evidence(struct check *c, const struct node *list)
{
	const struct node *n;

	NODE_EACH(n, list) {
		if (node_text(n) != NULL &&
		    evidence_provider(n->text) == NULL)
			check_at(c, ERROR, n, "evidence: no "
			    "evidence '%s'; pos-artifact(5) lists them",
			    n->text);
	}
}

static void
check_section(struct check *c, const struct checked_root *at,
    const char *folder, const struct node *n)
{
	const struct node *id = node_get(n, "id"), *fact;
	const char *heading = node_get_text(n, "heading", NULL);
	struct str slug = STR_INIT, first = STR_INIT;

	if (heading != NULL)
		md_slug(&slug, heading);
	if (node_text(id) != NULL && heading != NULL &&
	    strcmp(slug.s, id->text) != 0)
		check_at(c, ERROR, id, "id: %s is expected, the "
		    "slug of the heading, not '%s'", slug.s, id->text);
	check_evidence(c, node_get(n, "evidence"));
	check_draft(c, at, folder, n);
	NODE_EACH(fact, node_get(n, "facts")) {
		str_reset(&first);
		if (node_text(fact) != NULL)
			str_add(&first, fact->text, strcspn(fact->text, "."));
		if (!node_has(node_get(n, "evidence"), first.s))
			check_at(c, ERROR, fact, "facts: %s is "
			    "taken from '%s', which is not in evidence",
			    fact->key, first.s);
	}
	str_release(&slug);
	str_release(&first);
}

void
check_artifact(struct check *c, const struct checked_root *at,
    const char *folder, const struct node *top)
{
	const struct node *name = node_get(top, "artifact");
	const struct node *output = node_get(top, "output"), *n;
	const char *base = strrchr(folder, '/') + 1;
	struct err e = ERR_INIT;

	check_map(c, top, shape_artifact);
	if (node_text(name) != NULL && strcmp(name->text, base) != 0)
		check_at(c, ERROR, name, "artifact: %s is expected, "
		    "the name of the folder, not '%s'", base, name->text);
	if (node_text(output) != NULL && path_check(output->text, &e) < 0)
		check_at(c, ERROR, output, "output: %s", e.msg);
	NODE_EACH(n, node_get(top, "sections"))
		check_section(c, at, folder, n);
}
