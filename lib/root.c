/* root - files beneath one folder */

#include "root.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "mem.h"

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

/* Append what fd holds, at most max bytes. */
static int
read_fd(struct str *out, int fd, const char *name, size_t max, struct err *e)
{
	size_t start = out->len;
	ssize_t n;

	for (;;) {
		str_room(out, 16 * 1024);
		n = read(fd, out->s + out->len, out->cap - out->len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_sys(e, "%s", name);
		if (n == 0)
			return 0;
		out->len += (size_t)n;
		out->s[out->len] = '\0';
		if (out->len - start > max)
			return err_set(e, ERR_INVALID,
			    "%s: larger than %zu bytes", name, max);
	}
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
	return read_fd(out, fd, name, max, e);
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

int
file_read(struct str *out, const char *path, size_t max, struct err *e)
{
	int fd, rc;

	if (strcmp(path, "-") == 0)
		return read_fd(out, 0, "standard input", max, e);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return err_sys(e, "%s", path);
	rc = read_fd(out, fd, path, max, e);
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

int
fd_write(int fd, const char *bytes, size_t n)
{
	ssize_t did;

	while (n > 0) {
		did = write(fd, bytes, n);
		if (did < 0 && errno == EINTR)
			continue;
		if (did < 0)
			return -1;
		bytes += did;
		n -= (size_t)did;
	}
	return 0;
}

/* Write n bytes to fd and have them on the disk. */
static int
write_all(int fd, const char *bytes, size_t n)
{
	return fd_write(fd, bytes, n) < 0 ? -1 : fsync(fd);
}

/* In folder dir: temporary file, fsync, rename over base, fsync. */
static int
replace_in(int dir, const char *base, mode_t mode, const char *bytes, size_t n)
{
	char temp[64];
	int fd, rc;

	snprintf(temp, sizeof(temp), ".pos-%ld.tmp", (long)getpid());
	fd = openat(dir, temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
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

/* Is it a device, a pipe? Bytes go there, and it stays what it is. */
static bool
is_stream(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
	    !S_ISDIR(st.st_mode);
}

static int
stream_write(const char *path, const char *bytes, size_t n, struct err *e)
{
	FILE *f = fopen(path, "we");
	bool done = f != NULL && fwrite(bytes, 1, n, f) == n;

	if (f != NULL && fclose(f) != 0)
		done = false;
	return done ? 0 : err_sys(e, "%s", path);
}

int
file_replace(const char *path, const char *bytes, size_t n, struct err *e)
{
	const char *slash = strrchr(path, '/');
	char *folder;
	struct root r = ROOT_INIT;
	int rc;

	if (is_stream(path))
		return stream_write(path, bytes, n, e);
	folder = mem_dup(".");
	if (slash != NULL) {
		free(folder);
		folder = mem_ndup(path, (size_t)(slash - path) + 1);
		path = slash + 1;
	}
	rc = root_open(&r, folder, e);
	if (rc == 0)
		rc = root_replace(&r, path, bytes, n, e);
	root_close(&r);
	free(folder);
	return rc;
}

int
file_creatable(const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash != NULL ? mem_ndup(path, (size_t)(slash - path) +
	    1) : mem_dup(".");
	struct stat st;
	int rc = 0;

	if (is_stream(path))
		rc = 0;
	else if (lstat(path, &st) == 0)
		rc = err_set(e, ERR_EXISTS, "%s: is there already; name "
		    "another file, or move it away", path);
	else if (access(folder, W_OK | X_OK) < 0)
		rc = err_sys(e, "%s", folder);
	free(folder);
	return rc;
}

int
file_create(const char *path, const char *bytes, size_t n, struct err *e)
{
	struct str old = STR_INIT;
	struct err why = ERR_INIT;
	bool same;
	int rc;

	if (is_stream(path))
		return stream_write(path, bytes, n, e);
	rc = file_read(&old, path, (size_t)-1 >> 1, &why);
	same = rc == 0 && old.len == n && memcmp(old.s, bytes, n) == 0;

	str_release(&old);
	if (same)
		return 0;
	if (rc == 0)
		return err_set(e, ERR_EXISTS, "%s: is there and holds "
		    "something else: -f overwrites it", path);
	if (why.code != ERR_NOTFOUND)
		return err_set(e, why.code, "%s", why.msg);
	return file_replace(path, bytes, n, e);
}

void
names_add(struct names *names, const char *s)
{
	MEM_ROOM(names->s, names->n, names->cap);
	names->s[names->n++] = mem_dup(s);
}

bool
names_has(const struct names *names, const char *s)
{
	size_t i;

	for (i = 0; i < names->n; i++) {
		if (strcmp(names->s[i], s) == 0)
			return true;
	}
	return false;
}

void
names_release(struct names *names)
{
	size_t i;

	for (i = 0; i < names->n; i++)
		free(names->s[i]);
	free(names->s);
	names->s = NULL;
	names->n = names->cap = 0;
}

static int
name_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
names_sort(struct names *names)
{
	size_t i, kept = 0;

	if (names->n > 0)
		qsort(names->s, names->n, sizeof(*names->s), name_order);
	for (i = 0; i < names->n; i++) {
		if (kept > 0 && strcmp(names->s[kept - 1], names->s[i]) == 0)
			free(names->s[i]);
		else
			names->s[kept++] = names->s[i];
	}
	names->n = kept;
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

/*
 * Does the component name the repository's own folder in some spelling, or a
 * file that steers git? What a .gitignore says can run nothing and hide
 * nothing that is in git already, so that one is ours to write.
 */
static bool
is_dot_git(const char *s, size_t n)
{
	if (n == strlen(".gitignore") && strncmp(s, ".gitignore", n) == 0 &&
	    s[n] == '\0')
		return false;
	return (n >= 4 && strncasecmp(s, ".git", 4) == 0) ||
	    (n >= 4 && strncasecmp(s, "git~", 4) == 0);
}

int
path_check(const char *rel, struct err *e)
{
	const char *p;
	size_t n;

	for (p = rel; *p != '\0'; p++) {
		if ((unsigned char)*p < 0x20 || *p == 0x7f || *p == '\\')
			return err_set(e, ERR_INVALID, "%s: a path may not "
			    "hold control characters or backslashes", rel);
	}
	for (p = rel; ; p += n + 1) {
		n = strcspn(p, "/");
		if (n == 0 || (n == 1 && p[0] == '.') ||
		    (n == 2 && p[0] == '.' && p[1] == '.'))
			return err_set(e, ERR_INVALID, "'%s': not a path "
			    "beneath the workspace", rel);
		if (is_dot_git(p, n))
			return err_set(e, ERR_INVALID,
			    "%s: git's own files are not ours to write", rel);
		if (p[n] == '\0')
			return 0;
	}
}
