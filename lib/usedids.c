/* usedids - the greatest numbers that ids have had in the history */

#include "usedids.h"

#include <git2.h>
#include <stdio.h>
#include <string.h>

#include "dealid.h"
#include "file.h"
#include "gitlib.h"
#include "map.h"
#include "revs.h"

/* A walk over the commits. */
struct walk {
	struct revs revs;
	struct used_ids *out;
	struct map seen;	/* trees and files, by hex */
	struct arena arena;
};

static void
raise(unsigned *most, unsigned n)
{
	if (n > *most)
		*most = n;
}

/* Take the id that begins at s, if it is one. */
static void
take_id(struct used_ids *out, const char *s)
{
	char id[10];
	size_t n = strcspn(s, " ,}\"'\r\n\t");

	if (n >= sizeof(id))
		return;
	memcpy(id, s, n);
	id[n] = '\0';
	raise(&out->deal, id_number(id, 'd'));
	raise(&out->customer, id_number(id, 'c'));
	raise(&out->prospect, id_number(id, 'p'));
}

/* Is s the first thing on its line, as "id" is in "- id:" and "- {id:"? */
static bool
is_first(const char *begin, const char *s)
{
	while (s > begin && strchr(" -{[\"'", s[-1]) != NULL)
		s--;
	return s == begin || s[-1] == '\n';
}

/*
 * The ids of the records in a text. It is not parsed: a version may be no
 * YAML, and hundreds of them are read. First on its line, as our tools write
 * it, "id" is no part of a name.
 */
static void
scan(struct used_ids *out, const char *s)
{
	const char *begin = s;

	for (; (s = strstr(s, "id")) != NULL; s += 2) {
		if (is_first(begin, s) && s[2 + strspn(s + 2, "\"' ")] == ':') {
			s += 2 + strspn(s + 2, "\"' ") + 1;
			take_id(out, s + strspn(s, " \"'"));
			s -= 2;
		}
	}
}

/* Has the object been looked at? It has from now on. */
static bool
is_seen(struct walk *w, const git_oid *id)
{
	char hex[65];
	void **slot;

	git_oid_tostr(hex, sizeof(hex), id);
	if (map_get(&w->seen, hex) != NULL)
		return true;
	slot = map_at(&w->seen, arena_dup(&w->arena, hex));
	*slot = w;
	return false;
}

static int
visit_tree(struct walk *w, const git_tree *tree, struct err *e)
{
	const git_tree_entry *entry;
	struct str text = STR_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; i < git_tree_entrycount(tree) && rc == 0; i++) {
		entry = git_tree_entry_byindex(tree, i);
		if (git_tree_entry_type(entry) != GIT_OBJECT_BLOB ||
		    !str_ends(git_tree_entry_name(entry), ".yaml") ||
		    is_seen(w, git_tree_entry_id(entry)))
			continue;
		str_reset(&text);
		rc = revs_blob(&text, &w->revs, git_tree_entry_id(entry), e);
		/* larger than what we read: it was never one of ours */
		if (rc < 0 && e->code == ERR_INVALID) {
			err_clear(e);
			rc = 0;
		}
		scan(w->out, text.s);
	}
	str_release(&text);
	return rc;
}

/* What the commit has in data/. */
static int
visit(struct walk *w, const git_oid *id, struct err *e)
{
	git_tree_entry *entry = NULL;
	git_commit *commit = NULL;
	git_tree *top = NULL, *tree = NULL;
	struct str path = STR_INIT;
	int rc = 0;

	str_addf(&path, "%sdata", w->revs.prefix);
	if (git_commit_lookup(&commit, w->revs.repo, id) < 0 ||
	    git_commit_tree(&top, commit) < 0)
		rc = err_git(e, "history");
	else if (git_tree_entry_bypath(&entry, top, path.s) == 0 &&
	    git_tree_entry_type(entry) == GIT_OBJECT_TREE &&
	    !is_seen(w, git_tree_entry_id(entry)))
		rc = git_tree_lookup(&tree, w->revs.repo,
		    git_tree_entry_id(entry)) < 0 ? err_git(e, "history") :
		    visit_tree(w, tree, e);
	git_tree_entry_free(entry);
	git_tree_free(tree);
	git_tree_free(top);
	git_commit_free(commit);
	str_release(&path);
	return rc;
}

/* Where the numbers found are kept. */
static bool
kept_path(struct str *out, const struct root *root)
{
	if (!gitlib_folder(out, root->path))
		return false;
	str_adds(out, "ids");
	return true;
}

/*
 * What was kept, if it is of this workspace and of a commit that head comes
 * from: *until is that commit then.
 */
static bool
read_kept(struct used_ids *out, git_oid *until, const struct walk *w,
    const struct root *root, const git_oid *head)
{
	struct str path = STR_INIT, text = STR_INIT;
	struct used_ids kept;
	char hex[65];
	int n = -1;
	bool good = kept_path(&path, root) &&
	    file_read(&text, path.s, FILE_MAX_BYTES, NULL) == 0 &&
	    sscanf(text.s, "%64s %u %u %u %n", hex, &kept.deal,
	    &kept.customer, &kept.prospect, &n) == 4 && n > 0 &&
	    strcmp(text.s + n, w->revs.prefix) == 0 &&
	    git_oid_fromstr(until, hex) == 0 && (git_oid_equal(until, head) ||
	    git_graph_descendant_of(w->revs.repo, head, until) == 1);

	if (good)
		*out = kept;
	str_release(&path);
	str_release(&text);
	return good;
}

/* Keep the numbers; where that cannot be, the next walk is longer. */
static void
keep(const struct walk *w, const struct root *root, const git_oid *head)
{
	struct str path = STR_INIT, text = STR_INIT;
	char hex[65];

	git_oid_tostr(hex, sizeof(hex), head);
	str_addf(&text, "%s %u %u %u %s", hex, w->out->deal, w->out->customer,
	    w->out->prospect, w->revs.prefix);
	if (kept_path(&path, root))
		file_replace(path.s, text.s, text.len, NULL);
	str_release(&path);
	str_release(&text);
}

static int
walk_commits(struct walk *w, const git_oid *head, const git_oid *until,
    struct err *e)
{
	git_revwalk *revs = NULL;
	git_oid id;
	int rc = 0;

	if (git_revwalk_new(&revs, w->revs.repo) < 0 ||
	    git_revwalk_push(revs, head) < 0 ||
	    (until != NULL && git_revwalk_hide(revs, until) < 0))
		rc = err_git(e, "history");
	while (rc == 0 && git_revwalk_next(&id, revs) == 0)
		rc = visit(w, &id, e);
	git_revwalk_free(revs);
	return rc;
}

void
used_ids_read(struct used_ids *out, const struct root *root)
{
	struct walk w = { .revs = REVS_INIT, .out = out };
	struct err e = ERR_INIT;
	git_oid head, until;
	bool kept;

	memset(out, 0, sizeof(*out));
	if (revs_open(&w.revs, root, &e) == 0 &&
	    revs_find(&head, &w.revs, "HEAD", &e) == 0) {
		kept = read_kept(out, &until, &w, root, &head);
		if ((!kept || !git_oid_equal(&until, &head)) &&
		    walk_commits(&w, &head, kept ? &until : NULL, &e) == 0)
			keep(&w, root, &head);
	}
	map_release(&w.seen);
	arena_release(&w.arena);
	revs_close(&w.revs);
}
