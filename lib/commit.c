/* commit - change files of a workspace and commit exactly these changes */

#include "commit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "gitcmd.h"
#include "hook.h"
#include "job.h"
#include "journal.h"
#include "land.h"
#include "mem.h"
#include "message.h"
#include "plan.h"
#include "repo.h"
#include "turn.h"
#include "txn.h"

enum { ATTEMPTS = 200 };	/* to make a commit: some seconds */

/* Start over until nothing moves meanwhile. */
static int
attempt(struct job *j, struct err *e)
{
	struct err why = ERR_INIT;
	int rc;

	if (txn_begin(&j->txn, j->repo, e) < 0)
		return -1;
	rc = j->repo->has_hooks ? LAND_AGAIN : job_prepare(j, &why);
	if (rc < 0 && why.code != ERR_GIT)
		err_set(e, why.code, "%s", why.msg);
	else if (rc != 0 || !j->nothing)
		rc = turn_take(&j->turn, &j->txn, e) < 0 ? -1 :
		    rc != 0 || job_stale(j) ? job_prepare(j, e) : 0;
	if (rc == 0 && !j->nothing)
		rc = repo_ref_locked(j->repo) ? LAND_AGAIN : land(j, e);
	txn_end(&j->txn);
	turn_end(&j->turn);
	return rc;
}

static void
fill_result(struct commit_result *res, const struct job *j)
{
	const struct file *f;
	size_t i;

	memcpy(res->id, j->commit.hex, sizeof(res->id));
	for (i = 0; i < j->plan.n; i++) {
		f = &j->plan.files[i];
		res->changed += planfile_changes(f) || planfile_commits(f);
	}
	res->nothing = j->nothing;
}

/*
 * Tell the hook, and now and then let git see whether there is something to
 * tidy up; git commit asks that each time.
 */
static void
after_commit(const struct job *j)
{
	struct gitcmd c = { .dir = j->repo->top };

	if (j->repo->has_hooks)
		hook_after(j->repo);
	if (strncmp(j->commit.hex, "00", 2) == 0 ||
	    strncmp(j->commit.hex, "80", 2) == 0)
		git_try(&c, GIT_ARGS("maintenance", "run", "--auto",
		    "--quiet"), NULL);
}

/* Attempt until it is done or fails for good. */
static int
carry_out(struct job *j, struct err *e)
{
	int rc = LAND_AGAIN, tries;

	for (tries = 0; rc == LAND_AGAIN && tries < ATTEMPTS; tries++) {
		if (tries > 0)
			turn_wait(tries);
		rc = attempt(j, e);
	}
	if (rc == LAND_AGAIN && repo_ref_locked(j->repo))
		return err_set(e, ERR_BUSY, "another git operation holds "
		    "the branch; if none is at work, remove %s.lock in %s",
		    j->repo->head.ref, j->repo->common);
	if (rc == LAND_AGAIN)
		return err_set(e, ERR_BUSY, "the files or the branch keep "
		    "changing while they are committed: try again when "
		    "nothing else is at work");
	if (rc == 0 && j->commit.hex[0] != '\0')
		after_commit(j);
	return rc;
}

/* What can be known beforehand: staged changes, a merge under way. */
static int
try_out(struct job *j, struct err *e)
{
	int rc;

	if (txn_begin(&j->txn, j->repo, e) < 0)
		return -1;
	rc = job_prepare(j, e);
	txn_end(&j->txn);
	return rc;
}

/* Open the repository the workspace is in. ERR_NOTFOUND: there is none. */
static int
start(struct repo *r, const struct root *root, struct err *e)
{
	if (repo_open(r, root, e) < 0)
		return -1;
	return journal_recover(r, e);
}

/* Do it, or try it (res is NULL). */
static int
commit_files(struct commit_result *res, const struct root *root,
    const struct commit_request *req, struct err *e)
{
	struct repo repo = REPO_INIT;
	struct job j = { .req = req, .repo = &repo, .plan = PLAN_INIT,
	    .txn = TXN_INIT, .message = STR_INIT };
	struct err why = ERR_INIT;
	int rc = -1;

	j.edits = mem_zero(req->nchanges, sizeof(*j.edits));
	j.journal.swaps = mem_zero(req->nchanges, sizeof(*j.journal.swaps));
	if (req->merged != NULL)
		snprintf(repo.merged.hex, sizeof(repo.merged.hex), "%s",
		    req->merged);
	if (start(&repo, root, &why) == 0 &&
	    message_build(&j.message, req, &why) == 0 &&
	    plan_init(&j.plan, req, &repo.root, repo.prefix, &why) == 0)
		rc = res != NULL ? carry_out(&j, &why) : try_out(&j, &why);
	if (rc == 0 && res != NULL)
		fill_result(res, &j);
	if (rc == 0)
		err_clear(&why);
	else if (repo.top == NULL && why.code == ERR_NOTFOUND)
		err_set(e, ERR_GIT, "not in a git repository: run git init, "
		    "or use --no-commit");
	else
		err_set(e, why.code, "%s", why.msg);
	free(j.edits);
	free(j.journal.swaps);
	free(j.journal.index);
	str_release(&j.message);
	plan_release(&j.plan);
	repo_close(&repo);
	return rc;
}

int
commit_changes(struct commit_result *res, const struct root *root,
    const struct commit_request *req, struct err *e)
{
	memset(res, 0, sizeof(*res));
	if (req->dry_run)
		return folder_preview(res, root, req, e);
	if (req->write_only)
		return folder_write(res, root, req, e);
	return commit_files(res, root, req, e);
}

int
commit_possible(const struct root *root, const struct commit_request *req,
    struct err *e)
{
	return commit_files(NULL, root, req, e);
}

int
commit_recover(const struct root *root, struct err *e)
{
	struct repo repo = REPO_INIT;
	struct err why = ERR_INIT;
	int rc;

	if (getenv("GIT_INDEX_FILE") != NULL)
		return 0;	/* in a hook: the next run does it */
	rc = start(&repo, root, &why);
	if (rc < 0 && repo.top == NULL && why.code == ERR_NOTFOUND)
		rc = 0;
	if (rc < 0)
		err_set(e, why.code, "%s", why.msg);
	repo_close(&repo);
	return rc;
}
