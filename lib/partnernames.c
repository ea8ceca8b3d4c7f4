/* partnernames - partners whose folder got another name since a commit */

#include "partnernames.h"

#include <git2.h>
#include <string.h>

#include "gitlib.h"
#include "ownline.h"
#include "revs.h"
#include "str.h"

static const char folder[] = "partners/", file[] = "/partner.yaml";

/* The slug in "PREFIX/partners/SLUG/partner.yaml", or NULL. */
static const char *
slug_in(struct arena *a, const struct revs *r, const char *path)
{
	size_t n = strlen(r->prefix), len;

	if (strncmp(path, r->prefix, n) != 0 || !str_starts(path + n, folder))
		return NULL;
	path += n + strlen(folder);
	len = strcspn(path, "/");
	return strcmp(path + len, file) == 0 ? arena_ndup(a, path, len) :
	    NULL;
}

/* From newer commits to older ones: what has the slug to now has it as from. */
static void
add(struct partner_names *out, const char *from, const char *to)
{
	const char *now = map_get(&out->is, to);

	*map_at(&out->is, from) = (void *)(uintptr_t)(now != NULL ? now : to);
}

/* The renames of one commit. */
static int
add_renames(struct partner_names *out, struct arena *a, const struct revs *r,
    git_diff *diff)
{
	git_diff_find_options how;
	const git_diff_delta *d;
	const char *from, *to;
	size_t i;

	git_diff_find_options_init(&how, GIT_DIFF_FIND_OPTIONS_VERSION);
	how.flags = GIT_DIFF_FIND_RENAMES;
	if (git_diff_num_deltas_of_type(diff, GIT_DELTA_DELETED) == 0 ||
	    git_diff_num_deltas_of_type(diff, GIT_DELTA_ADDED) == 0)
		return 0;
	if (git_diff_find_similar(diff, &how) < 0)
		return -1;
	for (i = 0; i < git_diff_num_deltas(diff); i++) {
		d = git_diff_get_delta(diff, i);
		if (d->status != GIT_DELTA_RENAMED)
			continue;
		from = slug_in(a, r, d->old_file.path);
		to = slug_in(a, r, d->new_file.path);
		if (from != NULL && to != NULL && strcmp(from, to) != 0)
			add(out, from, to);
	}
	return 0;
}

/* What a commit renamed, a merge all that it brought to its first parent. */
static int
visit(struct partner_names *out, struct arena *a, const struct revs *r,
    const git_commit *c, const git_commit *parent)
{
	git_diff_options only;
	git_tree *now = NULL, *before = NULL;
	git_diff *diff = NULL;
	char *paths[1];
	int rc = -1;

	paths[0] = arena_printf(a, "%s%s", r->prefix, folder);
	git_diff_options_init(&only, GIT_DIFF_OPTIONS_VERSION);
	only.pathspec.strings = paths;
	only.pathspec.count = 1;
	only.flags = GIT_DIFF_DISABLE_PATHSPEC_MATCH;
	if (git_commit_tree(&now, c) == 0 &&
	    git_commit_tree(&before, parent) == 0 &&
	    git_diff_tree_to_tree(&diff, r->repo, before, now, &only) == 0)
		rc = add_renames(out, a, r, diff);
	git_diff_free(diff);
	git_tree_free(now);
	git_tree_free(before);
	return rc;
}

/* HEAD's own line, the newest first, back to the commit. */
static int
walk(struct partner_names *out, struct arena *a, const struct revs *r,
    const char *commit, struct err *e)
{
	git_commit *c = NULL, *parent;
	git_oid id;
	bool cut;
	int rc = git_oid_fromstr(&id, commit) < 0 ? err_git(e, "history") :
	    ownline_head(&c, r->repo, e);

	while (rc == 0 && c != NULL && !git_oid_equal(git_commit_id(c), &id)) {
		parent = NULL;
		if (git_commit_dup(&parent, c) < 0)
			rc = err_git(e, "history");
		else
			rc = ownline_back(&parent, &cut, e);
		if (rc == 0 && parent != NULL &&
		    visit(out, a, r, c, parent) < 0)
			rc = err_git(e, "history");
		git_commit_free(c);
		c = parent;
	}
	git_commit_free(c);
	return rc;
}

/* Is a partner of then in no folder of its name any more? */
static bool
has_gone(const struct ws *now, const struct ws *then)
{
	struct str path = STR_INIT;
	bool gone = false;
	size_t i;

	for (i = 0; i < then->npartners && !gone; i++) {
		str_reset(&path);
		str_addf(&path, "%s%s%s", folder, then->partners[i].slug, file);
		gone = !root_exists(&now->root, path.s);
	}
	str_release(&path);
	return gone;
}

int
partner_names_find(struct partner_names *out, struct ws *now,
    const struct ws *then, const char *commit, struct err *e)
{
	struct revs r = REVS_INIT;
	struct err own = ERR_INIT;
	const char *slug, *is;
	int rc = 0;
	size_t i;

	/* a walk over all commits since: not for nothing */
	if (has_gone(now, then) && revs_open(&r, &now->root, &own) == 0)
		rc = walk(out, &now->arena, &r, commit, e);
	for (i = 0; i < then->npartners; i++) {
		slug = arena_dup(&now->arena, then->partners[i].slug);
		is = map_get(&out->is, slug);
		if (is != NULL)
			*map_at(&out->was, is) = (void *)(uintptr_t)slug;
	}
	revs_close(&r);
	return rc;
}

void
partner_names_release(struct partner_names *n)
{
	map_release(&n->is);
	map_release(&n->was);
}

const char *
partner_names_was(const struct partner_names *n, const char *slug)
{
	const char *was = map_get(&n->was, slug);

	if (was != NULL)
		return was;
	return map_get(&n->is, slug) != NULL ? NULL : slug;
}

const char *
partner_names_is(const struct partner_names *n, const char *slug)
{
	const char *is = map_get(&n->is, slug);

	return is != NULL ? is : slug;
}
