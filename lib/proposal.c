/* proposal - a proposal as it stands */

#include "proposal.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "docmerge.h"
#include "gitlib.h"
#include "mem.h"
#include "readable.h"
#include "sidecar.h"

/* Author, day, subject and body of its last commit. */
static int
read_commit(struct proposal *p, struct arena *a, const struct revs *r,
    struct err *e)
{
	git_commit *c = NULL;
	struct str day = STR_INIT;
	const char *body;

	if (git_commit_lookup(&c, r->repo, &p->tip) < 0)
		return err_git(e, "proposal %s", p->name);
	p->subject = arena_dup(a, git_commit_summary(c));
	body = git_commit_body(c);
	p->body = arena_dup(a, body != NULL ? body : "");
	p->author = arena_dup(a, git_commit_author(c)->name);
	time_add(&day, (time_t)git_commit_author(c)->when.time);
	p->day = arena_ndup(a, day.s, 10);
	str_release(&day);
	git_commit_free(c);
	return 0;
}

static int
read_file(struct proposal_file *f, const struct proposal *p,
    const struct revs *r, struct err *e)
{
	if (revs_file(&f->before, &f->was, r, &p->base, f->path, e) < 0)
		return -1;
	f->sidecar = str_starts(f->path, ".pos/");
	return revs_file(&f->now, &f->is, r, &p->tip, f->path, e);
}

/* Add the addresses of what a file's two versions differ in. */
static int
add_targets(struct names *out, struct arena *a, const char *path,
    const struct str *before, const struct str *now, struct err *e)
{
	struct docdiff d = DOCDIFF_INIT;
	size_t i;
	int rc;

	if (!str_ends(path, ".md")) {
		names_add(out, path);
		return 0;
	}
	rc = docdiff(&d, a, before, now, e);
	for (i = 0; i < d.n && rc == 0; i++) {
		if (d.sections[i].id[0] == '\0' && d.n > 1)
			continue;	/* facts go with their sections */
		names_add(out, d.sections[i].id[0] == '\0' ? path :
		    arena_printf(a, "%s#%s", path, d.sections[i].id));
	}
	docdiff_release(&d);
	return rc;
}

/* The file's sections, with the ids that the proposal's sidecar has. */
static int
read_ids(struct proposal_file *f, const struct proposal *p, struct arena *a,
    const struct revs *r, struct err *e)
{
	struct str side = STR_INIT;
	bool there;
	int rc = revs_file(&side, &there, r, &p->tip, sidecar_path(a, f->path),
	    e);

	if (rc == 0)
		version_read(&f->ids, a, f->is ? &f->now : &f->before,
		    there ? &side : NULL);
	str_release(&side);
	return rc;
}

const char *
proposal_address(const struct proposal_file *f, struct arena *a,
    const char *place)
{
	const struct version_section *s = version_place(&f->ids, place);

	return arena_printf(a, "%s%s%s", f->path, *place != '\0' ? "#" : "",
	    s != NULL ? s->id : place);
}

/* An address of docdiff's ids as people give it. */
static const char *
address_of(const struct proposal_file *f, struct arena *a, const char *target)
{
	const char *place = strchr(target, '#');

	return proposal_address(f, a, place != NULL ? place + 1 : "");
}

/* What the proposal changes in a file, and which of that HEAD changed too. */
static int
compare_file(struct proposal *p, struct proposal_file *f,
    struct arena *a, const struct revs *r, struct err *e)
{
	struct names mine = { 0 }, others = { 0 };
	struct str head = STR_INIT;
	const char *target;
	bool there;
	size_t i;
	int rc;

	if (f->sidecar)
		return 0;
	rc = revs_file(&head, &there, r, &p->head, f->path, e);
	if (rc == 0)
		rc = add_targets(&mine, a, f->path, f->was ? &f->before :
		    NULL, f->is ? &f->now : NULL, e);
	if (rc == 0 && (there != f->was || !str_same(&head, &f->before)))
		rc = add_targets(&others, a, f->path, f->was ? &f->before :
		    NULL, there ? &head : NULL, e);
	if (rc == 0)
		rc = read_ids(f, p, a, r, e);
	for (i = 0; i < mine.n; i++) {
		target = address_of(f, a, mine.s[i]);
		names_add(&p->targets, target);
		if (names_has(&others, mine.s[i]))
			names_add(&p->moved, target);
	}
	names_release(&mine);
	names_release(&others);
	str_release(&head);
	return rc;
}

static int
read_files(struct proposal *p, struct arena *a, const struct revs *r,
    struct err *e)
{
	struct names paths = { 0 };
	int rc = revs_changed(&paths, &p->outside, r, &p->base, &p->tip, e);
	size_t i;

	p->files = mem_zero(paths.n + 1, sizeof(*p->files));
	for (i = 0; i < paths.n && rc == 0; i++) {
		p->files[p->n].path = arena_dup(a, paths.s[i]);
		str_init(&p->files[p->n].before);
		str_init(&p->files[p->n].now);
		rc = read_file(&p->files[p->n++], p, r, e);
	}
	for (i = 0; i < p->n && rc == 0; i++)
		rc = compare_file(p, &p->files[i], a, r, e);
	names_release(&paths);
	return rc;
}

