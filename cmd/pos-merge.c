/* pos-merge - git merge driver for documents and sidecars */

#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "docmerge.h"
#include "driver.h"
#include "file.h"
#include "mergeside.h"
#include "ws.h"

static const char synopsis[] =
    "pos-merge [-C DIR] [--favour none|theirs] [--setup] "
    "BASE OURS THEIRS [PATH]";

struct opts {
	const char *dir, *favour;
	bool setup;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "with --setup: work in the workspace of DIR"),
	OPT_STR(struct opts, favour, "favour", 0, "none|theirs",
	    "what to take where both sides changed the same"),
	OPT_FLAG(struct opts, setup, "setup", 0,
	    "make git use it in this repository"),
	OPT_END
};

/* To different texts: else there is nothing to find out. */
static bool
both_changed(const struct merge3 *m)
{
	return !str_same(m->base, m->ours) && !str_same(m->base, m->theirs) &&
	    !str_same(m->ours, m->theirs);
}

/* Read the three versions, merge them, and write the result over OURS. */
static int
merge(const struct list *args, const struct opts *o, struct err *e)
{
	const char *path = args->s[args->n == 4 ? 3 : 1];
	struct str text[3] = { STR_INIT, STR_INIT, STR_INIT };
	struct merge3 m = { &text[0], &text[1], &text[2], MERGE3_NONE,
	    "ours", "theirs" };
	struct redrafts known = REDRAFTS_INIT;
	struct names conflicts = { 0 };
	struct str out = STR_INIT;
	bool found = false;
	size_t i;
	int rc = 0;

	if (opt_choice("none|theirs", o->favour) == 1)
		m.favour = MERGE3_THEIRS;
	for (i = 0; i < 3 && rc == 0; i++)
		rc = file_read(&text[i], args->s[i], FILE_MAX_BYTES, e);
	if (rc == 0 && both_changed(&m))
		found = mergeside_find(&known, path, &m);
	if (rc == 0)
		rc = filemerge(&out, &conflicts, path, &m, found ? &known :
		    NULL, e);
	if (rc == 0)
		rc = file_replace(args->s[1], out.s, out.len, e);
	if (rc == 0 && known.moved > 0)
		cmd_warn("%s: both sides drafted %zu section%s anew; the "
		    "later draft counts, with the edits of both; have it "
		    "drafted once more, of the data of both", path, known.moved,
		    known.moved > 1 ? "s" : "");
	for (i = 0; i < conflicts.n && rc == 0; i++)
		cmd_warn("%s%s%s: both sides changed it", path,
		    conflicts.s[i][0] != '\0' ? "#" : "", conflicts.s[i]);
	if (rc == 0 && conflicts.n > 0 && m.favour == MERGE3_NONE)
		cmd_no();
	for (i = 0; i < 3; i++)
		str_release(&text[i]);
	redrafts_release(&known);
	names_release(&conflicts);
	str_release(&out);
	return rc;
}

/* Make git use the driver here. */
static int
set_up(const struct opts *o, struct err *e)
{
	struct ws ws = WS_INIT;
	int rc = ws_open(&ws, o->dir, e);
	bool done;

	if (rc == 0)
		rc = driver_set_up(&done, &ws.root, e);
	if (rc == 0)
		puts(done ? "git merges documents of this workspace section "
		    "by section already" : "git merges documents of this "
		    "workspace section by section from now on");
	ws_close(&ws);
	return rc;
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct err e = ERR_INIT;
	int rc;

	cmd_start("pos-merge", synopsis, specs, &o, &args, argc, argv);
	if (o.setup ? args.n > 0 : args.n != 3 && args.n != 4)
		cmd_usage("git calls it with three files and a path; to make "
		    "it do so: pos-merge --setup");
	rc = o.setup ? set_up(&o, &e) : merge(&args, &o, &e);
	if (rc < 0)
		cmd_fail(&e);
	list_release(&args);
	return cmd_done();
}
