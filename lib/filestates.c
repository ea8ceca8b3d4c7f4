/* filestates - the states that a file has been in */

#include "filestates.h"

#include <git2.h>
#include <stdlib.h>

#include "gitlib.h"
#include "mem.h"

static bool
same_file(const struct filestate *a, const struct filestate *b)
{
	return a->there == b->there && (!a->there ||
	    git_oid_equal(&a->blob, &b->blob));
}

static void
keep(struct filestates *out, const struct filestate *s)
{
	MEM_ROOM(out->v, out->n, out->cap);
	out->v[out->n++] = *s;
}

/* What the commit has at path, and when it was made. */
static int
read_commit(struct filestate *s, const struct revs *r, const git_oid *id,
    const char *path, struct err *e)
{
	git_commit *commit = NULL;

	if (git_commit_lookup(&commit, r->repo, id) < 0)
		return err_git(e, "history");
	s->commit = *id;
	s->day = (date)(git_commit_time(commit) / 86400);
	s->there = revs_entry(&s->blob, r, id, path);
	git_commit_free(commit);
	return 0;
}

/* A commit whose parent has the file otherwise brought it into its state. */
static int
go_back(struct filestates *out, const struct revs *r, git_revwalk *walk,
    const char *path, struct err *e)
{
	struct filestate newer, s;
	bool any = false;
	git_oid id;

	while (git_revwalk_next(&id, walk) == 0) {
		if (read_commit(&s, r, &id, path, e) < 0)
			return -1;
		if (any && !same_file(&newer, &s))
			keep(out, &newer);
		newer = s;
		any = true;
	}
	if (any && newer.there)
		keep(out, &newer);
	return 0;
}

int
filestates_find(struct filestates *out, const struct revs *r,
    const char *path, struct err *e)
{
	git_revwalk *walk = NULL;
	int rc = 0;

	if (git_repository_head_unborn(r->repo) != 0)
		return 0;
	if (git_revwalk_new(&walk, r->repo) < 0 ||
	    git_revwalk_simplify_first_parent(walk) < 0 ||
	    git_revwalk_push_head(walk) < 0)
		rc = err_git(e, "history");
	if (rc == 0)
		rc = go_back(out, r, walk, path, e);
	git_revwalk_free(walk);
	return rc;
}

void
filestates_release(struct filestates *s)
{
	free(s->v);
	*s = (struct filestates)FILESTATES_INIT;
}
