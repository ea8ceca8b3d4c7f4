#ifndef POS_SHARE_H
#define POS_SHARE_H

/*
 * Shipped files: templates, artifact specifications, playbooks, the sample
 * workspace. A workspace's own file of the same path comes first.
 */

#include "err.h"
#include "files.h"
#include "str.h"

/* The folder the running program is in, or NULL. Borrowed. */
const char *program_dir(void);

/*
 * The folder of what is shipped: $POS_SHARE, else ../share/pos beside the
 * running program's folder, else the source tree it was built in, else the
 * one of the install prefix. Borrowed; the same for the whole run.
 */
const char *share_dir(void);

/*
 * Append the bytes of rel ("templates/recruitment/07-proposal.md"), from the
 * workspace files (NULL: none) or from what is shipped. ERR_NOTFOUND names
 * both places.
 */
int share_read(struct str *out, const struct files *files, const char *rel,
    struct err *e);

/*
 * The names in folder rel of both, sorted, each once, without those that
 * begin with a dot.
 */
int share_list(struct names *out, const struct files *files, const char *rel,
    struct err *e);

#endif
