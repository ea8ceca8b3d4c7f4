#ifndef POS_SVGSAFE_H
#define POS_SVGSAFE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * May the n bytes of a drawing stand in a page? Only shapes and text, with
 * attributes of form and color: no script, style, link, or reference to
 * anything outside it.
 */
bool svg_is_safe(const char *svg, size_t n);

#endif
