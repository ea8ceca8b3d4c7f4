/* plumb - the steps of a commit through git's plumbing commands */

#include "plumb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gitcmd.h"
#include "mem.h"

/* Run a command at the top and append its output. Returns its exit status. */
static int
ask(struct str *out, const struct repo *r, const char *const *args,
    struct err *e)
{
	struct gitcmd c = { .dir = r->top, .out = out, .fsync = r->fsync };

	return git_try(&c, args, e);
}

/* The same; any status but 0 is a failure. */
static int
get(struct str *out, const struct repo *r, const char *const *args,
    struct err *e)
{
	struct gitcmd c = { .dir = r->top, .out = out, .fsync = r->fsync };

	return git_run(&c, args, e);
}

static int
oid_parse(struct oid *out, struct str *text, struct err *e)
{
	size_t n;

	str_trim_end(text);
	n = strspn(text->s, "0123456789abcdef");
	if ((n != 40 && n != 64) || text->s[n] != '\0')
		return err_set(e, ERR_GIT, "git says '%.80s' instead of the "
		    "name of an object", text->s);
	memcpy(out->hex, text->s, n + 1);
	return 0;
}

int
plumb_oid(struct oid *out, const struct gitcmd *c, const char *const *args,
    struct err *e)
{
	struct str text = STR_INIT;
	struct gitcmd with = *c;
	int rc;

	with.out = &text;
	rc = git_run(&with, args, e);
	if (rc == 0)
		rc = oid_parse(out, &text, e);
	str_release(&text);
	return rc;
}

static int
plumb_config(struct str *out, struct repo *r, const char *key)
{
	const char *p, *value = NULL, *end = r->config.s + r->config.len;
	size_t n = strlen(key);

	/* records "key\nvalue", or "key" alone for true; the last one wins */
	for (p = r->config.s; p < end; p += strlen(p) + 1) {
		if (strncmp(p, key, n) == 0 && (p[n] == '\n' || p[n] == '\0'))
			value = p[n] == '\n' ? p + n + 1 : "true";
	}
	if (value == NULL)
		return 1;
	str_adds(out, value);
	return 0;
}

static int
plumb_head(struct repo *r, struct err *e)
{
	struct str ref = STR_INIT, id = STR_INIT;
	int on_branch, born, rc = 0;

	on_branch = ask(&ref, r, GIT_ARGS("symbolic-ref", "-q", "HEAD"), e);
	born = on_branch < 0 ? -1 : ask(&id, r, GIT_ARGS("rev-parse", "-q",
	    "--verify", "HEAD^{commit}"), e);
	str_trim_end(&ref);
	free(r->head.ref);
	r->head.ref = mem_dup(on_branch == 0 ? ref.s : "HEAD");
	r->head.id.hex[0] = '\0';
	if (born < 0)
		rc = -1;
	else if (born == 0)
		rc = oid_parse(&r->head.id, &id, e);
	else if (on_branch != 0)
		rc = err_set(e, ERR_GIT, "HEAD names no commit");
	str_release(&ref);
	str_release(&id);
	return rc;
}

/* The path as one that git takes literally. Owner: the caller. */
static char *
literal(const char *path)
{
	struct str s = STR_INIT;

	str_addf(&s, ":(literal)%s", path);
	return str_detach(&s);
}

/*
 * Read the first record of ls-tree -z, "MODE TYPE ID\tPATH", or of ls-files
 * -s -t -z, "TAG MODE ID STAGE\tPATH". One of another path is none.
 */
static void
entry_parse(struct entry *out, const char *text, const char *path)
{
	char first[8], second[8], id[65], stage[8] = "0";
	const char *tab = strchr(text, '\t');

	memset(out, 0, sizeof(*out));
	if (tab == NULL || strcmp(tab + 1, path) != 0 || sscanf(text,
	    "%7s %7s %64s %7[0-9]", first, second, id, stage) < 3)
		return;
	if (strlen(first) == 1) {
		out->skip = first[0] == 'S';
		out->unmerged = stage[0] != '0';
	}
	out->mode = (unsigned)strtoul(strlen(first) == 1 ? second : first,
	    NULL, 8);
	memcpy(out->id.hex, id, sizeof(id));
}

static int
plumb_head_entry(struct entry *out, struct repo *r, const char *path,
    struct err *e)
{
	struct str text = STR_INIT;
	char *arg = literal(path);
	int rc = 0;

	if (r->head.id.hex[0] != '\0')
		rc = get(&text, r, GIT_ARGS("ls-tree", "-z", "--full-tree",
		    r->head.id.hex, "--", arg), e);
	entry_parse(out, text.s, path);
	str_release(&text);
	free(arg);
	return rc;
}

static int
plumb_index_entry(struct entry *out, struct repo *r, const char *path,
    struct err *e)
{
	struct str text = STR_INIT;
	struct gitcmd c = {
		.dir = r->top, .out = &text, .index = r->index_copy,
	};
	char *arg = literal(path);
	int rc;

