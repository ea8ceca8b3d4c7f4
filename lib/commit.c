/* commit - change files of a workspace and commit exactly these changes */

#include "commit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crash.h"
#include "folder.h"
#include "gitcmd.h"
#include "hook.h"
#include "journal.h"
#include "mem.h"
#include "message.h"
#include "plan.h"
#include "repo.h"
#include "swap.h"
#include "turn.h"
#include "txn.h"

enum {
	AGAIN = 1,		/* something moved meanwhile: start over */
	ATTEMPTS = 200,		/* to make a commit: some seconds */
	SAVES = 20		/* of a file, while the lock is ours */
};

/* One attempt to carry out a request. */
struct job {
	const struct commit_request *req;
	struct repo *repo;
	struct plan plan;
	struct txn txn;
	struct journal journal;
	struct str message;
	struct edit *edits;	/* of the tree and the index */
	size_t nedits;
	struct oid tree, commit;
	bool beside;		/* stages go beside the files */
	bool nothing;		/* the request changes nothing */
	bool saved;		/* a file was saved before it was replaced */
	struct turn turn;
};

/* Write the new bytes of each file that changes where they wait. */
static int
stage_files(struct job *j, struct err *e)
{
	struct place at = { j->plan.root, j->txn.fd, repo_waits(j->repo) };
	struct swap *s;
	size_t i;

	plan_swaps(&j->plan, &at, j->txn.name, j->beside);
	j->journal.n = 0;
	for (i = 0; i < j->plan.n; i++) {
		s = &j->plan.files[i].swap;
		if (s->stage == NULL)
			continue;
		j->journal.swaps[j->journal.n++] = s;
		if (s->beside && txn_note(&j->txn, s->stage, e) < 0)
			return -1;
	}
	if (plan_stage(&j->plan, &at, e) < 0)
		return -1;
	crash_point("staged");
	return 0;
}

/* Make the new index, and remember what it looks like. */
static int
make_index(struct job *j, const struct edit *edits, size_t n, struct err *e)
{
	struct repo *r = j->repo;

	free(j->journal.index);
	j->journal.index = NULL;
	if (n == 0)
		return 0;
	if (r->ops.index_save(r, edits, n, e) < 0 ||
	    txn_sync(&j->txn, r->index_copy, e) < 0 ||
	    journal_mark(&j->journal, r->index_copy, e) < 0)
		return -1;
	crash_point("index prepared");
	return 0;
}

static int
prepare_all(struct job *j, struct err *e)
{
	struct repo *r = j->repo;

	/* stages beside the files may be on disks that repo_sync() does not
	 * know */
	r->bulk = false;
	if (repo_check_state(r, e) < 0 || r->ops.head(r, e) < 0 ||
	    (j->plan.n >= r->many && !j->beside && repo_in_bulk(r, e) < 0) ||
	    r->ops.index_load(r, e) < 0 || plan_folder(&j->plan, e) < 0 ||
	    plan_commit(&j->plan, r, e) < 0 || stage_files(j, e) < 0)
		return -1;
	j->nedits = plan_edits(&j->plan, j->edits);
	j->nothing = j->journal.n == 0 && j->nedits == 0;
	j->tree.hex[0] = j->commit.hex[0] = '\0';
	if (j->nedits == 0)
		return 0;
	if (r->ops.tree(&j->tree, r, j->edits, j->nedits, e) < 0 ||
	    make_index(j, j->edits, j->nedits, e) < 0)
		return -1;
	if (r->has_hooks)
		return 0;
	return r->ops.commit(&j->commit, r, &j->tree, &j->message, e);
}

/*
 * Prepare everything that can be without anybody seeing it, and have it on the
 * disk, also when it failed: a later commit finds the objects and does not
 * write them again.
 */
static int
prepare(struct job *j, struct err *e)
{
	int rc = prepare_all(j, e);

	return repo_sync(j->repo, rc == 0 ? e : NULL) < 0 ? -1 : rc;
}

