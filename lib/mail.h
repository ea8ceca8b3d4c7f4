#ifndef POS_MAIL_H
#define POS_MAIL_H

/*
 * A mail to a partner for a situation, from a template and the workspace. A
 * language model can start from subject, body and facts.
 *
 *	struct mail m;
 *
 *	if (mail_build(&m, &ws, &request, e) < 0)
 *		...
 *	if (m.why != NULL)
 *		there is nothing to write, and why
 */

#include <stdbool.h>

#include "err.h"
#include "node.h"
#include "opt.h"
#include "str.h"
#include "ws.h"

struct model_took;

struct mail_party {
	const char *name, *email;	/* NULL: not on record */
};

struct mail {
	const char *situation;
	struct mail_party from, to;
	const char *subject;		/* one line */
	const char *body;		/* paragraphs of one line each, blank
					 * lines between; ends with LF */
	const struct model_took *took;	/* the model that wrote it (modelask.h),
					 * or NULL */
	const struct node *facts;	/* the map `mail`, with `sources` */
	const char *why;		/* nothing to write: what the data
					 * say, or what to give; else NULL */
	bool usage;			/* why is about how it was called */
};

struct mail_request {
	const char *situation;		/* name of a template */
	const struct partner *partner;
	const struct list *sets;	/* K=V: values of the caller's; NULL:
					 * none */
};

/*
 * Fill the template of the situation. The values are those of pos-template(5)
 * with `mail`, then request->sets. A value that is used and not there is
 * ERR_INVALID with the template's file and line; else errors as of
 * mail_template_read(), mail_facts() and values_set(). Owner: ws->arena.
 */
int mail_build(struct mail *out, struct ws *ws,
    const struct mail_request *request, struct err *e);

/*
 * The same without a template, for what a model is to write: parties and
 * facts, no subject, no body.
 */
int mail_build_free(struct mail *out, struct ws *ws,
    const struct mail_request *request, struct err *e);

/* Append "To: ...", "Subject: ...", a blank line, the body. */
void mail_text(struct str *out, const struct mail *m);

#endif
