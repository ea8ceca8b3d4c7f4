/* revs - the commits of the repository a workspace lies in */

#include "revs.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "gitlib.h"
#include "mem.h"

/* Where root is below the repository's work tree: "" or "sub/dir/". */
static char *
prefix_of(git_repository *repo, const struct root *root)
{
	const char *top = git_repository_workdir(repo);
	char *path = realpath(root->path, NULL);
	size_t n = top != NULL ? strlen(top) : 0;
	struct str s = STR_INIT;

	if (path != NULL && n > 0 && strncmp(path, top, n - 1) == 0 &&
	    strlen(path) > n)
		str_addf(&s, "%s/", path + n);
	free(path);
	return str_detach(&s);
}

int
revs_open(struct revs *r, const struct root *root, struct err *e)
{
	if (git_start(e) < 0)
		return -1;
	if (git_repository_open_ext(&r->repo, root->path, 0, NULL) < 0)
		return err_git(e, "%s: no repository to read", root->path);
	r->prefix = prefix_of(r->repo, root);
	return 0;
}

void
revs_close(struct revs *r)
{
	git_repository_free(r->repo);
	free(r->prefix);
	r->repo = NULL;
	r->prefix = NULL;
}

int
revs_find(git_oid *out, const struct revs *r, const char *rev, struct err *e)
{
	git_object *found = NULL, *commit = NULL;
	int rc = 0;

	if (git_revparse_single(&found, r->repo, rev) < 0 ||
	    git_object_peel(&commit, found, GIT_OBJECT_COMMIT) < 0)
		rc = err_set(e, ERR_NOTFOUND, "'%s' is no commit here", rev);
	else
		*out = *git_object_id(commit);
	git_object_free(found);
	git_object_free(commit);
	return rc;
}

int
revs_base(git_oid *out, const struct revs *r, const git_oid *a,
    const git_oid *b, struct err *e)
{
	int rc = git_merge_base(out, r->repo, a, b);

	if (rc == GIT_ENOTFOUND)
		return err_set(e, ERR_NOTFOUND, "the two have no commit in "
		    "common");
	return rc < 0 ? err_git(e, "common commit") : 0;
}

/* The entry of a commit's tree at a path of the repository. */
static int
tree_entry(git_tree_entry **out, const struct revs *r,
    const git_oid *commit, const char *path)
{
	git_commit *c = NULL;
	git_tree *tree = NULL;
	int rc = git_commit_lookup(&c, r->repo, commit);

	if (rc == 0)
		rc = git_commit_tree(&tree, c);
	if (rc == 0)
		rc = git_tree_entry_bypath(out, tree, path);
	git_tree_free(tree);
	git_commit_free(c);
	return rc;
}

/* path beneath the workspace as one of the repository. */
static struct str
full(const struct revs *r, const char *path)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s%s", r->prefix, path);
	return s;
}

bool
revs_entry(git_oid *out, const struct revs *r, const git_oid *commit,
    const char *path)
{
	git_tree_entry *entry = NULL;
	struct str s = full(r, path);
	bool there;

	there = tree_entry(&entry, r, commit, s.s) == 0 &&
	    git_tree_entry_type(entry) == GIT_OBJECT_BLOB;
	if (there)
		*out = *git_tree_entry_id(entry);
	git_tree_entry_free(entry);
	str_release(&s);
	return there;
}

int
revs_blob(struct str *out, const struct revs *r, const git_oid *blob,
    struct err *e)
{
	git_blob *b = NULL;
	int rc = 0;

	if (git_blob_lookup(&b, r->repo, blob) < 0)
		return err_git(e, "a file of the history");
	if (git_blob_rawsize(b) > FILE_MAX_BYTES)
		rc = err_set(e, ERR_INVALID, "a file of the history is "
		    "larger than 1 MiB");
	else
		str_add(out, git_blob_rawcontent(b),
		    (size_t)git_blob_rawsize(b));
	git_blob_free(b);
	return rc;
}

