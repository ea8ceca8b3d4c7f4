#ifndef POS_PLAYDOC_H
#define POS_PLAYDOC_H

/*
 * The document of a playbook's step: its template filled for the partner,
 * what is to be confirmed, and the step's checklist, to be ticked off.
 */

#include <stdbool.h>

#include "arena.h"
#include "date.h"
#include "err.h"
#include "playbook.h"
#include "str.h"
#include "ws.h"

/* What of a document is still open. */
struct playdoc_open {
	struct names unticked;		/* items of its checklist */
	size_t confirm;			/* things to confirm, unticked */
	bool has_list;			/* the step's checklist is in it */
};

/*
 * Append what step s adds to its document: the fields to be written down, and
 * its checklist. due: as below.
 */
void playdoc_add_step(struct str *out, const struct playbook *b,
    const struct playbook_step *s, date due);

/*
 * Append the document of step s of b for partner p: its template filled, and
 * what the step adds. due: the day, DATE_NONE
 * for none. ERR_NOTFOUND, ERR_INVALID: the template is not there, or cannot
 * be filled. Loads what values need.
 */
int playdoc_make(struct str *out, struct ws *ws, const struct partner *p,
    const struct playbook *b, const struct playbook_step *s, date due,
    struct err *e);

/* Where in the n bytes of a document the first checklist of a step begins; n:
 * there is none. */
size_t playdoc_list_at(const char *bytes, size_t n);

/* A fact that the record lacks, as the end of a document asks for it. */
struct playdoc_fact {
	const char *text;	/* "Languages they work in" */
	const char *key;	/* of partner.yaml: "languages" */
};

/*
 * The facts that the n bytes of a document ask for, of the partner or of
 * ourselves, and that are not ticked off; their number. Owner: the arena.
 */
size_t playdoc_facts(struct playdoc_fact **out, struct arena *a,
    const char *bytes, size_t n);

/*
 * What is still open in the n bytes of the document of step s: of the
 * checklists of several steps that one's alone. Owner of *out: the caller,
 * who calls names_release(&out->unticked).
 */
void playdoc_look(struct playdoc_open *out, const struct playbook_step *s,
    const char *bytes, size_t n);

#endif
