/* moving - a file on its way from one path to another */

#include "moving.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int
moving_read(struct moving **out, struct arena *a, const struct root *root,
    const char *path, struct err *e)
{
	struct moving *f = arena_alloc(a, sizeof(*f));
	struct str bytes = STR_INIT;
	int rc = root_read(&bytes, root, path, MOVING_MOST, e);

	*f = (struct moving){ .path = path, .now = STR_INIT };
	f->now.s = arena_ndup(a, bytes.s, bytes.len);
	f->now.len = bytes.len;
	str_release(&bytes);
	*out = f;
	return rc;
}

int
moving_take_away(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct moving *f = ctx;

	(void)out;
	/* moved by another run: what was read may not be made twice */
	if (old == NULL)
		return err_set(e, ERR_CONFLICT, "%s: is not there any more; "
		    "something else moved it", f->path);
	if (!str_same(old, &f->now))
		return err_set(e, ERR_CONFLICT, "%s: is not what is to move; "
		    "commit the edits, or undo them, first", f->path);
	*remove = true;
	return 0;
}

int
moving_make(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	const struct moving *f = ctx;

	(void)remove;
	if (old != NULL)
		return err_set(e, ERR_EXISTS, "the file exists already");
	if (f->link != NULL)
		partner_link_text(out, f->now.s, f->now.len, f->link);
	else
		str_add(out, f->now.s, f->now.len);
	return f->edits != NULL ? partner_edits_apply(out, f->edits, e) : 0;
}

/* The folder of rel, opened; *name: the last part of rel. */
static int
open_above(const struct root *root, const char *rel, const char **name)
{
	const char *slash = strrchr(rel, '/');
	struct str folder = STR_INIT;
	int fd;

	*name = slash != NULL ? slash + 1 : rel;
	str_add(&folder, rel, slash != NULL ? (size_t)(slash - rel) : 0);
	fd = root_openat(root, folder.len > 0 ? folder.s : ".", O_RDONLY |
	    O_DIRECTORY, 0);
	str_release(&folder);
	return fd;
}

int
moving_rename(const struct root *root, const char *from, const char *to,
    struct err *e)
{
	const char *old, *new;
	int a, b, rc = root_mkdirs(root, to, e);

	if (rc < 0)
		return -1;
	a = open_above(root, from, &old);
	b = open_above(root, to, &new);
	if (a < 0 || b < 0 || renameat2(a, old, b, new, RENAME_NOREPLACE) < 0)
		rc = err_sys(e, "%s: cannot move to %s", from, to);
	if (a >= 0)
		close(a);
	if (b >= 0)
		close(b);
	return rc;
}
