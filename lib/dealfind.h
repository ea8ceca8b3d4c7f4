#ifndef POS_DEALFIND_H
#define POS_DEALFIND_H

/* Deals and accounts by what people call them. */

#include "err.h"
#include "ws.h"

/*
 * The deal with this id, or with this name in any case. ERR_NOTFOUND
 * suggests the nearest. WS_DEALS are loaded, for both.
 */
int deal_find(const struct deal **out, const struct ws *ws, const char *text,
    struct err *e);

/*
 * The customer or prospect with this id, or name in any case. ERR_NOTFOUND
 * suggests the nearest; ERR_INVALID: several have this name.
 */
int account_find(const struct account **out, const struct ws *ws,
    const char *text, struct err *e);

/*
 * The account on file that the name means, without regard to case,
 * punctuation and legal form (import_name() in importname.h); NULL: none.
 */
const struct account *account_alike(const struct ws *ws, const char *name);

#endif
