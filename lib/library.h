#ifndef POS_LIBRARY_H
#define POS_LIBRARY_H

/*
 * The templates that are known by name, "recruitment/07-proposal": those of
 * the workspace and the shipped ones.
 */

#include <stdbool.h>

#include "err.h"
#include "root.h"
#include "str.h"
#include "ws.h"

/*
 * Append to *path the file of template name: of the workspace dir is in, else
 * of the shipped library. ERR_NOTFOUND when none has it; the message suggests
 * names that are near or that end or go on alike.
 */
int library_find(struct str *path, const char *dir, const char *name,
    struct err *e);

/* Append the names of all templates that are filled, sorted. */
void library_names(struct names *out, const struct ws *ws);

/* Is this file below templates/ one that is filled? Not what makes others. */
bool library_is_filled(const char *path);

/*
 * Append "; did you mean A or B?": names of all whose bare part holds that of
 * the given one, else those that are near by their letters; or nothing.
 */
void library_suggest(struct str *out, const char *given,
    const struct names *all);

#endif
