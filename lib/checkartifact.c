/* checkartifact - artifact specifications */

#include "checkers.h"

#include <string.h>

#include "spec.h"
#include "evidence.h"
#include "md.h"
#include "mustache.h"

#define ERROR FAULT_ERROR

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

static void
check_output(struct check *c, const struct node *output)
{
	struct err e = ERR_INIT;

	if (node_text(output) != NULL && spec_output_check(output->text, &e) <
	    0)
		check_at(c, ERROR, output, "%s: %s", output->key, e.msg);
}

void
check_artifact(struct check *c, const struct checked_root *at,
    const char *folder, const struct node *top)
{
	const struct node *name = node_get(top, "artifact");
	const struct node *n;
	const char *base = strrchr(folder, '/') + 1;

	check_map(c, top, shape_artifact);
	if (node_text(name) != NULL && strcmp(name->text, base) != 0)
		check_at(c, ERROR, name, "artifact: %s is expected, "
		    "the name of the folder, not '%s'", base, name->text);
	check_output(c, node_get(top, "output"));
	check_output(c, node_get(top, "partner_output"));
	NODE_EACH(n, node_get(top, "sections"))
		check_section(c, at, folder, n);
}
