/* filelife - the versions of one file in git */

#include "filelife.h"

#include <git2.h>
#include <string.h>

#include "arena.h"
#include "gitlib.h"
#include "map.h"
#include "moved.h"

struct walk {
	const struct revs *r;
	filelife_fn *fn;
	void *ctx;
	struct arena a;
	struct map paths;	/* of commits to visit, by their hex */
};

/* What a commit has at a path; zero: nothing. */
static git_oid
blob_at(const struct walk *w, const git_oid *commit, const char *path)
{
	git_oid id = { { 0 } };

	if (!revs_entry(&id, w->r, commit, path))
		memset(&id, 0, sizeof(id));
	return id;
}

/* The file is at path in this commit: visit it. */
static void
follow(struct walk *w, const git_oid *commit, const char *path)
{
	char key[GIT_OID_HEXSZ + 1];
	void **slot;

	git_oid_tostr(key, sizeof(key), commit);
	slot = map_at(&w->paths, arena_dup(&w->a, key));
	if (*slot == NULL)
		*slot = arena_dup(&w->a, path);
}

/* Where a parent has the file; path itself where it has none. */
static int
path_before(const char **out, bool *there, struct walk *w,
    const git_oid *commit, const git_oid *parent, const char *path,
    struct err *e)
{
	git_oid was = blob_at(w, parent, path), is = blob_at(w, commit, path);
	struct str old = STR_INIT;
	int rc = 0;

	*out = path;
	*there = !git_oid_is_zero(&was);
	if (!*there && !git_oid_is_zero(&is))
		rc = moved_from(&old, there, w->r, commit, parent, path, e);
	if (old.len > 0)
		*out = arena_dup(&w->a, old.s);
	str_release(&old);
	return rc;
}

static int
read_blob(struct str *out, const struct walk *w, const git_oid *blob,
    struct err *e)
{
	return git_oid_is_zero(blob) ? 0 : revs_blob(out, w->r, blob, e);
}

/* Where a commit's parents have the file; NULL: they have not. */
struct origins {
	const char *path[FILELIFE_PARENTS];
	unsigned n;
};

/* What the further parents had, for one that merges them. */
static int
read_merged(struct filelife *one, const struct walk *w, const git_commit *c,
    const struct origins *from, struct err *e)
{
	git_oid was;
	unsigned i;

	for (i = 1; i < from->n; i++) {
		if (from->path[i] == NULL)
			continue;
		was = blob_at(w, git_commit_parent_id(c, i), from->path[i]);
		str_init(&one->merged[one->nmerged]);
		if (read_blob(&one->merged[one->nmerged++], w, &was, e) < 0)
			return -1;
	}
	return 0;
}

/* Tell of a commit that has the file at path. */
static int
tell(struct walk *w, const git_commit *c, const char *path,
    const struct origins *from, struct err *e)
{
	const git_oid *id = git_commit_id(c);
	const char *subject = git_commit_summary((git_commit *)(uintptr_t)c);
	struct str before = STR_INIT, now = STR_INIT;
	struct filelife one = { .path = path, .was = from->path[0],
	    .subject = subject != NULL ? subject : "",
	    .author = git_commit_author(c)->name,
	    .when = (time_t)git_commit_author(c)->when.time,
	    .before = &before, .now = &now };
	git_oid is = blob_at(w, id, path), was = { { 0 } };
	int rc;

	if (one.was != NULL)
		was = blob_at(w, git_commit_parent_id(c, 0), one.was);
	git_oid_tostr(one.id, sizeof(one.id), id);
	one.there = !git_oid_is_zero(&is);
	rc = read_blob(&before, w, &was, e);
	if (rc == 0)
		rc = read_blob(&now, w, &is, e);
	if (rc == 0)
		rc = read_merged(&one, w, c, from, e);
	if (rc == 0)
		rc = w->fn(&one, w->ctx, e);
	while (one.nmerged > 0)
		str_release(&one.merged[--one.nmerged]);
	str_release(&before);
	str_release(&now);
	return rc;
}

/* The first parent that has at path what the commit has; NULL: none. */
static const git_oid *
same_parent(const struct walk *w, const git_commit *c, const char *path)
{
	git_oid is = blob_at(w, git_commit_id(c), path), was;
	unsigned i;

	for (i = 0; i < git_commit_parentcount(c); i++) {
		was = blob_at(w, git_commit_parent_id(c, i), path);
		if (git_oid_equal(&is, &was))
			return git_commit_parent_id(c, i);
	}
	return NULL;
}

static int
visit_commit(struct walk *w, const git_commit *c, const char *path,
    struct err *e)
{
	unsigned i, n = git_commit_parentcount(c);
	const git_oid *id = git_commit_id(c), *same = same_parent(w, c, path);
	struct origins from = { .n = n < FILELIFE_PARENTS ? n :
	    FILELIFE_PARENTS };
	const char *old;
	git_oid is = blob_at(w, id, path);
	bool there;

	if (same != NULL) {
		follow(w, same, path);
		return 0;
	}
	for (i = 0; i < n; i++) {
		if (path_before(&old, &there, w, id, git_commit_parent_id(c,
		    i), path, e) < 0)
			return -1;
		follow(w, git_commit_parent_id(c, i), old);
		if (i < from.n && there)
			from.path[i] = old;
	}
	return n == 0 && git_oid_is_zero(&is) ? 0 : tell(w, c, path, &from,
	    e);
}

static int
visit(struct walk *w, const git_oid *id, struct err *e)
{
	char key[GIT_OID_HEXSZ + 1];
	git_commit *c = NULL;
	const char *path;
	int rc;

	git_oid_tostr(key, sizeof(key), id);
	path = map_get(&w->paths, key);
	if (path == NULL)
		return 0;
	if (git_commit_lookup(&c, w->r->repo, id) < 0)
		return err_git(e, "history");
	rc = visit_commit(w, c, path, e);
	git_commit_free(c);
	return rc;
}

int
filelife_walk(const struct revs *r, const git_oid *from, const char *path,
    filelife_fn *fn, void *ctx, struct err *e)
{
	struct walk w = { .r = r, .fn = fn, .ctx = ctx };
	git_revwalk *revs = NULL;
	git_oid id;
	int rc = 0;

	follow(&w, from, path);
	if (git_revwalk_new(&revs, r->repo) < 0 ||
	    git_revwalk_sorting(revs, GIT_SORT_TOPOLOGICAL |
	    GIT_SORT_TIME) < 0 || git_revwalk_push(revs, from) < 0)
		rc = err_git(e, "history");
	while (rc == 0 && git_revwalk_next(&id, revs) == 0)
		rc = visit(&w, &id, e);
	git_revwalk_free(revs);
	map_release(&w.paths);
	arena_release(&w.a);
	return rc;
}
