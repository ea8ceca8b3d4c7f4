/* native - the steps of a commit through libgit2 */

#include "native.h"

#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "conv.h"
#include "gitlib.h"
#include "ident.h"
#include "idx.h"
#include "mem.h"
#include "plumb.h"

struct native {
	git_repository *repo;
	git_config *config;
	git_odb *odb;
	git_tree *tree;		/* HEAD's; NULL: no commit yet */
	git_index *index;	/* the copy loaded */
	char *conv_path;	/* what conv is of; NULL: none */
	struct conv conv;
};

/*
 * Did a write of an object fail because git gc removed the folder it was to
 * go to, between its making and its use? Then it is written again.
 */
static bool
lost_to_gc(int tries)
{
	const git_error *last = git_error_last();

	if (tries >= 20 || last == NULL || last->message == NULL ||
	    last->klass != GIT_ERROR_OS ||
	    strstr(last->message, "/objects/") == NULL ||
	    strstr(last->message, "No such file") == NULL)
		return false;
	usleep(1000);
	return true;
}

static int
write_object(struct oid *out, struct native *n, const struct str *bytes,
    git_object_t type)
{
	git_oid id;
	int rc, tries = 0;

	do {
		git_error_clear();
		rc = git_odb_write(&id, n->odb, bytes->s, bytes->len, type);
	} while (rc < 0 && lost_to_gc(tries++));
	if (rc == 0)
		oid_from_git(out, &id);
	return rc;
}

static int
native_config(struct str *out, struct repo *r, const char *key)
{
	const char *value;

	if (git_config_get_string(&value, r->native->config, key) < 0)
		return 1;
	str_adds(out, value != NULL ? value : "true");
	return 0;
}

/*
 * The commit a name stands for. 1: none. A name that is not there is looked
 * up twice: git pack-refs may be moving it.
 */
static int
ref_id(git_oid *out, struct native *n, const char *name)
{
	int rc = git_reference_name_to_id(out, n->repo, name);

	if (rc == GIT_ENOTFOUND) {
		usleep(2000);
		rc = git_reference_name_to_id(out, n->repo, name);
	}
	return rc == GIT_ENOTFOUND ? 1 : rc;
}

/* Keep the tree of HEAD's commit. */
static int
load_tree(struct native *n, const git_oid *id)
{
	git_commit *commit = NULL;
	int rc;

	git_tree_free(n->tree);
	n->tree = NULL;
	if (id == NULL)
		return 0;
	rc = git_commit_lookup(&commit, n->repo, id);
	if (rc == 0)
		rc = git_commit_tree(&n->tree, commit);
	git_commit_free(commit);
	return rc;
}

static int
native_head(struct repo *r, struct err *e)
{
	git_reference *head = NULL;
	const char *name;
	git_oid id;
	int rc;

	rc = git_reference_lookup(&head, r->native->repo, "HEAD");
	if (rc < 0)
		return err_git(e, "HEAD");
	name = git_reference_type(head) == GIT_REFERENCE_SYMBOLIC ?
	    git_reference_symbolic_target(head) : "HEAD";
	free(r->head.ref);
	r->head.ref = mem_dup(name);
	git_reference_free(head);
	r->head.id.hex[0] = '\0';
	rc = ref_id(&id, r->native, r->head.ref);
	if (rc == 0)
		oid_from_git(&r->head.id, &id);
	if (rc < 0 || load_tree(r->native, rc == 0 ? &id : NULL) < 0)
		return err_git(e, "%s", r->head.ref);
	return 0;
}

static int
native_head_entry(struct entry *out, struct repo *r, const char *path,
    struct err *e)
{
	git_tree_entry *found = NULL;
	int rc = GIT_ENOTFOUND;

	memset(out, 0, sizeof(*out));
	if (r->native->tree != NULL)
		rc = git_tree_entry_bypath(&found, r->native->tree, path);
	if (rc == GIT_ENOTFOUND)
		return 0;
	if (rc < 0)
		return err_git(e, "%s", path);
	out->mode = git_tree_entry_filemode_raw(found);
	oid_from_git(&out->id, git_tree_entry_id(found));
	git_tree_entry_free(found);
	return 0;
}

/* Take git's steps for an index that libgit2 does not read. */
static int
index_by_git(struct repo *r)
{
	r->ops.index_load = plumb_ops.index_load;
	r->ops.index_entry = plumb_ops.index_entry;
	r->ops.index_save = plumb_ops.index_save;
	return 0;
}

