#ifndef POS_PARTNERRENAME_H
#define POS_PARTNERRENAME_H

/* A partner under another name, in another folder. */

#include "err.h"
#include "partnersave.h"
#include "ws.h"

/*
 * Give the partner another name, and its folder the slug of it, or slug when
 * that is not NULL: its documents, their sidecars, what data and documents
 * refer to it by, in one commit. Says what it did. WS_PARTNERS and
 * PARTNER_CHECK_PARTS are loaded. ERR_EXISTS: there is such a name or folder.
 * ERR_CONFLICT: uncommitted edits.
 */
int partner_rename(struct ws *ws, const struct partner *p, const char *name,
    const char *slug, const struct partner_save *save, struct err *e);

#endif
