/* history - a workspace as a commit has it */

#include "history.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "gitlib.h"
#include "mem.h"

/* Does a trailer Pos-Target of the message end with suffix, not except? */
static bool
is_target(const char *message, const char *suffix, const char *except)
{
	static const char key[] = "Pos-Target: ";
	const char *line, *end;
	size_t n, m = strlen(suffix);

	for (line = message; (line = strstr(line, key)) != NULL; line = end) {
		line += sizeof(key) - 1;
		n = strcspn(line, "\n");
		end = line + n;
		if (n >= m && strncmp(end - m, suffix, m) == 0 &&
		    (strlen(except) != n || strncmp(line, except, n) != 0))
			return true;
	}
	return false;
}

/* The commit's tree, or that of the workspace's folder in it. */
static int
open_tree(struct history *h, git_commit *commit, const char *prefix,
    struct err *e)
{
	git_tree_entry *entry = NULL;
	git_tree *top = NULL;
	int rc;

	if (git_commit_tree(&top, commit) < 0)
		return err_git(e, "commit %.7s", h->id);
	if (prefix[0] == '\0') {
		h->tree = top;
		return 1;
	}
	rc = git_tree_entry_bypath(&entry, top, prefix);
	if (rc == 0)
		rc = git_tree_lookup(&h->tree, h->repo,
		    git_tree_entry_id(entry));
	git_tree_entry_free(entry);
	git_tree_free(top);
	return rc == 0;
}

/* Where root is below the repository's work tree, without slashes around. */
static char *
prefix_of(git_repository *repo, const struct root *root)
{
	const char *top = git_repository_workdir(repo);
	char *path = realpath(root->path, NULL);
	size_t n = top != NULL ? strlen(top) : 0;
	char *prefix;

	if (path == NULL || n == 0 || strncmp(path, top, n - 1) != 0)
		prefix = mem_dup("");
	else
		prefix = mem_dup(strlen(path) > n ? path + n : "");
	free(path);
	return prefix;
}

static int
walk(struct history *h, git_revwalk *walk, const char *prefix,
    const char *suffix, const char *except, struct err *e)
{
	git_commit *commit;
	git_oid id;
	int found = 0;

	while (found == 0 && git_revwalk_next(&id, walk) == 0) {
		if (git_commit_lookup(&commit, h->repo, &id) < 0)
			return err_git(e, "history");
		if (is_target(git_commit_message(commit), suffix, except)) {
			git_oid_tostr(h->id, sizeof(h->id), &id);
			h->day = (date)(git_commit_time(commit) / 86400);
			found = open_tree(h, commit, prefix, e);
		}
		git_commit_free(commit);
	}
	return found;
}

int
history_find(struct history *h, const struct root *root, const char *suffix,
    const char *except, struct err *e)
{
	git_revwalk *revs = NULL;
	char *prefix;
	int rc = 0;

	if (git_start(e) < 0)
		return -1;
	if (git_repository_open_ext(&h->repo, root->path, 0, NULL) < 0)
		return 0;
	prefix = prefix_of(h->repo, root);
	if (git_revwalk_new(&revs, h->repo) < 0 ||
	    git_revwalk_sorting(revs, GIT_SORT_TIME) < 0)
		rc = err_git(e, "history");
	else if (git_revwalk_push_head(revs) == 0)
		rc = walk(h, revs, prefix, suffix, except, e);
	git_revwalk_free(revs);
	free(prefix);
	return rc;
}

void
history_close(struct history *h)
{
	git_tree_free(h->tree);
	git_repository_free(h->repo);
	h->tree = NULL;
	h->repo = NULL;
}

static int
read_blob(struct str *out, void *ctx, const char *rel, struct err *e)
{
	struct history *h = ctx;
	git_tree_entry *entry = NULL;
	git_blob *blob = NULL;
	int rc = 0;

	if (git_tree_entry_bypath(&entry, h->tree, rel) < 0)
		return err_set(e, ERR_NOTFOUND, "%s: not in commit %.7s", rel,
		    h->id);
	if (git_blob_lookup(&blob, h->repo, git_tree_entry_id(entry)) < 0)
		rc = err_git(e, "%s", rel);
	else if (git_blob_rawsize(blob) > FILE_MAX_BYTES)
		rc = err_set(e, ERR_INVALID, "%s: larger than 1 MiB", rel);
	else
		str_add(out, git_blob_rawcontent(blob),
		    (size_t)git_blob_rawsize(blob));
	git_blob_free(blob);
	git_tree_entry_free(entry);
	return rc;
}

static int
list_tree(struct names *out, void *ctx, const char *rel, struct err *e)
{
	struct history *h = ctx;
	git_tree_entry *entry = NULL;
	git_tree *tree = NULL;
	const char *name;
	size_t i;

	if (git_tree_entry_bypath(&entry, h->tree, rel) < 0)
		return 0;
	if (git_tree_lookup(&tree, h->repo, git_tree_entry_id(entry)) < 0) {
		git_tree_entry_free(entry);
		return err_git(e, "%s", rel);
	}
	for (i = 0; i < git_tree_entrycount(tree); i++) {
		name = git_tree_entry_name(git_tree_entry_byindex(tree, i));
		if (name[0] != '.')
			names_add(out, name);
	}
	git_tree_free(tree);
	git_tree_entry_free(entry);
	return 0;
}

void
history_files(struct files *files, struct history *h)
{
	files->read = read_blob;
	files->list = list_tree;
	files->ctx = h;
}
