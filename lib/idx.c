/* idx - git's index through libgit2 */

#include "idx.h"

#include <string.h>

#include "gitlib.h"

void
oid_from_git(struct oid *out, const git_oid *id)
{
	git_oid_tostr(out->hex, sizeof(out->hex), id);
}

int
oid_to_git(git_oid *out, const struct oid *id)
{
	memset(out, 0, sizeof(*out));
	return id->hex[0] == '\0' ? 0 : git_oid_fromstr(out, id->hex);
}

void
idx_entry(struct entry *out, git_index *index, const char *path)
{
	const git_index_entry *at = git_index_get_bypath(index, path, 0);
	int stage;

	memset(out, 0, sizeof(*out));
	for (stage = 1; stage <= 3; stage++) {
		if (git_index_get_bypath(index, path, stage) != NULL)
			out->unmerged = true;
	}
	if (at == NULL)
		return;
	out->mode = at->mode;
	out->intent = at->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD;
	out->skip = at->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE;
	oid_from_git(&out->id, &at->id);
}

/*
 * Entries as new as the index itself may belong to files that changed again
 * in the same second; git compares such files, but only as long as the index
 * is not newer. Ours will be, so these get size 0, which has the same effect
 * (git's "racy git" document).
 */
static void
mark_racy(git_index *index, const struct stat *old)
{
	size_t i, n = git_index_entrycount(index);
	git_index_entry *at;

	for (i = 0; i < n; i++) {
		at = (git_index_entry *)git_index_get_byindex(index, i);
		if (at->mode != GIT_FILEMODE_COMMIT &&
		    at->mtime.seconds >= (int32_t)old->st_mtim.tv_sec)
			at->file_size = 0;
	}
}

static void
set_stat(git_index_entry *at, const struct stat *st)
{
	at->ctime.seconds = (int32_t)st->st_ctim.tv_sec;
	at->ctime.nanoseconds = (uint32_t)st->st_ctim.tv_nsec;
	at->mtime.seconds = (int32_t)st->st_mtim.tv_sec;
	at->mtime.nanoseconds = (uint32_t)st->st_mtim.tv_nsec;
	at->dev = (uint32_t)st->st_dev;
	at->ino = (uint32_t)st->st_ino;
	at->uid = st->st_uid;
	at->gid = st->st_gid;
	at->file_size = (uint32_t)st->st_size;
}

static int
edit_index(git_index *index, const struct edit *edit)
{
	const git_index_entry *old = git_index_get_bypath(index, edit->path,
	    0);
	git_index_entry at = { 0 };

	if (edit->to.mode == 0)
		return old == NULL ? 0 : git_index_remove(index, edit->path,
		    0);
	if (old != NULL) {
		at.flags = old->flags;
		at.flags_extended = old->flags_extended &
		    (uint16_t)~GIT_INDEX_ENTRY_INTENT_TO_ADD;
	}
	if (edit->st.st_ino != 0)
		set_stat(&at, &edit->st);
	at.mode = edit->to.mode;
	at.path = edit->path;
	if (oid_to_git(&at.id, &edit->to.id) < 0)
		return -1;
	return git_index_add(index, &at);
}

int
idx_save(git_index *index, const struct stat *old, const struct edit *edits,
    size_t n, struct err *e)
{
	size_t i;

	mark_racy(index, old);
	for (i = 0; i < n; i++) {
		if (edit_index(index, &edits[i]) < 0)
			return err_git(e, "%s", edits[i].path);
	}
	if (git_index_write(index) < 0)
		return err_git(e, "the new index");
	return 0;
}
