#ifndef POS_DEALTELL_H
#define POS_DEALTELL_H

/* What an edit of deals changed, in words. */

#include <stddef.h>

#include "node.h"
#include "root.h"
#include "str.h"
#include "ws.h"

/* A line for each value, and the id of the deal that it is of. */
struct deal_told {
	struct str lines;	/* once ended: with file and line */
	struct str body;	/* without */
	size_t changed;		/* values */
	struct names ids;	/* for each line of body */
};

#define DEAL_TOLD_INIT { STR_INIT, STR_INIT, 0, { 0 } }

/* Tell the record before (NULL: there was none) and after. */
void deal_tell(struct deal_told *told, const struct node *before,
    const struct node *after);

/* Put file and line before each line: ws has the new bytes of the file. */
void deal_told_end(struct deal_told *told, const struct ws *ws,
    const char *path);

void deal_told_release(struct deal_told *told);

#endif
