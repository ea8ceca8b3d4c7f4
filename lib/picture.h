#ifndef POS_PICTURE_H
#define POS_PICTURE_H

/* "image/svg+xml" of a file's name, or NULL: it is no picture of a page. */
const char *picture_type(const char *path);

#endif
