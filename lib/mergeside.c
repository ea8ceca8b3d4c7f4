/* mergeside - the sidecars of three versions that git wants merged */

#include "mergeside.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "gitlib.h"
#include "mem.h"
#include "revs.h"

enum {
	LOOKED_AT = 2000,	/* commits, until a version is given up */
	LOGGED = 100,		/* entries of the reflog of HEAD */
	LIST_MOST = 4 << 20	/* bytes of a list of git's */
};

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

	s->revs.prefix = mem_dup("");
	if (git_reference_name_to_id(&head, s->revs.repo, "HEAD") < 0)
		return false;
	while (n > 0) {
		for (n--; n > 0 && path[n - 1] != '/'; n--)
			;
		if (!is_workspace(&s->revs, &head, path, n))
			continue;
		free(s->revs.prefix);
		s->revs.prefix = mem_ndup(path, n);
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
look_at_merged(struct sides *s, const git_oid *head, git_revwalk *walk)
{
	static const char name[] = "GITHEAD_";
	struct err none = ERR_INIT;
	git_oid id, base;
	char **v;

	for (v = environ; *v != NULL; v++) {
		if (strncmp(*v, name, strlen(name)) != 0 ||
		    strcspn(*v + strlen(name), "=") != GIT_OID_HEXSZ ||
		    git_oid_fromstrn(&id, *v + strlen(name),
		    GIT_OID_HEXSZ) < 0)
			continue;
		look_at(s, &id);
		if (revs_base(&base, &s->revs, head, &id, &none) == 0)
			look_at(s, &base);
		git_revwalk_push(walk, &id);
	}
}

/* The commit of a line of git's list of what is to be done: "pick <id> ...". */
static bool
of_line(git_oid *out, const struct sides *s, const char *line)
{
	size_t word = strcspn(line, " \n"), n;
	struct err none = ERR_INIT;
	char *rev;
	bool is;

	if (line[word] != ' ')
		return false;
	line += word + 1;
	n = strspn(line, "0123456789abcdef");
	rev = mem_ndup(line, n);
	is = n > 0 && revs_find(out, &s->revs, rev, &none) == 0;
	free(rev);
	return is;
}

/* Look at a commit that is picked, and at the one before it: their base. */
static void
look_at_pick(struct sides *s, const char *line)
{
	git_commit *commit;
	git_oid id;

	if (!of_line(&id, s, line) ||
	    git_commit_lookup(&commit, s->revs.repo, &id) < 0)
		return;
	look_at(s, &id);
	if (git_commit_parentcount(commit) == 1)
		look_at(s, git_commit_parent_id(commit, 0));
	git_commit_free(commit);
}

/* What a rebase, or a cherry-pick of several, is at. */
static void
look_at_picked(struct sides *s)
{
	static const struct {
		const char *file;
		bool last;	/* its last line is it, else the first */
	} lists[] = { { "rebase-merge/done", true },
	    { "sequencer/todo", false } };
	struct str path = STR_INIT, text = STR_INIT;
	struct err none = ERR_INIT;
	const char *line;
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		str_reset(&path);
		str_reset(&text);
		str_addf(&path, "%s%s", git_repository_path(s->revs.repo),
		    lists[i].file);
		if (file_read(&text, path.s, LIST_MOST, &none) < 0)
			continue;
		str_trim_end(&text);
		line = lists[i].last ? strrchr(text.s, '\n') : NULL;
		look_at_pick(s, line != NULL ? line + 1 : text.s);
	}
	str_release(&path);
	str_release(&text);
}

/* Where HEAD was lately: commits of no branch are picked from there. */
static void
push_reflog(git_revwalk *walk, git_repository *repo)
{
	git_reflog *log;
	size_t i;

	if (git_reflog_read(&log, repo, "HEAD") < 0)
		return;
	for (i = 0; i < git_reflog_entrycount(log) && i < LOGGED; i++)
		git_revwalk_push(walk, git_reflog_entry_id_new(
		    git_reflog_entry_byindex(log, i)));
	git_reflog_free(log);
}

/*
 * Look at what is being merged first, for a later commit may have the same
 * file with another sidecar. Then at all commits, the newest first.
 */
static void
look_at_all(struct sides *s)
{
	git_revwalk *walk = NULL;
	git_oid id;
	int n = 0;

	if (git_revwalk_new(&walk, s->revs.repo) < 0)
		return;
	if (git_reference_name_to_id(&id, s->revs.repo, "HEAD") == 0) {
		look_at(s, &id);
		look_at_merged(s, &id, walk);
	}
	look_at_picked(s);
	git_revwalk_sorting(walk, GIT_SORT_TIME);
	git_revwalk_push_head(walk);
	git_revwalk_push_glob(walk, "*");
	push_reflog(walk, s->revs.repo);
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
