/* lifeline - the life of a document or a section in git */

#include "lifeline.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "gitlib.h"
#include "map.h"
#include "mem.h"
#include "moved.h"
#include "sidecar.h"
#include "version.h"
#include "yamlout.h"

/* The two blobs that make up a version. */
struct state {
	git_oid doc, sidecar;
	bool has_doc, has_sidecar;
};

struct walk {
	struct lifeline *out;
	struct arena *a;
	const struct revs *revs;
	const struct life_ask *ask;
	struct map paths;	/* of the document in commits, by their hex,
				 * where it is not ask->path */
	struct map versions;	/* by the names of both blobs */
	size_t commits;		/* told so far */
};

const char *
life_kind_name(enum life_kind kind)
{
	static const char *const names[] = { "drafted", "redrafted",
		"by hand", "redrafted, edits kept", "edited as asked",
		"kept as it stands",
		"removed", "merged" };

	return names[kind];
}

void
lifeline_release(struct lifeline *l)
{
	free(l->lives);
	memset(l, 0, sizeof(*l));
}

/* Where the document is in a commit. */
static const char *
path_in(const struct walk *w, const git_oid *commit)
{
	char key[GIT_OID_HEXSZ + 1];
	const char *path = map_get(&w->paths, git_oid_tostr(key, sizeof(key),
	    commit));

	return path != NULL ? path : w->ask->path;
}

static struct state
state_at(const struct walk *w, const git_oid *commit)
{
	const char *path = path_in(w, commit);
	struct state s = { 0 };

	s.has_doc = revs_entry(&s.doc, w->revs, commit, path);
	s.has_sidecar = revs_entry(&s.sidecar, w->revs, commit,
	    sidecar_path(w->a, path));
	return s;
}

/*
 * Learn where a parent has the document that the commit has at path: there,
 * or by another name if the commit gave it this one.
 */
static int
follow(struct walk *w, const git_oid *commit, const git_oid *parent,
    const char *path, struct err *e)
{
	struct str old = STR_INIT;
	char key[GIT_OID_HEXSZ + 1];
	git_oid blob;
	bool found;
	int rc = 0;

	if (revs_entry(&blob, w->revs, commit, path) &&
	    !revs_entry(&blob, w->revs, parent, path))
		rc = moved_from(&old, &found, w->revs, commit, parent, path,
		    e);
	if (old.len > 0)
		path = arena_dup(w->a, old.s);
	if (strcmp(path, w->ask->path) != 0)
		*map_at(&w->paths, arena_dup(w->a, git_oid_tostr(key,
		    sizeof(key), parent))) = (void *)(uintptr_t)path;
	str_release(&old);
	return rc;
}

static bool
same_state(const struct state *x, const struct state *y)
{
	return x->has_doc == y->has_doc && x->has_sidecar == y->has_sidecar &&
	    git_oid_equal(&x->doc, &y->doc) &&
	    git_oid_equal(&x->sidecar, &y->sidecar);
}

/* The version a state has, read once. */
static int
version_of(const struct version **out, struct walk *w,
    const struct state *s, struct err *e)
{
	struct str doc = STR_INIT, sidecar = STR_INIT;
	char key[2 * GIT_OID_HEXSZ + 1];
	struct version *v;
	void **slot;
	int rc = 0;

	git_oid_fmt(key, &s->doc);
	git_oid_fmt(key + GIT_OID_HEXSZ, &s->sidecar);
	key[sizeof(key) - 1] = '\0';
	*out = map_get(&w->versions, key);
	if (*out != NULL)
		return 0;
	if (s->has_doc)
		rc = revs_blob(&doc, w->revs, &s->doc, e);
	if (rc == 0 && s->has_sidecar)
		rc = revs_blob(&sidecar, w->revs, &s->sidecar, e);
	if (rc == 0) {
		v = arena_alloc(w->a, sizeof(*v));
		version_read(v, w->a, s->has_doc ? &doc : NULL,
		    s->has_sidecar ? &sidecar : NULL);
		slot = map_at(&w->versions, arena_dup(w->a, key));
		*slot = v;
		*out = v;
	}
	str_release(&doc);
	str_release(&sidecar);
	return rc;
}

