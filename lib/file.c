/* file - files anywhere, by their path */

#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fd.h"
#include "mem.h"
#include "root.h"

int
file_read(struct str *out, const char *path, size_t max, struct err *e)
{
	int fd, rc;

	if (strcmp(path, "-") == 0)
		return fd_read(out, 0, "standard input", max, e);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return err_sys(e, "%s", path);
	rc = fd_read(out, fd, path, max, e);
	close(fd);
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

/* May files be made in the folder of path? */
static int
check_folder(const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash != NULL ? mem_ndup(path, (size_t)(slash - path) +
	    1) : mem_dup(".");
	int rc = 0;

	if (access(folder, W_OK | X_OK) < 0)
		rc = errno == ENOENT ? err_set(e, ERR_NOTFOUND, "%s: no such "
		    "folder; make it first, or name another", folder) :
		    err_sys(e, "%s", folder);
	free(folder);
	return rc;
}

int
file_creatable(const char *path, struct err *e)
{
	struct stat st;

	if (is_stream(path))
		return 0;
	if (lstat(path, &st) == 0)
		return err_set(e, ERR_EXISTS, "%s: is there already; name "
		    "another file, or move it away", path);
	return check_folder(path, e);
}

int
file_replaceable(const char *path, struct err *e)
{
	struct stat st;

	if (is_stream(path))
		return 0;
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return err_set(e, ERR_INVALID, "%s: is a folder; name a file "
		    "in it", path);
	return check_folder(path, e);
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