static int
native_index_load(struct repo *r, struct err *e)
{
	struct native *n = r->native;

	git_index_free(n->index);
	n->index = NULL;
	free(n->conv_path);
	n->conv_path = NULL;
	if (repo_copy_index(r, &r->index_st, e) < 0)
		return -1;
	if (git_index_open(&n->index, r->index_copy) < 0)
		return index_by_git(r);
	return 0;
}

static int
native_index_entry(struct entry *out, struct repo *r, const char *path,
    struct err *e)
{
	(void)e;
	idx_entry(out, r->native->index, path);
	return 0;
}

static int
native_index_save(struct repo *r, const struct edit *edits, size_t n,
    struct err *e)
{
	return idx_save(r->native->index, &r->index_st, edits, n, e);
}

static int
native_tree(struct oid *out, struct repo *r, const struct edit *edits,
    size_t n, struct err *e)
{
	git_tree_update *updates = mem_zero(n, sizeof(*updates));
	int rc = 0, tries = 0;
	git_oid id;
	size_t i;

	for (i = 0; i < n && rc == 0; i++) {
		updates[i].action = edits[i].to.mode != 0 ?
		    GIT_TREE_UPDATE_UPSERT : GIT_TREE_UPDATE_REMOVE;
		updates[i].filemode = (git_filemode_t)edits[i].to.mode;
		updates[i].path = edits[i].path;
		rc = oid_to_git(&updates[i].id, &edits[i].to.id);
	}
	while (rc == 0) {
		git_error_clear();
		rc = git_tree_create_updated(&id, r->native->repo,
		    r->native->tree, n, updates);
		if (rc == 0 || !lost_to_gc(tries++))
			break;
		rc = 0;
	}
	free(updates);
	if (rc < 0)
		return err_git(e, "the new tree");
	oid_from_git(out, &id);
	return 0;
}

/* How git converts the file path. */
static const struct conv *
conv_of(struct native *n, const char *path)
{
	if (n->conv_path == NULL || strcmp(n->conv_path, path) != 0) {
		conv_find(&n->conv, n->repo, n->config, n->index, path);
		free(n->conv_path);
		n->conv_path = mem_dup(path);
	}
	return &n->conv;
}

/* Is a file of these bytes at path stored as it is? */
static bool
is_plain(struct native *n, const char *path, const struct str *bytes)
{
	const struct conv *conv = conv_of(n, path);

	return !conv->filter &&
	    !(conv->eol && memchr(bytes->s, '\r', bytes->len) != NULL);
}

static int
native_blob_id(struct oid *out, struct repo *r, const char *path,
    const struct str *bytes, struct err *e)
{
	git_oid id;

	if (path != NULL && !is_plain(r->native, path, bytes))
		return plumb_ops.blob_id(out, r, path, bytes, e);
	if (git_odb_hash(&id, bytes->s, bytes->len, GIT_OBJECT_BLOB) < 0)
		return err_git(e, "%s", path != NULL ? path : "a file");
	oid_from_git(out, &id);
	return 0;
}

static int
native_blob_write(struct oid *out, struct repo *r, const char *path,
    const struct str *bytes, struct err *e)
{
	if (path != NULL && !is_plain(r->native, path, bytes))
		return plumb_ops.blob_write(out, r, path, bytes, e);
	if (write_object(out, r->native, bytes, GIT_OBJECT_BLOB) < 0)
		return err_git(e, "%s", path != NULL ? path : "a file");
	return 0;
}

static int
native_blob_read(struct str *out, struct repo *r, const struct oid *id,
    const char *path, struct err *e)
{
	struct native *n = r->native;
	const struct conv *conv = conv_of(n, path);
	git_odb_object *object = NULL;
	git_oid oid;

	if (conv->filter || conv->crlf)
		return plumb_ops.blob_read(out, r, id, path, e);
	if (oid_to_git(&oid, id) < 0 || git_odb_read(&object, n->odb, &oid) < 0)
		return err_git(e, "%s", path);
	str_add(out, git_odb_object_data(object),
	    git_odb_object_size(object));
	git_odb_object_free(object);
	return 0;
}

static int
native_commit(struct oid *out, struct repo *r, const struct oid *tree,
    const struct str *message, struct err *e)
{
	struct str text = STR_INIT;
	int rc;

	str_addf(&text, "tree %s\n", tree->hex);
	if (r->head.id.hex[0] != '\0')
		str_addf(&text, "parent %s\n", r->head.id.hex);
	if (r->merged.hex[0] != '\0')
		str_addf(&text, "parent %s\n", r->merged.hex);
	rc = ident_add(&text, r, r->native->repo, r->native->config, e);
	str_addc(&text, '\n');
	str_add(&text, message->s, message->len);
	if (rc == 0 && write_object(out, r->native, &text,
	    GIT_OBJECT_COMMIT) < 0)
		rc = err_git(e, "the new commit");
	str_release(&text);
	return rc;
}

