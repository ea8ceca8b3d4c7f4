/* propose - a change as a commit on a branch of its own */

#include "propose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gitcmd.h"
#include "mem.h"
#include "message.h"
#include "pathcheck.h"
#include "proposalref.h"
#include "repo.h"
#include "txn.h"

/* One file of the proposal, as it is and as it becomes. */
struct file {
	struct str path;	/* in the repository */
	struct entry head;
	struct str was, now;
	bool exists;		/* after the changes so far */
};

struct job {
	struct repo repo;
	struct txn txn;
	struct file *files;
	size_t n;
	struct oid id;
	bool nothing;
};

/* The file a change is of, read from HEAD the first time. */
static int
file_of(struct file **out, struct job *j, const char *path, struct err *e)
{
	struct repo *r = &j->repo;
	struct str full = STR_INIT;
	struct file *f;
	size_t i;

	str_addf(&full, "%s%s", r->prefix, path);
	for (i = 0; i < j->n; i++) {
		f = &j->files[i];
		if (str_same(&f->path, &full)) {
			str_release(&full);
			*out = f;
			return 0;
		}
	}
	f = &j->files[j->n++];
	*f = (struct file){ .path = full, .was = STR_INIT, .now = STR_INIT };
	*out = f;
	if (r->ops.head_entry(&f->head, r, full.s, e) < 0)
		return -1;
	f->exists = f->head.mode != 0;
	if (!f->exists)
		return 0;
	if (r->ops.blob_read(&f->was, r, &f->head.id, full.s, e) < 0)
		return -1;
	str_add(&f->now, f->was.s, f->was.len);
	return 0;
}

static int
apply(struct job *j, const struct change *c, struct err *e)
{
	struct str next = STR_INIT;
	bool remove = false;
	struct file *f;
	int rc = -1;

	if (path_check(c->path, e) < 0 || file_of(&f, j, c->path, e) < 0)
		return -1;
	rc = c->apply(&next, &remove, f->exists ? &f->now : NULL, c->ctx, e);
	if (rc == 0) {
		str_swap(&f->now, &next);
		f->exists = !remove;
	}
	str_release(&next);
	return rc;
}

/* Write the blobs that differ from HEAD's; returns how many edits. */
static int
make_edits(struct edit *edits, size_t *n, struct job *j, struct err *e)
{
	struct repo *r = &j->repo;
	struct file *f;
	size_t i;

	for (i = *n = 0; i < j->n; i++) {
		f = &j->files[i];
		if (f->exists == (f->head.mode != 0) &&
		    str_same(&f->was, &f->now))
			continue;
		memset(&edits[*n], 0, sizeof(edits[*n]));
		edits[*n].path = f->path.s;
		if (f->exists) {
			edits[*n].to.mode = f->head.mode != 0 ?
			    f->head.mode : 0100644;
			if (r->ops.blob_write(&edits[*n].to.id, r, f->path.s,
			    &f->now, e) < 0)
				return -1;
		}
		(*n)++;
	}
	return 0;
}

/*
 * Is there something to decide on? A sidecar only tells of its document: of
 * sections that were drafted anew, and say what they said.
 */
static bool
is_worth_it(const struct job *j, const struct edit *edits, size_t n)
{
	size_t i, skip = strlen(j->repo.prefix);

	for (i = 0; i < n; i++) {
		if (!str_starts(edits[i].path + skip, ".pos/"))
			return true;
	}
	return false;
}

/* Make the commit; j->nothing when HEAD has all but sidecars. */
static int
make_commit(struct job *j, const struct commit_request *req, struct err *e)
{
	struct edit *edits = mem_zero(j->n + 1, sizeof(*edits));
	struct str message = STR_INIT;
	struct oid tree;
	size_t n;
	int rc = make_edits(edits, &n, j, e);

	j->nothing = rc == 0 && !is_worth_it(j, edits, n);
	if (rc == 0 && !j->nothing)
		rc = message_build(&message, req, e);
	if (rc == 0 && !j->nothing)
		rc = j->repo.ops.tree(&tree, &j->repo, edits, n, e);
	if (rc == 0 && !j->nothing)
		rc = j->repo.ops.commit(&j->id, &j->repo, &tree, &message, e);
	str_release(&message);
	free(edits);
	return rc;
}

