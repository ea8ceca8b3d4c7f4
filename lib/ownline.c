/* ownline - HEAD's own line of commits */

#include "ownline.h"

#include <git2.h>

#include "gitlib.h"

int
ownline_head(git_commit **out, git_repository *repo, struct err *e)
{
	git_object *head = NULL;

	*out = NULL;
	if (git_repository_head_unborn(repo) != 0)
		return 0;
	if (git_revparse_single(&head, repo, "HEAD^{commit}") < 0)
		return err_git(e, "history");
	*out = (git_commit *)head;
	return 0;
}

int
ownline_back(git_commit **commit, bool *cut, struct err *e)
{
	git_commit *parent = NULL;
	int rc = 0;

	if (git_commit_parentcount(*commit) > 0 &&
	    git_commit_parent(&parent, *commit, 0) < 0) {
		if (git_repository_is_shallow(git_commit_owner(*commit)) == 1)
			*cut = true;
		else
			rc = err_git(e, "history");
	}
	git_commit_free(*commit);
	*commit = parent;
	return rc;
}
