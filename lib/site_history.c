/* site_history - what changed lately in the strategy, with its differences */

#include <git2.h>
#include <string.h>
#include <utf8proc.h>

#include "docdiff.h"
#include "gitlib.h"
#include "html.h"
#include "mdguard.h"
#include "revs.h"
#include "site.h"

/* Shown of the commits that changed the strategy, of those looked at, and of
 * the bytes that one file's difference has. */
enum { SHOWN = 30, LOOKED_AT = 2000, DIFF_MOST = 12000 };

/* One commit that is being told. */
struct telling {
	struct site *site;
	struct revs revs;
	struct node *list;
	git_oid id, parent;
	size_t shown;
};

static bool
is_strategy(const char *path)
{
	return str_starts(path, "strategy/") ||
	    strcmp(path, "program.yaml") == 0 ||
	    strcmp(path, "company.yaml") == 0;
}

/*
 * git takes names and subjects in any encoding: what is no
 * UTF-8 is U+FFFD.
 */
static const char *
in_utf8(struct arena *a, const char *text)
{
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text;
	struct str out = STR_INIT;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	const char *copy;

	for (; *p != '\0'; p += n) {
		n = utf8proc_iterate(p, -1, &c);
		if (n > 0)
			str_add(&out, (const char *)p, (size_t)n);
		else
			str_adds(&out, "\ufffd");
		if (n <= 0)
			n = 1;
	}
	copy = arena_dup(a, out.s);
	str_release(&out);
	return copy;
}

/* Lines of a difference as markup: what came and what went. */
static void
add_lines(struct str *out, const char *diff)
{
	const char *end, *tag;
	size_t n;

	for (; *diff != '\0' && out->len < DIFF_MOST; diff += n + (*end ==
	    '\n')) {
		end = diff + strcspn(diff, "\n");
		n = (size_t)(end - diff);
		tag = *diff == '+' ? "ins" : *diff == '-' ? "del" : NULL;
		if (tag != NULL)
			str_addf(out, "<%s>", tag);
		html_escape_n(out, diff, n);
		if (tag != NULL)
			str_addf(out, "</%s>", tag);
		str_addc(out, '\n');
	}
	if (*diff != '\0')
		str_adds(out, "(and more)\n");
}

static void
add_part(struct telling *t, struct node *parts, const char *name,
    const char *what, const char *before, const char *now)
{
	struct arena *a = &t->site->page;
	struct node *entry = node_item(a, parts);
	struct str diff = STR_INIT, html = STR_INIT;

	node_str(a, entry, "name", name);
	node_str(a, entry, "what", what);
	if (textdiff(&diff, before, now, NULL) == 0)
		add_lines(&html, diff.s);
	node_str(a, entry, "diff", html.s);
	str_release(&diff);
	str_release(&html);
}

/* The sections of a document that differ. */
static void
add_sections(struct telling *t, struct node *parts, const struct str *before,
    const struct str *now)
{
	struct docdiff d = DOCDIFF_INIT;
	const struct docdiff_section *sec;
	size_t i;

	if (docdiff(&d, &t->site->page, before, now, NULL) == 0) {
		for (i = 0; i < d.n; i++) {
			sec = &d.sections[i];
			add_part(t, parts, sec->id[0] == '\0' ? "Head" :
			    sec->heading, docdiff_kind_name(sec->kind),
			    sec->before, sec->now);
		}
	}
	docdiff_release(&d);
}

/* What a file that is no document was, and is. */
static void
add_whole(struct telling *t, struct node *parts, const struct str *before,
    const struct str *now, const char *what)
{
	if (mdguard_text(before->s, before->len, "", NULL) == 0 &&
	    mdguard_text(now->s, now->len, "", NULL) == 0)
		add_part(t, parts, "", what, before->s, now->s);
	else
		add_part(t, parts, "", arena_printf(&t->site->page, "%s; not "
		    "shown: it is no text", what), "", "");
}

static int
add_file(struct telling *t, struct node *files, const char *path,
    struct err *e)
{
	struct arena *a = &t->site->page;
	const struct site_place *place = site_find(t->site, path);
	struct str before = STR_INIT, now = STR_INIT, url = STR_INIT;
	struct node *entry, *parts;
	bool was, is;
	int rc = -1;

	if (revs_file(&before, &was, &t->revs, &t->parent, path, e) == 0 &&
	    revs_file(&now, &is, &t->revs, &t->id, path, e) == 0) {
		entry = node_item(a, files);
		if (place != NULL)
			site_url(&url, site_history.page, place->page);
		node_str(a, entry, "path", in_utf8(a, path));
		node_str(a, entry, "url", url.s);
		parts = node_add(a, entry, "parts", NODE_LIST);
		if (str_ends(path, ".md"))
			add_sections(t, parts, was ? &before : NULL,
			    is ? &now : NULL);
		else
			add_whole(t, parts, &before, &now, !was ? "added" :
			    !is ? "removed" : "changed");
		rc = 0;
	}
	str_release(&before);
	str_release(&now);
	str_release(&url);
	return rc;
}

static void
add_head(struct telling *t, struct node *entry, git_commit *commit)
{
	struct arena *a = &t->site->page;
	const git_signature *by = git_commit_author(commit);
	char id[11];

	git_oid_tostr(id, sizeof(id), &t->id);
	node_str(a, entry, "id", id);
	node_str(a, entry, "day", date_text(a, (date)(git_commit_time(commit) /
	    86400)));
	node_str(a, entry, "by", in_utf8(a, by->name));
	node_str(a, entry, "subject", in_utf8(a, git_commit_summary(commit) !=
	    NULL ? git_commit_summary(commit) : ""));
}

/* The commit, if it changed the strategy. A merge brings what others tell. */
static int
add_commit(struct telling *t, git_commit *commit, struct err *e)
{
	struct names paths = { 0 };
	struct node *entry = NULL, *files = NULL;
	bool outside;
	size_t i;
	int rc;

	if (git_commit_parentcount(commit) != 1)
		return 0;
	t->id = *git_commit_id(commit);
	t->parent = *git_commit_parent_id(commit, 0);
	rc = revs_changed(&paths, &outside, &t->revs, &t->parent, &t->id, e);
	for (i = 0; i < paths.n && rc == 0; i++) {
		if (!is_strategy(paths.s[i]))
			continue;
		if (entry == NULL) {
			entry = node_item(&t->site->page, t->list);
			add_head(t, entry, commit);
			files = node_add(&t->site->page, entry, "files",
			    NODE_LIST);
			t->shown++;
		}
		rc = add_file(t, files, paths.s[i], e);
	}
	names_release(&paths);
	return rc;
}

/* Back from HEAD, the latest first. */
static int
walk(struct telling *t, struct err *e)
{
	git_revwalk *revs = NULL;
	git_commit *commit;
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
		if (git_commit_lookup(&commit, t->revs.repo, &id) < 0) {
			rc = err_git(e, "history");
			break;
		}
		rc = add_commit(t, commit, e);
		git_commit_free(commit);
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
