#ifndef POS_NEWWS_H
#define POS_NEWWS_H

/*
 * The files of a new workspace: those of the shipped sample, or those of
 * templates/workspace, which are filled with answers.
 */

#include <stdbool.h>
#include <stddef.h>

#include "answer.h"
#include "date.h"
#include "err.h"
#include "str.h"

struct newfile {
	char *path;		/* beneath the new workspace */
	struct str bytes;
};

struct newws {
	struct newfile *files;
	size_t n, cap;
};

#define NEWWS_INIT { NULL, 0, 0 }

/* The sample workspace, as it is shipped. */
int newws_sample(struct newws *w, struct err *e);

/*
 * The templates of a workspace, not filled. %QUARTER% in a path is that of
 * today: 2026-q4.
 */
int newws_templates(struct newws *w, date today, struct err *e);

/*
 * Fill them with answers, all of which were set. The values are YAML already,
 * quotes and all: name: {{company}}.
 */
int newws_fill(struct newws *w, const struct answers *a, date today,
    struct err *e);

/* May the file be there already, and get our lines added: .gitignore? */
bool newws_joins(const struct newfile *f);

/* Free the files put together; what was written stays. */
void newws_release(struct newws *w);

#endif
