#ifndef POS_MARKER_H
#define POS_MARKER_H

/*
 * The markers that git leaves in a file when a merge is not finished.
 */

#include <stddef.h>

/*
 * The line of the first conflict, from 1: lines that begin with seven of
 * "<", "=" and ">", in this order. 0: there is none.
 */
int marker_line(const char *s, size_t n);

#endif
