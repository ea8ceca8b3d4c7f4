#ifndef POS_PLAYFLOW_H
#define POS_PLAYFLOW_H

/*
 * Playbooks as pictures: which follows which, and the steps of one. As a
 * flowchart of Mermaid, or as SVG, drawn by graphviz.
 */

#include <stdio.h>

#include "err.h"
#include "playbook.h"
#include "str.h"
#include "ws.h"

#define PLAYFLOW_FORMS "mermaid|dot|svg"

/* Append as Mermaid: the steps of one; which of n follows which. */
void playflow_steps(struct str *out, const struct playbook *b);
void playflow_all(struct str *out, const struct playbook *v, size_t n);

/*
 * Print the picture in a form of PLAYFLOW_FORMS: of b, or (b NULL) of all
 * playbooks. ERR_NOTFOUND: svg is asked for and there is no dot program.
 */
int playflow_print(FILE *f, struct ws *ws, const struct playbook *b,
    const char *form, struct err *e);

#endif
