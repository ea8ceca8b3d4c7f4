/* history - a workspace as a commit has it */

#include "history.h"

#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gitlib.h"
#include "mem.h"
#include "ownline.h"

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

/* The blob of path in a commit, zero when it has none. */
static git_oid
blob_at(const git_commit *commit, const char *path)
{
	git_tree_entry *entry = NULL;
	git_tree *tree = NULL;
	git_oid id = { { 0 } };

	if (git_commit_tree(&tree, commit) == 0 &&
	    git_tree_entry_bypath(&entry, tree, path) == 0)
		id = *git_tree_entry_id(entry);
	git_tree_entry_free(entry);
	git_tree_free(tree);
	return id;
}

/* Did the commit give path the bytes it has? */
static bool
wrote(const git_commit *commit, const char *path)
{
	git_oid now = blob_at(commit, path), before = { { 0 } };
	git_commit *parent = NULL;

	if (git_commit_parentcount(commit) > 0 &&
	    git_commit_parent(&parent, commit, 0) == 0)
		before = blob_at(parent, path);
	git_commit_free(parent);
	return !git_oid_is_zero(&now) && !git_oid_equal(&now, &before);
}

/* Go back from HEAD to the commit that wrote path. */
static int
find_commit(struct history *h, const char *prefix, const char *path,
    struct err *e)
{
	git_revwalk *revs = NULL;
	git_commit *commit;
	git_oid id;
	int found = 0;

	if (git_revwalk_new(&revs, h->repo) < 0 ||
	    git_revwalk_simplify_first_parent(revs) < 0 ||
	    git_revwalk_push_head(revs) < 0)
		found = err_git(e, "history");
	while (found == 0 && git_revwalk_next(&id, revs) == 0) {
		if (git_commit_lookup(&commit, h->repo, &id) < 0) {
			found = err_git(e, "history");
			break;
		}
		if (wrote(commit, path)) {
			git_oid_tostr(h->id, sizeof(h->id), &id);
			found = open_tree(h, commit, prefix, e);
		}
		git_commit_free(commit);
	}
	git_revwalk_free(revs);
	return found;
}

/*
 * The last name in HEAD's folder before base: DATE-KIND.md, both ending
 * alike. Owner: the caller; NULL for none.
 */
static char *
last_name(struct history *h, const char *folder, const char *base)
{
	const char *kind = strrchr(base, '-'), *name;
	git_object *tree = NULL;
	char *best = NULL, *spec = NULL;
	size_t i;
	date day;

	if (asprintf(&spec, "HEAD:%s", folder) < 0 ||
	    git_revparse_single(&tree, h->repo, spec) < 0 ||
	    git_object_type(tree) != GIT_OBJECT_TREE)
		goto out;
	for (i = 0; i < git_tree_entrycount((git_tree *)tree); i++) {
		name = git_tree_entry_name(git_tree_entry_byindex(
		    (git_tree *)tree, i));
		if (strlen(name) != strlen(base) || strcmp(name, base) >= 0 ||
		    !str_ends(name, kind) || date_parse(&day, name, 10) < 0)
			continue;
		free(best);	/* entries are in order */
		best = mem_dup(name);
		h->day = day;
	}
out:
	free(spec);
	git_object_free(tree);
	return best;
}

/* The same, once the repository is open. */
static int
find_before(struct history *h, const char *prefix, const char *output,
    struct err *e)
{
	const char *base = strrchr(output, '/');
	struct str folder = STR_INIT;
	char *name;
	int rc = 0;

	str_addf(&folder, "%s%s%.*s", prefix, prefix[0] ? "/" : "",
	    base != NULL ? (int)(base - output) : 0, output);
	base = base != NULL ? base + 1 : output;
	name = strlen(base) > 11 && strrchr(base, '-') != NULL ?
	    last_name(h, folder.s, base) : NULL;
	if (name != NULL) {
		str_addf(&folder, "/%s", name);
		rc = find_commit(h, prefix, folder.s, e);
	}
	free(name);
	str_release(&folder);
	return rc;
}

/* The same for HEAD. */
static int
open_head(struct history *h, const char *prefix, struct err *e)
{
	git_object *commit = NULL;
	int rc;

	if (git_revparse_single(&commit, h->repo, "HEAD^{commit}") < 0)
		return 0;
	git_oid_tostr(h->id, sizeof(h->id), git_object_id(commit));
	h->time = git_commit_time((git_commit *)commit);
	h->day = (date)(h->time / 86400);
	rc = open_tree(h, (git_commit *)commit, prefix, e);
	git_object_free(commit);
	return rc;
}

/* Open the repository; *prefix, which the caller frees: of root in it. */
static int
open_repo(struct history *h, char **prefix, const struct root *root,
    struct err *e)
{
	if (git_start(e) < 0)
		return -1;
	if (git_repository_open_ext(&h->repo, root->path, 0, NULL) < 0)
		return 0;
	*prefix = prefix_of(h->repo, root);
	return 1;
}

int
history_before(struct history *h, const struct root *root,
    const char *output, struct err *e)
{
	char *prefix = NULL;
	int rc = open_repo(h, &prefix, root, e);

	if (rc > 0)
		rc = find_before(h, prefix, output, e);
	free(prefix);
	return rc;
}

