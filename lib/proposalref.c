/* proposalref - the branches that proposals are on */

#include "proposalref.h"

#include <string.h>

#include "gitcmd.h"
#include "propose.h"

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
