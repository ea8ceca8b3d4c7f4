#ifndef POS_INPUTS_H
#define POS_INPUTS_H

/*
 * Which files evidence was computed from, each with the hash of its bytes.
 */

#include "err.h"
#include "evidence.h"
#include "node.h"

/*
 * The inputs of a list of evidence names: a map from path to hash. A folder
 * ("partners") or a beginning of names ("data/deals") stands for all files
 * under it; its hash is that of their names and hashes, one a line. So does
 * "data/customers.yaml" where there are parts beside it. Of a
 * document only the facts count. What is missing is "-".
 */
int inputs_of(struct node **out, struct evidence *ev,
    const struct node *names, struct err *e);

/*
 * Append "HASH PATH\n" for each file that an input stands for, as the
 * workspace reads it.
 */
int inputs_files(struct str *out, const struct ws *ws, const char *input,
    struct err *e);

/*
 * Where two such maps differ: a list of {path, before, now}, hashes; before
 * is absent for a new input.
 */
struct node *inputs_differ(struct arena *a, const struct node *before,
    const struct node *now);

/* "path@hash path@hash", seven digits of each, for a trailer; "": none. */
const char *inputs_text(struct arena *a, const struct node *inputs);

#endif
