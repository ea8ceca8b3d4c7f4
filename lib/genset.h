#ifndef POS_GENSET_H
#define POS_GENSET_H

/*
 * The generated documents of one request: which they are, in which order
 * they are drafted (one that computes with the facts of another comes after
 * it), and the one commit that writes them all.
 */

#include <stdbool.h>
#include <stddef.h>

#include "commit.h"
#include "err.h"
#include "evidence.h"
#include "gen.h"
#include "genlock.h"
#include "opt.h"

struct genset_item {
	const char *artifact;
	struct partner *partner;	/* or NULL */
	struct list ids;		/* sections named */
	struct gen_doc doc;
	struct genlock lock;
};

struct genset {
	struct genset_item *items;
	size_t n, cap;
	const struct change *also;	/* a change beside them, or NULL */
};

#define GENSET_INIT { NULL, 0, 0, NULL }

/*
 * Add what operand (address.h) names; sections of one document come
 * together. partner: a slug or name that operands without one are for, or
 * NULL. ERR_NOTFOUND: no such partner; ERR_USAGE: the path of a report, which
 * is of a period. Strings live in ws->arena.
 */
int genset_add(struct genset *set, struct ws *ws, const char *operand,
    const char *partner, struct err *e);

/*
 * Add every document of the workspace that a tool drafts: all artifacts,
 * and those of partners that exist, as ws->files has them. drafted: only those
 * that were drafted.
 * Snapshots of a day (reports) are left out.
 */
int genset_add_all(struct genset *set, struct ws *ws, bool drafted,
    struct err *e);

/* Add the documents of these addresses; all, as genset_add_all(), for none. */
int genset_choose(struct genset *set, struct ws *ws,
    const struct list *names, const char *partner, bool stale,
    struct err *e);

/*
 * Load them all (gen_load()); force and stale as in struct gen_ask. The items
 * are put into the order they are drafted in.
 */
int genset_load(struct genset *set, struct evidence *ev, bool force,
    bool stale, struct err *e);

/*
 * Lock every document against another run, before it is loaded. ERR_BUSY
 * names who has one. Does nothing outside of a repository. Ended by
 * genset_release().
 */
int genset_lock(struct genset *set, const struct ws *ws, struct err *e);

/* gen_check() all of them. */
int genset_check(const struct genset *set, struct err *e);

/*
 * ERR_USAGE: of one of them no section that is meant has the fact objective,
 * so that one asked for would be lost.
 */
int genset_states_objective(const struct genset *set, struct err *e);

/* Prepare the changes (gen_changes()); returns how many sections they write. */
size_t genset_changes(struct genset *set, struct evidence *ev,
    const char *engine);

/*
 * Fill a request with the changes, subject and trailers. keep: documents stay
 * as they are; only the sidecars change, and say so. Everything lives in a.
 */
void genset_request(struct commit_request *req, struct arena *a,
    struct genset *set, const char *engine, bool keep);

/*
 * A commit with these trailers is made: what models took for the set is
 * booked (exchange.h), and no other commit tells it again.
 */
void genset_book(const struct genset *set);

/*
 * Append the files that the drafts to be written were computed from and that
 * the folder has otherwise than HEAD, sorted: a clone would not compute the
 * same. Where they were made from HEAD, also the documents themselves. None
 * outside of a repository.
 */
int genset_unsaved(struct names *out, const struct genset *set, struct ws *ws,
    struct err *e);

/* Is it one report? Those are told by their file. */
bool genset_is_report(const struct genset *set);

/* "jbp of Acme", "quarterly" (a report): an item for people. In a. */
const char *genset_title(struct arena *a, const struct genset_item *item);

/* What a proposal of it is called: "icp", "icp-pains", "strategy". In a. */
const char *genset_stem(struct arena *a, const struct genset *set);

/*
 * Free the documents and give back their locks; what is written stays. set may
 * be used again.
 */
void genset_release(struct genset *set);

#endif
