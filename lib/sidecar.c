/* sidecar - what a document's sections were made from */

#include "sidecar.h"

#include <string.h>

#include "md.h"
#include "yaml.h"
#include "yamlout.h"

const char *
sidecar_path(struct arena *a, const char *output)
{
	size_t n = strlen(output);

	if (n > 3 && strcmp(output + n - 3, ".md") == 0)
		n -= 3;
	return arena_printf(a, ".pos/%.*s.yaml", (int)n, output);
}

static bool
is_map(const struct node *n)
{
	return n != NULL && n->kind == NODE_MAP;
}

bool
sidecar_is_sound(const struct node *sidecar)
{
	const struct node *sections = node_get(sidecar, "sections"), *s, *f;

	if (!is_map(sections) || sections->n > MD_MANY)
		return false;
	NODE_EACH(s, sections) {
		f = node_get(s, "facts");
		if (!is_map(s) || (f != NULL && !is_map(f)))
			return false;
	}
	return true;
}

int
sidecar_read(const struct node **out, struct ws *ws, const char *output,
    struct err *e)
{
	const char *path = sidecar_path(&ws->arena, output);
	struct err why = ERR_INIT;

	if (ws_yaml(out, ws, path, &why) < 0)
		return err_set(e, why.code, "%s; the tools keep this file, so "
		    "restore it: git checkout HEAD -- %s", why.msg, path);
	if (*out != NULL && !sidecar_is_sound(*out))
		return node_err(e, *out, "not a sidecar of pos; restore it: "
		    "git checkout HEAD -- %s", path);
	return 0;
}

const struct node *
sidecar_section(const struct node *sidecar, const char *id)
{
	return node_get(node_get(sidecar, "sections"), id);
}

const struct node *
sidecar_facts(struct arena *a, const struct node *sidecar)
{
	struct node *facts = node_new(a, NODE_MAP);
	const struct node *s, *f;

	NODE_EACH(s, node_get(sidecar, "sections")) {
		NODE_EACH(f, node_get(s, "facts"))
			node_hang(a, facts, f->key, node_copy(a, f, NULL));
	}
	return facts;
}

static const struct draft *
find_draft(const struct sidecar_update *u, const char *id)
{
	size_t i;

	for (i = 0; i < u->n; i++) {
		if (strcmp(u->drafts[i].section->id, id) == 0)
			return &u->drafts[i];
	}
	return NULL;
}

/*
 * Facts are in the record of their section: in a map of their own they would
 * be neighbours, which git cannot merge without us.
 */
static void
add_facts(struct arena *a, struct node *rec, const struct node *facts)
{
	if (facts->n > 0)
		node_hang(a, rec, "facts", node_copy(a, facts, NULL));
}

/* What a model has to do with it; nothing for the builtin engine. */
static void
add_model(struct arena *a, struct node *rec, const struct draft_model *m)
{
	struct node *tokens;

	if (m == NULL)
		return;
	node_str(a, rec, "model", m->model);
	node_str(a, rec, "prompt", m->prompt);
	if (m->request_id[0] != '\0')
		node_str(a, rec, "request_id", m->request_id);
	if (m->in >= 0 && m->out >= 0) {
		tokens = node_add(a, rec, "tokens", NODE_MAP);
		node_int(a, tokens, "in", m->in);
		if (m->cached >= 0)
			node_int(a, tokens, "cached", m->cached);
		node_int(a, tokens, "out", m->out);
	}
	if (m->cost != NULL)
		node_str(a, rec, "cost", m->cost);
}

/*
 * The record as it was, for the text is still that draft, changed; and what
 * changed it last.
 */
static void
add_edit(struct arena *a, struct node *sections, const struct node *old,
    const struct sidecar_update *u, const struct draft *d)
{
	struct node *rec = node_add(a, sections, old->key, NODE_MAP), *edit;
	const struct node *n;

	NODE_EACH(n, old) {
		if (strcmp(n->key, "edit") != 0)
			node_hang(a, rec, n->key, node_copy(a, n, NULL));
	}
	edit = node_add(a, rec, "edit", NODE_MAP);
	node_str(a, edit, "instruction", d->instruction);
	node_str(a, edit, "engine", d->model->engine);
	add_model(a, edit, d->model);
	node_str(a, edit, "generated", u->generated);
}

static void
add_record(struct arena *a, struct node *sections,
    const struct sidecar_update *u, const struct draft *d)
{
	struct node *rec = node_add(a, sections, d->section->id, NODE_MAP);

	if (d->place != NULL)
		node_str(a, rec, "heading", d->place);
	node_str(a, rec, "engine", d->model != NULL ? d->model->engine :
	    u->engine);
	add_model(a, rec, d->model);
	node_str(a, rec, "generated", u->generated);
	node_str(a, rec, "evidence", d->evidence);
	node_hang(a, rec, "inputs", node_copy(a, d->inputs, NULL));
	node_hang(a, rec, "figures", node_copy(a, d->figures, NULL));
	if (u->kept)
		node_bool(a, rec, "kept", true);
	add_facts(a, rec, d->facts);
	node_str(a, rec, "base", d->text);
}

/* The record as it was, with other facts. */
static void
renew_facts(struct arena *a, struct node *sections, const struct node *old,
    const struct node *facts)
{
	struct node *rec = node_add(a, sections, old->key, NODE_MAP);
	const struct node *n;

	NODE_EACH(n, old) {
		if (strcmp(n->key, "base") == 0)
			add_facts(a, rec, facts);
		if (strcmp(n->key, "facts") != 0)
			node_hang(a, rec, n->key, node_copy(a, n, NULL));
	}
}

/* Old records, with the drafts in their place. */
static void
add_old(struct arena *a, struct node *sections, const struct node *old,
    const struct sidecar_update *u)
{
	const struct node *s;
	const struct draft *d;

	NODE_EACH(s, old) {
		d = find_draft(u, s->key);
		if (d == NULL)
			node_hang(a, sections, s->key, node_copy(a, s, NULL));
		else if (d->facts_only)
			renew_facts(a, sections, s, d->facts);
		else if (d->instruction != NULL)
			add_edit(a, sections, s, u, d);
		else
			add_record(a, sections, u, d);
	}
}

int
sidecar_apply(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct sidecar_update *u = ctx;
	const struct node *tree = NULL;
	struct node *top, *sections;
	struct arena a = ARENA_INIT;
	size_t i;

	(void)remove;
	if (old != NULL && (tree = yaml_parse(&a, old->s, old->len,
	    "sidecar", e)) == NULL) {
		arena_release(&a);
		return -1;
	}
	top = node_new(&a, NODE_MAP);
	node_int(&a, top, "version", 1);
	node_str(&a, top, "artifact", u->artifact);
	if (u->title != NULL)
		node_str(&a, top, "title", !u->kept ? u->title :
		    node_get_text(tree, "title", u->title));
	sections = node_add(&a, top, "sections", NODE_MAP);
	add_old(&a, sections, node_get(tree, "sections"), u);
	for (i = 0; i < u->n; i++) {
		if (node_get(sections, u->drafts[i].section->id) == NULL &&
		    u->drafts[i].instruction == NULL)
			add_record(&a, sections, u, &u->drafts[i]);
	}
	node_sort(sections);
	yaml_write(out, top, 0);
	arena_release(&a);
	return 0;
}
