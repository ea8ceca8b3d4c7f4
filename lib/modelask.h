#ifndef POS_MODELASK_H
#define POS_MODELASK_H

/*
 * One question to a language model whose answer is a JSON object: asked,
 * held against its schema, given back once to be mended, told what it took.
 * For mails and answers; the sections of documents are genmodel.h's.
 */

#include <jansson.h>

#include "arena.h"
#include "engine.h"
#include "err.h"
#include "files.h"
#include "gentell.h"
#include "node.h"

struct model_ask {
	const char *label;		/* for messages and partial answers */
	const char *prompt;		/* name of its template (prompt.h) */
	struct node *values;		/* what fills it; gets fence, format */
	const char *const *data;	/* texts of it that are data: the
					 * fence stands in none of them */
	const char *const *names;	/* of each, for messages */
	size_t ndata;
	const char *advice;		/* when it is too long */

	/*
	 * Leave something out of values and data, with --fit; false: there
	 * is nothing more that could be. Or NULL.
	 */
	bool (*shrink)(void *ctx);
	json_t *schema;
	const char *shown;		/* key of what --show prints */

	/*
	 * Take the answer, which fits the schema. Returns 0, or -1 with what
	 * is wrong appended to *why, a line each, for the model to mend.
	 */
	int (*take)(void *ctx, const json_t *answer, struct str *why);
	void *ctx;
	tell_fn *tell;
};

/* What it took, for the commit that tells it (usage.h). */
struct model_took {
	const char *model;		/* that answered */
	struct chat_usage usage;	/* of what no commit has told yet; kept:
					 * of the answer */
	bool kept;			/* old answers, told by a commit */
	const char *cost;		/* "USD 0.0067"; NULL: not known */
	const char *exchanges[2];	/* their files, to be booked; NULLs */
};

/* A commit tells it. */
void model_book(const struct model_took *took);

/*
 * Ask. With show nothing is sent: what would be is printed on it, and 1
 * returned. Returns 0 when ctx has taken an answer, else -1 with *e set:
 * ERR_INVALID when the question is too long or could cost too much,
 * ERR_PROVIDER, ERR_ANSWER. Owner: a.
 */
int model_ask(struct model_took *took, const struct model_ask *ask,
    struct engine *en, struct arena *a, const struct files *files,
    FILE *show, struct err *e);

#endif
