#ifndef POS_GENMODEL_H
#define POS_GENMODEL_H

/*
 * Sections as a language model writes them: the same evidence and the builtin
 * draft go out as a prompt, what comes back takes the draft's place. Either
 * all sections of a request have their answer, or none is used.
 */

#include <stdio.h>

#include "engine.h"
#include "err.h"
#include "evidence.h"
#include "genset.h"
#include "gentell.h"
#include "sectionask.h"

struct genmodel {
	struct engine *engine;
	struct evidence *ev;
	tell_fn *tell;		/* of costs, waits, what has no source */
	const char *instruction;	/* change the text so; NULL: write it */
};

/*
 * An edit is asked for: want the one section that was named, and no other.
 * ERR_USAGE: it is not one; ERR_NOTFOUND: it is not in its document.
 */
int genmodel_want_edit(struct genset *set, struct err *e);

/*
 * Have the model write all sections of the set that are wanted; their drafts
 * become what it wrote. Returns 0, or -1 with *e set: ERR_INVALID when a
 * question is too long or could cost too much, ERR_PROVIDER and ERR_ANSWER as
 * llm_run() says, of the first section; those of others are told. What broke
 * off is kept (partial.h) and told.
 */
int genmodel_write(struct genset *set, struct genmodel *m, struct err *e);

/*
 * Before questions are paid for: could what they bring be committed?
 * ERR_GIT: staged changes in a document, a merge under way, nobody to commit
 * as, no repository. Nothing is asked of what is not a repository's. propose:
 * they will be a proposal, which touches no file: only a commit to begin with
 * and somebody to commit as are needed.
 */
int genmodel_possible(const struct genset *set, const struct ws *ws,
    bool propose, struct err *e);

/*
 * What the model wrote could not be committed: where no cache has it, keep it
 * as what broke off is kept.
 */
void genmodel_keep(const struct genset *set, const struct genmodel *m);

/*
 * Given a question in place of a model. Returns 1: it is read and has its
 * answer (sectionask_read()); 0: it has none; -1 with *e set.
 */
typedef int genmodel_fn(void *ctx, struct section_ask *k, struct err *e);

/*
 * Make the questions of all sections wanted, as genmodel_write() does, and
 * give each to fn: what has an answer becomes its section's draft, what has
 * none is not wanted any more. Nothing is sent.
 */
int genmodel_each(struct genset *set, struct genmodel *m, genmodel_fn *fn,
    void *ctx, struct err *e);

/* Print all that would be sent, a section after the other. */
int genmodel_show(struct genset *set, struct genmodel *m, FILE *f,
    struct err *e);

#endif
