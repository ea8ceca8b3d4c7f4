/* filestates - the states that a file has been in */

#include "filestates.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "ownline.h"

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
static struct filestate
read_commit(const struct revs *r, const git_commit *commit, const char *path)
{
	struct filestate s;

	memset(&s, 0, sizeof(s));
	s.commit = *git_commit_id(commit);
	s.day = (date)(git_commit_time(commit) / 86400);
	s.there = revs_entry(&s.blob, r, &s.commit, path);
	return s;
}

/* A commit whose parent has the file otherwise brought it into its state. */
static int
go_back(struct filestates *out, const struct revs *r, git_commit *commit,
    const char *path, struct err *e)
{
	struct filestate newer, s;
	bool any = false;

	while (commit != NULL) {
		s = read_commit(r, commit, path);
		if (any && !same_file(&newer, &s))
			keep(out, &newer);
		newer = s;
		any = true;
		if (ownline_back(&commit, &out->cut, e) < 0)
			return -1;
	}
	if (any && newer.there)
		keep(out, &newer);
	return 0;
}

int
filestates_find(struct filestates *out, const struct revs *r,
    const char *path, struct err *e)
{
	git_commit *head;

	if (ownline_head(&head, r->repo, e) < 0)
		return -1;
	return go_back(out, r, head, path, e);
}

void
filestates_release(struct filestates *s)
{
	free(s->v);
	*s = (struct filestates)FILESTATES_INIT;
}