	rc = git_run(&c, GIT_ARGS("ls-files", "-s", "-t", "-z", "--", arg),
	    e);
	entry_parse(out, text.s, path);
	str_release(&text);
	free(arg);
	return rc;
}

bool
plumb_index_lags(const struct repo *r, const char *path,
    const struct entry *entry)
{
	struct str text = STR_INIT, before = STR_INIT;
	struct entry was = { 0 };
	char *arg = literal(path);
	bool lags = false;

	if (r->head.id.hex[0] != '\0' && get(&text, r, GIT_ARGS("log", "-1",
	    "--first-parent", "--format=%H%n%B", r->head.id.hex, "--", arg),
	    NULL) == 0 && strstr(text.s, "\nPos-") != NULL) {
		str_cut(&text, strcspn(text.s, "\n"));
		str_addc(&text, '^');
		if (ask(&before, r, GIT_ARGS("ls-tree", "-z", "--full-tree",
		    text.s, "--", arg), NULL) >= 0)
			entry_parse(&was, before.s, path);
		lags = entry_same(&was, entry);
	}
	str_release(&text);
	str_release(&before);
	free(arg);
	return lags;
}

static int
plumb_index_load(struct repo *r, struct err *e)
{
	return repo_copy_index(r, &r->index_st, e);
}

int
plumb_edit_index(const struct repo *r, const char *index,
    const struct edit *edits, size_t n, struct err *e)
{
	struct str in = STR_INIT;
	struct gitcmd c = {
		.dir = r->top, .index = index, .fsync = r->fsync,
	};
	size_t i;
	int rc;

	for (i = 0; i < n; i++) {
		if (edits[i].to.mode != 0)
			str_addf(&in, "%06o %s\t%s", edits[i].to.mode,
			    edits[i].to.id.hex, edits[i].path);
		else
			str_addf(&in, "0 %0*d\t%s",
			    (int)strlen(r->head.id.hex), 0, edits[i].path);
		str_addc(&in, '\0');
	}
	c.in = in.s;
	c.in_len = in.len;
	rc = git_run(&c, GIT_ARGS("update-index", "-z", "--index-info"), e);
	str_release(&in);
	return rc;
}

static int
plumb_index_save(struct repo *r, const struct edit *edits, size_t n,
    struct err *e)
{
	return plumb_edit_index(r, r->index_copy, edits, n, e);
}

static int
plumb_blob_read(struct str *out, struct repo *r, const struct oid *id,
    const char *path, struct err *e)
{
	struct str arg = STR_INIT;
	int rc;

	str_addf(&arg, "--path=%s", path);
	rc = get(out, r, GIT_ARGS("cat-file", "--filters", arg.s, id->hex),
	    e);
	str_release(&arg);
	return rc;
}

/* Hash bytes as a file at path (NULL: as they are). write: "-w" or NULL. */
static int
hash_object(struct oid *out, struct gitcmd *c, const char *path,
    const char *write, struct err *e)
{
	struct str arg = STR_INIT;
	int rc;

	if (path != NULL)
		str_addf(&arg, "--path=%s", path);
	else
		str_adds(&arg, "--no-filters");
	rc = plumb_oid(out, c, GIT_ARGS("hash-object", "--stdin", arg.s,
	    write), e);
	str_release(&arg);
	return rc;
}

static int
plumb_blob_id(struct oid *out, struct repo *r, const char *path,
    const struct str *bytes, struct err *e)
{
	struct gitcmd c = { .dir = r->top, .in = bytes->s,
	    .in_len = bytes->len };

	return hash_object(out, &c, path, NULL, e);
}

static int
plumb_blob_write(struct oid *out, struct repo *r, const char *path,
    const struct str *bytes, struct err *e)
{
	struct gitcmd c = { .dir = r->top, .in = bytes->s,
	    .in_len = bytes->len, .fsync = r->fsync };

	return hash_object(out, &c, path, "-w", e);
}

static int
plumb_tree(struct oid *out, struct repo *r, const struct edit *edits,
    size_t n, struct err *e)
{
	struct str index = STR_INIT;
	const char *from = r->head.id.hex[0] != '\0' ? r->head.id.hex :
	    "--empty";
	struct gitcmd c = { .dir = r->top, .fsync = r->fsync };
	int rc;

	str_addf(&index, "%s/index.tree", r->tmp);
	unlink(index.s);
	c.index = index.s;
	rc = git_run(&c, GIT_ARGS("read-tree", from), e);
	if (rc == 0)
		rc = plumb_edit_index(r, index.s, edits, n, e);
	if (rc == 0)
		rc = plumb_oid(out, &c, GIT_ARGS("write-tree"), e);
	str_release(&index);
	return rc;
}

