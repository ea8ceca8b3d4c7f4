#ifndef POS_PROPOSAL_H
#define POS_PROPOSAL_H

/*
 * A proposal as it stands: what it changes, from where, and what has changed
 * under it since.
 */

#include "arena.h"
#include "commit.h"
#include "docdiff.h"
#include "err.h"
#include "proposalref.h"
#include "propose.h"
#include "revs.h"
#include "version.h"

/* One file that a proposal changes. */
struct proposal_file {
	const char *path;
	bool was, is;		/* there at the base, in the proposal */
	struct str before, now;
	bool sidecar;		/* .pos/...: kept by the tools */
	struct version ids;	/* its sections; none of a sidecar */
};

struct proposal {
	struct proposal_ref at;
	const char *name;	/* at.name */
	git_oid tip, base, head;
	const char *tip_hex;
	const char *subject, *body, *author;	/* of its last commit */
	const char *day;			/* 2026-11-20 */
	struct proposal_file *files;
	size_t n;
	bool outside;		/* it changes files out of the workspace */
	size_t behind;		/* commits that HEAD has and it does not */
	bool merged;		/* HEAD has all of it */
	bool unrelated;		/* no commit in common with HEAD: not opened */
	struct names targets;	/* addresses it changes */
	struct names moved;	/* those of them that HEAD changed since */
};

/*
 * Read one, by the name of proposalref.h. ERR_NOTFOUND suggests the nearest.
 * After a failure what was read before it is set, all else zero. Texts live in
 * a. Owner: the caller, who calls proposal_release(), also after a failure.
 */
int proposal_open(struct proposal *p, struct arena *a, const struct revs *r,
    const char *name, struct err *e);
void proposal_release(struct proposal *p);

/*
 * Append to list (of *n) what its commit says of who wrote it and what that
 * took, for the one that takes its place: the targets, engine, inputs and
 * model's usage among its trailers. Owner: a.
 */
int proposal_origin(struct trailer **list, size_t *n, struct arena *a,
    const struct revs *r, const struct proposal *p, struct err *e);

/*
 * The address of the section whose id in the document is place ("": of the
 * file): with the id of its spec, as pos-gen takes it. In a.
 */
const char *proposal_address(const struct proposal_file *f, struct arena *a,
    const char *place);

/*
 * The changes that carry it over to what is there now, for commit_changes()
 * and propose_again(): each file is merged by filemerge().
 * ERR_CONFLICT from one names the sections; both sides go to *conflict.
 * ERR_INVALID: what it has, or gives, is no readable() file.
 * Everything lives in a.
 */
struct change *proposal_changes(struct proposal *p, struct arena *a,
    struct str *conflict);

#endif
