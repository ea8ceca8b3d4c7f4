#ifndef POS_PLAYBOOK_H
#define POS_PLAYBOOK_H

/*
 * Playbooks: ordered steps of work with a partner, playbooks/ID.yaml of the
 * workspace or shipped. Format: pos-playbook(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "node.h"
#include "root.h"
#include "ws.h"

#define PLAYBOOK_FOLDER "playbooks"

struct playbook_step {
	const char *id;			/* slug of its name, no two alike */
	const char *name, *owner;	/* owner: us, partner, joint */
	const char *template;		/* id in the library */
	const char *document;		/* "01-ideal-partner-profile.md" */
	bool continues;			/* document is that of an earlier one */
	int due;			/* days after it begins */
	const struct node *node;	/* guidance, prompt, checklist ... */
};

struct playbook {
	const char *id, *name, *description;
	const char *file;		/* "playbooks/recruit.yaml" */
	const struct node *node;
	struct playbook_step *steps;
	size_t n;
};

/* Days for a step that does not say. */
enum { PLAYBOOK_DUE = 7 };

/*
 * Append the ids of all playbooks, the workspace's (ws NULL: none) and
 * shipped, sorted.
 */
int playbook_ids(struct names *out, const struct ws *ws, struct err *e);

/*
 * Read one. tell: told of each template that is named as in another layout,
 * with its name here; or NULL. ERR_NOTFOUND suggests the nearest id.
 * ERR_INVALID with file and line: keys that there are not (the nearest is
 * suggested), values of the wrong kind, steps of one name, a template that
 * there is not, a document that no earlier step has. Owner: ws->arena.
 */
int playbook_read(struct playbook *out, struct ws *ws, const char *id,
    void (*tell)(const char *fmt, ...), struct err *e);

/* The step of this id or number from 1, or NULL. */
const struct playbook_step *playbook_step(const struct playbook *b,
    const char *text);

/* The note for partners of a tier; NULL: there is none. */
const char *playbook_tier_note(const struct playbook_step *s,
    const char *tier);

#endif
