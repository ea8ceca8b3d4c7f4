/* mergeown - what people put into a merge by hand */

#include "mergeown.h"

#include <git2.h>
#include <string.h>

#include "docmerge.h"

/* Add what both lists have; they are sorted. */
static void
add_both(struct names *out, const struct names *a, const struct names *b)
{
	size_t i = 0, k = 0;
	int c;

	while (i < a->n && k < b->n) {
		c = strcmp(a->s[i], b->s[k]);
		if (c == 0)
			names_add(out, a->s[i]);
		i += c <= 0;
		k += c >= 0;
	}
}

int
mergeown_paths(struct names *out, const struct revs *r,
    const git_commit *merge, struct err *e)
{
	size_t n = git_commit_parentcount(merge), i;
	struct names all, one, both;
	bool outside;
	int rc = 0;

	all = one = (struct names){ 0 };
	for (i = 0; i < n && rc == 0; i++) {
		rc = revs_changed(i == 0 ? &all : &one, &outside, r,
		    git_commit_parent_id(merge, (unsigned)i),
		    git_commit_id(merge), e);
		if (i == 0)
			continue;
		both = (struct names){ 0 };
		add_both(&both, &all, &one);
		names_release(&all);
		names_release(&one);
		all = both;
	}
	for (i = 0; i < all.n && rc == 0; i++)
		names_add(out, all.s[i]);
	names_release(&all);
	return rc;
}

/* The three versions that are merged; what is not there is empty. */
struct sides {
	struct str text[SIDES];
	struct redrafts known;
};

static void
sides_release(struct sides *s)
{
	int i;

	for (i = 0; i < SIDES; i++)
		str_release(&s->text[i]);
	redrafts_release(&s->known);
}

static int
read_side(struct sides *out, int side, const struct revs *r,
    const git_oid *commit, const char *path, struct err *e)
{
	struct str sidecar = STR_INIT;
	bool there;
	int rc = revs_file(&out->text[side], &there, r, commit, path, e);

	if (rc == 0 && redraft_sidecar(&sidecar, path))
		rc = revs_file(&out->known.sidecars[side], &there, r,
		    commit, sidecar.s, e);
	str_release(&sidecar);
	return rc;
}

static int
read_sides(struct sides *out, const struct revs *r, const git_commit *merge,
    const char *path, struct err *e)
{
	const git_oid *ours = git_commit_parent_id(merge, 0);
	const git_oid *theirs = git_commit_parent_id(merge, 1);
	struct err none = ERR_INIT;
	git_oid base;

	if (read_side(out, OURS, r, ours, path, e) < 0 ||
	    read_side(out, THEIRS, r, theirs, path, e) < 0)
		return -1;
	if (revs_base(&base, r, ours, theirs, &none) < 0)
		return 0;	/* histories of their own */
	return read_side(out, BASE, r, &base, path, e);
}

/* Merge as git does, by lines; false: it could not. */
static bool
merge_lines(struct str *out, const struct sides *s)
{
	git_merge_file_input in[SIDES];
	git_merge_file_result got = { 0 };
	bool fine;
	size_t i;

	for (i = 0; i < SIDES; i++) {
		git_merge_file_input_init(&in[i],
		    GIT_MERGE_FILE_INPUT_VERSION);
		in[i].ptr = s->text[i].s;
		in[i].size = s->text[i].len;
	}
	fine = git_merge_file(&got, &in[BASE], &in[OURS], &in[THEIRS], NULL) == 0 &&
	    got.automergeable;
	if (fine)
		str_add(out, got.ptr, got.len);
	git_merge_file_result_free(&got);
	return fine;
}

/* Merge as our driver does, by sections; false: it could not. */
static bool
merge_sections(struct str *out, struct sides *s, const char *path)
{
	struct merge3 m = { &s->text[BASE], &s->text[OURS], &s->text[THEIRS],
	    MERGE3_NONE, "ours", "theirs" };
	struct names conflicts = { 0 };
	struct err none = ERR_INIT;
	bool fine = filemerge(out, &conflicts, path, &m, &s->known,
	    &none) == 0 && conflicts.n == 0;

	if (!fine)
		str_reset(out);
	names_release(&conflicts);
	return fine;
}

static bool
is_same(const struct str *a, const struct str *b)
{
	return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
}

int
mergeown_before(struct str *out, bool *own, const struct revs *r,
    const git_commit *merge, const char *path, struct err *e)
{
	struct sides s = { { STR_INIT, STR_INIT, STR_INIT }, REDRAFTS_INIT };
	struct str now = STR_INIT, by_rule = STR_INIT;
	bool there;
	int rc;

	rc = read_sides(&s, r, merge, path, e);
	if (rc == 0)
		rc = revs_file(&now, &there, r, git_commit_id(merge), path,
		    e);
	*own = true;
	if (rc == 0 && merge_sections(&by_rule, &s, path))
		*own = !is_same(&by_rule, &now);
	if (rc == 0 && *own) {
		str_reset(&by_rule);
		if (merge_lines(&by_rule, &s))
			*own = !is_same(&by_rule, &now);
		else
			str_add(&by_rule, s.text[OURS].s,
			    s.text[OURS].len);
	}
	if (rc == 0)
		str_add(out, by_rule.s, by_rule.len);
	str_release(&by_rule);
	str_release(&now);
	sides_release(&s);
	return rc;
}
