/*
 * genunsaved - what was drafted from and is not committed
 *
 * git would look at every file and folder. We have read the files already:
 * their hashes are compared with those of the index, and that with HEAD.
 */

#include "genset.h"

#include <git2.h>
#include <string.h>

#include "gitlib.h"
#include "inputs.h"
#include "revs.h"

struct looking {
	struct names *out;
	const struct genset *set;
	const struct ws *ws;
	const struct revs *revs;
	const struct node *inputs;
	git_index *index;
};

/* Does an input (inputs.h) stand for this file? */
static bool
is_of(const char *input, const char *path)
{
	if (strcmp(input, "partners") == 0)
		return str_starts(path, "partners/") &&
		    str_ends(path, "/partner.yaml");
	if (strrchr(input, '.') == NULL)
		return str_starts(path, input) && str_ends(path, ".yaml");
	return strcmp(input, path) == 0;
}

/* Is it a document of the request; of one that gets drafts, if so asked? */
static bool
is_document(const struct looking *k, const char *path, bool drafted)
{
	const struct gen_doc *doc;
	size_t i;

	for (i = 0; i < k->set->n; i++) {
		doc = &k->set->items[i].doc;
		if (strcmp(doc->spec.output, path) == 0 &&
		    (doc->nwanted > 0 || !drafted))
			return true;
	}
	return false;
}

/* Note a file, unless it is committed with the drafts. */
static void
note(struct looking *k, const char *path)
{
	if (!is_document(k, path, false))
		names_add(k->out, path);
}

/* The same if an input stands for it; path: beneath the repository. */
static void
note_input(struct looking *k, const char *path)
{
	const struct node *input;

	if (!str_starts(path, k->revs->prefix))
		return;
	path += strlen(k->revs->prefix);
	NODE_EACH(input, k->inputs) {
		if (is_of(input->key, path)) {
			note(k, path);
			return;
		}
	}
}

/* Has the index the file's bytes, which may change on the way to it? */
static bool
has_bytes(const struct looking *k, const git_index_entry *entry,
    const char *hash)
{
	struct str path = STR_INIT;
	git_oid now;
	bool same;

	if (git_oid_streq(&entry->id, hash) == 0)
		return true;
	str_addf(&path, "%s%s", git_repository_workdir(k->revs->repo),
	    entry->path);
	same = git_repository_hashfile(&now, k->revs->repo, path.s,
	    GIT_OBJECT_BLOB, NULL) == 0 && git_oid_equal(&now, &entry->id);
	str_release(&path);
	return same;
}

/* Compare one "HASH PATH"; returns whether the index has the file. */
static bool
compare_file(struct looking *k, char *line)
{
	const git_index_entry *entry;
	struct str path = STR_INIT;
	char *rel = strchr(line, ' ');

	*rel++ = '\0';
	str_addf(&path, "%s%s", k->revs->prefix, rel);
	entry = git_index_get_bypath(k->index, path.s, 0);
	if (entry == NULL || !has_bytes(k, entry, line))
		note(k, rel);
	str_release(&path);
	return entry != NULL;
}

/* The file of an entry of the index, if the input stands for it; or NULL. */
static const char *
file_of(const struct looking *k, size_t i, const char *input)
{
	const char *path = git_index_get_byindex(k->index, i)->path;
	size_t n = strlen(k->revs->prefix);

	return strncmp(path, k->revs->prefix, n) == 0 && is_of(input, path +
	    n) ? path + n : NULL;
}

/* Files that the index has and the folder has not any more. */
static void
find_deleted(struct looking *k, const char *input, size_t seen)
{
	size_t i, n = git_index_entrycount(k->index), there = 0;
	const char *path;

	for (i = 0; i < n; i++)
		there += file_of(k, i, input) != NULL;
	for (i = 0; i < n && there > seen; i++) {
		path = file_of(k, i, input);
		if (path != NULL && !root_exists(&k->ws->root, path))
			note(k, path);
	}
}

/* The files here that an input stands for, against the index. */
static int
compare_input(struct looking *k, const char *input, struct err *e)
{
	struct str list = STR_INIT;
	char *line, *save = NULL;
	size_t seen = 0;
	int rc = inputs_files(&list, k->ws, input, e);

	for (line = rc == 0 ? strtok_r(list.s, "\n", &save) : NULL;
	    line != NULL; line = strtok_r(NULL, "\n", &save))
		seen += compare_file(k, line);
	if (rc == 0)
		find_deleted(k, input, seen);
	str_release(&list);
	return rc;
}

/* Does the index hold what HEAD does? */
static bool
is_head(const struct looking *k, git_object *head)
{
	git_oid id;

	return git_index_write_tree(&id, k->index) == 0 &&
	    git_oid_equal(&id, git_object_id(head));
}

/* What of the inputs is staged and not committed. */
static int
compare_head(struct looking *k, struct err *e)
{
	git_object *head = NULL;
	git_diff *diff = NULL;
	size_t i;
	int rc = 0;

	if (git_revparse_single(&head, k->revs->repo, "HEAD^{tree}") < 0)
		return err_git(e, "HEAD");
	if (!is_head(k, head))
		rc = git_diff_tree_to_index(&diff, k->revs->repo,
		    (git_tree *)head, k->index, NULL);
	for (i = 0; diff != NULL && i < git_diff_num_deltas(diff); i++)
		note_input(k, git_diff_get_delta(diff, i)->new_file.path);
	git_diff_free(diff);
	git_object_free(head);
	return rc < 0 ? err_git(e, "index") : 0;
}

/* Compare what was read with HEAD, by hashes. */
static int
compare(struct looking *k, struct err *e)
{
	const struct node *input;

	if (git_repository_index(&k->index, k->revs->repo) < 0)
		return err_git(e, "index");
	NODE_EACH(input, k->inputs) {
		if (compare_input(k, input->key, e) < 0)
			return -1;
	}
	return compare_head(k, e);
}

/*
 * It was HEAD that was read: ask git how the folder differs. Of a document
 * itself too: what was written by hand is not in what is proposed.
 */
static int
ask_git(struct looking *k, const git_oid *head, struct err *e)
{
	struct str path = STR_INIT;
	struct names changed = { 0 };
	int rc = revs_changed_here(&changed, k->revs, head, e);
	size_t i;

	for (i = 0; i < changed.n; i++) {
		if (is_document(k, changed.s[i], true))
			names_add(k->out, changed.s[i]);
		str_reset(&path);
		str_addf(&path, "%s%s", k->revs->prefix, changed.s[i]);
		note_input(k, path.s);
	}
	names_release(&changed);
	str_release(&path);
	return rc;
}

int
genset_unsaved(struct names *out, const struct genset *set, struct ws *ws,
    struct err *e)
{
	struct node *inputs = node_new(&ws->arena, NODE_MAP);
	struct revs revs = REVS_INIT;
	struct looking k = { out, set, ws, &revs, inputs, NULL };
	git_oid head;
	size_t i;
	int rc = 0;

	for (i = 0; i < set->n; i++)
		gen_inputs(inputs, &ws->arena, &set->items[i].doc);
	if (revs_open(&revs, &ws->root, NULL) == 0 &&
	    revs_find(&head, &revs, "HEAD", NULL) == 0)
		rc = ws->files.read == NULL ? compare(&k, e) :
		    ask_git(&k, &head, e);
	names_sort(out);
	git_index_free(k.index);
	revs_close(&revs);
	return rc;
}
