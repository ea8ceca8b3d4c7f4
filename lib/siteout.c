/* siteout - the folder a site is written to */

#include "siteout.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fd.h"
#include "pathcheck.h"
#include "str.h"

/* The file that is being written; the lock makes it one run's. */
#define TEMP SITEOUT_LIST ".new"

enum { FILE_MOST = 256 << 20 };	/* bytes; a page of ours is far below */

/* Is there nothing in the folder? */
static bool
is_empty(const struct root *r)
{
	struct names names = { 0 };
	bool empty = root_list(&names, r, "", NULL) == 0 && names.n == 0;

	names_release(&names);
	return empty;
}

static int
read_list(struct siteout *o, struct err *e)
{
	struct str list = STR_INIT;
	struct err why = ERR_INIT;
	char *line, *next;
	int rc = root_read(&list, &o->root, SITEOUT_LIST, FILE_MOST, &why);

	if (rc < 0 && why.code == ERR_NOTFOUND)
		rc = is_empty(&o->root) ? 0 : err_set(e, ERR_EXISTS, "%s: has "
		    "files, and no %s, so they are not of a site; name a new "
		    "folder with -o", o->root.path, SITEOUT_LIST);
	else if (rc < 0)
		rc = err_set(e, why.code, "%s/%s", o->root.path, why.msg);
	for (line = list.s; list.len > 0 && *line != '\0'; line = next) {
		next = line + strcspn(line, "\n");
		if (*next == '\n')
			*next++ = '\0';
		if (path_check(line, NULL) == 0)
			names_add(&o->before, line);
	}
	str_release(&list);
	return rc;
}

/* Keep other runs out, and be ready to list what is made. */
static int
lock_list(struct siteout *o, struct err *e)
{
	o->list = root_openat(&o->root, SITEOUT_LIST, O_WRONLY | O_APPEND |
	    O_CREAT, 0666);
	if (o->list >= 0 && flock(o->list, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (o->list >= 0 && errno == EWOULDBLOCK)
		return err_set(e, ERR_BUSY, "%s: another pos-site writes "
		    "there; wait until it is done", o->root.path);
	return err_sys(e, "%s/" SITEOUT_LIST, o->root.path);
}

int
siteout_open(struct siteout *o, const char *dir, struct err *e)
{
	*o = (struct siteout)SITEOUT_INIT;
	if (mkdir(dir, 0777) < 0 && errno != EEXIST)
		return err_sys(e, "%s", dir);
	if (root_open(&o->root, dir, e) < 0)
		return -1;
	return read_list(o, e) < 0 ? -1 : lock_list(o, e);
}

void
siteout_close(struct siteout *o)
{
	names_release(&o->before);
	map_release(&o->put);
	map_release(&o->folders);
	if (o->list >= 0)
		close(o->list);
	root_close(&o->root);
	arena_release(&o->a);
}

/* Make the folders above path, once. */
static int
need_folder(struct siteout *o, const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	const char *folder = arena_ndup(&o->a, path, slash == NULL ? 0 :
	    (size_t)(slash - path));
	void **at = map_at(&o->folders, folder);

	if (*at == NULL && root_mkdirs(&o->root, path, e) < 0)
		return -1;
	*at = o;
	return 0;
}

/* Write it beside the root's files, and move it to its place. */
static int
write_file(struct siteout *o, const char *path, const char *bytes, size_t n,
    struct err *e)
{
	const char *slash = strrchr(path, '/');
	const char *folder = slash == NULL ? "" : arena_ndup(&o->a, path,
	    (size_t)(slash - path));
	int fd, dir, rc = -1;

	fd = root_openat(&o->root, TEMP, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	dir = root_openat(&o->root, folder, O_RDONLY | O_DIRECTORY, 0);
	if (fd >= 0 && dir >= 0 && fd_write(fd, bytes, n) == 0 &&
	    renameat(o->root.fd, TEMP, dir, slash == NULL ? path :
	    slash + 1) == 0)
		rc = 0;
	if (rc < 0) {
		err_sys(e, "%s/%s", o->root.path, path);
		unlinkat(o->root.fd, TEMP, 0);
	}
	if (fd >= 0)
		close(fd);
	if (dir >= 0)
		close(dir);
	return rc;
}

/* Does the file hold these bytes? *there: it is there. */
static bool
holds(const struct siteout *o, bool *there, const char *path,
    const char *bytes, size_t n)
{
	struct str old = STR_INIT;
	bool same;

	*there = root_read(&old, &o->root, path, FILE_MOST, NULL) == 0;
	same = *there && old.len == n && memcmp(old.s, bytes, n) == 0;
	str_release(&old);
	return same;
}

static int
list_file(struct siteout *o, const char *path, struct err *e)
{
	const char *line = arena_printf(&o->a, "%s\n", path);

	if (fd_write(o->list, line, strlen(line)) < 0)
		return err_sys(e, "%s/" SITEOUT_LIST, o->root.path);
	return 0;
}

int
siteout_put(struct siteout *o, const char *path, const char *bytes, size_t n,
    struct err *e)
{
	const char *key = arena_dup(&o->a, path);
	void **at = map_at(&o->put, key);
	bool there;

	if (*at != NULL)
		return err_set(e, ERR_EXISTS, "%s would be written twice; "
		    "rename one of the two documents", path);
	*at = (void *)key;
	if (path_check(path, e) < 0 || need_folder(o, path, e) < 0)
		return -1;
	if (holds(o, &there, path, bytes, n)) {
		o->same++;
		return 0;
	}
	*(there ? &o->changed : &o->made) += 1;
	if (!there && list_file(o, path, e) < 0)
		return -1;
	return write_file(o, path, bytes, n, e);
}

/* Remove the folders of path that are empty now. */
static void
remove_folders(const struct siteout *o, char *path)
{
	char *slash;

	while ((slash = strrchr(path, '/')) != NULL) {
		*slash = '\0';
		if (unlinkat(o->root.fd, path, AT_REMOVEDIR) < 0)
			break;
	}
}

/* A file of the last run that this one did not write. */
static int
remove_file(struct siteout *o, const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash == NULL ? arena_dup(&o->a, "") :
	    arena_ndup(&o->a, path, (size_t)(slash - path));
	int dir = root_openat(&o->root, folder, O_RDONLY | O_DIRECTORY, 0);
	int rc = dir < 0 ? -1 : unlinkat(dir, slash == NULL ? path : slash + 1,
	    0);

	if (dir >= 0)
		close(dir);
	if (rc < 0 && errno != ENOENT && errno != ENOTDIR)
		return err_sys(e, "%s/%s", o->root.path, path);
	if (rc == 0)
		o->removed++;
	remove_folders(o, arena_dup(&o->a, path));
	return 0;
}

int
siteout_finish(struct siteout *o, struct err *e)
{
	struct names all = { 0 };
	struct str list = STR_INIT;
	const char *path;
	void *value;
	size_t at = 0, i;
	int rc = 0;

	for (i = 0; i < o->before.n && rc == 0; i++)
		if (map_get(&o->put, o->before.s[i]) == NULL)
			rc = remove_file(o, o->before.s[i], e);
	while ((path = map_next(&o->put, &at, &value)) != NULL)
		names_add(&all, path);
	names_sort(&all);
	for (i = 0; i < all.n; i++)
		str_addf(&list, "%s\n", all.s[i]);
	unlinkat(o->root.fd, TEMP, 0);
	if (rc == 0)
		rc = root_replace(&o->root, SITEOUT_LIST, list.s, list.len, e);
	str_release(&list);
	names_release(&all);
	return rc;
}
