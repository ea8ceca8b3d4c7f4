/* site_history - what changed lately in the strategy, with its differences */

#include <git2.h>
#include <string.h>

#include "gitlib.h"
#include "mergeown.h"
#include "revs.h"
#include "site.h"
#include "sitechange.h"

/*
 * Shown of the commits that changed the strategy, of those looked at; of a
 * commit's files, and of the bytes of their differences.
 */
enum { SHOWN = 30, LOOKED_AT = 2000, FILES_MOST = 40, BYTES_MOST = 100000 };

/* One commit that is being told. */
struct telling {
	struct site *site;
	struct revs revs;
	struct node *list;
	git_commit *commit;
	size_t shown;
};

static bool
is_strategy(const char *path)
{
	return str_starts(path, "strategy/") ||
	    strcmp(path, "program.yaml") == 0 ||
	    strcmp(path, "company.yaml") == 0;
}

static void
add_head(struct telling *t, struct node *entry)
{
	struct arena *a = &t->site->page;
	const git_signature *by = git_commit_author(t->commit);
	const char *subject = git_commit_summary(t->commit);
	char id[11];

	git_oid_tostr(id, sizeof(id), git_commit_id(t->commit));
	node_str(a, entry, "id", id);
	node_str(a, entry, "day", date_text(a, (date)(git_commit_time(t->commit) /
	    86400)));
	node_str(a, entry, "by", site_utf8(a, by->name));
	node_str(a, entry, "subject", site_utf8(a, subject != NULL ? subject :
	    ""));
}

/* The paths of the strategy that a commit changed. */
static int
find_paths(struct names *out, struct telling *t, struct err *e)
{
	struct names all = { 0 };
	bool outside;
	size_t i;
	int rc;

	if (git_commit_parentcount(t->commit) == 1)
		rc = revs_changed(&all, &outside, &t->revs,
		    git_commit_parent_id(t->commit, 0), git_commit_id(
		    t->commit), e);
	else
		rc = mergeown_paths(&all, &t->revs, t->commit, e);
	for (i = 0; i < all.n && rc == 0; i++)
		if (is_strategy(all.s[i]))
			names_add(out, all.s[i]);
	names_release(&all);
	return rc;
}

/*
 * Read what a file was and is. *told: others tell of it already: a merge
 * brings what its sides have, and only what people made of it is its own.
 */
static int
read_change(struct site_change *c, bool *told, struct telling *t,
    const char *path, struct err *e)
{
	const git_oid *before = git_commit_parent_id(t->commit, 0);
	bool own = true;
	int rc;

	*c = (struct site_change){ .path = path, .before = STR_INIT, .now =
	    STR_INIT };
	if (revs_file(&c->before, &c->was, &t->revs, before, path, e) < 0 ||
	    revs_file(&c->now, &c->is, &t->revs, git_commit_id(t->commit),
	    path, e) < 0)
		return -1;
	*told = false;
	if (git_commit_parentcount(t->commit) == 1)
		return 0;
	str_reset(&c->before);
	rc = mergeown_before(&c->before, &own, &t->revs, t->commit, path, e);
	*told = !own;
	return rc;
}

static void
release_change(struct site_change *c)
{
	str_release(&c->before);
	str_release(&c->now);
}

/* One that came with the very bytes of one that went was renamed. */
static void
find_renames(struct site_change *v, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < n && !v[i].was && v[i].from == NULL; k++)
			if (!v[k].is && v[k].path != NULL && v[k].before.len ==
			    v[i].now.len && v[i].now.len > 0 && memcmp(
			    v[k].before.s, v[i].now.s, v[i].now.len) == 0) {
				v[i].from = v[k].path;
				v[k].path = NULL;
			}
	}
}

/* Begin a commit on the page. */
static struct node *
add_entry(struct telling *t)
{
	struct node *entry = node_item(&t->site->page, t->list);

	add_head(t, entry);
	node_bool(&t->site->page, entry, "merge", git_commit_parentcount(
	    t->commit) > 1);
	t->shown++;
	return entry;
}

/* The files that are told, n of them, and more that are not. */
static void
add_files(struct telling *t, struct site_change *v, size_t n, size_t more)
{
	struct node *entry = add_entry(t), *files;
	size_t i, room = BYTES_MOST;

	files = node_add(&t->site->page, entry, "files", NODE_LIST);
	find_renames(v, n);
	for (i = 0; i < n; i++)
		if (v[i].path != NULL)
			site_change_add(files, t->site, &v[i], &room);
	node_fmt(&t->site->page, entry, "more", "%.0zu", more);
}

/* The commit, if it changed the strategy. */
static int
add_commit(struct telling *t, struct err *e)
{
	struct site_change v[FILES_MOST];
	struct names paths = { 0 };
	size_t i, n = 0;
	bool told;
	int rc;

	if (git_commit_parentcount(t->commit) == 0)
		return 0;
	rc = find_paths(&paths, t, e);
	for (i = 0; i < paths.n && n < FILES_MOST && rc == 0; i++) {
		rc = read_change(&v[n++], &told, t, paths.s[i], e);
		if (rc == 0 && told)
			release_change(&v[--n]);
	}
	if (n > 0 && rc == 0)
		add_files(t, v, n, paths.n - i);
	while (n > 0)
		release_change(&v[--n]);
	names_release(&paths);
	return rc;
}

/* Back from HEAD, the latest first. */
static int
walk(struct telling *t, struct err *e)
{
	git_revwalk *revs = NULL;
	git_oid id;
	size_t n;
	int rc = 0;

	if (git_repository_head_unborn(t->revs.repo) != 0)
		return 0;
	if (git_revwalk_new(&revs, t->revs.repo) < 0 ||
	    git_revwalk_sorting(revs, GIT_SORT_TOPOLOGICAL |
	    GIT_SORT_TIME) < 0 || git_revwalk_push_head(revs) < 0)
		rc = err_git(e, "history");
	for (n = 0; n < LOOKED_AT && t->shown < SHOWN && rc == 0 &&
	    git_revwalk_next(&id, revs) == 0; n++) {
		if (git_commit_lookup(&t->commit, t->revs.repo, &id) < 0) {
			rc = err_git(e, "history");
			break;
		}
		rc = add_commit(t, e);
		git_commit_free(t->commit);
	}
	git_revwalk_free(revs);
	return rc;
}

static int
write_pages(struct site *s, struct err *e)
{
	const char *page = site_history.page;
	struct node *data = site_begin(s, page, "What changed lately",
	    &site_history);
	struct telling t = { .site = s, .revs = REVS_INIT };
	struct err why = ERR_INIT;

	t.list = node_add(&s->page, data, "commits", NODE_LIST);
	if (revs_open(&t.revs, &s->ws->root, &why) < 0 ||
	    walk(&t, &why) < 0)
		site_lack(s, &why);
	revs_close(&t.revs);
	return site_end(s, page, "history.html", data, e);
}

const struct site_part site_history = { "History", "history/index.html",
	NULL, write_pages, NULL };
