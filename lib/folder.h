#ifndef POS_FOLDER_H
#define POS_FOLDER_H

/*
 * A request carried out without git: the files are changed, or the change is
 * shown. No repository is needed.
 */

#include "commit.h"
#include "err.h"
#include "root.h"

/*
 * Change the files of req; when one of them cannot be, the others are put
 * back.
 */
int folder_write(struct commit_result *res, const struct root *root,
    const struct commit_request *req, struct err *e);

/* Print what would change as a unified diff on standard output. */
int folder_preview(struct commit_result *res, const struct root *root,
    const struct commit_request *req, struct err *e);

#endif
