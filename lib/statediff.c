/* statediff - how two states of a workspace differ */

#include "statediff.h"

#include <stdlib.h>
#include <string.h>

#include "figures.h"
#include "mem.h"
#include "merge3.h"
#include "sidecar.h"
#include "version.h"
#include "yaml.h"
#include "yamldiff.h"

struct comparing {
	struct statediff *out;
	struct ws *ws;
	const struct revs *revs;
	const struct statediff_ask *ask;
};

/* One file in both states. */
struct pair {
	struct str before, now;
	bool was, is;
};

static int
read_pair(struct pair *p, const struct comparing *c, const char *path,
    struct err *e)
{
	struct err none = ERR_INIT;

	memset(p, 0, sizeof(*p));
	str_init(&p->before);
	str_init(&p->now);
	if (revs_file(&p->before, &p->was, c->revs, &c->ask->before, path,
	    e) < 0)
		return -1;
	if (!c->ask->here)
		return revs_file(&p->now, &p->is, c->revs, &c->ask->now, path,
		    e);
	p->is = root_read(&p->now, &c->ws->root, path, FILE_MAX_BYTES,
	    &none) == 0;
	if (!p->is && none.code != ERR_NOTFOUND)
		return err_set(e, none.code, "%s", none.msg);
	return 0;
}

static void
release_pair(struct pair *p)
{
	str_release(&p->before);
	str_release(&p->now);
}

static struct statediff_file *
add_file(struct comparing *c, const char *path, const struct pair *p)
{
	struct statediff_file *f;

	MEM_ROOM(c->out->files, c->out->n, c->out->cap);
	f = &c->out->files[c->out->n++];
	memset(f, 0, sizeof(*f));
	f->path = arena_dup(&c->ws->arena, path);
	f->kind = !p->was ? DOC_ADDED : !p->is ? DOC_REMOVED : DOC_CHANGED;
	return f;
}

/* The figures of a section in both versions, as they differ. */
static const struct node *
section_values(struct arena *a, const struct version *before,
    const struct version *now, const char *id)
{
	const struct version_section *b = version_section(before, id);
	const struct version_section *n = version_section(now, id);

	return figures_differ(a, b != NULL ? node_get(b->record, "figures") :
	    NULL, n != NULL ? node_get(n->record, "figures") : NULL);
}

/* Facts of the frontmatter, as a part without a section. */
static void
add_facts(struct statediff_file *f, struct arena *a,
    const struct version *before, const struct version *now)
{
	const struct node *values = yamldiff(a, before->facts, now->facts);

	if (values->n > 0)
		f->parts[f->n++] = (struct statediff_part){ "facts",
		    NULL, DOC_CHANGED, 0, "", "", values };
}

/* Both versions of a document, and how their texts differ by headings. */
struct documents {
	struct version before, now;
	struct docdiff diff;
};

/*
 * The part that a section of the difference is. Renamed is what is new under
 * its heading, and was there under another one. Returns 1, or 0 when another
 * section tells of it.
 */
static int
find_part(struct statediff_part *out, const struct documents *d,
    const struct docdiff_section *s, struct arena *a, struct err *e)
{
	const struct version_section *now = version_place(&d->now, s->id);
	const struct version_section *was = version_place(&d->before, s->id);
	const struct version_section *of = s->kind == DOC_REMOVED ? was : now;
	const char *id = of != NULL ? of->id : s->id;
	struct str before = STR_INIT, text = STR_INIT;
	int rc = 0;

	*out = (struct statediff_part){ id, NULL, s->kind, s->units,
	    s->before, s->now, NULL };
	if (s->kind == DOC_REMOVED) {
		now = version_section(&d->now, id);
		if (now != NULL && now->text != NULL)
			return 0;
	} else if (s->kind == DOC_ADDED) {
		was = version_section(&d->before, id);
		if (was != NULL && was->text != NULL) {
			out->kind = DOC_CHANGED;
			out->renamed = now->heading;
			out->before = was->text;
			str_adds(&before, was->text);
			str_adds(&text, s->now);
			rc = merge3_count(&out->units, &before, &text, e);
		}
	}
	str_release(&before);
	str_release(&text);
	out->values = section_values(a, &d->before, &d->now, id);
	return rc < 0 ? -1 : 1;
}