static int
native_ref_move(struct repo *r, const struct oid *to, const char *log,
    struct err *e)
{
	git_reference *ref = NULL;
	git_oid new, old;
	int rc;

	if (oid_to_git(&new, to) < 0 || oid_to_git(&old, &r->head.id) < 0)
		return err_git(e, "%s", r->head.ref);
	git_error_clear();
	rc = git_reference_create_matching(&ref, r->native->repo,
	    r->head.ref, &new, 1, &old, log);
	git_reference_free(ref);
	if (rc == GIT_EMODIFIED || rc == GIT_ELOCKED || rc == GIT_ENOTFOUND)
		return 1;
	return rc < 0 ? err_git(e, "%s", r->head.ref) : 0;
}

static int
native_ref_has(struct repo *r, const char *ref, const struct oid *id,
    struct err *e)
{
	git_oid tip, want;
	int rc = ref_id(&tip, r->native, ref);

	if (rc == 1)
		return 0;
	if (rc < 0 || oid_to_git(&want, id) < 0)
		return err_git(e, "%s", ref);
	if (git_oid_equal(&tip, &want))
		return 1;
	if (!git_odb_exists(r->native->odb, &want))
		return 0;
	rc = git_graph_descendant_of(r->native->repo, &tip, &want);
	return rc < 0 ? err_git(e, "%s", ref) : rc;
}

static int
native_ignored(struct repo *r, const char *path, struct err *e)
{
	int is = 0;

	if (git_ignore_path_is_ignored(&is, r->native->repo, path) < 0)
		return err_git(e, "%s", path);
	return is;
}

static const struct repo_ops native_ops = {
	.config = native_config,
	.head = native_head,
	.head_entry = native_head_entry,
	.index_entry = native_index_entry,
	.blob_read = native_blob_read,
	.blob_id = native_blob_id,
	.blob_write = native_blob_write,
	.tree = native_tree,
	.commit = native_commit,
	.index_load = native_index_load,
	.index_save = native_index_save,
	.ref_move = native_ref_move,
	.ref_has = native_ref_has,
	.ignored = native_ignored,
};

/* Is this a clone that leaves objects with the remote until wanted? */
static bool
is_partial(git_config *config)
{
	git_config_iterator *it = NULL;
	git_config_entry *entry;
	bool is = false;

	if (git_config_iterator_new(&it, config) < 0)
		return true;
	while (!is && git_config_next(&entry, it) == 0)
		is = str_starts(entry->name, "remote.") &&
		    str_ends(entry->name, ".promisor");
	git_config_iterator_free(it);
	return is;
}

/* Does the configuration ask for what libgit2 does not do at all? */
static bool
wants_git(git_config *config)
{
	const char *value;
	int yes = 0;

	return getenv("GIT_CONFIG_PARAMETERS") != NULL ||
	    getenv("GIT_CONFIG_COUNT") != NULL ||
	    (git_config_get_bool(&yes, config, "extensions.worktreeconfig") ==
	    0 && yes) ||
	    git_config_get_string(&value, config, "core.sharedrepository") ==
	    0 || is_partial(config);
}

/* The same path without the slash at its end. Owner: the caller. */
static char *
without_slash(const char *path)
{
	size_t n = strlen(path);

	return mem_ndup(path, n > 1 && path[n - 1] == '/' ? n - 1 : n);
}

int
native_open(struct repo *r, const char *path)
{
	struct native *n = mem_zero(1, sizeof(*n));

	r->native = n;
	if (git_repository_open_ext(&n->repo, path, 0,
	    getenv("GIT_CEILING_DIRECTORIES")) < 0 ||
	    git_repository_workdir(n->repo) == NULL ||
	    git_repository_config_snapshot(&n->config, n->repo) < 0 ||
	    git_repository_odb(&n->odb, n->repo) < 0 ||
	    wants_git(n->config)) {
		native_close(r);
		return -1;
	}
	r->ops = native_ops;
	r->gitdir = without_slash(git_repository_path(n->repo));
	r->common = without_slash(git_repository_commondir(n->repo));
	r->top = without_slash(git_repository_workdir(n->repo));
	return 0;
}

void
native_close(struct repo *r)
{
	struct native *n = r->native;

	if (n == NULL)
		return;
	free(n->conv_path);
	git_index_free(n->index);
	git_tree_free(n->tree);
	git_odb_free(n->odb);
	git_config_free(n->config);
	git_repository_free(n->repo);
	free(n);
	r->native = NULL;
}
