#ifndef POS_TEMPLATECHECK_H
#define POS_TEMPLATECHECK_H

/* What pos check says of templates, and nothing else. */

#include "catalogue.h"
#include "check.h"
#include "err.h"
#include "opt.h"
#include "ws.h"

/*
 * Check the workspace, if ws is open, and the library; keep in c, which
 * check_init() has set up, the faults of the templates of ids, in the order
 * they are told, and how many were looked at. No ids: of all templates.
 * Returns 0, or -1 with *e set (ERR_NOTFOUND: there is no such template).
 * Owner: the caller, who calls check_release(c), also after a failure.
 */
int template_check(struct check *c, struct ws *ws,
    const struct catalogue *all, const struct list *ids, struct err *e);

#endif
