/* proposalref - the branches that proposals are on */

#include "proposalref.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "gitcmd.h"
#include "gitlib.h"
#include "mem.h"
#include "propose.h"

#define REMOTE_REFS "refs/remotes/"
#define MIDDLE "/proposal/"	/* between remote and name */

/*
 * The bytes of the remote's name in what stands behind refs/remotes/ of a
 * proposal, or 0: it is none. A name may have slashes, so only those that are
 * configured tell; of two the longer one.
 */
static size_t
remote_of(const char *rest, const git_strarray *remotes)
{
	size_t i, len, most = 0;

	for (i = 0; i < remotes->count; i++) {
		len = strlen(remotes->strings[i]);
		if (len > most && str_starts(rest, remotes->strings[i]) &&
		    str_starts(rest + len, MIDDLE))
			most = len;
	}
	return most;
}

/* What a full ref name of either kind is; false: no proposal. */
static bool
read_ref(struct proposal_ref *out, struct arena *a, const char *ref,
    const git_strarray *remotes)
{
	size_t len;

	out->ref = arena_dup(a, ref);
	out->remote = NULL;
	if (str_starts(ref, PROPOSAL_REFS)) {
		out->shared = out->ref + strlen(PROPOSAL_REFS);
		out->name = out->shared;
		return true;
	}
	ref = out->ref + strlen(REMOTE_REFS);
	len = remote_of(ref, remotes);
	out->remote = arena_ndup(a, ref, len);
	out->shared = ref + len + strlen(MIDDLE);
	out->name = arena_printf(a, "%s/%s", out->remote, len > 0 ?
	    out->shared : "");
	return len > 0;
}

/* All of them: an array in a. */
struct refs {
	struct proposal_ref *v;
	size_t n, cap;
};

static int
list_refs(struct refs *out, struct arena *a, const struct revs *r,
    const char *glob, const git_strarray *remotes, struct err *e)
{
	git_reference_iterator *it = NULL;
	struct proposal_ref one;
	const char *name;

	if (git_reference_iterator_glob_new(&it, r->repo, glob) < 0)
		return err_git(e, "proposals");
	while (git_reference_next_name(&name, it) == 0) {
		if (!read_ref(&one, a, name, remotes))
			continue;
		MEM_ROOM(out->v, out->n, out->cap);
		out->v[out->n++] = one;
	}
	git_reference_iterator_free(it);
	return 0;
}

/* All of them, those here first. Owner: the caller, who frees out->v. */
static int
all_refs(struct refs *out, struct arena *a, const struct revs *r,
    struct err *e)
{
	git_strarray remotes = { NULL, 0 };
	int rc;

	if (git_remote_list(&remotes, r->repo) < 0)
		return err_git(e, "remotes");
	rc = list_refs(out, a, r, PROPOSAL_REFS "*", &remotes, e);
	if (rc == 0)
		rc = list_refs(out, a, r, REMOTE_REFS "*" MIDDLE "*",
		    &remotes, e);
	git_strarray_dispose(&remotes);
	return rc;
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
	struct refs refs = { NULL, 0, 0 };
	int rc = all_refs(&refs, &a, r, e);
	size_t i;

	for (i = 0; i < refs.n && rc == 0; i++) {
		if (!is_here_too(&refs.v[i], &a, r))
			names_add(out, refs.v[i].name);
	}
	names_sort(out);
	free(refs.v);
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
	struct refs refs = { NULL, 0, 0 };
	int rc = all_refs(&refs, a, r, e);
	size_t i;

	for (i = 0; i < refs.n && !is_called(&refs.v[i], name); i++)
		;
	if (rc == 0 && i == refs.n)
		rc = no_proposal(r, name, e);
	else if (rc == 0)
		*out = refs.v[i];
	free(refs.v);
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
