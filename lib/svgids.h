#ifndef POS_SVGIDS_H
#define POS_SVGIDS_H

#include "str.h"

/*
 * Append markup with the ids of a drawing in it, and what leads to them,
 * behind a prefix: so that no two on a page have the same, and none has that
 * of a heading. Of the markup <svg> elements are changed, which are safe
 * (svgsafe.h); the rest stays as it is.
 */
void svg_prefix_ids(struct str *out, const char *markup, const char *prefix);

#endif
