#ifndef POS_MAILMODEL_H
#define POS_MAILMODEL_H

/* A mail as a language model tailors it, or writes it for free text. */

#include <stdio.h>

#include "engine.h"
#include "err.h"
#include "gentell.h"
#include "mail.h"
#include "modelask.h"

struct mail_model {
	struct engine *engine;
	tell_fn *tell;
	FILE *show;		/* print what would be sent, send nothing */
};

/*
 * Have the model write subject and body of m: from the filled template, or,
 * where m has no body, for the situation as it is worded. Returns 0, 1 when
 * it was only shown, -1 with *e set as model_ask() does. Owner: ws->arena.
 */
int mail_write_model(struct mail *m, struct ws *ws, const struct partner *p,
    const struct mail_model *model, struct err *e);

#endif