/* Is the record another than it was? */
static bool
redrafted(const struct node *before, const struct node *now)
{
	static const char *const keys[] = { "generated", "engine", "evidence",
		"base" };
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(node_get_text(before, keys[i], ""),
		    node_get_text(now, keys[i], "")) != 0)
			return true;
	}
	return false;
}

static bool
same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* When a model last changed the section as it was asked to; NULL: never. */
static const char *
edit_time(const struct node *record)
{
	return node_get_text(node_get(record, "edit"), "generated", NULL);
}

/* What became of a section from one version to the next. False: nothing. */
static bool
judge(enum life_kind *kind, const struct version_section *before,
    const struct version_section *now)
{
	const char *was = before != NULL ? before->text : NULL;
	const char *is = now != NULL ? now->text : NULL;
	const struct node *old = before != NULL ? before->record : NULL;
	const struct node *new = now != NULL ? now->record : NULL;
	const char *base = node_get_text(new, "base", NULL);

	*kind = LIFE_REMOVED;
	if (is == NULL)
		return was != NULL;
	*kind = LIFE_EDITED;
	if (!same_text(edit_time(old), edit_time(new)) &&
	    edit_time(new) != NULL)
		return true;
	*kind = LIFE_BY_HAND;
	if (new == NULL || !redrafted(old, new))
		return !same_text(was, is);
	if (same_text(was, is) && !same_text(base, is) && old != NULL)
		*kind = LIFE_KEPT;
	else if (!same_text(base, is))
		*kind = LIFE_BOTH;
	else
		*kind = old != NULL ? LIFE_REDRAFTED : LIFE_DRAFTED;
	return true;
}

/* What a commit says of itself; NULL: not committed. */
static struct life *
add_life(struct walk *w, const git_commit *c)
{
	struct life *l;

	MEM_ROOM(w->out->lives, w->out->n, w->out->cap);
	l = &w->out->lives[w->out->n++];
	memset(l, 0, sizeof(*l));
	if (c == NULL)
		return l;
	git_oid_tostr(l->id, sizeof(l->id), git_commit_id(c));
	l->when = (time_t)git_commit_author(c)->when.time;
	l->author = arena_dup(w->a, git_commit_author(c)->name);
	l->subject = git_commit_summary(
	    (git_commit *)(uintptr_t)c);
	l->subject = arena_dup(w->a, l->subject != NULL ? l->subject : "");
	return l;
}

static void
compare(struct walk *w, const git_commit *c, bool merge, const char *id,
    const struct version *before, const struct version *now)
{
	const struct version_section *b = version_section(before, id);
	const struct version_section *n = version_section(now, id);
	enum life_kind kind;
	struct life *l;

	if ((w->ask->section != NULL && strcmp(w->ask->section, id) != 0) ||
	    !judge(&kind, b, n))
		return;
	l = add_life(w, c);
	l->section = id;
	l->kind = merge ? LIFE_MERGED : kind;
	if (n != NULL) {
		l->engine = node_get_text(l->kind == LIFE_EDITED ?
		    node_get(n->record, "edit") : n->record, "engine", NULL);
		l->generated = node_get_text(n->record, "generated", NULL);
	}
	l->before = b != NULL && b->text != NULL ? b->text : "";
	l->now = n != NULL && n->text != NULL ? n->text : "";
}

/* Facts, a line each; "" for none. */
static const char *
text_of(struct arena *a, const struct node *facts)
{
	struct str s = STR_INIT;
	const struct node *f;
	const char *text;

	NODE_EACH(f, facts) {
		str_addf(&s, "%s: ", f->key);
		yaml_flow(&s, f);
		str_addc(&s, '\n');
	}
	text = arena_ndup(a, s.s, s.len);
	str_release(&s);
	return text;
}

