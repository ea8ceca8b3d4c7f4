#ifndef POS_POSFILE_H
#define POS_POSFILE_H

/*
 * pos.yaml, as far as it could reach outside the workspace: it may name an
 * engine and nothing more. Whoever sends a workspace would else say where
 * keys and data go, and which command is run.
 */

#include <stdbool.h>

#include "err.h"
#include "node.h"

/* Is this one node an address, a key or a command? */
bool posfile_is_private(const struct node *n);

/* What is said of it, with a %s for its key. */
#define POSFILE_PRIVATE "%s: an address, a key or a command does not belong " \
	"in the workspace; put it in your own configuration, " \
	"~/.config/pos/config.yaml"

/* Is it a name an engine can have: letters, digits, '-', '_', '.'? */
bool posfile_is_engine(const char *name);

/*
 * The engine that the file names, "builtin" where it names none. ERR_INVALID
 * with file and line: it holds what is private, or no name. *out is borrowed.
 */
int posfile_engine(const char **out, const struct node *pos, struct err *e);

#endif
