#ifndef POS_SECTIONASK_H
#define POS_SECTIONASK_H

/*
 * One section as a question to a language model: what is sent, what must
 * come back, and what has come.
 */

#include <jansson.h>
#include <stdbool.h>

#include "engine.h"
#include "err.h"
#include "evidence.h"
#include "genset.h"
#include "llm.h"
#include "written.h"

enum { SECTIONASK_TEXTS = 5, SECTIONASK_EVIDENCE = 64 };

/* What a piece of evidence adds to the question. */
struct ask_part {
	const char *name;
	const char *json;
	bool left_out;		/* by --fit */
};

struct section_ask {
	const struct genset_item *item;
	struct gen_section *section;
	const char *label;		/* "icp#pains" */
	const char *system, *user;
	const char *texts[SECTIONASK_TEXTS];	/* evidence, draft, current,
						 * instruction, guidance */
	struct ask_part parts[SECTIONASK_EVIDENCE];
	size_t nparts;
	const struct node *evidence;	/* all of it, left out or not */
	const struct node *facts;	/* of the section as it stands */
	json_t *schema;
	struct chat_turn turns[3];
	struct llm_ask q;
	const char *first;		/* request whose answer was mended */
	struct chat_usage spent;	/* by all that was asked for it */
	bool paid;			/* not all of it was kept answers */
	struct chat_usage due;		/* of spent, and of kept answers, what
					 * is in no commit yet */
	bool owed;			/* there is some */
	struct written w;
	bool written;
};

/*
 * Make the question for one section. instruction: an edit's, or NULL: it is
 * to be written. Evidence is the document's (evidence_document()). Owner: the
 * caller, who calls sectionask_release(); strings live in ev->ws->arena.
 */
int sectionask_make(struct section_ask *out, const struct genset_item *item,
    struct gen_section *section, struct evidence *ev,
    const char *instruction, struct err *e);

/* Fill the prompt again, without the parts that are left out. */
int sectionask_fill(struct section_ask *k, struct evidence *ev,
    struct err *e);

/*
 * Read the answer. Returns 0, or -1 with what is wrong appended to *why, for
 * the model to mend: sectionask_repair() puts it into the question. Owner of
 * k->w: ws->arena.
 */
int sectionask_read(struct section_ask *k, struct ws *ws, struct str *why);
int sectionask_repair(struct section_ask *k, struct evidence *ev,
    const struct str *why, struct err *e);

/* Free the question and its schema; what it points to is borrowed. */
void sectionask_release(struct section_ask *k);

#endif
