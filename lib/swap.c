/* swap - a new file in the place of an old one, neither lost */

#include "swap.h"

#include <errno.h>
#include <fcntl.h>
#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crash.h"
#include "fd.h"
#include "mem.h"

/* A file by the folder it is in. */
struct spot {
	int dir;		/* -1: it could not be opened */
	const char *name;	/* points into the path */
};

static struct spot
spot_open(const struct root *root, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = mem_ndup(path, slash != NULL ? (size_t)(slash - path) :
	    0);
	struct spot spot = {
		root_openat(root, folder, O_RDONLY | O_DIRECTORY, 0),
		slash != NULL ? slash + 1 : path,
	};

	free(folder);
	return spot;
}

static struct spot
spot_stage(const struct swap *s, const struct place *at)
{
	struct spot spot = { -1, s->stage };

	if (s->beside)
		return spot_open(at->root, s->stage);
	spot.dir = fcntl(at->dir, F_DUPFD_CLOEXEC, 3);
	return spot;
}

static void
spot_close(struct spot *spot)
{
	if (spot->dir >= 0)
		close(spot->dir);
}

static void
sum_bytes(struct oid *out, const char *bytes, size_t n)
{
	git_oid id;

	git_odb_hash(&id, bytes, n, GIT_OBJECT_BLOB);
	git_oid_tostr(out->hex, sizeof(out->hex), &id);
}

/* The checksum of a file: none if it is not there, "?" if it is no file. */
static void
sum_file(struct oid *out, const struct spot *spot)
{
	struct root here = { spot->dir, NULL };
	struct str bytes = STR_INIT;
	struct err e = ERR_INIT;

	out->hex[0] = '\0';
	if (spot->dir < 0)
		return;
	if (root_read(&bytes, &here, spot->name, (size_t)-1 >> 1, &e) == 0)
		sum_bytes(out, bytes.s, bytes.len);
	else if (e.code != ERR_NOTFOUND)
		out->hex[0] = '?', out->hex[1] = '\0';
	str_release(&bytes);
}

static bool
holds(const struct spot *spot, const struct oid *sum)
{
	struct oid now;

	sum_file(&now, spot);
	return oid_same(&now, sum);
}

static int
move(const struct spot *from, const struct spot *to, unsigned flags)
{
	if (flags == 0)
		return renameat(from->dir, from->name, to->dir, to->name);
	return renameat2(from->dir, from->name, to->dir, to->name, flags);
}

static bool
unsupported(void)
{
	return errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
}

/* The stage while a file system without RENAME_EXCHANGE needs a third name. */
static char *
third_name(const struct spot *stage)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s.old", stage->name);
	return str_detach(&s);
}

/*
 * Exchange two files. Where that cannot be done at once (NFS, some FUSE), the
 * file in place gets a second name first, then the new one is renamed over
 * it; what is saved in between is found by the checksum of the second name.
 */
static int
exchange(const struct spot *stage, const struct spot *place)
{
	struct spot third = { stage->dir, NULL };
	char *name;
	int rc;

	if (move(stage, place, RENAME_EXCHANGE) == 0)
		return 0;
	if (!unsupported())
		return -1;
	third.name = name = third_name(stage);
	rc = linkat(place->dir, place->name, stage->dir, name, 0);
	crash_point("swap: third name");
	if (rc == 0)
		rc = move(stage, place, 0);
	crash_point("swap: in place");
	if (rc == 0)
		rc = move(&third, stage, 0);
	free(name);
	return rc;
}

