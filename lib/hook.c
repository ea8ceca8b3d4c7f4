/* hook - the hooks of a commit */

#include "hook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "gitcmd.h"
#include "mem.h"
#include "plumb.h"

/* Run one hook with up to two arguments. Returns 0 when it agrees. */
static int
run(const struct repo *r, const char *name, const char *index,
    const char *const extra[2], struct err *e)
{
	struct gitcmd c = { .dir = r->top, .index = index, .hook = true };
	int rc;

	if (!repo_has_hook(r, name))
		return 0;
	rc = git_try(&c, GIT_ARGS("hook", "run", name, "--", extra[0],
	    extra[1]), e);
	if (rc > 0)
		return err_set(e, ERR_GIT, "the hook %s refused the commit; "
		    "nothing was changed", name);
	return rc;
}

static char *
tmp_name(const struct repo *r, const char *name)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s/%s", r->tmp, name);
	return str_detach(&s);
}

int
hook_tree(struct oid *tree, struct repo *r, struct err *e)
{
	static const char *const none[2];
	char *index = tmp_name(r, "index.hook");
	struct gitcmd c = { .dir = r->top, .index = index,
	    .fsync = r->fsync };
	int rc = 0;

	unlink(index);
	if (git_run(&c, GIT_ARGS("read-tree", tree->hex), e) < 0 ||
	    git_try(&c, GIT_ARGS("update-index", "-q", "--refresh"), e) < 0 ||
	    run(r, "pre-commit", index, none, e) < 0 ||
	    plumb_oid(tree, &c, GIT_ARGS("write-tree"), e) < 0)
		rc = -1;
	free(index);
	return rc;
}

static int
write_text(const char *path, const struct str *text, struct err *e)
{
	FILE *f = fopen(path, "we");
	bool good = f != NULL && fwrite(text->s, 1, text->len, f) ==
	    text->len;

	if (f != NULL && fclose(f) != 0)
		good = false;
	return good ? 0 : err_sys(e, "%s", path);
}

int
hook_message(struct str *message, struct repo *r, struct err *e)
{
	char *path = tmp_name(r, "COMMIT_EDITMSG");
	char *index = tmp_name(r, "index.hook");
	const char *const prepare[2] = { path, "message" };
	const char *const check[2] = { path, NULL };
	int rc = -1;

	if (!repo_has_hook(r, "prepare-commit-msg") &&
	    !repo_has_hook(r, "commit-msg")) {
		rc = 0;
	} else if (write_text(path, message, e) == 0 &&
	    run(r, "prepare-commit-msg", index, prepare, e) == 0 &&
	    run(r, "commit-msg", index, check, e) == 0) {
		str_reset(message);
		rc = file_read(message, path, FILE_MAX_BYTES, e);
		str_trim_end(message);
		if (rc == 0 && message->len == 0)
			rc = err_set(e, ERR_GIT, "a hook left the commit "
			    "without a message; nothing was changed");
		str_addc(message, '\n');
	}
	free(path);
	free(index);
	return rc;
}

void
hook_after(struct repo *r)
{
	static const char *const none[2];
	struct str index = STR_INIT;

	str_addf(&index, "%s/index", r->gitdir);
	run(r, "post-commit", index.s, none, NULL);
	str_release(&index);
}

/* Take the record ":MODE MODE ID ID STATUS\0PATH\0". Returns its length. */
static size_t
edit_read(struct edit *out, const char *text)
{
	size_t n = strlen(text) + 1;

	memset(out, 0, sizeof(*out));
	out->path = mem_dup(text + n);
	sscanf(text, ":%*o %o %*64s %64s", &out->to.mode, out->to.id.hex);
	return n + strlen(out->path) + 1;
}

int
hook_edits(struct edit **out, size_t *n, struct repo *r,
    const struct oid *tree, struct err *e)
{
	struct str text = STR_INIT;
	struct gitcmd top = { .dir = r->top, .fsync = r->fsync };
	struct gitcmd c = { .dir = r->top, .out = &text };
	struct oid base = r->head.id;
	size_t at, cap = 0;
	int rc = 0;

	*out = NULL;
	*n = 0;
	if (base.hex[0] == '\0')
		rc = plumb_oid(&base, &top, GIT_ARGS("mktree"), e);
	if (rc == 0)
		rc = git_run(&c, GIT_ARGS("diff-tree", "-r", "-z",
		    "--no-renames", base.hex, tree->hex), e);
	for (at = 0; rc == 0 && at < text.len; (*n)++) {
		MEM_ROOM(*out, *n, cap);
		at += edit_read(&(*out)[*n], text.s + at);
	}
	str_release(&text);
	return rc;
}

void
hook_edits_free(struct edit *edits, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free((char *)edits[i].path);
	free(edits);
}
