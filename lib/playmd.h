#ifndef POS_PLAYMD_H
#define POS_PLAYMD_H

#include "err.h"
#include "playbook.h"
#include "str.h"
#include "ws.h"

/*
 * Append a playbook as a document of Markdown, for people who read it and do
 * not run it: what it is for, a flowchart (Mermaid), each step as a section
 * with a link to its template as from the playbook's own file.
 */
int playbook_md(struct str *out, struct ws *ws, const struct playbook *b,
    struct err *e);

#endif
