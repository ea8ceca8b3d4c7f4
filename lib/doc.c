/* doc - put drafts into a document without losing what people wrote */

#include "doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "front.h"
#include "md.h"
#include "mdedit.h"
#include "mem.h"
#include "merge3.h"
#include "place.h"
#include "sidecar.h"
#include "yaml.h"
#include "yamledit.h"
#include "yamllines.h"
#include "yamlout.h"

/* A fresh document: frontmatter with the facts, title, sections. */
static void
doc_new(struct str *out, const struct doc_update *u)
{
	const struct node *f;
	bool any = false;
	size_t i;

	str_addf(out, "---\nartifact: %s\n", u->spec->name);
	for (i = 0; i < u->n; i++) {
		NODE_EACH(f, u->drafts[i].facts) {
			str_addf(out, "%s  %s: ", any ? "" : "facts:\n",
			    f->key);
			yaml_flow(out, f);
			str_addc(out, '\n');
			any = true;
		}
	}
	str_addf(out, "---\n# %s\n", u->spec->title);
	if (u->spec->about[0] != '\0')
		str_addf(out, "\n%s\n", u->spec->about);
	for (i = 0; i < u->n; i++) {
		str_addf(out, "\n## %s\n\n", u->drafts[i].section->heading);
		str_add(out, u->drafts[i].text, u->drafts[i].len);
	}
}

/* Add a fact as a fresh document has it: on one line. */
static bool
add_fact(struct str *yaml, const struct node *fact)
{
	struct str line = STR_INIT;
	bool done;

	str_addf(&line, "facts:\n  %s: ", fact->key);
	yaml_flow(&line, fact);
	str_addc(&line, '\n');
	done = yaml_adopt(yaml, &line, "facts", fact->key);
	str_release(&line);
	return done;
}

/*
 * Set one fact in the frontmatter, unless people have changed it; an edit
 * has seen what they made of it, and changes that.
 */
static int
set_fact(struct str *yaml, const struct doc_update *u,
    const struct draft *d, const struct node *fact, struct err *e)
{
	struct arena a = ARENA_INIT;
	const struct node *base = node_get(d->instruction != NULL ? u->facts :
	    sidecar_facts(&a, u->sidecar), fact->key);
	const struct node *tree, *now;
	char path[128];
	int rc = 0;

	tree = yaml_parse(&a, yaml->s, yaml->len, u->spec->output, e);
	now = node_get(node_get(tree, "facts"), fact->key);
	if (tree == NULL) {
		rc = -1;
	} else if (now == NULL && add_fact(yaml, fact)) {
		rc = 0;
	} else if ((now == NULL || yaml_same(now, base)) &&
	    !yaml_same(now, fact)) {
		snprintf(path, sizeof(path), "facts.%s", fact->key);
		rc = yaml_set_node(yaml, u->spec->output, path, fact, e);
	}
	arena_release(&a);
	return rc;
}

int
doc_set_facts(struct str *text, const struct doc_update *u, struct err *e)
{
	struct str yaml = STR_INIT;
	struct front front;
	const struct node *f;
	int rc = 0;
	size_t i;

	if (!front_find(&front, text->s, text->len)) {
		str_splice(text, 0, 0, "---\n---\n", 8);
		front = (struct front){ 4, 4, 8 };
	}
	str_add(&yaml, text->s + front.from, front.to - front.from);
	for (i = 0; i < u->n && rc == 0; i++) {
		NODE_EACH(f, u->drafts[i].facts) {
			if (rc == 0)
				rc = set_fact(&yaml, u, &u->drafts[i], f, e);
		}
	}
	if (rc == 0)
		str_splice(text, front.from, front.to - front.from, yaml.s,
		    yaml.len);
	str_release(&yaml);
	return rc;
}

/* How to go on after a conflict, once the text is as people want it. */
static void
add_way_on(struct str *out, const struct spec *spec, const char *section)
{
	if (spec->report)
		str_addf(out, "then: the same pos report with --section %s "
		    "--keep; or have it proposed: with --propose", section);
	else if (spec->partner != NULL)
		str_addf(out, "then: pos gen --keep --partner %s '%s#%s'; or "
		    "have it proposed: pos gen --propose --partner %s '%s#%s'",
		    spec->partner, spec->name, section, spec->partner,
		    spec->name, section);
	else
		str_addf(out, "then: pos gen --keep '%s#%s'; or have it "
		    "proposed: pos gen --propose '%s#%s'", spec->name, section,
		    spec->name, section);
}