/* Is what was prepared without the lock out of date now? */
static bool
is_stale(struct job *j)
{
	struct repo *r = j->repo;
	struct str index = STR_INIT;
	struct oid was = r->head.id;
	char *ref = mem_dup(r->head.ref);
	struct stat st = { 0 };
	bool stale;

	str_addf(&index, "%s/index", r->gitdir);
	if (stat(index.s, &st) < 0)
		memset(&st, 0, sizeof(st));
	stale = st.st_ino != r->index_st.st_ino ||
	    st.st_size != r->index_st.st_size ||
	    st.st_mtim.tv_sec != r->index_st.st_mtim.tv_sec ||
	    st.st_mtim.tv_nsec != r->index_st.st_mtim.tv_nsec ||
	    repo_check_state(r, NULL) < 0 || r->ops.head(r, NULL) < 0 ||
	    strcmp(ref, r->head.ref) != 0 || !oid_same(&was, &r->head.id);
	free(ref);
	str_release(&index);
	return stale;
}

static struct file *
file_at(struct job *j, const char *path)
{
	size_t i;

	for (i = 0; i < j->plan.n; i++) {
		if (strcmp(j->plan.files[i].path, path) == 0)
			return &j->plan.files[i];
	}
	return NULL;
}

/*
 * Is the path, which a hook added to the commit, free of staged changes, so
 * that the index can follow? Else the index keeps what is staged.
 */
static bool
index_follows(struct job *j, const char *path)
{
	struct entry head, index;

	return j->repo->ops.head_entry(&head, j->repo, path, NULL) == 0 &&
	    j->repo->ops.index_entry(&index, j->repo, path, NULL) == 0 &&
	    entry_same(&head, &index);
}

/* A hook changed the tree: the index is to have what the commit will have. */
static int
follow_hook(struct job *j, struct err *e)
{
	struct edit *edits, *take;
	struct file *f;
	size_t i, n, taken = 0;
	int rc = hook_edits(&edits, &n, j->repo, &j->tree, e);

	take = mem_zero(n, sizeof(*take));
	if (rc == 0)
		rc = j->repo->ops.index_load(j->repo, e);
	for (i = 0; i < n && rc == 0; i++) {
		f = file_at(j, edits[i].path);
		if (f == NULL && !index_follows(j, edits[i].path))
			continue;
		take[taken] = edits[i];
		if (f != NULL && f->clean && entry_same(&f->next,
		    &edits[i].to))
			take[taken].st = f->swap.st;
		taken++;
	}
	if (rc == 0)
		rc = make_index(j, take, taken, e);
	free(take);
	hook_edits_free(edits, n);
	return rc;
}

/*
 * Run the hooks with the files in place. They may change the files, what is
 * committed, and the message.
 */
static int
run_hooks(struct job *j, struct err *e)
{
	struct place at = { j->plan.root, j->txn.fd, repo_waits(j->repo) };
	struct str message = STR_INIT;
	struct oid tree = j->tree;
	size_t i;
	int rc;

	str_add(&message, j->message.s, j->message.len);
	rc = hook_tree(&j->tree, j->repo, e);
	if (rc == 0)
		rc = hook_message(&message, j->repo, e);
	if (rc == 0 && !oid_same(&tree, &j->tree))
		rc = follow_hook(j, e);
	if (rc == 0)
		rc = j->repo->ops.commit(&j->commit, j->repo, &j->tree,
		    &message, e);
	str_release(&message);
	if (rc < 0)
		return -1;
	for (i = 0; i < j->journal.n; i++)
		swap_accept(j->journal.swaps[i], &at);
	j->journal.hooks = false;
	j->journal.commit = j->commit;
	return journal_write(&j->journal, &j->txn, e);
}

/*
 * Move the branch: from here on the commit is made, even if the move is
 * followed by an error (of the disk, when its folder is to be kept).
 */
static int
move_branch(struct job *j, struct err *e)
{
	struct repo *r = j->repo;
	struct err why = ERR_INIT;
	struct str log = STR_INIT;
	int rc;

	str_addf(&log, "commit%s: %.*s", r->head.id.hex[0] != '\0' ? "" :
	    " (initial)", (int)strcspn(j->message.s, "\n"), j->message.s);
	rc = r->ops.ref_move(r, &j->commit, log.s, &why);
	crash_point("branch moved");
	if (rc < 0 && r->ops.ref_has(r, r->head.ref, &j->commit, NULL) == 1)
		rc = 0;
	if (rc < 0)
		err_set(e, why.code, "%s", why.msg);
	str_release(&log);
	return rc;
}