/* Where it began: the last commit that it shares with HEAD. */
static int
find_base(struct proposal *p, const struct revs *r, struct err *e)
{
	struct err why = ERR_INIT;

	if (revs_base(&p->base, r, &p->head, &p->tip, &why) == 0)
		return 0;
	p->unrelated = why.code == ERR_NOTFOUND;
	return err_set(e, ERR_GIT, "proposal %s: %s%s", p->name,
	    p->unrelated ? "it has no commit in common with the branch you "
	    "are on" : why.msg, git_repository_is_shallow(r->repo) == 1 ?
	    "; this clone does not go back all the way: git fetch --unshallow "
	    "brings the rest" : "");
}

int
proposal_open(struct proposal *p, struct arena *a, const struct revs *r,
    const char *name, struct err *e)
{
	char hex[GIT_OID_HEXSZ + 1];
	size_t ahead;

	memset(p, 0, sizeof(*p));
	if (proposal_find(&p->at, a, r, name, e) < 0)
		return -1;
	p->name = p->at.name;
	if (git_reference_name_to_id(&p->tip, r->repo, p->at.ref) < 0)
		return err_git(e, "proposal %s", name);
	git_oid_tostr(hex, sizeof(hex), &p->tip);
	p->tip_hex = arena_dup(a, hex);
	if (revs_find(&p->head, r, "HEAD", e) < 0 ||
	    read_commit(p, a, r, e) < 0 || find_base(p, r, e) < 0)
		return -1;
	if (git_graph_ahead_behind(&ahead, &p->behind, r->repo, &p->tip,
	    &p->head) < 0)
		return err_git(e, "proposal %s", name);
	p->merged = ahead == 0;
	return read_files(p, a, r, e);
}

void
proposal_release(struct proposal *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		str_release(&p->files[i].before);
		str_release(&p->files[i].now);
	}
	free(p->files);
	names_release(&p->targets);
	names_release(&p->moved);
	memset(p, 0, sizeof(*p));
}

/* What a change of a file is made from. */
struct carry {
	const struct proposal_file *file;
	struct str *conflict;
};

/* The proposal deletes the file: it goes, if it is what it was. */
static int
carry_removal(bool *remove, const struct str *old,
    const struct proposal_file *f, struct err *e)
{
	if (old != NULL && !str_same(old, &f->before))
		return err_set(e, ERR_CONFLICT, "%s: the proposal removes "
		    "it, and it was changed since", f->path);
	*remove = old != NULL;
	return 0;
}

/* Both sides of what could not be merged, and where. */
static int
tell_conflict(struct carry *c, const struct names *at, const char *text,
    struct err *e)
{
	struct str where = STR_INIT;
	size_t i;

	for (i = 0; i < at->n; i++)
		str_addf(&where, "%s%s%s%s", i > 0 ? ", " : "",
		    c->file->path, at->s[i][0] != '\0' ? "#" : "", at->s[i]);
	str_reset(c->conflict);
	merge3_marked(c->conflict, text);
	err_set(e, ERR_CONFLICT, "%s: changed since, in the same lines as "
	    "the proposal; nothing was written", where.s);
	str_release(&where);
	return -1;
}

/* Nobody can look at, or work with, what cannot be read. */
static int
check_readable(const char *path, const struct str *text, struct err *e)
{
	struct err why = ERR_INIT;

	return readable(path, text, &why) == 0 ? 0 : err_set(e, why.code,
	    "%s; nothing was written: put that right on the proposal's "
	    "branch, or reject it", why.msg);
}

static int
carry_file(struct str *out, bool *remove, const struct str *old, void *ctx,
    struct err *e)
{
	struct carry *c = ctx;
	const struct proposal_file *f = c->file;
	struct merge3 m = { &f->before, old, &f->now, MERGE3_NONE,
	    "as it stands", "proposed" };
	struct names at = { 0 };
	int rc;

	if (!f->is)
		return carry_removal(remove, old, f, e);
	if (check_readable(f->path, &f->now, e) < 0)
		return -1;
	if (old == NULL)
		m.ours = &f->before;	/* empty, unless it was removed */
	if (old == NULL && f->was)
		return err_set(e, ERR_CONFLICT, "%s: the proposal changes "
		    "it, and it was removed since", f->path);
	rc = filemerge(out, &at, f->path, &m, NULL, e);
	if (rc == 0 && at.n > 0)
		rc = tell_conflict(c, &at, out->s, e);
	if (rc == 0)
		rc = check_readable(f->path, out, e);
	names_release(&at);
	return rc;
}

struct change *
proposal_changes(struct proposal *p, struct arena *a, struct str *conflict)
{
	struct change *changes = arena_alloc(a, (p->n + 2) *
	    sizeof(*changes));
	struct carry *carries = arena_alloc(a, (p->n + 1) * sizeof(*carries));
	size_t i;

	for (i = 0; i < p->n; i++) {
		carries[i] = (struct carry){ &p->files[i], conflict };
		changes[i] = (struct change){ p->files[i].path, carry_file,
		    &carries[i] };
	}
	return changes;
}
