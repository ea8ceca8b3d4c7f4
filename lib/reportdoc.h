#ifndef POS_REPORTDOC_H
#define POS_REPORTDOC_H

/* What a report that lies in the workspace says of itself, in its head. */

#include "err.h"
#include "ws.h"

/*
 * ERR_USAGE with the command that writes it, when the file at path is a report:
 * it is of a period, not of what the files say now. 0: it is none.
 */
int reportdoc_refuse(struct ws *ws, const char *path, struct err *e);

#endif
