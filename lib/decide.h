#ifndef POS_DECIDE_H
#define POS_DECIDE_H

/* A person at the terminal decides on a text that was made for her. */

#include <stdbool.h>
#include <stdio.h>

#include "err.h"
#include "str.h"

enum decide { DECIDE_ACCEPT, DECIDE_EDIT, DECIDE_REJECT };

/* Is there somebody to ask: are input and errors on a terminal? */
bool decide_can_ask(void);

/*
 * Ask "accept, edit or reject?" on out until in has one of them, or its first
 * letter. The end of in rejects.
 */
enum decide decide_ask(FILE *in, FILE *out);

/*
 * Open text in the user's editor (git's: GIT_EDITOR, core.editor, VISUAL,
 * EDITOR) and read it back. ERR_IO: it cannot be started, or it ended with
 * another status than 0; text is then as it was.
 */
int decide_edit(struct str *text, struct err *e);

#endif
