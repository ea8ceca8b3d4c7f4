#ifndef POS_KEEP_H
#define POS_KEEP_H

/*
 * Folders of files that we keep for a while: the cache, partial answers. They
 * hold what the workspace says, so only their owner may read them.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct kept_file {
	char *path;
	time_t when;
	uint64_t bytes;
};

struct kept_files {
	struct kept_file *list;	/* newest first */
	size_t n, cap;
};

/* Make the folder, and those above it that are missing. */
void keep_folder(const char *dir);

/*
 * The regular files of dir whose name is_ours takes. No folder: none. Owner:
 * the caller, who calls keep_release().
 */
void keep_list(struct kept_files *out, const char *dir,
    bool (*is_ours)(const char *name));
void keep_release(struct kept_files *files);

/* Remove the oldest until there are at most so many, with so many bytes. */
void keep_prune(const char *dir, bool (*is_ours)(const char *name),
    size_t most, uint64_t bytes);

#endif
