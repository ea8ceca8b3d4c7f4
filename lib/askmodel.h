#ifndef POS_ASKMODEL_H
#define POS_ASKMODEL_H

/*
 * A question that a language model answers from passages of the workspace.
 * Each of its claims cites lines; a claim is taken when its quotes stand in
 * the very files it names and prove something there (askquote.h), and its
 * numbers stand in the quotes.
 */

#include <stdio.h>

#include "engine.h"
#include "err.h"
#include "gentell.h"
#include "modelask.h"
#include "reply.h"
#include "replyview.h"

struct ask_model {
	struct engine *engine;
	struct ws *ws;
	const struct reply_view *found;	/* question, passages, and figures
					 * that the builtin engine has */
	tell_fn *tell;
	FILE *show;		/* print what would be sent, send nothing */
};

/*
 * Ask. Returns 0 with the claims in *out, which was reply_init()ed; without
 * any the workspace does not say. 1: it was only shown. Else -1 as model_ask().
 */
int ask_model(struct reply *out, const struct ask_model *m, struct err *e);

#endif
