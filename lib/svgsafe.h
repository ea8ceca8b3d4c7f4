#ifndef POS_SVGSAFE_H
#define POS_SVGSAFE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * May the n bytes of a drawing, which begins with <svg and ends with a NUL,
 * stand in a page? One whole element, of shapes and text only, with attributes
 * of form and color: no script, style, link, or reference to anything outside
 * it, and nothing that HTML reads otherwise than XML.
 */
bool svg_is_safe(const char *svg, size_t n);

#endif
