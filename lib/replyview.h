#ifndef POS_REPLYVIEW_H
#define POS_REPLYVIEW_H

/*
 * An answer for people and for programs: its claims with the lines they rest
 * on or, where it has none, the passages that were found. What is from files
 * is made harmless: harmless.h.
 */

#include <stdio.h>

#include "question.h"
#include "reply.h"
#include "retrieve.h"

struct reply_view {
	const struct question *q;
	const struct reply *r;
	const struct retrieval *found;
	size_t most;		/* passages to be shown */
};

/* Write the answer for people. */
void reply_print(const struct reply_view *v, FILE *f);

/* Write {schema_version, question, answer, passages}: pos-ask(1). */
void reply_json(const struct reply_view *v, FILE *f);

/* Does it say anything? */
bool reply_says(const struct reply_view *v);

#endif
