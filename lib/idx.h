#ifndef POS_IDX_H
#define POS_IDX_H

/*
 * git's index through libgit2, in a file of our own.
 */

#include <git2.h>
#include <stddef.h>
#include <sys/stat.h>

#include "err.h"
#include "repo.h"

/* What the index has at path. */
void idx_entry(struct entry *out, git_index *index, const char *path);

/*
 * Change the index by n edits and write it. old: stat of the index it was
 * read from.
 */
int idx_save(git_index *index, const struct stat *old,
    const struct edit *edits, size_t n, struct err *e);

/* The name of an object in libgit2's form and back; none is all zeroes. */
int oid_to_git(git_oid *out, const struct oid *id);
void oid_from_git(struct oid *out, const git_oid *id);

#endif
