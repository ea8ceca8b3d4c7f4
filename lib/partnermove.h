#ifndef POS_PARTNERMOVE_H
#define POS_PARTNERMOVE_H

/*
 * Moving a partner's folder: its documents and their sidecars, and all that
 * refers to it. Put together as changes of one commit.
 *
 *	partner_move_init(&m, ws, "old", "new");
 *	partner_move_record(&m, &edits) or _drop_record(&m)
 *	partner_move_files(&m, e); partner_move_links(&m, e);
 *	partner_move_commit(&m, &request, save, e);
 *	partner_move_release(&m);
 */

#include "arena.h"
#include "commit.h"
#include "err.h"
#include "partneredit.h"
#include "partnerlink.h"
#include "partnersave.h"
#include "revs.h"
#include "steady.h"
#include "ws.h"

struct partner_move {
	struct arena arena;
	struct ws *ws;
	struct partner_link link;	/* slugs, names that are others now */
	struct partner_alias *aliases;
	size_t naliases, capaliases;
	struct steady read;		/* when references were looked for */
	struct change *changes;
	size_t n, cap;
	struct moved *moved;
	size_t nmoved, capmoved;
	struct names folders;		/* that the move may leave empty */
	struct names ignored;		/* files that git leaves out: where
					 * they are, and, next, will be */
	struct revs revs;		/* to ask what git leaves out */
	bool has_revs;			/* false: there is no repository */
	size_t documents;		/* files moved, sidecars apart */
	size_t references;		/* files elsewhere that change */
};

/* The slugs live as long as m. Owner: the caller. */
void partner_move_init(struct partner_move *m, struct ws *ws,
    const char *from, const char *to);

/* Release all that was put together; nothing on disk is touched. */
void partner_move_release(struct partner_move *m);

/*
 * Names of the old folder that the new one has already get another there:
 * qbr becomes qbr-2. After it aliases say which.
 */
int partner_move_aside(struct partner_move *m, struct err *e);

/*
 * The record moves along, and edits (of its file in the old folder) are
 * applied to it.
 */
void partner_move_record(struct partner_move *m, struct partner_edits *pe);

/*
 * The record goes; what it said, as read, is in another one. ERR_CONFLICT: it
 * has changed since.
 */
int partner_move_drop_record(struct partner_move *m, const struct node *read,
    struct err *e);

/*
 * All other files of the folder, and sidecars. What git leaves out moves when
 * the commit is made. Errors as of root_read().
 */
int partner_move_files(struct partner_move *m, struct err *e);

/* What refers to the folder from elsewhere: data/, documents, sidecars. */
int partner_move_links(struct partner_move *m, struct err *e);

/* Add one change more. */
void partner_move_change(struct partner_move *m, const char *path,
    change_fn *apply, void *ctx);

/*
 * "partner: rename Fjell Data to Fjord Data AS": verb, a name, word, a name;
 * names are cut when they are long. In m's arena.
 */
const char *partner_move_subject(struct partner_move *m, const char *verb,
    const char *from, const char *word, const char *to);

/*
 * Commit all with subject and body of req; op is for its trailer. Folders
 * that are empty then go. *res as of commit_changes(), whose errors these are:
 * ERR_CONFLICT for a file with uncommitted edits.
 */
int partner_move_commit(struct commit_result *res, struct partner_move *m,
    struct commit_request *req, const struct partner_save *save,
    struct err *e);

#endif
