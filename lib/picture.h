#ifndef POS_PICTURE_H
#define POS_PICTURE_H

/* Which files are pictures of pages. */

#include "err.h"
#include "str.h"

/* "image/svg+xml" of a file's name, or NULL: it is no picture of a page. */
const char *picture_type(const char *path);

/*
 * Where the picture begins in the bytes of the file path, which has a type:
 * what is before a drawing's <svg is left out. Returns NULL with *e set
 * (ERR_INVALID, "path: ..."): a drawing of more than shapes and text, or a
 * photo that does not begin as its name says. What is no photo could be a
 * drawing: weasyprint looks, and would follow its links.
 */
const char *picture_read(const struct str *bytes, const char *path,
    struct err *e);

#endif
