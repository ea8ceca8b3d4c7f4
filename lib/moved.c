/* moved - files that commits gave another name */

#include "moved.h"

#include <git2.h>
#include <string.h>

#include "gitlib.h"

static int
tree_of(git_tree **out, const struct revs *r, const git_oid *id)
{
	git_commit *c = NULL;
	int rc = git_commit_lookup(&c, r->repo, id);

	if (rc == 0)
		rc = git_commit_tree(out, c);
	git_commit_free(c);
	return rc;
}

/* Append the old name of the file that is at path now. */
static bool
old_name(struct str *out, git_diff *diff, const struct revs *r,
    const char *path)
{
	size_t n = strlen(r->prefix), i;
	const git_diff_delta *d;

	for (i = 0; i < git_diff_num_deltas(diff); i++) {
		d = git_diff_get_delta(diff, i);
		if (d->status == GIT_DELTA_RENAMED &&
		    strncmp(d->new_file.path, r->prefix, n) == 0 &&
		    strcmp(d->new_file.path + n, path) == 0 &&
		    strncmp(d->old_file.path, r->prefix, n) == 0) {
			str_adds(out, d->old_file.path + n);
			return true;
		}
	}
	return false;
}

int
moved_from(struct str *out, bool *found, const struct revs *r,
    const git_oid *commit, const git_oid *parent, const char *path,
    struct err *e)
{
	git_diff_find_options how;
	git_tree *before = NULL, *now = NULL;
	git_diff *diff = NULL;
	int rc = 0;

	*found = false;
	git_diff_find_options_init(&how, GIT_DIFF_FIND_OPTIONS_VERSION);
	how.flags = GIT_DIFF_FIND_RENAMES;
	if (tree_of(&before, r, parent) < 0 || tree_of(&now, r, commit) < 0 ||
	    git_diff_tree_to_tree(&diff, r->repo, before, now, NULL) < 0 ||
	    git_diff_find_similar(diff, &how) < 0)
		rc = err_git(e, "history");
	else
		*found = old_name(out, diff, r, path);
	git_diff_free(diff);
	git_tree_free(before);
	git_tree_free(now);
	return rc;
}
