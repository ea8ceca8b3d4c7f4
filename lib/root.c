/* root - files beneath one folder */

#include "root.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fd.h"
#include "mem.h"
#include "pathcheck.h"

int
root_open(struct root *r, const char *path, struct err *e)
{
	int fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return err_sys(e, "%s", path);
	r->fd = fd;
	r->path = mem_dup(path);
	return 0;
}

void
root_close(struct root *r)
{
	if (r->fd >= 0)
		close(r->fd);
	free(r->path);
	r->fd = -1;
	r->path = NULL;
}

/* What openat2 does, component by component, for kernels without it. */
static int
open_walk(int top, const char *rel, int flags, mode_t mode)
{
	char name[256];
	int dir = dup(top), fd;
	size_t n;

	while (dir >= 0) {
		n = strcspn(rel, "/");
		if (n == 0 || n >= sizeof(name) || rel[0] == '/' ||
		    strncmp(rel, "..", n > 2 ? n : 2) == 0) {
			close(dir);
			errno = n >= sizeof(name) ? ENAMETOOLONG : EXDEV;
			return -1;
		}
		memcpy(name, rel, n);
		name[n] = '\0';
		if (rel[n] == '\0')
			fd = openat(dir, name, flags | O_NOFOLLOW, mode);
		else
			fd = openat(dir, name, O_PATH | O_DIRECTORY |
			    O_NOFOLLOW | O_CLOEXEC);
		close(dir);
		if (rel[n] == '\0' || fd < 0)
			return fd;
		rel += n + 1;
		dir = fd;
	}
	return -1;
}

int
root_openat(const struct root *r, const char *rel, int flags, mode_t mode)
{
	struct open_how how = {
		.flags = (unsigned)flags | O_NOFOLLOW | O_CLOEXEC,
		.mode = flags & O_CREAT ? mode : 0,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS |
		    RESOLVE_NO_MAGICLINKS,
	};
	long fd;

	if (rel[0] == '\0')
		rel = ".";
	fd = syscall(SYS_openat2, r->fd, rel, &how, sizeof(how));
	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		fd = open_walk(r->fd, rel, flags | O_CLOEXEC, mode);
	return (int)fd;
}

/* Say why a path beneath the root could not be opened. */
static int
open_err(struct err *e, const char *rel)
{
	if (errno == ELOOP || errno == EXDEV)
		return err_set(e, ERR_INVALID, "%s: leads out of the folder "
		    "or through a link; links are not followed", rel);
	return err_sys(e, "%s", rel);
}

/* Append a regular file's bytes in as few reads as its size allows. */
static int
read_file(struct str *out, int fd, const char *name, size_t max,
    struct err *e)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return err_sys(e, "%s", name);
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_INVALID, "%s: not a regular file", name);
	if ((size_t)st.st_size > max)
		return err_set(e, ERR_INVALID, "%s: larger than %zu bytes",
		    name, max);
	str_room(out, (size_t)st.st_size + 1);
	return fd_read(out, fd, name, max, e);
}

int
root_read(struct str *out, const struct root *r, const char *rel, size_t max,
    struct err *e)
{
	int fd = root_openat(r, rel, O_RDONLY | O_NONBLOCK, 0);
	int rc;

	if (fd < 0)
		return open_err(e, rel);
	rc = read_file(out, fd, rel, max, e);
	close(fd);
	return rc;
}

/* Mode of what rel names, 0 when it is not there or a link. */
static mode_t
mode_of(const struct root *r, const char *rel)
{
	struct stat st;
	int fd = root_openat(r, rel, O_PATH, 0);
	mode_t mode = 0;

	if (fd < 0)
		return 0;
	if (fstat(fd, &st) == 0)
		mode = st.st_mode;
	close(fd);
	return mode;
}

bool
root_exists(const struct root *r, const char *rel)
{
	return mode_of(r, rel) != 0;
}

bool
root_is_file(const struct root *r, const char *rel)
{
	return S_ISREG(mode_of(r, rel));
}

bool
root_is_dir(const struct root *r, const char *rel)
{
	return S_ISDIR(mode_of(r, rel));
}