int
revs_file(struct str *out, bool *there, const struct revs *r,
    const git_oid *commit, const char *path, struct err *e)
{
	git_oid blob;

	*there = revs_entry(&blob, r, commit, path);
	return *there ? revs_blob(out, r, &blob, e) : 0;
}

static int
commit_tree(git_tree **out, const struct revs *r, const git_oid *commit)
{
	git_commit *c = NULL;
	int rc = git_commit_lookup(&c, r->repo, commit);

	if (rc == 0)
		rc = git_commit_tree(out, c);
	git_commit_free(c);
	return rc;
}

int
revs_changed(struct names *out, bool *outside, const struct revs *r,
    const git_oid *a, const git_oid *b, struct err *e)
{
	git_tree *ta = NULL, *tb = NULL;
	git_diff *diff = NULL;
	const char *path;
	size_t i, n = strlen(r->prefix);
	int rc = 0;

	*outside = false;
	if (commit_tree(&ta, r, a) < 0 || commit_tree(&tb, r, b) < 0 ||
	    git_diff_tree_to_tree(&diff, r->repo, ta, tb, NULL) < 0)
		rc = err_git(e, "difference");
	for (i = 0; rc == 0 && i < git_diff_num_deltas(diff); i++) {
		path = git_diff_get_delta(diff, i)->new_file.path;
		if (strncmp(path, r->prefix, n) == 0)
			names_add(out, path + n);
		else
			*outside = true;
	}
	names_sort(out);
	git_diff_free(diff);
	git_tree_free(ta);
	git_tree_free(tb);
	return rc;
}

int
revs_changed_here(struct names *out, const struct revs *r,
    const git_oid *commit, struct err *e)
{
	size_t i, n = strlen(r->prefix);
	git_diff_options opts;
	git_tree *tree = NULL;
	git_diff *diff = NULL;
	const char *path;
	int rc = 0;

	git_diff_options_init(&opts, GIT_DIFF_OPTIONS_VERSION);
	opts.flags = GIT_DIFF_INCLUDE_UNTRACKED |
	    GIT_DIFF_RECURSE_UNTRACKED_DIRS;
	if (commit_tree(&tree, r, commit) < 0 ||
	    git_diff_tree_to_workdir_with_index(&diff, r->repo, tree,
	    &opts) < 0)
		rc = err_git(e, "difference");
	for (i = 0; rc == 0 && i < git_diff_num_deltas(diff); i++) {
		path = git_diff_get_delta(diff, i)->new_file.path;
		if (strncmp(path, r->prefix, n) == 0)
			names_add(out, path + n);
	}
	names_sort(out);
	git_diff_free(diff);
	git_tree_free(tree);
	return rc;
}

int
revs_list(struct names *out, const struct revs *r, const git_oid *commit,
    const char *folder, struct err *e)
{
	git_tree_entry *entry = NULL;
	struct str s = full(r, folder);
	git_tree *tree = NULL;
	size_t i;
	int rc = 0;

	if (tree_entry(&entry, r, commit, s.s) == 0 &&
	    git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
		if (git_tree_lookup(&tree, r->repo,
		    git_tree_entry_id(entry)) < 0)
			rc = err_git(e, "%s", folder);
		for (i = 0; rc == 0 && i < git_tree_entrycount(tree); i++)
			names_add(out, git_tree_entry_name(
			    git_tree_entry_byindex(tree, i)));
	}
	git_tree_entry_free(entry);
	git_tree_free(tree);
	str_release(&s);
	return rc;
}

bool
revs_ignored(const struct revs *r, const char *path)
{
	struct str s = full(r, path);
	unsigned flags = 0;
	bool is;

	is = git_status_file(&flags, r->repo, s.s) == 0 &&
	    (flags & GIT_STATUS_IGNORED) != 0;
	str_release(&s);
	return is;
}
