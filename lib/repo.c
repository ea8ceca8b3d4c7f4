/* repo - the git repository a workspace lies in */

#include "repo.h"

#include <errno.h>
#include <fcntl.h>
#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fd.h"
#include "gitcmd.h"
#include "gitlib.h"
#include "mem.h"
#include "native.h"
#include "plumb.h"

enum { MANY = 256 };	/* files: from here on they wait for the disk together */

bool
oid_same(const struct oid *a, const struct oid *b)
{
	return strcmp(a->hex, b->hex) == 0;
}

bool
entry_same(const struct entry *a, const struct entry *b)
{
	return a->mode == b->mode && (a->mode == 0 ||
	    oid_same(&a->id, &b->id));
}

unsigned
entry_mode(mode_t mode)
{
	return mode & S_IXUSR ? 0100755 : 0100644;
}

bool
repo_config_bool(struct repo *r, const char *key, bool unset)
{
	struct str value = STR_INIT;
	int is = unset;

	if (r->ops.config(&value, r, key) == 0 &&
	    git_config_parse_bool(&is, value.s) < 0)
		is = unset;
	str_release(&value);
	return is;
}

/* The real path of the folder ws is. Owner: the caller; NULL with errno. */
static char *
real_path(const struct root *ws)
{
	char link[64];
	char *path;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", ws->fd);
	path = realpath(link, NULL);
	return path != NULL ? path : realpath(ws->path, NULL);
}

/* Set r->prefix: where path, a real one, lies beneath the top. */
static int
set_prefix(struct repo *r, const char *path, struct err *e)
{
	struct str s = STR_INIT;
	char *top = realpath(r->top, NULL);
	size_t n = top != NULL ? strlen(top) : 0;

	if (top == NULL)
		return err_sys(e, "%s", r->top);
	if (n == 1)
		n = 0;
	if (strncmp(path, top, n) != 0 ||
	    (path[n] != '\0' && path[n] != '/')) {
		free(top);
		return err_set(e, ERR_GIT, "%s: not in the working tree %s",
		    path, r->top);
	}
	free(top);
	if (path[n] != '\0' && path[n + 1] != '\0')
		str_addf(&s, "%s/", path + n + 1);
	r->prefix = str_detach(&s);
	return 0;
}

bool
repo_has_hook(const struct repo *r, const char *name)
{
	struct str path = STR_INIT;
	bool is;

	str_addf(&path, "%s/%s", r->hooks, name);
	is = access(path.s, X_OK) == 0;
	str_release(&path);
	return is;
}

/* Find the folder of the hooks, and whether a commit runs any. */
static int
look_for_hooks(struct repo *r, struct err *e)
{
	static const char *const names[] = { "pre-commit",
	    "prepare-commit-msg", "commit-msg", "post-commit" };
	struct str path = STR_INIT;
	struct gitcmd c = { .dir = r->top, .out = &path };
	size_t i;

	if (r->ops.config(&path, r, "core.hookspath") == 0) {
		str_reset(&path);
		if (git_run(&c, GIT_ARGS("rev-parse",
		    "--path-format=absolute", "--git-path", "hooks"), e) < 0) {
			str_release(&path);
			return -1;
		}
		str_trim_end(&path);
	} else {
		str_addf(&path, "%s/hooks", r->common);
	}
	r->hooks = str_detach(&path);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		r->has_hooks |= repo_has_hook(r, names[i]);
	return 0;
}

/* pos.bulk, with the suffixes that git knows: 1k is 1024. */
static int
bulk_from(struct repo *r, struct err *e)
{
	struct str text = STR_INIT;
	int64_t n = MANY;
	int rc = 0;

	if (r->ops.config(&text, r, "pos.bulk") == 0 &&
	    (git_config_parse_int64(&n, text.s) < 0 || n < 1))
		rc = err_set(e, ERR_INVALID, "pos.bulk: '%.40s' in the "
		    "configuration of git is no number from 1 on; git config "
		    "--show-origin pos.bulk says where it stands", text.s);
	r->many = (size_t)n;
	str_release(&text);
	return rc;
}

/* Replace the steps that libgit2 does without what the user asked for. */
static int
choose_steps(struct repo *r, struct err *e)
{
	r->fsync = repo_config_bool(r, "pos.fsync", true);
	r->filemode = repo_config_bool(r, "core.filemode", true);
	if (bulk_from(r, e) < 0 || look_for_hooks(r, e) < 0)
		return -1;
	if (repo_config_bool(r, "commit.gpgsign", false))
		r->ops.commit = plumb_ops.commit;
	if (repo_has_hook(r, "reference-transaction"))
		r->ops.ref_move = plumb_ops.ref_move;
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, (int)r->fsync);
	return 0;
}

int
repo_in_bulk(struct repo *r, struct err *e)
{
	const char *const folders[] = { r->top, r->common };
	size_t i;

	if (!r->fsync)
		return 0;
	/* opened before anything is written: each then tells its errors */
	for (i = 0; i < 2; i++) {
		if (r->disks[i] < 0)
			r->disks[i] = open(folders[i], O_RDONLY |
			    O_DIRECTORY | O_CLOEXEC);
		if (r->disks[i] < 0)
			return err_sys(e, "%s", folders[i]);
	}
	r->bulk = true;
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 0);
	return 0;
}

