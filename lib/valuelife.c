/* valuelife - the life of one value of a YAML file in git */

#include "valuelife.h"

#include <git2.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "gitlib.h"
#include "mem.h"
#include "yaml.h"
#include "yamlpath.h"

void
valuelife_release(struct valuelife *v)
{
	free(v->at);
	memset(v, 0, sizeof(*v));
}

const char *
value_at(struct arena *a, const struct revs *r, const git_oid *commit,
    const struct value_ask *ask)
{
	struct arena tree = ARENA_INIT;
	struct str bytes = STR_INIT;
	const struct node *n = NULL;
	const char *text = NULL;
	bool there;

	if (revs_file(&bytes, &there, r, commit, ask->file, NULL) == 0 &&
	    there)
		n = yaml_parse(&tree, bytes.s, bytes.len, ask->file, NULL);
	n = yamlpath_base(n != NULL ? yamlpath_find(n, ask->path) : NULL);
	if (n != NULL)
		text = arena_dup(a, n->text);
	arena_release(&tree);
	str_release(&bytes);
	return text;
}

static bool
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void
add(struct valuelife *out, struct arena *a, const git_commit *c,
    const char *before, const char *now)
{
	struct value_change *v;
	const char *subject = git_commit_summary((git_commit *)(uintptr_t)c);

	MEM_ROOM(out->at, out->n, out->cap);
	v = &out->at[out->n++];
	git_oid_tostr(v->id, sizeof(v->id), git_commit_id(c));
	v->when = (time_t)git_commit_author(c)->when.time;
	v->author = arena_dup(a, git_commit_author(c)->name);
	v->subject = arena_dup(a, subject != NULL ? subject : "");
	v->before = before;
	v->now = now;
}

/* Does the file differ from the first parent's? */
static bool
touches(const struct revs *r, const git_oid *id, const git_oid *parent,
    const char *file)
{
	git_oid now, was;
	bool has = revs_entry(&now, r, id, file);
	bool had = parent != NULL && revs_entry(&was, r, parent, file);

	return has != had || (has && !git_oid_equal(&now, &was));
}

static int
visit(struct valuelife *out, struct arena *a, const struct revs *r,
    const struct value_ask *ask, const git_oid *id)
{
	const git_oid *parent = NULL;
	const char *before = NULL, *now;
	git_commit *c = NULL;

	if (git_commit_lookup(&c, r->repo, id) < 0)
		return -1;
	if (git_commit_parentcount(c) > 0)
		parent = git_commit_parent_id(c, 0);
	if (touches(r, id, parent, ask->file)) {
		now = value_at(a, r, id, ask);
		if (parent != NULL)
			before = value_at(a, r, parent, ask);
		if (!same(before, now))
			add(out, a, c, before, now);
	}
	git_commit_free(c);
	return 0;
}

int
valuelife_read(struct valuelife *out, struct arena *a, const struct revs *r,
    const struct value_ask *ask, struct err *e)
{
	git_revwalk *walk = NULL;
	git_oid id;
	int rc = 0;

	if (git_revwalk_new(&walk, r->repo) < 0 ||
	    git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL |
	    GIT_SORT_TIME) < 0 || git_revwalk_push(walk, &ask->from) < 0)
		rc = -1;
	while (rc == 0 && (ask->most == 0 || out->n < ask->most) &&
	    git_revwalk_next(&id, walk) == 0)
		rc = visit(out, a, r, ask, &id);
	git_revwalk_free(walk);
	return rc < 0 ? err_git(e, "history of %s", ask->file) : 0;
}
