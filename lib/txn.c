/* txn - a transaction's folder and git's index.lock */

#include "txn.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "crash.h"
#include "file.h"
#include "mem.h"

static char *
join(const char *dir, const char *name)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s/%s", dir, name);
	return str_detach(&s);
}

char *
txn_parent(const struct repo *r)
{
	return join(r->gitdir, "pos");
}

char *
txn_file(const struct txn *t, const char *name)
{
	return join(t->dir, name);
}

static void
txn_set(struct txn *t, struct repo *r, const char *name)
{
	char *parent = txn_parent(r);

	t->repo = r;
	t->name = mem_dup(name);
	t->dir = join(parent, name);
	t->fd = -1;
	free(parent);
}

void
txn_leave(struct txn *t)
{
	if (t->fd >= 0)
		close(t->fd);
	if (t->repo != NULL)
		repo_set_tmp(t->repo, NULL);
	free(t->name);
	free(t->dir);
	*t = (struct txn)TXN_INIT;
}

/* Does the process live whose number the transaction's name begins with? */
static bool
owner_lives(const struct txn *t)
{
	pid_t pid = (pid_t)strtol(t->name, NULL, 10);

	return pid > 0 && (kill(pid, 0) == 0 || errno == EPERM);
}

/*
 * Open and lock the folder. Returns 0; 1: somebody has the lock, or the
 * folder was removed meanwhile, or it is another user's; -1 with errno.
 */
