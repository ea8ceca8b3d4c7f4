#ifndef POS_COACHPARTS_H
#define POS_COACHPARTS_H

/* The parts of the coach, for its own modules: playcoach.c, coachfacts.c. */

#include <stdbool.h>
#include <stddef.h>

#include "engine.h"
#include "err.h"
#include "playact.h"
#include "playbook.h"
#include "playrun.h"
#include "str.h"
#include "ws.h"

enum { COACH_LINE = 2000, COACH_SHOWN = 6 };

struct coach {
	struct play_act *a;
	struct playbook *b;
	struct play_run r;
	struct engine en;
	char line[COACH_LINE];
	struct ws **read;		/* workspaces read since, oldest first:
					 * texts of old ones may be in use */
	size_t nread, capread;
	bool over;			/* the person wants to stop */
};

/*
 * Ask; the answer, without its line end, is in c->line. False: there is no
 * more, and c->over is set.
 */
bool coach_ask(struct coach *c, const char *question);

/* The record changed: read it anew. After a failure c->over is set. */
int coach_reload(struct coach *c, struct err *e);

/* Append the document of step s as it is; false: there is none. */
bool coach_document(struct str *out, const struct coach *c,
    const struct playbook_step *s);

/*
 * Facts that the record lacks and the document, whose text this is, asks for:
 * print them; ask for them, keep the answers, and fill the document of step s
 * again unless somebody has worked on it.
 */
void coach_show_missing(const struct coach *c, const struct str *text);
int coach_facts(struct coach *c, const struct playbook_step *s,
    struct err *e);

#endif