static int
add_parts(struct statediff_file *f, const struct comparing *c,
    const struct documents *d, struct err *e)
{
	const struct docdiff_section *s;
	size_t i;
	int rc = 0;

	for (i = 0; i < d->diff.n && rc >= 0; i++) {
		s = &d->diff.sections[i];
		if (s->id[0] == '\0' && (d->diff.n > 1 || f->n > 0))
			continue;	/* the facts say it */
		rc = find_part(&f->parts[f->n], d, s, &c->ws->arena, e);
		if (rc > 0 && (c->ask->section == NULL ||
		    strcmp(c->ask->section, f->parts[f->n].section) == 0))
			f->n++;
	}
	return rc < 0 ? -1 : 0;
}

static int
compare_document(struct comparing *c, const char *path,
    const struct pair *doc, const struct pair *side, struct err *e)
{
	struct arena *a = &c->ws->arena;
	struct documents d;
	struct statediff_file *f;
	int rc = docdiff(&d.diff, a, doc->was ? &doc->before : NULL,
	    doc->is ? &doc->now : NULL, e);

	version_read(&d.before, a, doc->was ? &doc->before : NULL,
	    side->was ? &side->before : NULL);
	version_read(&d.now, a, doc->is ? &doc->now : NULL,
	    side->is ? &side->now : NULL);
	f = add_file(c, path, doc);
	f->parts = arena_alloc(a, (d.diff.n + 2) * sizeof(*f->parts));
	if (c->ask->section == NULL && doc->was && doc->is)
		add_facts(f, a, &d.before, &d.now);
	if (rc == 0)
		rc = add_parts(f, c, &d, e);
	if (f->n == 0)
		c->out->n--;
	docdiff_release(&d.diff);
	return rc;
}

static int
compare_md(struct comparing *c, const char *path, struct err *e)
{
	struct pair doc, side;
	int rc = read_pair(&doc, c, path, e);

	if (rc == 0) {
		rc = read_pair(&side, c, sidecar_path(&c->ws->arena, path),
		    e);
		if (rc == 0)
			rc = compare_document(c, path, &doc, &side, e);
		release_pair(&side);
	}
	release_pair(&doc);
	return rc;
}

/* A YAML file by its values; anything else just by its name. */
static int
compare_other(struct comparing *c, const char *path, struct err *e)
{
	struct arena *a = &c->ws->arena;
	const struct node *before = NULL, *now = NULL;
	struct statediff_file *f;
	struct pair p;
	int rc = read_pair(&p, c, path, e);

	if (rc == 0 && (p.was || p.is) && (p.was != p.is ||
	    !str_same(&p.before, &p.now))) {
		f = add_file(c, path, &p);
		f->parts = arena_alloc(a, sizeof(*f->parts));
		if (str_ends(path, ".yaml")) {
			before = yaml_parse(a, p.before.s, p.before.len, path,
			    NULL);
			now = yaml_parse(a, p.now.s, p.now.len, path, NULL);
		}
		if (before != NULL && now != NULL)
			f->parts[f->n++] = (struct statediff_part){ NULL,
			    NULL, f->kind, 0, "", "", yamldiff(a, p.was ? before :
			    NULL, p.is ? now : NULL) };
	}
	release_pair(&p);
	return rc;
}

/* Which paths differ at all. */
static int
changed_paths(struct names *out, struct comparing *c, struct err *e)
{
	bool outside;

	if (c->ask->path != NULL) {
		names_add(out, c->ask->path);
		return 0;
	}
	if (c->ask->here)
		return revs_changed_here(out, c->revs, &c->ask->before, e);
	return revs_changed(out, &outside, c->revs, &c->ask->before,
	    &c->ask->now, e);
}

int
statediff(struct statediff *out, struct ws *ws, const struct revs *r,
    const struct statediff_ask *ask, struct err *e)
{
	struct comparing c = { out, ws, r, ask };
	struct names paths = { 0 };
	int rc = changed_paths(&paths, &c, e);
	size_t i;

	for (i = 0; i < paths.n && rc == 0; i++) {
		if (str_starts(paths.s[i], ".pos/"))
			continue;
		if (str_ends(paths.s[i], ".md"))
			rc = compare_md(&c, paths.s[i], e);
		else
			rc = compare_other(&c, paths.s[i], e);
	}
	names_release(&paths);
	return rc;
}

void
statediff_release(struct statediff *d)
{
	free(d->files);
	memset(d, 0, sizeof(*d));
}