int
root_mkdirs(const struct root *r, const char *rel, struct err *e)
{
	struct str part = STR_INIT;
	const char *slash, *base;
	int dir, rc = 0;

	for (slash = strchr(rel, '/'); slash != NULL && rc == 0;
	    slash = strchr(slash + 1, '/')) {
		str_reset(&part);
		str_add(&part, rel, (size_t)(slash - rel));
		if (root_is_dir(r, part.s))
			continue;
		base = strrchr(part.s, '/');
		if (base != NULL)
			part.s[base - part.s] = '\0';
		dir = root_openat(r, base != NULL ? part.s : "",
		    O_RDONLY | O_DIRECTORY, 0);
		base = base != NULL ? base + 1 : part.s;
		if (dir < 0 || (mkdirat(dir, base, 0777) < 0 &&
		    errno != EEXIST))
			rc = err_sys(e, "%.*s", (int)(slash - rel), rel);
		else
			fsync(dir);
		if (dir >= 0)
			close(dir);
	}
	str_release(&part);
	return rc;
}

/* Write n bytes to fd and have them on the disk. */
static int
write_all(int fd, const char *bytes, size_t n)
{
	return fd_write(fd, bytes, n) < 0 ? -1 : fsync(fd);
}

/*
 * Make a file in folder dir that nobody has, with its name in temp. One of a
 * process with our number may be there, which was killed: in a container the
 * numbers are few, and come again.
 */
static int
make_temp(char *temp, size_t size, int dir)
{
	int fd = -1, i;

	errno = EEXIST;
	for (i = 1; i < 1000 && fd < 0 && errno == EEXIST; i++) {
		snprintf(temp, size, ".pos-%ld-%d.tmp", (long)getpid(), i);
		fd = openat(dir, temp, O_WRONLY | O_CREAT | O_EXCL |
		    O_CLOEXEC, 0666);
	}
	return fd;
}

/* In folder dir: temporary file, fsync, rename over base, fsync. */
static int
replace_in(int dir, const char *base, mode_t mode, const char *bytes, size_t n)
{
	char temp[64];
	int fd = make_temp(temp, sizeof(temp), dir), rc;

	if (fd < 0)
		return -1;
	rc = write_all(fd, bytes, n);
	if (rc == 0 && mode != 0)
		rc = fchmod(fd, mode & 07777);
	if (close(fd) < 0)
		rc = -1;
	if (rc == 0)
		rc = renameat(dir, temp, dir, base);
	if (rc < 0)
		unlinkat(dir, temp, 0);
	else
		fsync(dir);
	return rc;
}

int
root_replace(const struct root *r, const char *rel, const char *bytes,
    size_t n, struct err *e)
{
	mode_t mode = mode_of(r, rel);
	const char *slash = strrchr(rel, '/');
	char *folder;
	int dir, rc;

	if (path_check(rel, e) < 0 || root_mkdirs(r, rel, e) < 0)
		return -1;
	if (mode != 0 && !S_ISREG(mode))
		return err_set(e, ERR_INVALID, "%s: not a regular file", rel);
	folder = slash != NULL ? mem_ndup(rel, (size_t)(slash - rel)) :
	    mem_dup("");
	dir = root_openat(r, folder, O_RDONLY | O_DIRECTORY, 0);
	free(folder);
	if (dir < 0)
		return open_err(e, rel);
	rc = replace_in(dir, slash != NULL ? slash + 1 : rel, mode, bytes, n);
	if (rc < 0)
		err_sys(e, "%s", rel);
	close(dir);
	return rc;
}

int
root_list(struct names *out, const struct root *r, const char *rel,
    struct err *e)
{
	int fd = root_openat(r, rel, O_RDONLY | O_DIRECTORY, 0);
	struct dirent *d;
	DIR *dir;

	if (fd < 0)
		return errno == ENOENT ? 0 : open_err(e, rel);
	dir = fdopendir(fd);
	if (dir == NULL) {
		close(fd);
		return err_sys(e, "%s", rel);
	}
	while ((d = readdir(dir)) != NULL) {
		if (d->d_name[0] != '.')
			names_add(out, d->d_name);
	}
	closedir(dir);
	names_sort(out);
	return 0;
}
