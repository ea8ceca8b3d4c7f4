/* checkplay - playbooks */

#include "checkers.h"

#include <string.h>

#include "playbook.h"
#include "playneed.h"
#include "slug.h"
#include "templateid.h"

/* The template a step names, whatever layout the path is of. */
static void
check_step_template(struct check *c, const struct node *n)
{
	const struct catalogue *all = check_catalogue(c);
	struct names ids = { 0 };
	struct str id = STR_INIT, hint = STR_INIT;
	size_t i;
	int rc;

	if (node_text(n) == NULL)
		return;
	for (i = 0; i < all->n; i++) {
		if (!all->v[i].mail)
			names_add(&ids, all->v[i].id);
	}
	rc = template_id(&id, n->text, &ids);
	if (rc > 0) {
		check_at(c, FAULT_NOTE, n, "template: '%s' is a path of "
		    "another layout; here it is %s", n->text, id.s);
	} else if (rc < 0) {
		check_is_template(c, &hint, n->text);
		check_at(c, FAULT_ERROR, n, "template: there is no template "
		    "'%s'%s", n->text, hint.len > 0 ? hint.s :
		    "; 'pos template list' has them");
	}
	names_release(&ids);
	str_release(&id);
	str_release(&hint);
}

/* No two steps are found by the same name. */
static void
check_step_name(struct check *c, struct map *first, const struct node *n)
{
	const struct node *was;
	struct str id = STR_INIT;
	void **slot;

	if (node_text(n) == NULL)
		return;
	slug_ascii(&id, n->text);
	slot = map_at(first, arena_dup(&c->arena, id.s));
	was = *slot;
	if (was == NULL)
		*slot = (void *)(uintptr_t)n;
	else
		check_at(c, FAULT_ERROR, n, "name: '%s' is also that of the "
		    "step in line %u; a step is found by its name", n->text,
		    was->line);
	str_release(&id);
}

/* A step goes on in the document of an earlier one of the same template. */
static void
check_step_document(struct check *c, const struct node *steps,
    const struct node *n)
{
	const struct node *at = node_get(n, "document"), *was;
	struct str want = STR_INIT, id = STR_INIT;

	if (node_text(at) == NULL)
		return;
	slug_ascii(&want, at->text);
	for (was = steps->first; was != n; was = was->next) {
		str_reset(&id);
		slug_ascii(&id, node_get_text(was, "name", ""));
		if (strcmp(id.s, want.s) == 0)
			break;
	}
	if (was == n)
		check_at(c, FAULT_ERROR, at, "document: there is no earlier "
		    "step '%s'", at->text);
	else if (strcmp(node_get_text(was, "template", ""),
	    node_get_text(n, "template", "")) != 0)
		check_at(c, FAULT_ERROR, at, "document: that of '%s' is of "
		    "another template", at->text);
	str_release(&want);
	str_release(&id);
}

/* The notes are for tiers there are; those of a program we do not know pass. */
static void
check_step_tiers(struct check *c, const struct node *tiers)
{
	const struct shape tier = { .key = "tiers", .kind = SHAPE_REF,
	    .set = IDS_TIERS };
	const struct node *n;
	struct node id;

	NODE_EACH(n, tiers) {
		id = *n;
		id.kind = NODE_SCALAR;
		id.text = n->key;
		id.n = (uint32_t)strlen(n->key);
		check_scalar(c, &tier, &id);
	}
}

static void
check_step(struct check *c, struct map *first, const struct node *n, bool own)
{
	const struct node *due = node_get(n, "due");
	const struct node *prompt = node_get(n, "prompt");

	if (n->kind != NODE_MAP)
		return;		/* told by the table */
	check_step_name(c, first, node_get(n, "name"));
	check_step_template(c, node_get(n, "template"));
	if (node_text(due) != NULL && strspn(due->text, "0123456789") !=
	    due->n && strchr("0123456789", due->text[0]) != NULL)
		check_at(c, FAULT_ERROR, due, "due: whole days are expected, "
		    "not '%s'", due->text);
	if (node_text(prompt) != NULL)
		check_text_names(c, prompt);
	if (own)
		check_step_tiers(c, node_get(n, "tiers"));
}

/* The playbook that n names, under a key, exists. */
static void
check_is_playbook(struct check *c, const char *key, const struct node *n,
    const struct names *ids)
{
	struct str near = STR_INIT;

	if (node_text(n) == NULL || names_has(ids, n->text))
		return;
	if (str_suggest(&near, n->text, (const char *const *)ids->s,
	    ids->n) > 0)
		check_at(c, FAULT_ERROR, n, "%s: there is no playbook '%s'; "
		    "did you mean %s?", key, n->text, near.s);
	else
		check_at(c, FAULT_ERROR, n, "%s: there is no playbook '%s'; "
		    "'pos play list' has them", key, n->text);
	str_release(&near);
}

/* Is it a type of program.yaml? */
static bool
is_type(const struct check *c, const char *id)
{
	const struct node *n;

	NODE_EACH(n, node_get(check_top(c, "program.yaml"), "types")) {
		if (strcmp(node_get_text(n, "id", ""), id) == 0)
			return true;
	}
	return false;
}

