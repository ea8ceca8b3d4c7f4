#ifndef POS_GEN_H
#define POS_GEN_H

/*
 * Generated documents: what state each section is in, and drafting those
 * that are asked for. One struct gen_doc is one artifact of the workspace.
 */

#include <stdbool.h>
#include <stddef.h>

#include "commit.h"
#include "doc.h"
#include "draft.h"
#include "err.h"
#include "evidence.h"
#include "opt.h"
#include "place.h"
#include "sidecar.h"
#include "spec.h"

enum gen_state { GEN_NEVER, GEN_FRESH, GEN_STALE };

struct gen_section {
	const struct spec_section *spec;
	struct draft draft;		/* what it would be now */
	const char *text;		/* what it is; NULL: not there */
	const char *base;		/* as it was drafted last, or NULL */
	enum gen_state state;
	bool edited;			/* its text differs from its base, or
					 * a fact from what was drafted */
	bool removed;			/* drafted once, no longer there */
	bool meant;			/* asked for */
	bool wanted;			/* to be written */
	const struct node *inputs;	/* stale: list of {path, before, now} */
	const struct node *figures;	/* and of {name, before, now} */
	/* facts by hand: list of {name, yours, drafted, moved}, texts; moved:
	 * the data say another value than when it was drafted */
	const struct node *own_facts;
	int line;			/* of its heading; 0: not there */
	struct lookalike like;		/* removed: what could be it */
};

struct gen_doc {
	struct spec spec;
	const struct node *sidecar;	/* NULL: none */
	bool exists;			/* the document is there */
	struct gen_section *sections;
	size_t n;
	const struct node *facts;	/* in its frontmatter, or NULL */
	const struct node *own_headings;	/* list: of sections that are
						 * people's own */
	/* filled by gen_changes() */
	struct doc_update update;
	struct sidecar_update record;
	struct change *changes;		/* document, sidecar, then drawings */
	size_t nchanges;
	struct str conflict;		/* both sides, after ERR_CONFLICT */
	size_t nwanted;
};

/* What is wanted of an artifact. */
struct gen_ask {
	const char *artifact;
	const struct partner *partner;	/* it is for, or NULL */
	const struct list *ids;		/* sections meant; NULL, empty: all */
	bool force;			/* also those that are fresh */
	bool stale;			/* only those that were drafted once */
};

/*
 * Load an artifact, draft its sections and find the state of each. An unknown
 * section is ERR_NOTFOUND. The facts of those meant are laid over the
 * workspace's files, so that evidence that follows is computed from them.
 * Marks the sections meant that are not fresh as wanted; one that people
 * removed only if it was named. Everything lives in ev->ws->arena.
 */
int gen_load(struct gen_doc *doc, struct evidence *ev,
    const struct gen_ask *ask, struct err *e);

/*
 * ERR_INVALID with file and line: a section that is wanted stands in the
 * document as a heading of another level, and would be there twice.
 */
int gen_check(const struct gen_doc *doc, struct err *e);

/*
 * Prepare the two changes (document, sidecar) for the sections marked
 * wanted. Returns how many sections those are: 0 means up to date.
 */
size_t gen_changes(struct gen_doc *doc, struct evidence *ev,
    const char *engine);

/* The facts in the frontmatter of the document's bytes, or NULL. */
const struct node *gen_document_facts(struct arena *a,
    const struct gen_doc *doc, const struct str *text);

/* Find own_facts of a section; facts: the document's. */
void gen_find_own_facts(struct gen_section *s, struct arena *a,
    const struct gen_doc *doc, const struct node *facts);

/* Free what is not in the arena: the conflict. */
void gen_release(struct gen_doc *doc);

/*
 * Append why the section, which is not in the document, may still be meant to
 * be there: "its heading in line 12 is ...". False: nothing looks like it.
 */
bool gen_add_lookalike(struct str *out, const struct gen_section *s);

/* "never", "fresh", "stale". */
const char *gen_state_name(enum gen_state state);

/* Add to the map all the inputs of the sections that are wanted. */
void gen_inputs(struct node *all, struct arena *a, const struct gen_doc *doc);

#endif