/* Finish or undo an exchange by a third name that was cut short. */
static void
exchange_mend(const struct spot *stage)
{
	char *name = third_name(stage);
	struct spot third = { stage->dir, name };

	if (faccessat(stage->dir, stage->name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
		unlinkat(stage->dir, name, 0);
	else
		move(&third, stage, 0);
	free(name);
}

/* Give a file another name that is not in use; EEXIST if it is. */
static int
move_new(const struct spot *from, const struct spot *to)
{
	if (move(from, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (!unsupported())
		return -1;
	if (linkat(from->dir, from->name, to->dir, to->name, 0) < 0)
		return -1;
	return unlinkat(from->dir, from->name, 0);
}

static void
sync_spot(const struct spot *spot, const struct place *at)
{
	if (at->fsync)
		fsync(spot->dir);
}

/* How many bytes of path name a folder that is there. */
static size_t
known_part(const struct root *root, const char *path)
{
	char *part = mem_dup(path);
	char *slash;
	size_t n = 0;

	while ((slash = strrchr(part, '/')) != NULL) {
		*slash = '\0';
		if (root_is_dir(root, part)) {
			n = (size_t)(slash - part);
			break;
		}
	}
	free(part);
	return n;
}

void
swap_plan(struct swap *s, const struct place *at, const struct str *old,
    const struct str *new)
{
	s->kind = old == NULL ? SWAP_CREATE : new == NULL ? SWAP_REMOVE :
	    SWAP_REPLACE;
	s->old.hex[0] = s->new.hex[0] = '\0';
	if (old != NULL)
		sum_bytes(&s->old, old->s, old->len);
	if (new != NULL)
		sum_bytes(&s->new, new->s, new->len);
	s->put = s->new;
	s->made = known_part(at->root, s->path);
}

int
swap_stage(struct swap *s, const struct place *at, const struct str *bytes,
    const struct stat *like, struct err *e)
{
	struct spot stage = spot_stage(s, at);
	int fd = -1, rc = -1;

	if (stage.dir >= 0) {
		unlinkat(stage.dir, stage.name, 0);
		fd = openat(stage.dir, stage.name, O_WRONLY | O_CREAT |
		    O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	}
	if (fd >= 0)
		rc = fd_write(fd, bytes->s, bytes->len);
	if (rc == 0 && like != NULL) {
		if (fstat(fd, &s->st) == 0 && s->st.st_gid != like->st_gid &&
		    fchown(fd, (uid_t)-1, like->st_gid) < 0)
			errno = 0;	/* then the file gets our group */
		rc = fchmod(fd, like->st_mode & 07777);
	}
	if (rc == 0 && at->fsync)
		rc = fsync(fd);
	if (rc == 0)
		rc = fstat(fd, &s->st);
	if (rc < 0)
		err_sys(e, "%s: cannot write the new file", s->path);
	if (fd >= 0)
		close(fd);
	spot_close(&stage);
	return rc;
}

/* The swap itself. Returns 0, SWAP_CHANGED, or -1 with errno. */
static int
enter(const struct swap *s, const struct spot *stage,
    const struct spot *place)
{
	switch (s->kind) {
	case SWAP_CREATE:
		if (move_new(stage, place) == 0)
			return 0;
		return errno == EEXIST ? SWAP_CHANGED : -1;
	case SWAP_REMOVE:
		if (!holds(place, &s->old))
			return SWAP_CHANGED;
		if (move_new(place, stage) < 0)
			return -1;
		crash_point("swap: removed");
		if (holds(stage, &s->old))
			return 0;
		return move_new(stage, place) < 0 ? -1 : SWAP_CHANGED;
	default:
		if (!holds(place, &s->old))
			return SWAP_CHANGED;
		if (exchange(stage, place) < 0)
			return -1;
		crash_point("swap: exchanged");
		if (holds(stage, &s->old))
			return 0;
		return exchange(stage, place) < 0 ? -1 : SWAP_CHANGED;
	}
}

int
swap_in(const struct swap *s, const struct place *at, struct err *e)
{
	struct spot stage, place;
	int rc = -1;

	if (s->kind == SWAP_CREATE && root_mkdirs(at->root, s->path, e) < 0)
		return -1;
	stage = spot_stage(s, at);
	place = spot_open(at->root, s->path);
	if (stage.dir >= 0 && place.dir >= 0)
		rc = enter(s, &stage, &place);
	if (rc < 0 && errno == EXDEV)
		rc = SWAP_FAR;
	else if (rc < 0)
		err_sys(e, "%s", s->path);
	else
		sync_spot(&place, at);
	spot_close(&stage);
	spot_close(&place);
	return rc;
}

/* Remove the folders above path that swap_in() made, if they are empty. */
static void
remove_made(const struct swap *s, const struct root *root)
{
	char *part = mem_dup(s->path);
	char *slash;
	struct spot spot;

	while ((slash = strrchr(part, '/')) != NULL &&
	    (size_t)(slash - part) > s->made) {
		*slash = '\0';
		spot = spot_open(root, part);
		if (spot.dir >= 0)
			unlinkat(spot.dir, spot.name, AT_REMOVEDIR);
		spot_close(&spot);
	}
	free(part);
}

/* Are both names of one file? Then move_new() was cut short. */
static bool
same_file(const struct spot *a, const struct spot *b)
{
	struct stat sa, sb;

	return fstatat(a->dir, a->name, &sa, AT_SYMLINK_NOFOLLOW) == 0 &&
	    fstatat(b->dir, b->name, &sb, AT_SYMLINK_NOFOLLOW) == 0 &&
	    sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

/*
 * The way back. Returns 0, SWAP_CHANGED, or -1 with errno. The stage tells
 * whether the swap was made at all: the new bytes, or none, are in it before.
 */
static int
leave(const struct swap *s, const struct spot *stage,
    const struct spot *place)
{
	struct oid there, staged;

	exchange_mend(stage);
	if (s->kind == SWAP_CREATE && same_file(stage, place))
		return unlinkat(place->dir, place->name, 0);
	sum_file(&there, place);
	sum_file(&staged, stage);
	if (oid_same(&there, &s->old) || oid_same(&staged, &s->put))
		return 0;
	if (!oid_same(&there, &s->new) || !oid_same(&staged, &s->old))
		return SWAP_CHANGED;
	switch (s->kind) {
	case SWAP_CREATE:
		return move_new(place, stage);
	case SWAP_REMOVE:
		return move_new(stage, place);
	default:
		return exchange(stage, place);
	}
}

int
swap_out(const struct swap *s, const struct place *at, struct err *e)
{
	struct spot stage = spot_stage(s, at);
	struct spot place = spot_open(at->root, s->path);
	int rc = -1;

	if (place.dir < 0 && errno == ENOENT)
		rc = s->kind == SWAP_CREATE ? 0 : SWAP_CHANGED;
	else if (stage.dir >= 0 && place.dir >= 0)
		rc = leave(s, &stage, &place);
	if (rc < 0)
		err_sys(e, "%s", s->path);
	else if (place.dir >= 0)
		sync_spot(&place, at);
	spot_close(&stage);
	spot_close(&place);
	if (rc == 0 && s->kind == SWAP_CREATE)
		remove_made(s, at->root);
	return rc;
}

enum { KEPT_MOST = 10000 };	/* files path.saved-N */

/* Move the stage to path.saved-N, N the first that is not in use. */
static int
keep(const struct swap *s, const struct place *at, const struct spot *stage,
    char **kept, struct err *e)
{
	struct str path = STR_INIT;
	struct spot spot;
	int i, rc = -1;

	errno = EEXIST;
	for (i = 1; i < KEPT_MOST && rc < 0 && errno == EEXIST; i++) {
		str_reset(&path);
		str_addf(&path, "%s.saved-%d", s->path, i);
		if (root_mkdirs(at->root, path.s, e) < 0)
			break;
		spot = spot_open(at->root, path.s);
		rc = spot.dir < 0 ? -1 : move_new(stage, &spot);
		spot_close(&spot);
	}
	if (rc < 0)
		err_sys(e, "%s", path.s);
	else
		*kept = mem_dup(path.s);
	str_release(&path);
	return rc;
}

int
swap_keep(const struct swap *s, const struct place *at, char **kept,
    struct err *e)
{
	struct spot stage = spot_stage(s, at);
	struct oid now;
	int rc = 0;

	*kept = NULL;
	sum_file(&now, &stage);
	if (now.hex[0] != '\0' && !oid_same(&now, &s->old) &&
	    !oid_same(&now, &s->put))
		rc = keep(s, at, &stage, kept, e);
	spot_close(&stage);
	return rc;
}

void
swap_drop(const struct swap *s, const struct place *at)
{
	struct spot stage = spot_stage(s, at);

	if (stage.dir >= 0)
		unlinkat(stage.dir, stage.name, 0);
	spot_close(&stage);
}

void
swap_accept(struct swap *s, const struct place *at)
{
	struct spot place = spot_open(at->root, s->path);
	struct spot stage = spot_stage(s, at);

	if (holds(&stage, &s->old))
		sum_file(&s->new, &place);
	spot_close(&place);
	spot_close(&stage);
}

void
swap_release(struct swap *s)
{
	free(s->path);
	free(s->stage);
	s->path = s->stage = NULL;
}