bool
repo_waits(const struct repo *r)
{
	return r->fsync && !r->bulk;
}

/* All of the file system that the folder is on. */
static int
sync_disk(int folder)
{
#ifdef __linux__
	return syncfs(folder);
#else
	(void)folder;
	sync();
	return 0;
#endif
}

int
repo_sync(struct repo *r, struct err *e)
{
	if (!r->bulk)
		return 0;
	/* what follows, the commit and the branch, is few again */
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	if (sync_disk(r->disks[0]) < 0 || sync_disk(r->disks[1]) < 0)
		return err_sys(e, "%s: cannot be brought to the disk",
		    r->top);
	return 0;
}

static void
close_disks(struct repo *r)
{
	size_t i;

	for (i = 0; i < 2; i++) {
		if (r->disks[i] >= 0)
			close(r->disks[i]);
	}
}

int
repo_open(struct repo *r, const struct root *ws, struct err *e)
{
	char *path;
	int rc = -1;

	if (getenv("GIT_INDEX_FILE") != NULL)
		return err_set(e, ERR_GIT, "called from a hook of a git "
		    "commit under way: use --no-commit there");
	path = real_path(ws);
	if (path == NULL)
		return err_sys(e, "%s", ws->path);
	if (git_start(e) == 0 && (native_open(r, path) == 0 ||
	    plumb_open(r, path, e) == 0) && set_prefix(r, path, e) == 0 &&
	    root_open(&r->root, r->top, e) == 0)
		rc = choose_steps(r, e);
	free(path);
	return rc;
}

void
repo_close(struct repo *r)
{
	native_close(r);
	close_disks(r);
	str_release(&r->config);
	free(r->gitdir);
	free(r->common);
	free(r->top);
	free(r->prefix);
	free(r->hooks);
	free(r->head.ref);
	root_close(&r->root);
	repo_set_tmp(r, NULL);
	*r = (struct repo)REPO_INIT;
}

void
repo_set_tmp(struct repo *r, const char *dir)
{
	struct str copy = STR_INIT;

	free(r->tmp);
	free(r->index_copy);
	r->tmp = r->index_copy = NULL;
	if (dir == NULL)
		return;
	str_addf(&copy, "%s/index.new", dir);
	r->tmp = mem_dup(dir);
	r->index_copy = str_detach(&copy);
}

/* Write all of from to the new file to. */
static int
copy_fd(int from, const char *to)
{
	int fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	char buf[32 * 1024];
	ssize_t n = 0;

	while (fd >= 0 && (n = read(from, buf, sizeof(buf))) > 0) {
		if (fd_write(fd, buf, (size_t)n) < 0) {
			n = -1;
			break;
		}
	}
	if (fd < 0 || close(fd) < 0 || n < 0)
		return -1;
	return 0;
}

/*
 * git and libgit2 never write into an index, they replace it: a second name
 * for it is as good as a copy.
 */
static int
link_or_copy(const char *from, const char *to)
{
	int fd, rc;

	if (link(from, to) == 0)
		return 0;
	if (errno == ENOENT)
		return -1;
	fd = open(from, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	rc = copy_fd(fd, to);
	close(fd);
	return rc;
}

int
repo_copy_index(const struct repo *r, struct stat *st, struct err *e)
{
	struct str path = STR_INIT;
	int rc;

	memset(st, 0, sizeof(*st));
	unlink(r->index_copy);
	str_addf(&path, "%s/index", r->gitdir);
	rc = link_or_copy(path.s, r->index_copy);
	if (rc == 0)
		rc = stat(r->index_copy, st);
	else if (errno == ENOENT)
		rc = 0;
	if (rc < 0)
		err_sys(e, "%s", path.s);
	str_release(&path);
	return rc;
}

int
repo_check_state(const struct repo *r, struct err *e)
{
	static const struct { const char *file, *what; } states[] = {
		{ "MERGE_HEAD", "a merge" },
		{ "rebase-merge", "a rebase" },
		{ "rebase-apply", "a rebase or git am" },
		{ "CHERRY_PICK_HEAD", "a cherry-pick" },
		{ "REVERT_HEAD", "a revert" },
		{ "BISECT_LOG", "a bisection" },
	};
	struct str path = STR_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; i < sizeof(states) / sizeof(*states) && rc == 0; i++) {
		str_reset(&path);
		str_addf(&path, "%s/%s", r->gitdir, states[i].file);
		if (access(path.s, F_OK) == 0)
			rc = err_set(e, ERR_GIT, "%s is under way in this "
			    "repository: finish or abort it first (git "
			    "status says how)", states[i].what);
	}
	str_release(&path);
	return rc;
}

bool
repo_ref_locked(const struct repo *r)
{
	struct str path = STR_INIT;
	bool is;

	str_addf(&path, "%s/%s.lock", strcmp(r->head.ref, "HEAD") == 0 ?
	    r->gitdir : r->common, r->head.ref);
	is = access(path.s, F_OK) == 0;
	str_release(&path);
	return is;
}
