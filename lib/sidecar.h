#ifndef POS_SIDECAR_H
#define POS_SIDECAR_H

/*
 * The sidecar of a generated document: what each section was as its engine
 * gave it, and from what. Format: pos-artifact(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "commit.h"
#include "draft.h"
#include "err.h"
#include "node.h"
#include "ws.h"

/* Where it is: strategy/icp.md has .pos/strategy/icp.yaml. In a. */
const char *sidecar_path(struct arena *a, const char *output);

/* Read it; *out NULL when there is none. */
int sidecar_read(const struct node **out, struct ws *ws, const char *output,
    struct err *e);

/*
 * Does it have sections, not more than a document may have, each a map with
 * facts that are one, as the tools write them? Else nothing here reads it.
 */
bool sidecar_is_sound(const struct node *sidecar);

/* The record of a section in it, or NULL. */
const struct node *sidecar_section(const struct node *sidecar,
    const char *id);

/* The facts of all its sections as they were drafted, a map. In a. */
const struct node *sidecar_facts(struct arena *a, const struct node *sidecar);

/* What sidecar_apply() records. */
struct sidecar_update {
	const char *artifact;
	const char *title;		/* that has a partner or a period in
					 * it; NULL: it never changes */
	const char *engine;		/* builtin, or endpoint and model */
	const char *generated;		/* 2026-11-20T10:00:00Z */
	const struct draft *drafts;
	size_t n;
	bool kept;			/* the document's text stays as it is */
};

/*
 * A change_fn; ctx: struct sidecar_update. Other sections stay. Sections are
 * in the order of their ids, so that any order of drafts and of merges gives
 * the same file.
 */
change_fn sidecar_apply;

#endif