static int
claim(struct txn *t, int how)
{
	struct stat st;

	t->fd = open(t->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (t->fd < 0)
		return errno == ENOENT || errno == EACCES ? 1 : -1;
	if (flock(t->fd, LOCK_EX | how) < 0) {
		if (errno == EWOULDBLOCK)
			return 1;
		/* a file system without locks: go by the process */
		if ((how & LOCK_NB) && owner_lives(t))
			return 1;
	}
	if (fstat(t->fd, &st) < 0)
		return -1;
	return st.st_nlink == 0;
}

int
txn_begin(struct txn *t, struct repo *r, struct err *e)
{
	char *parent = txn_parent(r);
	struct timespec now;
	char name[64];
	int rc = 1, tries;

	if (mkdir(parent, 0777) < 0 && errno != EEXIST)
		err_sys(e, "%s", parent);
	free(parent);
	for (tries = 0; tries < 100 && rc == 1; tries++) {
		txn_leave(t);
		clock_gettime(CLOCK_REALTIME, &now);
		snprintf(name, sizeof(name), "%ld-%lx%08lx", (long)getpid(),
		    (unsigned long)now.tv_sec, (unsigned long)now.tv_nsec);
		txn_set(t, r, name);
		if (mkdir(t->dir, 0777) < 0)
			rc = errno == EEXIST ? 1 : -1;
		else
			rc = claim(t, 0);
	}
	crash_point("begun");
	if (rc != 0) {
		err_sys(e, "%s", t->dir);
		txn_leave(t);
		return -1;
	}
	repo_set_tmp(r, t->dir);
	return 0;
}

int
txn_adopt(struct txn *t, struct repo *r, const char *name, struct err *e)
{
	int rc;

	txn_set(t, r, name);
	rc = claim(t, LOCK_NB);
	if (rc < 0)
		err_sys(e, "%s", t->dir);
	if (rc != 0)
		txn_leave(t);
	else
		repo_set_tmp(r, t->dir);
	return rc;
}

int
txn_sync(const struct txn *t, const char *path, struct err *e)
{
	int fd, rc;

	if (!t->repo->fsync)
		return 0;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	rc = fd < 0 ? -1 : fsync(fd);
	if (rc < 0)
		err_sys(e, "%s", path);
	if (fd >= 0)
		close(fd);
	return rc;
}

int
txn_write(const struct txn *t, const char *name, const struct str *bytes,
    bool sync, struct err *e)
{
	char *path = txn_file(t, name);
	FILE *f = fopen(path, "we");
	int rc = -1;

	if (f != NULL) {
		if (fwrite(bytes->s, 1, bytes->len, f) == bytes->len &&
		    fflush(f) == 0 && (!sync || fsync(fileno(f)) == 0))
			rc = 0;
		if (fclose(f) != 0)
			rc = -1;
	}
	if (rc < 0)
		err_sys(e, "%s", path);
	else if (sync)
		rc = txn_sync(t, t->dir, e);
	free(path);
	return rc;
}

static char *
lock_name(const struct txn *t)
{
	return join(t->repo->gitdir, "index.lock");
}

int
txn_lock(struct txn *t, struct err *e)
{
	char *lock = lock_name(t), *own = txn_file(t, "lock");
	struct str text = STR_INIT;
	int rc = 0;

	str_addf(&text, "pos %s\n", t->name);
	if (access(own, F_OK) < 0)
		rc = txn_write(t, "lock", &text, false, e);
	if (rc == 0 && link(own, lock) < 0) {
		if (errno == EPERM || errno == ENOTSUP || errno == ENOSYS)
			rc = renameat2(AT_FDCWD, own, AT_FDCWD, lock,
			    RENAME_NOREPLACE);
		else
			rc = -1;
		if (rc < 0)
			rc = errno == EEXIST ? 1 : err_sys(e, "%s", lock);
	}
	crash_point("locked");
	free(lock);
	free(own);
	str_release(&text);
	return rc;
}

/* Does index.lock say that it is t's? For when it has no second name. */
static bool
lock_says(const struct txn *t, const char *lock)
{
	struct str text = STR_INIT;
	bool is = false;

	if (file_read(&text, lock, 256, NULL) == 0 &&
	    str_starts(text.s, "pos ") && str_ends(text.s, "\n")) {
		str_trim_end(&text);
		is = strcmp(text.s + 4, t->name) == 0;
	}
	str_release(&text);
	return is;
}

bool
txn_has_lock(const struct txn *t)
{
	char *lock = lock_name(t), *own = txn_file(t, "lock");
	struct stat a, b;
	bool is = false;

	if (stat(lock, &a) == 0)
		is = (stat(own, &b) == 0 && a.st_dev == b.st_dev &&
		    a.st_ino == b.st_ino) || lock_says(t, lock);
	free(lock);
	free(own);
	return is;
}

void
txn_unlock(struct txn *t)
{
	char *lock = lock_name(t);

	if (txn_has_lock(t))
		unlink(lock);
	crash_point("unlocked");
	free(lock);
}

int
txn_note(const struct txn *t, const char *path, struct err *e)
{
	char *name = txn_file(t, "beside");
	FILE *f = fopen(name, "ae");
	int rc = -1;

	if (f != NULL) {
		rc = fprintf(f, "%s\n", path) < 0 ? -1 : 0;
		if (fclose(f) != 0)
			rc = -1;
	}
	if (rc < 0)
		err_sys(e, "%s", name);
	free(name);
	return rc;
}

static void
remove_noted(const struct txn *t)
{
	char *name = txn_file(t, "beside"), *line = NULL, *slash;
	FILE *f = fopen(name, "re");
	size_t cap = 0;
	int fd;

	while (f != NULL && getline(&line, &cap, f) > 0) {
		line[strcspn(line, "\n")] = '\0';
		slash = strrchr(line, '/');
		if (slash != NULL)
			*slash = '\0';
		fd = root_openat(&t->repo->root, slash != NULL ? line : "",
		    O_RDONLY | O_DIRECTORY, 0);
		if (fd >= 0) {
			unlinkat(fd, slash != NULL ? slash + 1 : line, 0);
			close(fd);
		}
	}
	if (f != NULL)
		fclose(f);
	free(line);
	free(name);
}

static void
remove_files(const struct txn *t)
{
	int fd = openat(t->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	struct dirent *d;

	if (dir == NULL) {
		if (fd >= 0)
			close(fd);
		return;
	}
	unlinkat(t->fd, "journal", 0);
	crash_point("journal removed");
	remove_noted(t);
	while ((d = readdir(dir)) != NULL) {
		if (strcmp(d->d_name, ".") != 0 &&
		    strcmp(d->d_name, "..") != 0)
			unlinkat(t->fd, d->d_name, 0);
	}
	closedir(dir);
}

void
txn_end(struct txn *t)
{
	if (t->fd < 0)
		return;
	txn_unlock(t);
	remove_files(t);
	crash_point("emptied");
	rmdir(t->dir);
	txn_leave(t);
}
