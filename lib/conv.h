#ifndef POS_CONV_H
#define POS_CONV_H

/*
 * Does git change a file's bytes between the working tree and the
 * repository (filters such as LFS, line ends, encodings, $Id$)?
 */

#include <git2.h>
#include <stdbool.h>

struct conv {
	bool filter;	/* by something only git itself does */
	bool eol;	/* CR LF becomes LF on the way in */
	bool crlf;	/* LF becomes CR LF on the way out */
};

/*
 * Find out for the file path. index: the repository's, where .gitattributes
 * may be that are not in the working tree. In doubt filter is set.
 */
void conv_find(struct conv *out, git_repository *repo, git_config *config,
    git_index *index, const char *path);

#endif
