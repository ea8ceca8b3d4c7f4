#ifndef POS_SPEC_H
#define POS_SPEC_H

/*
 * Artifact specifications: which sections a kind of document has and what
 * each is drafted from. Format: pos-artifact(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "files.h"
#include "node.h"
#include "root.h"

struct spec_section {
	const char *id, *heading, *about;
	const char *advice;		/* to who writes it; "": none */
	const char *draft;		/* text of the Mustache template */
	size_t draft_len;
	const char *draft_file;		/* its path, for messages */
	const struct node *evidence;	/* list of names */
	const struct node *facts;	/* map name -> evidence path, or NULL */
	const struct node *charts;	/* list of evidence paths, or NULL: what
					 * is drawn beside the document */
};

struct spec {
	const char *name, *title, *about;
	const char *advice;		/* on the whole document; "": none */
	const char *output;		/* path below the workspace */
	bool snapshot;			/* of a day or a period: a report */
	const char *partner;		/* slug of whom it is for, or NULL */
	bool report;			/* pos report writes it */
	struct spec_section *sections;
	size_t n;
};

/* Of what a specification is read: which artifact, for whom, when. */
struct spec_ask {
	const char *name;
	const char *partner;		/* slug, or NULL: for no partner */
	const char *today;		/* for %DATE% in its output */
	const char *report;		/* for %REPORT% in it, or NULL: this is
					 * for no report */
};

/*
 * Read the specification of an artifact and its drafts. files: the
 * workspace's, whose own comes first. ERR_NOTFOUND lists what there is.
 * ERR_USAGE: it is only for a partner and none was given, or the other way
 * round. Everything lives in a.
 */
int spec_load(struct spec *out, struct arena *a, const struct files *files,
    const struct spec_ask *ask, struct err *e);

/*
 * The names of all artifacts, sorted: of the folders that have an
 * artifact.yaml. The one with the prompts has none.
 */
int spec_list(struct names *out, const struct files *files, struct err *e);

/*
 * May a document be written there: a path beneath the root (root.h), of
 * Markdown, so no record and no .gitignore? ERR_INVALID.
 */
int spec_output_check(const char *path, struct err *e);

/* The section of this id, or NULL. */
const struct spec_section *spec_section(const struct spec *spec,
    const char *id);

#endif
