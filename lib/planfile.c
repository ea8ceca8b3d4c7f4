/* planfile - what a request does to one file, in the folder and in HEAD */

#include "planfile.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "plumb.h"

enum { MOST_BYTES = 64 << 20 };	/* of one file: 64 MiB */

bool
planfile_changes(const struct file *f)
{
	return f->was != f->is || (f->is && !str_same(&f->old, &f->new));
}

bool
planfile_commits(const struct file *f)
{
	return !entry_same(&f->head, &f->next);
}

/*
 * Apply the first n changes of one file, in order, to bytes (NULL: there is
 * no file). *is: there is one afterwards, in *out.
 */
static int
apply_first(struct str *out, bool *is, const struct file *f, size_t n,
    const struct str *bytes, struct err *e)
{
	struct str next = STR_INIT;
	size_t i;
	int rc = 0;

	str_reset(out);
	*is = bytes != NULL;
	if (*is)
		str_add(out, bytes->s, bytes->len);
	for (i = 0; i < n && rc == 0; i++) {
		bool remove = false;

		str_reset(&next);
		rc = f->changes[i]->apply(&next, &remove, *is ? out : NULL,
		    f->changes[i]->ctx, e);
		*is = !remove;
		str_swap(out, &next);
	}
	if (rc < 0)
		err_set(e, ERR_INVALID, "cannot be changed");
	if (rc < 0 && e != NULL && !str_starts(e->msg, f->name))
		err_prefix(e, "%s: ", f->name);
	str_release(&next);
	return rc;
}

/* All of them. */
static int
apply(struct str *out, bool *is, const struct file *f,
    const struct str *bytes, struct err *e)
{
	return apply_first(out, is, f, f->nchanges, bytes, e);
}

int
planfile_apply(struct file *f, struct err *e)
{
	return apply(&f->new, &f->is, f, f->was ? &f->old : NULL, e);
}

/* The stat of a file that is there. Returns -1 with errno. */
static int
stat_file(struct stat *st, const struct root *root, const char *path)
{
	int fd = root_openat(root, path, O_PATH, 0);
	int rc = fd < 0 ? -1 : fstat(fd, st);

	if (fd >= 0)
		close(fd);
	return rc;
}

/* A file that is made by moving one is to be like that one. */
static void
stat_moved(struct file *f, const struct root *root)
{
	if (f->from != NULL && (stat_file(&f->st, root, f->from) < 0 ||
	    !S_ISREG(f->st.st_mode)))
		memset(&f->st, 0, sizeof(f->st));
}

int
planfile_read(struct file *f, const struct root *root, struct err *e)
{
	struct err why = ERR_INIT;

	str_reset(&f->old);
	memset(&f->st, 0, sizeof(f->st));
	f->was = false;
	if (root_read(&f->old, root, f->path, MOST_BYTES, &why) < 0) {
		if (why.code != ERR_NOTFOUND)
			return err_set(e, why.code, "%s", why.msg);
		stat_moved(f, root);
		return 0;
	}
	if (stat_file(&f->st, root, f->path) < 0)
		return err_sys(e, "%s", f->name);
	f->was = true;
	return 0;
}

/* Refuse what the index or HEAD has at the path that is not ours to change. */
static int
check_entries(struct file *f, struct entry *index, struct repo *r,
    struct err *e)
{
	if (index->skip)
		return err_set(e, ERR_GIT, "%s: outside the sparse checkout: "
		    "run git sparse-checkout add with its folder first",
		    f->name);
	if (index->intent && f->head.mode == 0)
		index->mode = 0;
	if (index->unmerged || (!entry_same(&f->head, index) &&
	    !(f->clean && plumb_index_lags(r, f->path, index))))
		return err_set(e, ERR_GIT, "%s: has staged changes: commit "
		    "them or unstage them first (git restore --staged)",
		    f->name);
	if (f->head.mode != 0 && (f->head.mode & S_IFMT) != S_IFREG)
		return err_set(e, ERR_GIT, "%s: not a regular file in git",
		    f->name);
	return 0;
}

/*
 * Is the file in the folder the one HEAD has? raw: it is, and is stored byte
 * for byte although git would now convert it, so it stays that way.
 */
static int
compare_head(struct file *f, bool *raw, struct repo *r, struct err *e)
{
	struct oid id;

	*raw = false;
	f->clean = f->was == (f->head.mode != 0);
	if (!f->clean || !f->was)
		return 0;
	if (r->ops.blob_id(&id, r, f->path, &f->old, e) < 0)
		return -1;
	f->clean = oid_same(&id, &f->head.id);
	if (f->clean)
		return 0;
	if (r->ops.blob_id(&id, r, NULL, &f->old, e) < 0)
		return -1;
	f->clean = *raw = oid_same(&id, &f->head.id);
	return 0;
}

/*
 * The mode of a file that HEAD does not have: of the one it is moved from, or
 * as git add would take it.
 */
static int
new_mode(unsigned *out, const struct file *f, struct repo *r, struct err *e)
{
	struct entry from = { 0 };

	if (f->from != NULL && r->ops.head_entry(&from, r, f->from, e) < 0)
		return -1;
	if ((from.mode & S_IFMT) == S_IFREG)
		*out = from.mode;
	else
		*out = entry_mode(r->filemode ? f->st.st_mode : 0);
	return 0;
}

