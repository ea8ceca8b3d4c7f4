#ifndef POS_PROGRAM_H
#define POS_PROGRAM_H

/*
 * Where commands are: programs named pos-NAME.
 */

#include <stdbool.h>

#include "root.h"
#include "str.h"

/*
 * Append the folders that commands are looked for in, the first wins: that
 * of the running program, ../libexec/pos beside it, that of the install
 * prefix, those of PATH. Owner: the caller, who calls names_release().
 */
void program_folders(struct names *out);

/*
 * Set *out to the path of the program name in the first of the folders that
 * has it. False, and *out empty: none has.
 */
bool program_find(struct str *out, const struct names *folders,
    const char *name);

/* Append the names of all commands there, without "pos-", and sort. */
void program_list(struct names *out, const struct names *folders);

#endif
