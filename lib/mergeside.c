/* mergeside - the sidecars of three versions that git wants merged */

#include "mergeside.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "gitlib.h"
#include "revs.h"

enum { LOOKED_AT = 2000 };	/* commits, until a version is given up */

extern char **environ;

struct sides {
	struct revs revs;	/* its prefix is the workspace's */
	const char *path;	/* of the file, beneath the workspace */
	git_oid blob[SIDES];
	bool found[SIDES];
	struct str sidecar;	/* its path */
	struct str *out;
};

/* Is there a workspace in the folder that is the first n bytes of path? */
static bool
is_workspace(const struct revs *r, const git_oid *head, const char *path,
    size_t n)
{
	struct str s = STR_INIT;
	git_oid blob;
	bool is;

	str_addf(&s, "%.*spos.yaml", (int)n, path);
	is = revs_entry(&blob, r, head, s.s);
	str_release(&s);
	return is;
}

/* Set prefix and path: the workspace is the nearest folder with a pos.yaml. */
static bool
find_workspace(struct sides *s, const char *path)
{
	size_t n = strlen(path);
	git_oid head;

	s->revs.prefix = strdup("");
	if (git_reference_name_to_id(&head, s->revs.repo, "HEAD") < 0)
		return false;
	while (n > 0) {
		for (n--; n > 0 && path[n - 1] != '/'; n--)
			;
		if (!is_workspace(&s->revs, &head, path, n))
			continue;
		free(s->revs.prefix);
		s->revs.prefix = strndup(path, n);
		s->path = path + n;
		return true;
	}
	return false;
}

static bool
start(struct sides *s, const char *path)
{
	return git_start(NULL) == 0 &&
	    git_repository_open_ext(&s->revs.repo, ".",
	    GIT_REPOSITORY_OPEN_FROM_ENV, NULL) == 0 &&
	    find_workspace(s, path) && redraft_sidecar(&s->sidecar, s->path);
}

/* A version that is empty is in no commit. */
static void
hash_sides(struct sides *s, const struct merge3 *m)
{
	const struct str *text[SIDES] = { m->base, m->ours, m->theirs };
	int i;

	for (i = 0; i < SIDES; i++)
		s->found[i] = text[i]->len == 0 || git_odb_hash(&s->blob[i],
		    text[i]->s, text[i]->len, GIT_OBJECT_BLOB) < 0;
}

static bool
all_found(const struct sides *s)
{
	return s->found[BASE] && s->found[OURS] && s->found[THEIRS];
}

/* Take the sidecar from the commit for each version it has. */
static void
look_at(struct sides *s, const git_oid *commit)
{
	struct err none = ERR_INIT;
	git_oid blob;
	bool there;
	int i;

	if (!revs_entry(&blob, &s->revs, commit, s->path))
		return;
	for (i = 0; i < SIDES; i++) {
		if (s->found[i] || !git_oid_equal(&blob, &s->blob[i]))
			continue;
		s->found[i] = revs_file(&s->out[i], &there, &s->revs, commit,
		    s->sidecar.s, &none) == 0;
	}
}

/* What git merge tells of what it merges: GITHEAD_<commit>=<branch>. */
static void
push_merged(git_revwalk *walk)
{
	static const char name[] = "GITHEAD_";
	char **v;
	git_oid id;

	for (v = environ; *v != NULL; v++) {
		if (strncmp(*v, name, strlen(name)) == 0 &&
		    strcspn(*v + strlen(name), "=") == GIT_OID_HEXSZ &&
		    git_oid_fromstrn(&id, *v + strlen(name),
		    GIT_OID_HEXSZ) == 0)
			git_revwalk_push(walk, &id);
	}
}

/* Look at HEAD, and then at all commits, the newest first. */
static void
look_at_all(struct sides *s)
{
	git_revwalk *walk = NULL;
	git_oid id;
	int n = 0;

	if (git_reference_name_to_id(&id, s->revs.repo, "HEAD") == 0)
		look_at(s, &id);
	if (git_revwalk_new(&walk, s->revs.repo) < 0)
		return;
	git_revwalk_sorting(walk, GIT_SORT_TIME);
	git_revwalk_push_head(walk);
	git_revwalk_push_glob(walk, "*");
	push_merged(walk);
	while (!all_found(s) && n++ < LOOKED_AT &&
	    git_revwalk_next(&id, walk) == 0)
		look_at(s, &id);
	git_revwalk_free(walk);
}

bool
mergeside_find(struct redrafts *out, const char *path,
    const struct merge3 *m)
{
	struct sides s = { .revs = REVS_INIT, .sidecar = STR_INIT,
	    .out = out->sidecars };
	bool found = start(&s, path);

	if (found) {
		hash_sides(&s, m);
		look_at_all(&s);
		found = s.found[OURS] && s.found[THEIRS];
	}
	str_release(&s.sidecar);
	revs_close(&s.revs);
	return found;
}
