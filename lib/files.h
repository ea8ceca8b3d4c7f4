#ifndef POS_FILES_H
#define POS_FILES_H

/*
 * Where a workspace's files are read from: its folder, with what is about to
 * be written laid over it. A commit can be read the same way: see history.h.
 */

#include <stdbool.h>

#include "err.h"
#include "hash.h"
#include "root.h"
#include "str.h"

struct files {
	const struct root *root;	/* the folder */
	struct files_pending *pending;	/* to be written; newest first */
	/* Other sources set these; NULL: the folder. */
	int (*read)(struct str *out, void *ctx, const char *rel, struct err *e);
	int (*list)(struct names *out, void *ctx, const char *rel,
	    struct err *e);
	/* Optional; as files_hash(). */
	bool (*hash)(char hex[HASH_HEX], void *ctx, const char *rel);
	void *ctx;
};

/*
 * Append the bytes of rel (at most FILE_MAX_BYTES). A missing file is
 * ERR_NOTFOUND.
 */
int files_read(struct str *out, const struct files *f, const char *rel,
    struct err *e);

/*
 * What hash_bytes() makes of the bytes of rel, where that is known without
 * reading them.
 */
bool files_hash(char hex[HASH_HEX], const struct files *f, const char *rel);

/* Names in folder rel, sorted, those of what is pending among them. */
int files_list(struct names *out, const struct files *f, const char *rel,
    struct err *e);

/* From now on rel reads as the n bytes. Both are copied. */
void files_pend(struct files *f, const char *rel, const char *bytes, size_t n);

/* Free what is pending; root stays open. */
void files_release(struct files *f);

#endif