/*
 * See to what came out of the place of the new files. What cannot be kept
 * stays in the transaction, which then waits for the next run.
 */
static int
finish(struct job *j, struct err *e)
{
	if (journal_finish(&j->journal, &j->txn, e) == 0)
		return 0;
	txn_unlock(&j->txn);
	txn_leave(&j->txn);
	return -1;
}

/*
 * Do what was prepared, visibly; index.lock is held. Returns 0, AGAIN, or -1;
 * after the last two everything is as before.
 */
static int
land(struct job *j, struct err *e)
{
	int rc;

	j->journal.ref = j->repo->head.ref;
	j->journal.parent = j->repo->head.id;
	j->journal.commit = j->commit;
	j->journal.hooks = j->repo->has_hooks && j->nedits > 0;
	rc = journal_write(&j->journal, &j->txn, e);
	if (rc == 0)
		rc = journal_swap(&j->journal, &j->txn, e);
	j->saved = rc == SWAP_CHANGED;
	if (rc == SWAP_FAR)
		j->beside = true;
	if (rc == 0)
		rc = repo_sync(j->repo, e);
	if (rc == 0 && j->journal.hooks)
		rc = run_hooks(j, e);
	if (rc == 0)
		rc = journal_publish(&j->journal, &j->txn, e);
	if (rc == 0 && j->commit.hex[0] != '\0')
		rc = move_branch(j, e);
	if (rc == 0) {
		txn_unlock(&j->txn);
		finish(j, NULL);	/* the commit is made */
		return 0;
	}
	if (journal_undo(&j->journal, &j->txn, e) < 0 ||
	    repo_sync(j->repo, e) < 0) {
		txn_leave(&j->txn);
		return -1;
	}
	return finish(j, e) < 0 || rc < 0 ? -1 : AGAIN;
}

/*
 * Somebody saved a file that we were about to replace. Often the commit does
 * not depend on it: only what the folder is to have is made anew, which is
 * quick enough to get in between two saves of a busy editor.
 */
static bool
refresh(struct job *j)
{
	if (!j->saved || j->repo->has_hooks)
		return false;
	journal_forget(&j->txn);
	return plan_refresh(&j->plan, j->repo, NULL) == 0 &&
	    stage_files(j, NULL) == 0 && repo_sync(j->repo, NULL) == 0;
}

/* Land what was prepared, also if files are saved meanwhile. */
static int
land_between_saves(struct job *j, struct err *e)
{
	int rc = land(j, e), saves;

	for (saves = 0; rc == AGAIN && saves < SAVES && refresh(j); saves++)
		rc = land(j, e);
	return rc;
}

/* Start over until nothing moves meanwhile. */
static int
attempt(struct job *j, struct err *e)
{
	struct err why = ERR_INIT;
	int rc;

	if (txn_begin(&j->txn, j->repo, e) < 0)
		return -1;
	rc = j->repo->has_hooks ? AGAIN : prepare(j, &why);
	if (rc < 0 && why.code != ERR_GIT)
		err_set(e, why.code, "%s", why.msg);
	else if (rc != 0 || !j->nothing)
		rc = turn_take(&j->turn, &j->txn, e) < 0 ? -1 :
		    rc != 0 || is_stale(j) ? prepare(j, e) : 0;
	if (rc == 0 && !j->nothing)
		rc = repo_ref_locked(j->repo) ? AGAIN :
		    land_between_saves(j, e);
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
		res->changed += file_changes(f) || file_commits(f);
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
	int rc = AGAIN, tries;

	for (tries = 0; rc == AGAIN && tries < ATTEMPTS; tries++) {
		if (tries > 0)
			turn_wait(tries);
		rc = attempt(j, e);
	}
	if (rc == AGAIN && repo_ref_locked(j->repo))
		return err_set(e, ERR_BUSY, "another git operation holds "
		    "the branch; if none is at work, remove %s.lock in %s",
		    j->repo->head.ref, j->repo->common);
	if (rc == AGAIN)
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
	rc = prepare(j, e);
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
