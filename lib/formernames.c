/* formernames - what partners were called when documents were written */

#include "formernames.h"

#include <git2.h>
#include <stdlib.h>

#include "arena.h"
#include "gitlib.h"
#include "map.h"
#include "mem.h"
#include "node.h"
#include "revs.h"
#include "yaml.h"

struct search {
	struct names *out;
	struct revs revs;
	struct arena a;		/* of the ids */
	struct map seen;	/* hex: commits, folders of partners */
	git_oid *commits;	/* to be looked at */
	size_t ncommits, capcommits;
	const char *folder, *partners;	/* in the repository */
};

/* Is it the first time that anybody comes to it? */
static bool
is_new(struct search *s, const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1];

	git_oid_tostr(hex, sizeof(hex), id);
	if (map_get(&s->seen, hex) != NULL)
		return false;
	*map_at(&s->seen, arena_dup(&s->a, hex)) = s;
	return true;
}

static void
add_commit(struct search *s, const git_oid *id)
{
	if (!is_new(s, id))
		return;
	MEM_ROOM(s->commits, s->ncommits, s->capcommits);
	s->commits[s->ncommits++] = *id;
}

/* What a commit has at a path of the repository; zero for nothing. */
static git_oid
id_at(const git_commit *commit, const char *path)
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

/* Has it the folder otherwise than each of its parents? */
static bool
wrote(const struct search *s, const git_commit *commit)
{
	git_oid now = id_at(commit, s->folder), before;
	unsigned i, n = git_commit_parentcount(commit);
	git_commit *parent = NULL;
	bool same = git_oid_is_zero(&now);

	for (i = 0; i < n && !same; i++) {
		if (git_commit_parent(&parent, commit, i) < 0)
			continue;	/* a shallow clone has it not */
		before = id_at(parent, s->folder);
		same = git_oid_equal(&now, &before);
		git_commit_free(parent);
	}
	return !same;
}

static void
add_name(struct search *s, const git_oid *record)
{
	struct str bytes = STR_INIT;
	struct arena a = ARENA_INIT;
	const struct node *top = NULL;
	const char *name;

	if (revs_blob(&bytes, &s->revs, record, NULL) == 0)
		top = yaml_parse(&a, bytes.s, bytes.len, "partner.yaml", NULL);
	name = node_get_text(top, "name", NULL);
	if (name != NULL)
		names_add(s->out, name);
	arena_release(&a);
	str_release(&bytes);
}

/* One partner's folder; what another commit had as well is known. */
static void
look_into(struct search *s, const git_oid *folder)
{
	const git_tree_entry *record;
	git_tree *tree = NULL;

	if (!is_new(s, folder) ||
	    git_tree_lookup(&tree, s->revs.repo, folder) < 0)
		return;
	record = git_tree_entry_byname(tree, "partner.yaml");
	if (record != NULL)
		add_name(s, git_tree_entry_id(record));
	git_tree_free(tree);
}

static void
look_at(struct search *s, const git_commit *commit)
{
	git_oid id = id_at(commit, s->partners);
	const git_tree_entry *entry;
	git_tree *tree = NULL;
	size_t i;

	if (git_oid_is_zero(&id) ||
	    git_tree_lookup(&tree, s->revs.repo, &id) < 0)
		return;
	for (i = 0; i < git_tree_entrycount(tree); i++) {
		entry = git_tree_entry_byindex(tree, i);
		if (git_tree_entry_type(entry) == GIT_OBJECT_TREE)
			look_into(s, git_tree_entry_id(entry));
	}
	git_tree_free(tree);
}

/* The parents that nobody has come to yet are looked at later. */
static void
add_parents(struct search *s, const git_commit *commit)
{
	unsigned i;

	for (i = 0; i < git_commit_parentcount(commit); i++)
		add_commit(s, git_commit_parent_id(commit, i));
}

/*
 * Not by a revwalk: in a shallow clone that ends before the oldest commit
 * there is.
 */
static int
walk(struct search *s, struct err *e)
{
	git_commit *commit;
	int rc = 0;

	while (s->ncommits > 0 && rc == 0) {
		if (git_commit_lookup(&commit, s->revs.repo,
		    &s->commits[--s->ncommits]) < 0) {
			if (git_repository_is_shallow(s->revs.repo) != 1)
				rc = err_git(e, "history");
			continue;
		}
		if (wrote(s, commit))
			look_at(s, commit);
		add_parents(s, commit);
		git_commit_free(commit);
	}
	return rc;
}

int
former_names(struct names *out, const struct root *root, const char *folder,
    struct err *e)
{
	struct search s = { .out = out, .revs = REVS_INIT, .a = ARENA_INIT };
	git_oid head;
	int rc = 0;

	if (revs_open(&s.revs, root, NULL) == 0 &&
	    git_reference_name_to_id(&head, s.revs.repo, "HEAD") == 0) {
		add_commit(&s, &head);
		s.folder = arena_printf(&s.a, "%s%s", s.revs.prefix, folder);
		s.partners = arena_printf(&s.a, "%spartners", s.revs.prefix);
		rc = walk(&s, e);
		names_sort(out);
	}
	revs_close(&s.revs);
	map_release(&s.seen);
	free(s.commits);
	arena_release(&s.a);
	return rc;
}
