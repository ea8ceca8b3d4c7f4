#ifndef POS_FILLOUT_H
#define POS_FILLOUT_H

/*
 * Where filled templates go: standard output, one file, or a folder with a
 * file for each; never over what somebody may have edited since.
 *
 *	struct fillout to;
 *
 *	fillout_init(&to, out, force, zero);
 *	... fillout_add(&to, template, &text, e) for each
 *	if (to.file != NULL)
 *		fillout_write(&to, to.file, &text, e);
 *	fillout_release(&to);
 */

#include <stdbool.h>

#include "arena.h"
#include "err.h"
#include "opt.h"
#include "str.h"

struct fillout {
	const char *file;	/* one for all; NULL: none */
	const char *folder;	/* a file for each; NULL: none */
	bool force;		/* write over what is there */
	bool zero;		/* end each with NUL */
	struct list written;	/* in the folder; private */
	struct arena paths;	/* private */
};

/* out: a file, a folder if it is one, NULL: standard output; is borrowed. */
void fillout_init(struct fillout *f, const char *out, bool force, bool zero);
void fillout_release(struct fillout *f);

/*
 * Hand on the text of a template, path or "-"; for one file it stays in text,
 * which the caller writes when all are there. ERR_EXISTS: the folder has a
 * file of this name that holds something else, or another template was written
 * to it. ERR_USAGE: standard input has no name for a folder.
 */
int fillout_add(struct fillout *f, const char *template_path,
    struct str *text, struct err *e);

/*
 * Write the file, whole or not at all; errors as of file_create(), and of
 * playown_check(), for force is not for the document of a playbook's step.
 */
int fillout_write(const struct fillout *f, const char *file,
    const struct str *text, struct err *e);

#endif
