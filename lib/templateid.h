#ifndef POS_TEMPLATEID_H
#define POS_TEMPLATEID_H

/*
 * Ids of templates as people write them: "enablement/07-qbr", and the paths
 * of other layouts, such as "docs/enablement/07-qbr-template.md" or
 * "III_Partner_Enablement_Templates/07_Partner_QBR_Template.md".
 */

#include "err.h"
#include "root.h"
#include "str.h"

/*
 * Append the id, among ids (sorted), that text means: itself, without folders
 * above and suffix; else the one of the same number in the category that its
 * folder names; else the only one whose words are among its words. Returns 0
 * when text is the id, 1 when another layout was read, -1 when nothing fits.
 */
int template_id(struct str *out, const char *text, const struct names *ids);

#endif
