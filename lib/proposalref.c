/* proposalref - the branches that proposals are on */

#include "proposalref.h"

#include <git2.h>
#include <string.h>

#include "gitcmd.h"
#include "gitlib.h"
#include "propose.h"

#define REMOTE_REFS "refs/remotes/"
#define MIDDLE "/proposal/"	/* between remote and name */

/* What a full ref name of either kind is. */
static void
read_ref(struct proposal_ref *out, struct arena *a, const char *ref)
{
	const char *middle;

	out->ref = arena_dup(a, ref);
	out->remote = NULL;
	if (str_starts(ref, PROPOSAL_REFS)) {
		out->shared = out->ref + strlen(PROPOSAL_REFS);
		out->name = out->shared;
		return;
	}
	ref = out->ref + strlen(REMOTE_REFS);
	middle = strstr(ref, MIDDLE);
	out->remote = arena_ndup(a, ref, (size_t)(middle - ref));
	out->shared = middle + strlen(MIDDLE);
	out->name = arena_printf(a, "%s/%s", out->remote, out->shared);
}

static int
list_refs(struct names *out, const struct revs *r, const char *glob,
    struct err *e)
{
	git_reference_iterator *it = NULL;
	const char *name;

	if (git_reference_iterator_glob_new(&it, r->repo, glob) < 0)
		return err_git(e, "proposals");
	while (git_reference_next_name(&name, it) == 0)
		names_add(out, name);
	git_reference_iterator_free(it);
	return 0;
}

/* All of them, those here first. */
static int
all_refs(struct names *out, const struct revs *r, struct err *e)
{
	if (list_refs(out, r, PROPOSAL_REFS "*", e) < 0)
		return -1;
	return list_refs(out, r, REMOTE_REFS "*" MIDDLE "*", e);
}

/* Has a branch here the name and the commit of a remote's? */
static bool
is_here_too(const struct proposal_ref *at, struct arena *a,
    const struct revs *r)
{
	git_oid here, there;

	return at->remote != NULL &&
	    git_reference_name_to_id(&here, r->repo, arena_printf(a,
	    PROPOSAL_REFS "%s", at->shared)) == 0 &&
	    git_reference_name_to_id(&there, r->repo, at->ref) == 0 &&
	    git_oid_equal(&here, &there);
}

int
proposal_list(struct names *out, const struct revs *r, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct names refs = { 0 };
	struct proposal_ref at;
	int rc = all_refs(&refs, r, e);
	size_t i;

	for (i = 0; i < refs.n && rc == 0; i++) {
		read_ref(&at, &a, refs.s[i]);
		if (!is_here_too(&at, &a, r))
			names_add(out, at.name);
	}
	names_sort(out);
	names_release(&refs);
	arena_release(&a);
	return rc;
}

/* There is none of the name; but a remote has it, or one is near? */
static int
no_proposal(const struct revs *r, const char *name, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct names all = { 0 };
	const char *near = NULL, *end = arena_printf(&a, "/%s", name);
	size_t i;

	proposal_list(&all, r, NULL);
	for (i = 0; i < all.n && near == NULL; i++) {
		if (str_ends(all.s[i], end))
			near = all.s[i];
	}
	if (near == NULL)
		near = str_nearest(name, (const char *const *)all.s, all.n);
	if (near != NULL)
		err_set(e, ERR_NOTFOUND, "no proposal '%s'; did you mean "
		    "'%s'?", name, near);
	else
		err_set(e, ERR_NOTFOUND, "no proposal '%s'; pos review list "
		    "shows those there are", name);
	names_release(&all);
	arena_release(&a);
	return -1;
}

/* Is it called that, or is its branch? */
static bool
is_called(const struct proposal_ref *at, const char *name)
{
	const char *branch = at->remote != NULL ?
	    at->ref + strlen(REMOTE_REFS) : at->ref + strlen("refs/heads/");

	return strcmp(at->name, name) == 0 || strcmp(branch, name) == 0;
}

int
proposal_find(struct proposal_ref *out, struct arena *a,
    const struct revs *r, const char *name, struct err *e)
{
	struct names refs = { 0 };
	int rc = all_refs(&refs, r, e);
	size_t i;

	for (i = 0; i < refs.n && rc == 0; i++) {
		read_ref(out, a, refs.s[i]);
		if (is_called(out, name))
			break;
	}
	if (rc == 0 && i == refs.n)
		rc = no_proposal(r, name, e);
	names_release(&refs);
	return rc;
}

/*
 * The worktree that has the branch, of what git worktree list --porcelain
 * says; it is cut to lines on the way. NULL: none.
 */
static const char *
worktree_of(char *list, const char *branch)
{
	static const char on[] = "branch ", in[] = "worktree ";
	const char *where = NULL;
	char *line, *rest = list;

	while ((line = strsep(&rest, "\n")) != NULL) {
		if (str_starts(line, in))
			where = line + strlen(in);
		if (str_starts(line, on) &&
		    strcmp(line + strlen(on), branch) == 0)
			return where;
	}
	return NULL;
}

int
proposal_check_free(const char *name, const char *dir, struct err *e)
{
	struct str list = STR_INIT, branch = STR_INIT;
	struct gitcmd c = { .dir = dir, .out = &list };
	const char *where;
	int rc = git_run(&c, GIT_ARGS("worktree", "list", "--porcelain"), e);

	str_addf(&branch, PROPOSAL_REFS "%s", name);
	where = rc == 0 ? worktree_of(list.s, branch.s) : NULL;
	if (where != NULL)
		rc = err_set(e, ERR_GIT, "branch proposal/%s is checked out "
		    "in %s; switch to another branch there, with git switch "
		    "main or the like, then do this again", name, where);
	str_release(&list);
	str_release(&branch);
	return rc;
}