/* Facts that changed where no draft changed them: by hand. */
static void
compare_facts(struct walk *w, const git_commit *c, bool merge,
    const struct version *before, const struct version *now)
{
	const char *was = text_of(w->a, before->facts);
	const char *is = text_of(w->a, now->facts);
	struct life *l;

	if ((w->ask->section != NULL && strcmp(w->ask->section, "facts") !=
	    0) || strcmp(was, is) == 0 || strcmp(text_of(w->a,
	    before->drafted), text_of(w->a, now->drafted)) != 0)
		return;
	l = add_life(w, c);
	l->section = "facts";
	l->kind = merge ? LIFE_MERGED : LIFE_BY_HAND;
	l->before = was;
	l->now = is;
}

/* Tell what differs between two versions. */
static void
compare_all(struct walk *w, const git_commit *c, bool merge,
    const struct version *before, const struct version *now)
{
	size_t i, n = w->out->n;

	compare_facts(w, c, merge, before, now);
	for (i = 0; i < now->n; i++)
		compare(w, c, merge, now->sections[i].id, before, now);
	for (i = 0; i < before->n; i++) {
		if (version_section(now, before->sections[i].id) == NULL)
			compare(w, c, merge, before->sections[i].id, before,
			    now);
	}
	w->commits += w->out->n > n;
}

static int
visit(struct walk *w, const git_oid *id, struct err *e)
{
	static const struct version nothing = { 0 };
	const struct version *before = &nothing, *after;
	struct state now = state_at(w, id), was = { 0 };
	git_commit *c = NULL;
	unsigned i;
	int rc = 0;

	if (git_commit_lookup(&c, w->revs->repo, id) < 0)
		return err_git(e, "history");
	for (i = 0; i < git_commit_parentcount(c) && rc == 0; i++)
		rc = follow(w, id, git_commit_parent_id(c, i), path_in(w,
		    id), e);
	if (git_commit_parentcount(c) > 0)
		was = state_at(w, git_commit_parent_id(c, 0));
	if (rc == 0 && !same_state(&now, &was)) {
		rc = version_of(&after, w, &now, e);
		if (rc == 0 && (was.has_doc || was.has_sidecar))
			rc = version_of(&before, w, &was, e);
		if (rc == 0)
			compare_all(w, c, git_commit_parentcount(c) > 1,
			    before, after);
	}
	git_commit_free(c);
	return rc;
}

static void
start(struct walk *w, struct lifeline *out, struct arena *a,
    const struct revs *r, const struct life_ask *ask)
{
	memset(w, 0, sizeof(*w));
	w->out = out;
	w->a = a;
	w->revs = r;
	w->ask = ask;
}

int
lifeline_read(struct lifeline *out, struct arena *a, const struct revs *r,
    const struct life_ask *ask, struct err *e)
{
	git_revwalk *revs = NULL;
	struct walk w;
	git_oid id;
	int rc = 0;

	start(&w, out, a, r, ask);
	if (git_revwalk_new(&revs, r->repo) < 0 ||
	    git_revwalk_sorting(revs, GIT_SORT_TOPOLOGICAL |
	    GIT_SORT_TIME) < 0 || git_revwalk_push(revs, &ask->from) < 0)
		rc = err_git(e, "history");
	while (rc == 0 && (ask->most == 0 || w.commits < ask->most) &&
	    git_revwalk_next(&id, revs) == 0)
		rc = visit(&w, &id, e);
	git_revwalk_free(revs);
	map_release(&w.paths);
	map_release(&w.versions);
	return rc;
}

int
lifeline_unsaved(struct lifeline *out, struct arena *a,
    const struct revs *r, const struct life_ask *ask, const struct str *doc,
    const struct str *sidecar, struct err *e)
{
	const struct version *before;
	struct version now;
	struct state was;
	struct walk w;
	int rc;

	start(&w, out, a, r, ask);
	was = state_at(&w, &ask->from);
	rc = version_of(&before, &w, &was, e);
	if (rc == 0) {
		version_read(&now, a, doc, sidecar);
		compare_all(&w, NULL, false, before, &now);
	}
	map_release(&w.paths);
	map_release(&w.versions);
	return rc;
}
