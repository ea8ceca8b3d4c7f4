/* pos-diff - compare two states of a workspace by sections and figures */

#include <stdio.h>
#include <string.h>

#include "address.h"
#include "cmd.h"
#include "diffview.h"
#include "spec.h"
#include "statediff.h"
#include "ws.h"

static const char synopsis[] =
    "pos-diff [-ap] [-C DIR] [--exit-code] [-o table|tsv|json|md] "
    "[REV[..REV]] [ADDRESS]";

struct opts {
	const char *dir, *form;
	bool all, code, patch;
};

static const struct optspec specs[] = {
	OPT_FLAG(struct opts, all, "all", 'a',
	    "every value that changed, not just ten of each"),
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, code, "exit-code", 0,
	    "exit with 1 when something differs"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the records"),
	OPT_FLAG(struct opts, patch, "patch", 'p',
	    "with the difference of each section"),
	OPT_END
};

/* Set the path and section that an operand means. False: it means none. */
static bool
take_address(struct statediff_ask *ask, struct ws *ws, const char *text)
{
	struct address at = address_of(&ws->arena, text);
	struct spec_ask spec = { .name = at.artifact, .today = "" };
	struct spec s;

	ask->section = at.section;
	ask->path = at.path;
	if (ask->path == NULL && root_is_file(&ws->root, text))
		ask->path = arena_dup(&ws->arena, text);
	if (ask->path == NULL && spec_load(&s, &ws->arena, &ws->files, &spec,
	    NULL) == 0)
		ask->path = s.output;
	return ask->path != NULL && (at.section != NULL || at.path == NULL ||
	    root_exists(&ws->root, ask->path));
}

/* REV, REV..REV: what is before, what is now. */
static int
take_rev(struct statediff_ask *ask, struct ws *ws, const struct revs *r,
    const char *text, struct err *e)
{
	const char *dots = strstr(text, "..");

	if (dots == NULL)
		return revs_find(&ask->before, r, text, e);
	ask->here = false;
	if (revs_find(&ask->before, r, dots == text ? "HEAD" :
	    arena_ndup(&ws->arena, text, (size_t)(dots - text)), e) < 0)
		return -1;
	return revs_find(&ask->now, r, dots[2] != '\0' ? dots + 2 : "HEAD",
	    e);
}

static int
read_operands(struct statediff_ask *ask, struct ws *ws, const struct revs *r,
    const struct list *args, struct err *e)
{
	size_t i = 0;

	ask->here = true;
	if (args->n == 2 || (args->n == 1 &&
	    !take_address(ask, ws, args->s[0]))) {
		ask->path = ask->section = NULL;
		if (take_rev(ask, ws, r, args->s[i++], e) < 0)
			return -1;
	} else if (revs_find(&ask->before, r, "HEAD", e) < 0) {
		return -1;
	}
	if (i < args->n && !take_address(ask, ws, args->s[i]) &&
	    ask->path == NULL)
		return err_set(e, ERR_NOTFOUND, "%s: no document or file of "
		    "the workspace", args->s[i]);
	return 0;
}

static int
compare(struct ws *ws, struct revs *r, const struct opts *o,
    const struct list *args, struct err *e)
{
	struct statediff d = STATEDIFF_INIT;
	struct statediff_ask ask = { 0 };
	int rc = 0;

	if (ws_open(ws, o->dir, e) < 0 || revs_open(r, &ws->root, e) < 0 ||
	    read_operands(&ask, ws, r, args, e) < 0 ||
	    statediff(&d, ws, r, &ask, e) < 0)
		rc = -1;
	else if (o->form != NULL)
		diff_table(&d, table_form(o->form), stdout);
	else
		rc = diff_print(&d, o->patch, o->all, stdout, e);
	if (d.n > 0 && o->code)
		cmd_no();
	statediff_release(&d);
	return rc;
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct ws ws = WS_INIT;
	struct revs revs = REVS_INIT;
	struct err e = ERR_INIT;

	cmd_start("pos-diff", synopsis, specs, &o, &args, argc, argv);
	if (args.n > 2)
		cmd_usage("at most a revision and an address");
	if (o.patch && o.form != NULL)
		cmd_usage("-p is for people; without -o");
	if (compare(&ws, &revs, &o, &args, &e) < 0)
		cmd_fail(&e);
	revs_close(&revs);
	ws_close(&ws);
	list_release(&args);
	return cmd_done();
}
