/* costlog - what models took in the history of a workspace */

#include "costlog.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "cost.h"
#include "date.h"
#include "gitlib.h"
#include "mem.h"
#include "sidecar.h"
#include "usage.h"

struct walk {
	struct costlog *out;
	struct arena *a;
	const struct revs *revs;
	const struct costlog_ask *ask;
	size_t commits;		/* that had something */
};

void
costlog_release(struct costlog *l)
{
	map_release(&l->seen);
	free(l->rows);
	memset(l, 0, sizeof(*l));
}

static int
compare_text(const char *a, const char *b)
{
	return strcmp(a != NULL ? a : "", b != NULL ? b : "");
}

/* Rows of one kind: all but the figures. */
static int
compare_rows(const void *x, const void *y)
{
	const struct cost_row *a = x, *b = y;
	int c = -compare_text(a->month, b->month);

	if (c == 0)
		c = compare_text(a->model, b->model);
	if (c == 0)
		c = compare_text(a->document, b->document);
	if (c == 0)
		c = a->kept - b->kept;
	if (c == 0)	/* what is not known comes last */
		c = (a->currency == NULL) - (b->currency == NULL);
	return c != 0 ? c : compare_text(a->currency, b->currency);
}

void
costlog_add(struct costlog *l, const struct cost_row *row)
{
	MEM_ROOM(l->rows, l->n, l->cap);
	l->rows[l->n++] = *row;
}

/* Add the figures of a row to another one of its kind. */
static void
merge(struct cost_row *row, const struct cost_row *more)
{
	row->sections += more->sections;
	cost_add(&row->tokens, &more->tokens);
	if (__builtin_add_overflow(row->cost.u, more->cost.u, &row->cost.u))
		row->cost.u = INT64_MAX;
}

void
costlog_sum(struct costlog *l)
{
	size_t i, n = 0;

	if (l->n > 0)
		qsort(l->rows, l->n, sizeof(*l->rows), compare_rows);
	for (i = 0; i < l->n; i++) {
		if (n > 0 && compare_rows(&l->rows[n - 1], &l->rows[i]) == 0)
			merge(&l->rows[n - 1], &l->rows[i]);
		else
			l->rows[n++] = l->rows[i];
	}
	l->n = n;
}

/* Was this very answer told by another copy of its commit? */
static bool
is_copy(struct walk *w, const git_signature *by, const char *text)
{
	void **slot = map_at(&w->out->seen, arena_printf(w->a, "%lld %s %s",
	    (long long)by->when.time, by->email, text));
	bool seen = *slot != NULL;

	*slot = w->out;
	return seen;
}

/* What a draft of a section changes: its sidecar; a mail, the record itself. */
static const char *
written_path(struct walk *w, const struct usage *u)
{
	return strcmp(u->section, "mail") == 0 ? u->document :
	    sidecar_path(w->a, u->document);
}

/*
 * Did the commit write this of this workspace? Another workspace of
 * the repository may have the same paths.
 */
static bool
is_ours(struct walk *w, const git_commit *c, const struct usage *u)
{
	const char *path = written_path(w, u);
	git_oid now = { { 0 } }, was = { { 0 } };

	if (w->revs->prefix[0] == '\0')
		return true;
	revs_entry(&now, w->revs, git_commit_id(c), path);
	if (git_commit_parentcount(c) > 0)
		revs_entry(&was, w->revs, git_commit_parent_id(c, 0), path);
	return !git_oid_equal(&now, &was);
}

static void
tell_bad(const struct walk *w, const git_commit *c, const char *text)
{
	struct str s = STR_INIT;
	char id[8];

	git_oid_tostr(id, sizeof(id), git_commit_id(c));
	str_addf(&s, "commit %s: Pos-Usage: '%.60s' is not understood, and "
	    "not counted", id, text);
	w->ask->tell(s.s);
	str_release(&s);
}

/* Count what one trailer tells. True: it was one of ours. */
static bool
take(struct walk *w, const git_commit *c, const char *text)
{
	const git_signature *by = git_commit_author(c);
	struct str month = STR_INIT;
	struct cost_row row;
	struct usage u;

	if (usage_parse(&u, w->a, text) < 0) {
		tell_bad(w, c, text);
		return false;
	}
	if (!is_ours(w, c, &u) || is_copy(w, by, text))
		return false;
	time_add(&month, (time_t)by->when.time);
	row = (struct cost_row){ .month = arena_ndup(w->a, month.s, 7),
	    .model = u.model, .document = u.document, .kept = u.kept,
	    .currency = u.kept ? NULL : u.currency, .sections = 1 };
	if (!u.kept) {
		row.tokens = u.tokens;
		row.cost = u.cost;
		w->out->unknown += u.currency == NULL;
	}
	costlog_add(w->out, &row);
	str_release(&month);
	return true;
}

static int
visit(struct walk *w, const git_oid *id, struct err *e)
{
	git_message_trailer_array all = { 0 };
	git_commit *c = NULL;
	bool any = false;
	size_t i;

	if (git_commit_lookup(&c, w->revs->repo, id) < 0)
		return err_git(e, "history");
	if (git_message_trailers(&all, git_commit_message(c)) < 0) {
		git_commit_free(c);
		return err_git(e, "history");
	}
	for (i = 0; i < all.count; i++) {
		if (strcmp(all.trailers[i].key, "Pos-Usage") == 0)
			any = take(w, c, all.trailers[i].value) || any;
	}
	w->commits += any;
	git_message_trailer_array_free(&all);
	git_commit_free(c);
	return 0;
}

/* Where the walk begins. */
static int
push(git_revwalk *walk, const struct walk *w, struct err *e)
{
	const char *rev = w->ask->rev != NULL ? w->ask->rev : "HEAD";
	git_oid from;

	if (revs_find(&from, w->revs, rev, e) < 0)
		return -1;
	if (git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME) <
	    0 || git_revwalk_push(walk, &from) < 0)
		return err_git(e, "history");
	if (w->ask->rev == NULL &&
	    (git_revwalk_push_glob(walk, "refs/heads/proposal/*") < 0 ||
	    git_revwalk_push_glob(walk, "refs/pos/rejected/*") < 0))
		return err_git(e, "history");
	return 0;
}

int
costlog_read(struct costlog *out, struct arena *a, const struct revs *r,
    const struct costlog_ask *ask, struct err *e)
{
	struct walk w = { .out = out, .a = a, .revs = r, .ask = ask };
	git_revwalk *walk = NULL;
	git_oid id;
	int rc = 0;

	if (git_revwalk_new(&walk, r->repo) < 0)
		return err_git(e, "history");
	rc = push(walk, &w, e);
	while (rc == 0 && (ask->most == 0 || w.commits < ask->most) &&
	    git_revwalk_next(&id, walk) == 0)
		rc = visit(&w, &id, e);
	git_revwalk_free(walk);
	costlog_sum(out);
	return rc;
}