int
plumb_ident(struct str *out, const struct repo *r, const char *var,
    struct err *e)
{
	int rc = ask(out, r, GIT_ARGS("var", var), e);

	if (rc > 0)
		return err_set(e, ERR_GIT, "git does not know who you are: "
		    "run git config --global user.name NAME and git config "
		    "--global user.email ADDRESS");
	str_trim_end(out);
	return rc;
}

static int
plumb_commit(struct oid *out, struct repo *r, const struct oid *tree,
    const struct str *message, struct err *e)
{
	const char *args[] = { "commit-tree", "-F", "-", tree->hex, NULL,
	    NULL, NULL, NULL, NULL, NULL };
	struct gitcmd c = { .dir = r->top, .in = message->s,
	    .in_len = message->len, .fsync = r->fsync };
	struct str ident = STR_INIT;
	size_t n = 4;
	int rc;

	if (r->head.id.hex[0] != '\0') {
		args[n++] = "-p";
		args[n++] = r->head.id.hex;
	}
	if (r->merged.hex[0] != '\0') {
		args[n++] = "-p";
		args[n++] = r->merged.hex;
	}
	if (repo_config_bool(r, "commit.gpgsign", false))
		args[n++] = "-S";
	rc = plumb_ident(&ident, r, "GIT_COMMITTER_IDENT", e);
	if (rc == 0)
		rc = plumb_oid(out, &c, args, e);
	str_release(&ident);
	return rc;
}

static int
plumb_ref_move(struct repo *r, const struct oid *to, const char *log,
    struct err *e)
{
	struct err why = ERR_INIT;
	int rc;

	rc = get(NULL, r, GIT_ARGS("update-ref", "--no-deref", "-m", log,
	    r->head.ref, to->hex, r->head.id.hex), &why);
	if (rc == 0 || why.code != ERR_GIT ||
	    strstr(why.msg, "cannot lock ref") == NULL) {
		if (rc < 0 && e != NULL)
			*e = why;
		return rc;
	}
	return 1;
}

static int
plumb_ref_has(struct repo *r, const char *ref, const struct oid *id,
    struct err *e)
{
	int rc = ask(NULL, r, GIT_ARGS("rev-parse", "-q", "--verify", ref),
	    e);

	if (rc != 0)
		return rc < 0 ? -1 : 0;
	rc = ask(NULL, r, GIT_ARGS("merge-base", "--is-ancestor", id->hex,
	    ref), e);
	if (rc > 1)
		return err_set(e, ERR_GIT, "cannot tell whether commit %s "
		    "is in %s", id->hex, ref);
	return rc < 0 ? -1 : rc == 0;
}

static int
plumb_ignored(struct repo *r, const char *path, struct err *e)
{
	struct str arg = STR_INIT;	/* it knows no :(literal) */
	int rc;

	str_addf(&arg, "./%s", path);
	rc = ask(NULL, r, GIT_ARGS("check-ignore", "-q", "--no-index", "--",
	    arg.s), e);
	str_release(&arg);
	if (rc > 1)
		return err_set(e, ERR_GIT, "%s: git cannot tell whether it "
		    "is ignored", path);
	return rc < 0 ? -1 : rc == 0;
}

const struct repo_ops plumb_ops = {
	.config = plumb_config,
	.head = plumb_head,
	.head_entry = plumb_head_entry,
	.index_entry = plumb_index_entry,
	.blob_read = plumb_blob_read,
	.blob_id = plumb_blob_id,
	.blob_write = plumb_blob_write,
	.tree = plumb_tree,
	.commit = plumb_commit,
	.index_load = plumb_index_load,
	.index_save = plumb_index_save,
	.ref_move = plumb_ref_move,
	.ref_has = plumb_ref_has,
	.ignored = plumb_ignored,
};

/* Take the next line off *text. Owner: the caller. */
static char *
next_line(char **text)
{
	size_t n = strcspn(*text, "\n");
	char *line = mem_ndup(*text, n);

	*text += n + ((*text)[n] == '\n');
	return line;
}

int
plumb_open(struct repo *r, const char *path, struct err *e)
{
	struct str out = STR_INIT;
	struct gitcmd c = { .dir = path, .out = &out };
	struct err why = ERR_INIT;
	char *p;
	int rc;

	rc = git_run(&c, GIT_ARGS("rev-parse", "--path-format=absolute",
	    "--git-dir", "--git-common-dir", "--show-toplevel"), &why);
	if (rc < 0) {
		str_release(&out);
		if (strstr(why.msg, "not a git repository") != NULL)
			why.code = ERR_NOTFOUND;
		return err_set(e, why.code, "%s", why.msg);
	}
	p = out.s;
	r->gitdir = next_line(&p);
	r->common = next_line(&p);
	r->top = next_line(&p);
	str_release(&out);
	r->ops = plumb_ops;
	return get(&r->config, r, GIT_ARGS("config", "-z", "--list"), e);
}
