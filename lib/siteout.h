#ifndef POS_SITEOUT_H
#define POS_SITEOUT_H

/*
 * The folder a site is written to. Files that hold what they are to hold are
 * left alone, so their times tell what changed; those that an earlier run
 * wrote and this one did not are removed. What others put there stays.
 *
 *	if (siteout_open(&out, "public", e) < 0)
 *		return -1;
 *	siteout_put(&out, "index.html", html.s, html.len, e);
 *	siteout_finish(&out, e);
 *	siteout_close(&out);
 */

#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "map.h"
#include "names.h"
#include "root.h"

/* Names the files that are ours, one a line. */
#define SITEOUT_LIST ".pos-site"

struct siteout {
	struct root root;
	struct arena a;
	struct map put;		/* path -> path: written by this run */
	struct map folders;	/* made or found */
	struct names before;	/* paths that the last run wrote */
	size_t made, changed, same, removed;
	int list;		/* SITEOUT_LIST: locked, gets what is made */
};

#define SITEOUT_INIT { .root = ROOT_INIT, .list = -1 }

/*
 * Open the folder, made when it is missing. ERR_EXISTS: there are files in it
 * and no list of ours, so it is somebody else's. ERR_BUSY: another run writes
 * there. Owner: the caller, who calls
 * siteout_close(), also after a failure.
 */
int siteout_open(struct siteout *o, const char *dir, struct err *e);
void siteout_close(struct siteout *o);

/*
 * Have the file path hold the n bytes. It is replaced whole, but not synced: a
 * site can be made again. A new one is listed before it is there, so that what
 * a run that was killed has left is known as ours. ERR_EXISTS: this run has written it already.
 */
int siteout_put(struct siteout *o, const char *path, const char *bytes,
    size_t n, struct err *e);

/* Remove what is left of the last run, and write the list. */
int siteout_finish(struct siteout *o, struct err *e);

#endif