static int
build(struct job *j, const struct root *root,
    const struct commit_request *req, struct err *e)
{
	struct err why = ERR_INIT;
	size_t i;
	int rc;

	j->files = mem_zero(req->nchanges + 1, sizeof(*j->files));
	rc = repo_open(&j->repo, root, &why);
	if (rc < 0 && why.code == ERR_NOTFOUND)
		return err_set(e, ERR_GIT, "not in a git repository, and a "
		    "proposal is a branch: run git init");
	if (rc == 0)
		rc = txn_begin(&j->txn, &j->repo, &why);
	if (rc == 0)
		rc = j->repo.ops.head(&j->repo, &why);
	if (rc == 0 && j->repo.head.id.hex[0] == '\0')
		rc = err_set(&why, ERR_GIT, "there is no commit yet that a "
		    "proposal could change");
	for (i = 0; i < req->nchanges && rc == 0; i++)
		rc = apply(j, &req->changes[i], &why);
	if (rc == 0)
		rc = make_commit(j, req, &why);
	if (rc < 0)
		err_set(e, why.code, "%s", why.msg);
	return rc;
}

static void
release(struct job *j)
{
	size_t i;

	for (i = 0; i < j->n; i++) {
		str_release(&j->files[i].path);
		str_release(&j->files[i].was);
		str_release(&j->files[i].now);
	}
	free(j->files);
	if (j->txn.name != NULL)
		txn_end(&j->txn);
	repo_close(&j->repo);
}

/* Set a ref from old ("": it must not be there) to the job's commit. */
static int
set_ref(const struct job *j, const char *ref, const char *old,
    const char *log, struct err *e)
{
	struct gitcmd c = { .dir = j->repo.top, .fsync = j->repo.fsync };

	return git_run(&c, GIT_ARGS("update-ref", "--create-reflog", "-m",
	    log, ref, j->id.hex, old), e);
}

/* Was there ever a proposal of this name? */
static bool
is_taken(const struct job *j, const struct root *root, const char *name)
{
	static const char *const refs[] = { PROPOSAL_REFS, REJECTED_REFS };
	struct gitcmd c = { .dir = j->repo.top };
	struct str out = STR_INIT, s = STR_INIT;
	bool taken = false;
	size_t i;

	c.out = &out;
	for (i = 0; i < 2 && !taken; i++) {
		str_reset(&s);
		str_addf(&s, "%s%s", refs[i], name);
		taken = git_try(&c, GIT_ARGS("rev-parse", "-q", "--verify",
		    s.s), NULL) == 0;
	}
	str_reset(&s);
	str_addf(&s, REVIEWS "/%s.yaml", name);
	taken = taken || root_exists(root, s.s);
	str_release(&s);
	str_release(&out);
	return taken;
}

static int
make_branch(struct proposed *out, struct job *j, const struct root *root,
    const char *stem, const char *log, struct err *e)
{
	struct str ref = STR_INIT;
	int n = 0, rc;

	do {
		snprintf(out->name, sizeof(out->name), "%.100s-%d", stem,
		    ++n);
	} while (is_taken(j, root, out->name));
	str_addf(&ref, PROPOSAL_REFS "%s", out->name);
	rc = set_ref(j, ref.s, "", log, e);
	str_release(&ref);
	return rc;
}

int
propose_changes(struct proposed *out, const struct root *root,
    const struct commit_request *req, const char *stem, struct err *e)
{
	struct job j = { .repo = REPO_INIT, .txn = TXN_INIT };
	int rc = build(&j, root, req, e);

	memset(out, 0, sizeof(*out));
	if (rc == 0 && !j.nothing) {
		rc = make_branch(out, &j, root, stem, req->subject, e);
		memcpy(out->id, j.id.hex, sizeof(out->id));
	}
	release(&j);
	return rc;
}

int
propose_again(struct proposed *out, const struct root *root,
    const struct commit_request *req, const char *name, const char *old,
    struct err *e)
{
	struct job j = { .repo = REPO_INIT, .txn = TXN_INIT };
	struct str ref = STR_INIT;
	int rc = proposal_check_free(name, root->path, e);

	memset(out, 0, sizeof(*out));
	if (rc < 0)
		return -1;
	rc = build(&j, root, req, e);
	if (rc == 0 && !j.nothing) {
		snprintf(out->name, sizeof(out->name), "%s", name);
		memcpy(out->id, j.id.hex, sizeof(out->id));
		str_addf(&ref, PROPOSAL_REFS "%s", name);
		rc = set_ref(&j, ref.s, old, req->subject, e);
	}
	str_release(&ref);
	release(&j);
	return rc;
}