/* Go back from HEAD to a commit that is as old. */
static int
find_day(struct history *h, const char *prefix, date day, struct err *e)
{
	git_commit *commit;
	bool cut = false;
	int found = ownline_head(&commit, h->repo, e);

	while (found == 0 && commit != NULL) {
		h->day = (date)(git_commit_time(commit) / 86400);
		if (h->day <= day) {
			git_oid_tostr(h->id, sizeof(h->id),
			    git_commit_id(commit));
			found = open_tree(h, commit, prefix, e);
			git_commit_free(commit);
			break;
		}
		found = ownline_back(&commit, &cut, e);
	}
	return found;
}

int
history_on(struct history *h, const struct root *root, date day,
    struct err *e)
{
	char *prefix = NULL;
	int rc = open_repo(h, &prefix, root, e);

	if (rc > 0)
		rc = find_day(h, prefix, day, e);
	free(prefix);
	return rc;
}

int
history_head(struct history *h, const struct root *root, struct err *e)
{
	char *prefix = NULL;
	int rc = open_repo(h, &prefix, root, e);

	if (rc > 0)
		rc = open_head(h, prefix, e);
	free(prefix);
	return rc;
}

void
history_close(struct history *h)
{
	git_tree_free(h->listed);
	git_tree_free(h->tree);
	git_repository_free(h->repo);
	free(h->folder);
	h->tree = h->listed = NULL;
	h->repo = NULL;
	h->folder = NULL;
}

/*
 * The entry of rel. From the folder listed last it is a short way: libgit2
 * keeps no large tree, so that each file of 10,000 partners would have it
 * inflated and read anew.
 */
static int
find_entry(git_tree_entry **out, const struct history *h, const char *rel)
{
	size_t n = h->folder != NULL ? strlen(h->folder) : 0;

	if (n > 0 && strncmp(rel, h->folder, n) == 0 && rel[n] == '/')
		return git_tree_entry_bypath(out, h->listed, rel + n + 1);
	return git_tree_entry_bypath(out, h->tree, rel);
}

/* The blob of rel, and where it is read from; by the one whose turn it is. */
static int
find_blob(git_oid *id, git_odb **odb, struct history *h, const char *rel,
    struct err *e)
{
	git_tree_entry *entry = NULL;
	int rc = 0;

	pthread_mutex_lock(&h->turn);
	if (find_entry(&entry, h, rel) < 0)
		rc = err_set(e, ERR_NOTFOUND, "%s: not in commit %.7s", rel,
		    h->id);
	else if (git_repository_odb(odb, h->repo) < 0)
		rc = err_git(e, "%s", rel);
	else
		*id = *git_tree_entry_id(entry);
	git_tree_entry_free(entry);
	pthread_mutex_unlock(&h->turn);
	return rc;
}

/* The bytes themselves without a turn: an odb may be read by many at once. */
static int
read_blob(struct str *out, void *ctx, const char *rel, struct err *e)
{
	git_odb *odb = NULL;
	git_odb_object *blob = NULL;
	git_oid id;
	int rc;

	if (find_blob(&id, &odb, ctx, rel, e) < 0)
		return -1;
	rc = git_odb_read(&blob, odb, &id);
	if (rc < 0)
		rc = err_git(e, "%s", rel);
	else if (git_odb_object_type(blob) != GIT_OBJECT_BLOB)
		rc = err_set(e, ERR_INVALID, "%s: is no file", rel);
	else if (git_odb_object_size(blob) > FILE_MAX_BYTES)
		rc = err_set(e, ERR_INVALID, "%s: larger than 1 MiB", rel);
	else
		str_add(out, git_odb_object_data(blob),
		    git_odb_object_size(blob));
	git_odb_object_free(blob);
	git_odb_free(odb);
	return rc;
}

static bool
hash_blob(char hex[HASH_HEX], void *ctx, const char *rel)
{
	struct history *h = ctx;
	git_tree_entry *entry = NULL;
	bool found;

	pthread_mutex_lock(&h->turn);
	found = find_entry(&entry, h, rel) == 0 &&
	    git_tree_entry_type(entry) == GIT_OBJECT_BLOB;
	if (found)
		git_oid_tostr(hex, HASH_HEX, git_tree_entry_id(entry));
	git_tree_entry_free(entry);
	pthread_mutex_unlock(&h->turn);
	return found;
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
	git_tree_free(h->listed);
	free(h->folder);
	h->listed = tree;
	h->folder = mem_dup(rel);
	git_tree_entry_free(entry);
	return 0;
}

int
history_need_head(struct history *h, const struct root *root, struct err *e)
{
	int rc = history_head(h, root, e);

	if (rc == 0)
		return err_set(e, ERR_GIT, "%s: no commit to propose a change "
		    "of; commit the workspace first", root->path);
	return rc;
}

void
history_files(struct files *files, struct history *h)
{
	files->read = read_blob;
	files->list = list_tree;
	files->hash = hash_blob;
	files->ctx = h;
}
