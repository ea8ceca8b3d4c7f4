/* lastchange - the commit from which on files are as they are */

#include "lastchange.h"

#include <fnmatch.h>
#include <git2.h>
#include <string.h>

#include "arena.h"
#include "gitlib.h"
#include "opt.h"
#include "revs.h"

/* The patterns beneath the workspace's folder in its repository. */
static void
add_prefix(struct list *out, struct arena *a, const struct revs *r,
    const char *const *patterns)
{
	for (; *patterns != NULL; patterns++)
		list_add(out, arena_printf(a, "%s%s", r->prefix, *patterns));
}

/* Is it one of the files? To git a * stands for folders and dots, too. */
static bool
is_meant(const git_diff_delta *delta, const struct list *paths)
{
	const char *path = delta->new_file.path != NULL ?
	    delta->new_file.path : delta->old_file.path;
	size_t i;

	for (i = 0; i < paths->n; i++) {
		if (fnmatch(paths->s[i], path, FNM_PATHNAME | FNM_PERIOD) == 0)
			return true;
	}
	return false;
}

static git_diff_options
options_of(struct list *paths)
{
	git_diff_options o;

	git_diff_options_init(&o, GIT_DIFF_OPTIONS_VERSION);
	o.pathspec.strings = (char **)paths->s;
	o.pathspec.count = paths->n;
	/* what git leaves out is in the folder all the same */
	o.flags = GIT_DIFF_INCLUDE_UNTRACKED |
	    GIT_DIFF_RECURSE_UNTRACKED_DIRS | GIT_DIFF_INCLUDE_IGNORED |
	    GIT_DIFF_RECURSE_IGNORED_DIRS;
	return o;
}

/* For trees: one file that differs is all we want to know. */
struct seeking {
	const struct list *paths;
	bool found;
};

static int
stop(const git_diff *diff, const git_diff_delta *delta, const char *path,
    void *seeking)
{
	struct seeking *s = seeking;

	(void)diff;
	(void)path;
	s->found = is_meant(delta, s->paths);
	return s->found ? GIT_EUSER : 0;
}

/* Does any of the files differ between two trees (a NULL: none)? -1: failed. */
static int
tree_differs(git_repository *repo, git_tree *a, git_tree *b,
    struct list *paths)
{
	struct seeking s = { paths, false };
	git_diff_options o = options_of(paths);
	git_diff *diff = NULL;
	int rc;

	o.notify_cb = stop;
	o.payload = &s;
	rc = git_diff_tree_to_tree(&diff, repo, a, b, &o);
	git_diff_free(diff);
	return s.found ? 1 : rc;
}

/*
 * A parent that has the files as the commit has them: 1; 0: none. One that a
 * shallow clone has not is none: nobody here knows what it has.
 */
static int
same_parent(git_commit **out, git_repository *repo, git_commit *commit,
    struct list *paths)
{
	unsigned i, n = git_commit_parentcount(commit);
	git_tree *tree = NULL, *before = NULL;
	int rc = 0, differs;

	*out = NULL;
	if (git_commit_tree(&tree, commit) < 0)
		return -1;
	for (i = 0; i < n && rc == 0; i++) {
		if (git_commit_parent(out, commit, i) < 0) {
			rc = git_repository_is_shallow(repo) == 1 ? 0 : -1;
			continue;
		}
		differs = git_commit_tree(&before, *out) < 0 ? -1 :
		    tree_differs(repo, before, tree, paths);
		git_tree_free(before);
		before = NULL;
		rc = differs < 0 ? -1 : !differs;
		if (rc <= 0) {
			git_commit_free(*out);
			*out = NULL;
		}
	}
	git_tree_free(tree);
	return rc;
}

/* Has the commit any of the files? */
static int
has_files(git_repository *repo, git_commit *commit, struct list *paths)
{
	git_tree *tree = NULL;
	int rc = git_commit_tree(&tree, commit) < 0 ? -1 :
	    tree_differs(repo, NULL, tree, paths);

	git_tree_free(tree);
	return rc;
}

/* Go back from HEAD for as long as the files are the same. */
static int
find_commit(struct last_change *out, git_repository *repo,
    struct list *paths)
{
	git_object *head = NULL;
	git_commit *commit, *parent;
	int rc;

	if (git_revparse_single(&head, repo, "HEAD^{commit}") < 0)
		return -1;
	commit = (git_commit *)head;
	rc = has_files(repo, commit, paths);
	if (rc == 0) {
		git_commit_free(commit);
		return 0;
	}
	while (rc > 0 && (rc = same_parent(&parent, repo, commit, paths)) >
	    0) {
		git_commit_free(commit);
		commit = parent;
	}
	if (rc == 0)
		git_oid_tostr(out->id, sizeof(out->id),
		    git_commit_id(commit));
	git_commit_free(commit);
	return rc;
}

/* Has the folder the files otherwise than HEAD? */
static int
find_unsaved(struct last_change *out, git_repository *repo,
    struct list *paths)
{
	git_diff_options o = options_of(paths);
	git_object *tree = NULL;
	git_diff *diff = NULL;
	int rc = git_revparse_single(&tree, repo, "HEAD^{tree}");
	size_t i;

	if (rc == 0)
		rc = git_diff_tree_to_workdir_with_index(&diff, repo,
		    (git_tree *)tree, &o);
	out->unsaved = false;
	for (i = 0; rc == 0 && i < git_diff_num_deltas(diff); i++) {
		if (is_meant(git_diff_get_delta(diff, i), paths))
			out->unsaved = true;
	}
	git_diff_free(diff);
	git_object_free(tree);
	return rc;
}

int
last_change_find(struct last_change *out, const struct root *root,
    const char *const *patterns, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct list paths = { 0 };
	struct revs r = REVS_INIT;
	int rc = 0;

	memset(out, 0, sizeof(*out));
	out->unsaved = true;
	if (revs_open(&r, root, NULL) == 0 &&
	    git_repository_head_unborn(r.repo) == 0) {
		add_prefix(&paths, &a, &r, patterns);
		if (find_commit(out, r.repo, &paths) < 0 ||
		    find_unsaved(out, r.repo, &paths) < 0)
			rc = err_git(e, "as of which commit the files are");
	}
	revs_close(&r);
	list_release(&paths);
	arena_release(&a);
	return rc;
}