/*
 * Both sides changed the same lines, or people wrote a section of their own
 * where the draft is to go: refuse, or note what the draft takes the place of.
 */
static int
conflict_found(const struct doc_update *u, const struct draft *d,
    const struct str *now, const struct str *marked, int line,
    struct err *e)
{
	struct str way = STR_INIT;

	if (u->favour) {
		str_addf(u->conflict, "section '%s':\n", d->section->heading);
		if (marked != NULL)
			merge3_marked(u->conflict, marked->s);
		else
			str_add(u->conflict, now->s, now->len);
		return 0;
	}
	str_reset(u->conflict);
	if (marked == NULL)
		return err_set(e, ERR_CONFLICT, "%s:%d: section '%s' was not "
		    "written by pos; rename or remove it to have it drafted",
		    u->spec->output, line, d->section->heading);
	merge3_marked(u->conflict, marked->s);
	add_way_on(&way, u->spec, d->section->id);
	err_set(e, ERR_CONFLICT, "%s:%d: in section '%s' your edits and the "
	    "new text change the same lines, so nothing was written; take "
	    "over by hand what you want, %s", u->spec->output, line,
	    d->section->heading, way.s);
	str_release(&way);
	return -1;
}

/* Merge three texts; where that is a conflict, as the update wants it. */
static int
merge_texts(struct str *out, struct merge3 *m, const struct doc_update *u,
    const struct draft *d, int line, struct err *e)
{
	bool conflict = false;

	if (merge3(out, &conflict, m, e) < 0)
		return -1;
	if (!conflict)
		return 0;
	if (conflict_found(u, d, m->ours, out, line, e) < 0)
		return -1;
	str_reset(out);
	m->favour = MERGE3_THEIRS;
	return merge3(out, &conflict, m, e);
}

/*
 * Merge one draft with what stands in the document and what the engine gave
 * last time.
 */
static int
merge_section(struct str *out, bool *kept, const struct doc_update *u,
    const struct draft *d, const struct str *now, int line, struct err *e)
{
	const char *text = d->seen != NULL ? d->seen : node_get_text(
	    sidecar_section(u->sidecar, d->section->id), "base", NULL);
	struct str base = STR_INIT, theirs = STR_INIT;
	struct merge3 m = { &base, now, &theirs, MERGE3_NONE, "yours",
	    "regenerated" };
	int rc = 0;

	str_add(&theirs, d->text, d->len);
	if (text != NULL) {
		str_adds(&base, text);
		rc = merge_texts(out, &m, u, d, line, e);
	} else {
		if (!str_same(now, &theirs))
			rc = conflict_found(u, d, now, NULL, line, e);
		str_add(out, theirs.s, theirs.len);
	}
	*kept = rc == 0 && !str_same(now, &base) && !str_same(out, &theirs);
	str_release(&base);
	str_release(&theirs);
	return rc;
}

/* The text's section for the nearest one before id in the specification. */
static const char *
insert_after(const struct md *md, const struct doc_update *u, const char *id)
{
	const struct spec *spec = u->spec;
	const struct md_section *s;
	const char *last = "";
	size_t i;

	for (i = 0; i < spec->n; i++) {
		if (strcmp(spec->sections[i].id, id) == 0)
			return last;
		s = place_find(md, spec, u->sidecar, spec->sections[i].id);
		if (s != NULL)
			last = s->id;
	}
	return NULL;
}

/*
 * The edit that puts draft i into its section: none when nothing changes.
 * Returns 0 when it is to be added, 1 when not, -1 on a conflict. The body of
 * the edit is in merged.
 */
static int
edit_section(struct md_edit *edits, size_t *n, struct str *merged,
    const struct md *md, const struct doc_update *u, size_t i,
    struct err *e)
{
	const struct draft *d = &u->drafts[i];
	const struct md_section *s = place_find(md, u->spec, u->sidecar,
	    d->section->id);
	struct str now = STR_INIT;
	int rc;

