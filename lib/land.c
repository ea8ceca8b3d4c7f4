/* land - the visible steps of a commit that is prepared */

#include "land.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "crash.h"
#include "hook.h"
#include "mem.h"
#include "swap.h"

enum { SAVES = 20 };	/* of a file, while the lock is ours */

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
		rc = job_index(j, take, taken, e);
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
 * Do what was prepared, visibly; index.lock is held. Returns 0, LAND_AGAIN, or
 * -1; after the last two everything is as before.
 */
static int
land_once(struct job *j, struct err *e)
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
	return finish(j, e) < 0 || rc < 0 ? -1 : LAND_AGAIN;
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
	    job_stage(j, NULL) == 0 && repo_sync(j->repo, NULL) == 0;
}

int
land(struct job *j, struct err *e)
{
	int rc = land_once(j, e), saves;

	for (saves = 0; rc == LAND_AGAIN && saves < SAVES && refresh(j); saves++)
		rc = land_once(j, e);
	return rc;
}
