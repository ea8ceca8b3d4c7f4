#ifndef POS_PREVIEW_H
#define POS_PREVIEW_H

/*
 * Templates as a reader sees them before they are filled for somebody: with
 * the company, its program and strategy, and blanks (blank.h) where a partner,
 * figures and a day will stand. What the workspace could tell and does not is
 * left out as pos-fill would, unless the template cannot do without.
 *
 *	struct preview p;
 *
 *	if (preview_open(&p, ws, e) < 0 ||
 *	    preview_fill(&text, &p, catalogue_find(&all, id), e) < 0)
 *		...
 *	preview_close(&p);
 */

#include <stdbool.h>

#include "arena.h"
#include "catalogue.h"
#include "err.h"
#include "node.h"
#include "partials.h"
#include "str.h"
#include "ws.h"

struct preview {
	struct arena a;
	struct ws *ws;
	struct node *root;	/* what is known */
	struct partials partials;
};

/* Owner: the caller, who calls preview_close(), also after a failure. */
int preview_open(struct preview *p, struct ws *ws, struct err *e);
void preview_close(struct preview *p);

/*
 * Append the text of t. ERR_INVALID, "file:line:col: ...": its body is no
 * Mustache, or a partial of it.
 */
int preview_fill(struct str *out, struct preview *p,
    const struct catalogue_entry *t, struct err *e);

/*
 * The value of a variable of any template, NULL: it is open; and where it is
 * or will be taken from: "company.yaml", "the partner's record".
 */
const struct node *preview_value(const struct preview *p, const char *name);
const char *preview_source(const char *name);

#endif
