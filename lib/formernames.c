/* formernames - what partners were called before */

#include "formernames.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

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
	struct map seen;	/* hex: commits, folders, records */
	git_oid *commits;	/* to be looked at */
	size_t ncommits, capcommits;
	git_tree *last;		/* of partners, looked into last */
	bool cut;		/* something is not here */
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

static void
look_into_record(struct search *s, const git_oid *id)
{
	struct str bytes = STR_INIT;
	struct arena a = ARENA_INIT;
	const struct node *top = NULL;
	const char *name;

	if (!is_new(s, id))
		return;
	if (revs_blob(&bytes, &s->revs, id, NULL) == 0)
		top = yaml_parse(&a, bytes.s, bytes.len, "partner.yaml", NULL);
	else
		s->cut = true;
	name = node_get_text(top, "name", NULL);
	if (name != NULL)
		names_add(s->out, name);
	arena_release(&a);
	str_release(&bytes);
}

/* The folder of one partner. */
static void
look_into_partner(struct search *s, const git_oid *id)
{
	const git_tree_entry *record;
	git_tree *tree = NULL;

	if (!is_new(s, id))
		return;
	if (git_tree_lookup(&tree, s->revs.repo, id) < 0) {
		s->cut = true;
		return;
	}
	record = git_tree_entry_byname(tree, "partner.yaml");
	if (record != NULL)
		look_into_record(s, git_tree_entry_id(record));
	git_tree_free(tree);
}

/* Has the folder looked into last the same there? Most have, of 10,000. */
static bool
was_there(const struct search *s, size_t i, const git_tree_entry *entry)
{
	const git_tree_entry *other = s->last != NULL ?
	    git_tree_entry_byindex(s->last, i) : NULL;

	return other != NULL && git_oid_equal(git_tree_entry_id(other),
	    git_tree_entry_id(entry));
}

/* The folder of all. */
static void
look_into_partners(struct search *s, const git_oid *id)
{
	const git_tree_entry *entry;
	git_tree *tree = NULL;
	size_t i;

	if (!is_new(s, id))
		return;
	if (git_tree_lookup(&tree, s->revs.repo, id) < 0) {
		s->cut = true;
		return;
	}
	for (i = 0; i < git_tree_entrycount(tree); i++) {
		entry = git_tree_entry_byindex(tree, i);
		if (git_tree_entry_type(entry) == GIT_OBJECT_TREE &&
		    !was_there(s, i, entry))
			look_into_partner(s, git_tree_entry_id(entry));
	}
	git_tree_free(s->last);
	s->last = tree;
}

/*
 * The workspace of a commit, where it is today and in each folder above:
 * people move it into one.
 */
static void
look_at(struct search *s, git_tree *top)
{
	const char *end = s->revs.prefix + strlen(s->revs.prefix);
	git_tree_entry *entry = NULL;
	struct str path = STR_INIT;
	int rc;

	for (;;) {
		str_reset(&path);
		str_add(&path, s->revs.prefix, (size_t)(end - s->revs.prefix));
		str_adds(&path, "partners");
		rc = git_tree_entry_bypath(&entry, top, path.s);
		if (rc == 0 && git_tree_entry_type(entry) == GIT_OBJECT_TREE)
			look_into_partners(s, git_tree_entry_id(entry));
		else if (rc < 0 && rc != GIT_ENOTFOUND)
			s->cut = true;
		git_tree_entry_free(entry);
		entry = NULL;
		if (end == s->revs.prefix)
			break;
		for (end--; end > s->revs.prefix && end[-1] != '/'; end--)
			;
	}
	str_release(&path);
}

/*
 * All commits back from those that are known. Not by a revwalk: in a shallow
 * clone that ends before the oldest commit there is.
 */
static void
walk(struct search *s)
{
	git_commit *commit;
	git_tree *top;
	unsigned i;

	while (s->ncommits > 0) {
		commit = NULL;
		top = NULL;
		if (git_commit_lookup(&commit, s->revs.repo,
		    &s->commits[--s->ncommits]) < 0 ||
		    git_commit_tree(&top, commit) < 0)
			s->cut = true;
		else
			look_at(s, top);
		for (i = 0; commit != NULL &&
		    i < git_commit_parentcount(commit); i++)
			add_commit(s, git_commit_parent_id(commit, i));
		git_tree_free(top);
		git_commit_free(commit);
	}
}

/* What is on file today needs not be read again. */
static void
skip_present(struct search *s, const struct ws *now)
{
	size_t i;

	for (i = 0; i < now->npartners; i++) {
		if (now->partners[i].hash != NULL)
			*map_at(&s->seen, now->partners[i].hash) = s;
	}
}

int
former_names(struct names *out, const struct ws *now, struct err *e)
{
	struct search s = { .out = out, .revs = REVS_INIT, .a = ARENA_INIT };
	git_oid head;
	int rc;

	if (git_start(e) < 0)
		return -1;
	if (revs_open(&s.revs, &now->root, NULL) < 0 ||
	    git_reference_name_to_id(&head, s.revs.repo, "HEAD") < 0) {
		rc = err_set(e, ERR_NOTFOUND, "there is no history here");
	} else {
		skip_present(&s, now);
		add_commit(&s, &head);
		walk(&s);
		names_sort(out);
		rc = !s.cut ? 0 : err_set(e, ERR_NOTFOUND, "this clone does "
		    "not have all of the history; git fetch --unshallow");
	}
	git_tree_free(s.last);
	revs_close(&s.revs);
	map_release(&s.seen);
	free(s.commits);
	arena_release(&s.a);
	return rc;
}
