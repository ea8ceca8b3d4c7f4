/* newdir - the folder of a new workspace */

#include "newdir.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gitcmd.h"
#include "mem.h"
#include "repo.h"
#include "ws.h"

/* The folder that path is in. Owner: the caller. */
static char *
above(const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	while (n > 0 && path[n - 1] != '/')
		n--;
	while (n > 1 && path[n - 1] == '/')
		n--;
	return n > 0 ? mem_ndup(path, n) : mem_dup(".");
}

/* Set d->base. */
static int
find_base(struct newdir *d, struct err *e)
{
	char *up, *base = mem_dup(d->path);
	struct stat st;

	while (stat(base, &st) < 0 && errno == ENOENT) {
		up = above(base);
		free(base);
		base = up;
	}
	d->base = base;
	if (stat(base, &st) < 0)
		return err_sys(e, "%s", base);
	if (!S_ISDIR(st.st_mode))
		return err_set(e, ERR_EXISTS, "%s: is there and is no "
		    "folder; nothing was written", base);
	return 0;
}

/* Is a file of w in the way in the folder, which exists? */
static int
check_files(const char *path, const struct newws *w, struct err *e)
{
	struct root root = ROOT_INIT;
	size_t i;
	int rc = root_open(&root, path, e);

	if (rc == 0 && root_exists(&root, "pos.yaml"))
		rc = err_set(e, ERR_EXISTS, "%s/pos.yaml: this folder is a "
		    "workspace already; nothing was written", path);
	for (i = 0; i < w->n && rc == 0; i++) {
		if (!newws_joins(&w->files[i]) &&
		    root_exists(&root, w->files[i].path))
			rc = err_set(e, ERR_EXISTS, "%s/%s: is there and "
			    "would be overwritten; nothing was written",
			    path, w->files[i].path);
	}
	root_close(&root);
	return rc;
}

int
newdir_check(struct newdir *d, const char *path, const struct newws *w,
    struct err *e)
{
	struct err none = ERR_INIT;
	struct ws ws = WS_INIT;
	int rc;

	d->path = path;
	if (find_base(d, e) < 0)
		return -1;
	if (strcmp(d->base, path) == 0 && check_files(path, w, e) < 0)
		return -1;
	rc = ws_open(&ws, d->base, &none);
	if (rc == 0)
		rc = err_set(e, ERR_EXISTS, "%s: lies in the workspace %s, "
		    "and a workspace in another one would hide it; nothing "
		    "was written", path, ws.root.path);
	else if (none.code != ERR_NOTFOUND)
		rc = err_set(e, none.code, "%s", none.msg);
	else
		rc = 0;
	ws_close(&ws);
	return rc;
}

/* Make a folder and those above it. */
static int
make_folders(const char *path, struct err *e)
{
	char *up;
	int rc;

	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return 0;
	if (errno != ENOENT)
		return err_sys(e, "%s", path);
	up = above(path);
	rc = make_folders(up, e);
	free(up);
	if (rc == 0 && mkdir(path, 0777) < 0 && errno != EEXIST)
		rc = err_sys(e, "%s", path);
	return rc;
}

/* git init, with the user's name for the first branch, or main. */
static int
make_git(struct newdir *d, struct err *e)
{
	struct str branch = STR_INIT, said = STR_INIT;
	struct gitcmd ask = { .dir = d->path, .out = &branch };
	struct gitcmd init = { .dir = d->path, .out = &said };
	int rc = git_try(&ask, GIT_ARGS("config", "init.defaultBranch"), e);

	str_trim_end(&branch);
	if (rc >= 0 && branch.len == 0)
		str_adds(&branch, "main");
	d->made_git = !root_exists(&d->root, ".git");
	if (rc >= 0)
		rc = git_run(&init, GIT_ARGS("init", "-q", "-b", branch.s),
		    e);
	str_release(&branch);
	str_release(&said);
	return rc;
}

int
newdir_make(struct newdir *d, struct err *e)
{
	struct repo repo = REPO_INIT;
	struct err none = ERR_INIT;
	int rc;

	if (make_folders(d->path, e) < 0 || root_open(&d->root, d->path,
	    e) < 0)
		return -1;
	rc = repo_open(&repo, &d->root, &none);
	repo_close(&repo);
	if (rc == 0)
		return 0;
	if (none.code != ERR_NOTFOUND)
		return err_set(e, none.code, "%s", none.msg);
	return make_git(d, e);
}

static int
remove_one(const char *path, const struct stat *st, int kind,
    struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

void
newdir_undo(struct newdir *d)
{
	struct str path = STR_INIT;
	char *up, *at;

	str_addf(&path, "%s/.git", d->path);
	if (d->made_git)
		nftw(path.s, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	at = mem_dup(d->path);
	while (strcmp(at, d->base) != 0 && rmdir(at) == 0) {
		up = above(at);
		free(at);
		at = up;
	}
	free(at);
	str_release(&path);
}

void
newdir_close(struct newdir *d)
{
	free(d->base);
	d->base = NULL;
	root_close(&d->root);
}
