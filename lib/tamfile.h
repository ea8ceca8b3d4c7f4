#ifndef POS_TAMFILE_H
#define POS_TAMFILE_H

/* The file of the partner market: the workspace's, or a plain one. */

#include "arena.h"
#include "err.h"
#include "str.h"
#include "tam.h"
#include "ws.h"

/*
 * Append the bytes of TAM_FILE in the workspace of dir (NULL: the current
 * folder), which is opened with its company, or of the plain file path; "-"
 * is standard input. *name: what it is called in messages. ERR_NOTFOUND: the
 * workspace has none.
 */
int tam_file_read(struct str *text, const char **name, struct ws *ws,
    const char *dir, const char *path, struct err *e);

/* A text of the file. */
struct tam_file {
	const struct str *text;
	const char *name;
	const struct ws *ws;		/* its company; may be closed */
	const char *scenario;		/* NULL: the file itself */
};

/*
 * Read the text: *base as it is, *t with the scenario. The currency is the
 * file's, else the company's; one that is none is ERR_INVALID. Owner: the
 * arena; what file points to is borrowed.
 */
int tam_file_load(struct tam *base, struct tam *t, struct arena *a,
    const struct tam_file *file, struct err *e);

#endif
