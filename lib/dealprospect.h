#ifndef POS_DEALPROSPECT_H
#define POS_DEALPROSPECT_H

/* The account that is made with a deal: a prospect nobody had on file. */

#include "dealedit.h"
#include "err.h"
#include "str.h"
#include "ws.h"

/* The file that it goes to: of the customers if it buys with this deal. */
const char *new_prospect_file(const struct deal_edit *ed);

/*
 * Is no account of this name on file, however it is written? Two accounts of
 * one company would hide its conflicts from each other. ERR_EXISTS names the
 * one there is. WS_ACCOUNTS are loaded, for both.
 */
int new_prospect_check(const struct ws *ws, const char *name, struct err *e);

/* Append "FILE:LINE: p-091: new prospect: NAME", once ws has it; "customer". */
void new_prospect_tell(struct str *out, const struct ws *ws,
    const char *name);

/* A change_fn of the file: adds the account. ctx: the struct deal_edit. */
change_fn deal_edit_prospect;

#endif
