#ifndef POS_PARTNERTWIN_H
#define POS_PARTNERTWIN_H

/* A new partner that may be one on file, under another name. */

#include "err.h"
#include "partneredit.h"
#include "ws.h"

/*
 * Has no partner on file the domain, or a contact with the mail, that the
 * edits give the new one? ERR_EXISTS names the partner that has. WS_PARTNERS
 * are loaded.
 */
int partner_twin_check(const struct ws *ws, const struct partner_edits *pe,
    struct err *e);

#endif
