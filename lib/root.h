#ifndef POS_ROOT_H
#define POS_ROOT_H

/*
 * Files beneath one folder. No path given here leaves it: not by "..", not by
 * an absolute name, not through a symbolic link. Only regular files are read
 * or replaced. Paths are relative, slash-separated.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "err.h"
#include "names.h"
#include "str.h"

enum { FILE_MAX_BYTES = 1 << 20 };	/* what our formats allow: 1 MiB */

struct root {
	int fd;		/* of the folder; -1: closed */
	char *path;	/* as given, for messages */
};

#define ROOT_INIT { -1, NULL }

/* Open the folder path. Owner: the caller, who calls root_close(). */
int root_open(struct root *r, const char *path, struct err *e);
void root_close(struct root *r);

/*
 * Append the bytes of file rel to *out. max: bytes; a larger file is
 * ERR_INVALID, as is one that is no regular file. No such file: ERR_NOTFOUND.
 */
int root_read(struct str *out, const struct root *r, const char *rel,
    size_t max, struct err *e);

/* True when rel is there: any kind of file, a regular one, a folder. */
bool root_exists(const struct root *r, const char *rel);
bool root_is_file(const struct root *r, const char *rel);
bool root_is_dir(const struct root *r, const char *rel);

/*
 * Replace or create file rel with the n bytes, whole or not at all: temporary
 * file, fsync, rename, fsync of the folder. Makes missing folders. Keeps the
 * mode of the old file.
 */
int root_replace(const struct root *r, const char *rel, const char *bytes,
    size_t n, struct err *e);

/*
 * The names in folder rel ("" or "." for the root), sorted bytewise, without
 * those that begin with a dot. A missing folder has none. Owner: the caller,
 * who calls names_release().
 */
int root_list(struct names *out, const struct root *r, const char *rel,
    struct err *e);

/* Open rel, or the folder it is in, beneath r: for modules of this library. */
int root_openat(const struct root *r, const char *rel, int flags, mode_t mode);

/* Make the folders above rel that are missing. */
int root_mkdirs(const struct root *r, const char *rel, struct err *e);

#endif