/* The next commit gets these bytes, or no file. */
static int
set_next(struct file *f, bool is, const struct str *bytes, bool raw,
    struct repo *r, struct err *e)
{
	memset(&f->next, 0, sizeof(f->next));
	if (!is)
		return 0;
	f->next.mode = f->head.mode;
	if (f->next.mode == 0 && new_mode(&f->next.mode, f, r, e) < 0)
		return -1;
	return r->ops.blob_write(&f->next.id, r, raw ? NULL : f->path, bytes,
	    e);
}

/*
 * Do the changes begin by putting the file as it lies in the folder? Then its
 * edits are to be committed, with what the others make of it. That the outcome
 * goes on where the file ends is not enough: it may have been cut off there.
 */
static bool
takes_edits(const struct file *f, const struct str *held)
{
	struct str first = STR_INIT;
	bool is, takes = f->nchanges > 1 && apply_first(&first, &is, f, 1,
	    held, NULL) == 0 && is && str_same(&first, &f->old);

	str_release(&first);
	return takes;
}

/*
 * The file has uncommitted edits: apply the changes to what HEAD has. They
 * must leave the edits uncommitted; if they would not, they overwrite them.
 */
static int
plan_dirty(struct file *f, struct repo *r, struct err *e)
{
	struct str held = STR_INIT, bytes = STR_INIT;
	struct err why = ERR_INIT;
	bool is;
	int rc = r->ops.blob_read(&held, r, &f->head.id, f->path, e);

	if (rc == 0 && apply(&bytes, &is, f, &held, &why) < 0)
		rc = err_set(e, ERR_CONFLICT, "%s: has edits that are not "
		    "committed, and without them: %s", f->name, why.msg);
	if (rc == 0 && f->was && planfile_changes(f) && is == f->is &&
	    (!is || (str_same(&bytes, &f->new) &&
	    !takes_edits(f, &held))))
		rc = err_set(e, ERR_CONFLICT, "%s: has edits that are not "
		    "committed and would be overwritten: commit them or put "
		    "them away first (git stash)", f->name);
	if (rc == 0)
		rc = set_next(f, is, &bytes, false, r, e);
	str_release(&held);
	str_release(&bytes);
	return rc;
}

/* Are the folders above a new file folders in git, too? */
static int
check_above(const struct file *f, struct repo *r, struct err *e)
{
	const char *slash;
	struct entry above;
	char *part;
	int rc = 0;

	for (slash = strchr(f->path, '/'); slash != NULL && rc == 0;
	    slash = strchr(slash + 1, '/')) {
		part = mem_ndup(f->path, (size_t)(slash - f->path));
		rc = r->ops.head_entry(&above, r, part, e);
		if (rc == 0 && above.mode == 0160000)
			rc = err_set(e, ERR_GIT, "%s: %s is a submodule, a "
			    "repository of its own: run this in it", f->name,
			    part);
		else if (rc == 0 && above.mode != 0 &&
		    above.mode != 0040000)
			rc = err_set(e, ERR_GIT, "%s: %s is a file in git",
			    f->name, part);
		free(part);
	}
	return rc;
}

/* HEAD does not have the file, the folder does: all of it is committed. */
static int
plan_untracked(struct file *f, struct repo *r, struct err *e)
{
	int ignored;

	if (check_above(f, r, e) < 0)
		return -1;
	if (f->was && !f->is)
		return err_set(e, ERR_CONFLICT, "%s: is not in git, so "
		    "deleting it would lose it: add it first (git add), or "
		    "remove it yourself", f->name);
	f->clean = true;
	ignored = f->is ? r->ops.ignored(r, f->path, e) : 0;
	if (ignored < 0)
		return -1;
	if (ignored)
		return err_set(e, ERR_GIT, "%s: git ignores this path (see "
		    "git check-ignore -v), so it cannot be committed: use "
		    "--no-commit or change .gitignore", f->name);
	return set_next(f, f->is, &f->new, false, r, e);
}

int
planfile_next(struct file *f, struct repo *r, struct err *e)
{
	struct entry index;
	bool raw;

	if (r->ops.head_entry(&f->head, r, f->path, e) < 0 ||
	    r->ops.index_entry(&index, r, f->path, e) < 0 ||
	    compare_head(f, &raw, r, e) < 0 ||
	    check_entries(f, &index, r, e) < 0)
		return -1;
	if (f->head.mode == 0)
		return plan_untracked(f, r, e);
	if (!f->clean)
		return plan_dirty(f, r, e);
	return set_next(f, f->is, &f->new, raw, r, e);
}

int
planfile_reread(struct file *f, const struct root *root, struct repo *r,
    struct err *e)
{
	struct str before = STR_INIT;
	bool was = f->was, raw;
	struct oid id;
	int rc;

	str_swap(&before, &f->old);
	rc = planfile_read(f, root, e);
	if (rc == 0 && was == f->was && str_same(&before, &f->old)) {
		str_release(&before);
		return 0;
	}
	str_release(&before);
	if (rc == 0 && (f->clean || !f->was))
		return 1;
	if (rc == 0)
		rc = apply(&f->new, &f->is, f, &f->old, e);
	if (rc == 0)
		rc = compare_head(f, &raw, r, e);
	if (rc == 0 && (f->clean || !f->is))
		return 1;
	if (rc == 0)
		rc = r->ops.blob_id(&id, r, f->path, &f->new, e);
	return rc == 0 && oid_same(&id, &f->next.id) ? 1 : rc;
}