/* Has a partner an agreement of this kind? */
static bool
has_kind(const struct check *c, const char *kind)
{
	const struct node *n;
	size_t i;

	for (i = 0; i < c->nyaml; i++) {
		if (path_partner(c->yaml[i].path) == 0)
			continue;
		NODE_EACH(n, node_get(c->yaml[i].top, "agreements")) {
			if (strcmp(node_get_text(n, "kind", ""), kind) == 0)
				return true;
		}
	}
	return false;
}

/*
 * A kind of agreement that is required: free text, as in the records, but one
 * that is no type, and that nobody has, is a slip of the pen or never met.
 */
static void
check_kind(struct check *c, const struct node *n)
{
	if (node_text(n) == NULL || strcmp(n->text, "signed") == 0 ||
	    strcmp(n->text, "nda") == 0 || is_type(c, n->text) ||
	    has_kind(c, n->text))
		return;
	check_at(c, FAULT_WARNING, n, "requires: agreement: '%s' is no type of "
	    "program.yaml, and no partner has one of that kind; 'signed' is "
	    "any but an nda", n->text);
}

/* What the playbook of this id requires of a partner. */
static void
check_needs(struct check *c, const struct node *top, const char *id, bool own)
{
	const struct node *list = node_get(top, "requires"), *n, *at;
	struct names ids = { 0 };
	struct str why = STR_INIT;

	if (node_truth(list))
		playbook_ids(&ids, c->ws, NULL);
	NODE_EACH(n, list) {
		str_reset(&why);
		at = play_need_fault(&why, n);
		if (at != NULL)
			check_at(c, FAULT_ERROR, at, "%s", why.s);
		at = node_get(n, "playbook");
		check_is_playbook(c, "requires: playbook", at, &ids);
		if (node_text(at) != NULL && strcmp(at->text, id) == 0)
			check_at(c, FAULT_ERROR, at, "requires: playbook: %s "
			    "requires itself, and can never begin", id);
		if (own)
			check_kind(c, node_get(n, "agreement"));
	}
	names_release(&ids);
	str_release(&why);
}

/* The id of the playbook in whose file top stands. */
static const char *
id_of(struct check *c, const struct node *top)
{
	const char *slash = strrchr(top->file, '/');
	const char *name = slash != NULL ? slash + 1 : top->file;

	return arena_ndup(&c->arena, name, strlen(name) - strlen(".yaml"));
}

void
check_playbook(struct check *c, const struct node *top, bool own)
{
	const struct node *steps = node_get(top, "steps"), *n;
	struct names ids = { 0 };
	struct map first = { 0 };

	c->only_known = true;
	check_map(c, top, shape_playbook);
	c->only_known = false;
	if (steps != NULL && steps->first == NULL)
		check_at(c, FAULT_ERROR, steps, "steps: at least one is "
		    "expected");
	NODE_EACH(n, steps)
		check_step(c, &first, n, own);
	NODE_EACH(n, steps)
		check_step_document(c, steps, n);
	playbook_ids(&ids, c->ws, NULL);
	NODE_EACH(n, node_get(top, "next"))
		check_is_playbook(c, "next", n, &ids);
	check_needs(c, top, id_of(c, top), own);
	names_release(&ids);
	map_release(&first);
}

/* Is a step of this id in the playbook, the map of its file? */
static bool
has_step(const struct node *top, const char *id)
{
	struct str slug = STR_INIT;
	const struct node *n;
	bool has = false;

	NODE_EACH(n, node_get(top, "steps")) {
		str_reset(&slug);
		slug_ascii(&slug, node_get_text(n, "name", ""));
		has = has || strcmp(slug.s, id) == 0;
	}
	str_release(&slug);
	return has;
}

/* Steps under way that the workspace's own playbook has no more. */
static void
check_run_steps(struct check *c, const struct node *run, const char *book)
{
	const char *path = arena_printf(&c->arena, PLAYBOOK_FOLDER "/%s.yaml",
	    book);
	const struct node *top = check_top(c, path), *n;

	NODE_EACH(n, top != NULL ? node_get(run, "steps") : NULL) {
		if (node_unknown(node_get(n, "done")) &&
		    node_unknown(node_get(n, "skipped")) &&
		    !has_step(top, node_get_text(n, "id", "")))
			check_at(c, FAULT_WARNING, n, "steps: %s has no step "
			    "'%s' any more; the run goes on with the first "
			    "one that is open", path, node_get_text(n, "id",
			    ""));
	}
}

void
check_runs(struct check *c, const struct node *list)
{
	struct names ids = { 0 };
	const struct node *n;
	const char *book;

	if (node_truth(list))
		playbook_ids(&ids, c->ws, NULL);
	NODE_EACH(n, list) {
		book = node_get_text(n, "playbook", NULL);
		if (book == NULL || !node_unknown(node_get(n, "completed")) ||
		    !node_unknown(node_get(n, "stopped")))
			continue;
		if (!names_has(&ids, book))
			check_at(c, FAULT_WARNING, node_get(n, "playbook"),
			    "playbook: '%s' is under way, and there is no "
			    "such playbook; 'pos play stop %s' ends the run",
			    book, book);
		else
			check_run_steps(c, n, book);
	}
	names_release(&ids);
}
