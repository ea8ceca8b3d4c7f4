#ifndef POS_PROMPT_H
#define POS_PROMPT_H

/*
 * Prompts: Mustache files below templates/artifacts/prompts/, a workspace's
 * own first. What they are filled with is data of the workspace; each block
 * of it stands between fences, lines that nothing in the data has.
 */

#include <jansson.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "files.h"
#include "node.h"
#include "str.h"

/*
 * Fill the prompt called name ("system", "section") with values. Names that
 * values do not have are empty. Returns 0, or -1 with *e set (no such file,
 * or a template that is broken: file, line, column). Owner: a.
 */
int prompt_fill(const char **out, struct arena *a, const struct files *files,
    const char *name, const struct node *values, struct err *e);

/*
 * A fence that stands in none of n texts (NULL: no text). In a; the same for
 * the same texts.
 */
const char *prompt_fence(struct arena *a, const char *const *texts, size_t n);

/* What an answer must look like, for {{{format}}}. In a. */
const char *prompt_format(struct arena *a, const json_t *schema);

/*
 * Cut the list of what is wrong to whole lines, and not too many: it goes out
 * again and is paid for.
 */
void prompt_faults(struct str *why);

/*
 * Fill "repair": what is wrong with an answer, a line of problems each. data:
 * the texts in which the fence must not stand. Errors as of prompt_fill().
 */
int prompt_repair(const char **out, struct arena *a,
    const struct files *files, const char *problems, const char *const *data,
    size_t n, const json_t *schema, struct err *e);

#endif