	if (d->facts_only)
		return 1;
	if (s == NULL)
		return 0;
	md_section_text(&now, md, s);
	rc = merge_section(merged, &u->kept[i], u, d, &now, s->line, e);
	if (rc == 0 && !str_same(&now, merged))
		edits[(*n)++] = (struct md_edit){ s->id, merged->s,
		    merged->len };
	str_release(&now);
	return rc < 0 ? -1 : 1;
}

/* Merge the drafts whose sections are there; is_new[i]: that of i is not. */
static int
edit_sections(struct str *text, bool *is_new, const struct doc_update *u,
    struct err *e)
{
	struct md_edit *edits;
	struct str *merged;
	size_t i, n = 0;
	struct md md;
	int rc = 0;

	if (md_parse(&md, text->s, text->len, u->spec->output, e) < 0)
		return -1;
	edits = mem_zero(u->n + 1, sizeof(*edits));
	merged = mem_zero(u->n + 1, sizeof(*merged));
	for (i = 0; i < u->n; i++)
		str_init(&merged[i]);
	for (i = 0; i < u->n && rc >= 0; i++) {
		rc = edit_section(edits, &n, &merged[i], &md, u, i, e);
		is_new[i] = rc == 0;
	}
	if (rc >= 0 && n > 0)
		rc = md_replace_many(text, u->spec->output, edits, n, e);
	md_release(&md);
	for (i = 0; i < u->n; i++)
		str_release(&merged[i]);
	free(merged);
	free(edits);
	return rc < 0 ? -1 : 0;
}

/* Add the section of draft i. */
static int
add_section(struct str *text, const struct doc_update *u, size_t i,
    struct err *e)
{
	const struct draft *d = &u->drafts[i];
	struct md md;
	int rc;

	if (md_parse(&md, text->s, text->len, u->spec->output, e) < 0)
		return -1;
	rc = md_insert(text, u->spec->output, insert_after(&md, u,
	    d->section->id), d->section->heading, d->text, d->len, e);
	md_release(&md);
	return rc;
}

/* Put all drafts into the text. */
static int
put_drafts(struct str *text, const struct doc_update *u, struct err *e)
{
	bool *is_new = mem_zero(u->n + 1, sizeof(*is_new));
	int rc = edit_sections(text, is_new, u, e);
	size_t i;

	for (i = 0; i < u->n && rc == 0; i++) {
		if (is_new[i])
			rc = add_section(text, u, i, e);
	}
	free(is_new);
	return rc;
}

/*
 * The title, which says of whom or of when it is, unless people have changed
 * it: a partner or a filter has another name than at the last draft.
 */
static int
put_title(struct str *text, const struct doc_update *u, struct err *e)
{
	const char *was = node_get_text(u->sidecar, "title", NULL), *at;
	size_t n;
	struct md md;
	int line;

	if (was == NULL || strcmp(was, u->spec->title) == 0)
		return 0;
	if (md_parse(&md, text->s, text->len, u->spec->output, e) < 0)
		return -1;
	line = md.title != NULL ? md.title_line : 0;
	md_release(&md);
	for (at = text->s; line > 1 && at != NULL; line--) {
		at = strchr(at, '\n');
		at += at != NULL;
	}
	n = strlen(was);
	if (line == 1 && at != NULL && strncmp(at, "# ", 2) == 0 &&
	    strncmp(at + 2, was, n) == 0 && strchr("\r\n", at[2 + n]) != NULL)
		str_splice(text, (size_t)(at + 2 - text->s), n,
		    u->spec->title, strlen(u->spec->title));
	return 0;
}

int
doc_apply(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct doc_update *u = ctx;
	struct str text = STR_INIT;
	size_t i;
	int rc;

	(void)remove;
	if (old == NULL) {
		doc_new(out, u);
		return 0;
	}
	str_add(&text, old->s, old->len);
	rc = put_drafts(&text, u, e);
	if (rc == 0)
		rc = put_title(&text, u, e);
	for (i = 0; i < u->n && rc == 0; i++) {
		if (u->drafts[i].facts->n > 0) {
			rc = doc_set_facts(&text, u, e);
			break;
		}
	}
	if (rc == 0)
		str_add(out, text.s, text.len);
	str_release(&text);
	return rc;
}
