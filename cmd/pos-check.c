/* pos-check - find what is wrong in a workspace */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "check.h"
#include "checkview.h"
#include "cmd.h"
#include "mem.h"
#include "sitecheck.h"

static const char synopsis[] =
    "pos-check [-C DIR] [-o tsv|json] [--library] [--links] [FILE...]\n"
    "pos-check --links --site DIR [-o tsv|json]";

struct opts {
	const char *dir, *form, *site;
	bool library, links;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "check the workspace of DIR"),
	OPT_STR(struct opts, form, "output", 'o', "tsv|json",
	    "form of the records"),
	OPT_FLAG(struct opts, library, "library", 0,
	    "check the shipped templates too"),
	OPT_FLAG(struct opts, links, "links", 0,
	    "check links alone, and what they leave out"),
	OPT_STR(struct opts, site, "site", 0, "DIR",
	    "check the links of the HTML pages in DIR"),
	OPT_END
};

/* Is path the file or folder chosen, or in it? chosen "": the workspace. */
static bool
is_in(const char *path, const char *chosen)
{
	size_t n = strlen(chosen);

	return n == 0 || (strncmp(path, chosen, n) == 0 &&
	    (path[n] == '\0' || path[n] == '/'));
}

static bool
is_chosen(const char *path, const struct names *chosen)
{
	size_t i;

	for (i = 0; i < chosen->n; i++) {
		if (is_in(path, chosen->s[i]))
			return true;
	}
	return chosen->n == 0;
}

/* Turn an operand into a path below the workspace. */
static int
choose(struct names *chosen, const struct ws *ws, const char *operand,
    struct err *e)
{
	const char *root = ws->root.path;
	char *real = realpath(operand, NULL);
	size_t n = strlen(root);
	int rc = 0;

	if (real == NULL)
		return err_sys(e, "%s", operand);
	if (!is_in(real, root))
		rc = err_set(e, ERR_USAGE, "%s: not in the workspace %s",
		    operand, root);
	else
		names_add(chosen, real[n] == '/' ? real + n + 1 : real + n);
	free(real);
	return rc;
}

/* Where to look for the workspace: -C, else where the first operand is. */
static char *
start_of(const struct opts *o, const struct list *args)
{
	const char *slash;
	struct stat st;

	if (o->dir != NULL || args->n == 0)
		return mem_dup(o->dir != NULL ? o->dir : ".");
	if (stat(args->s[0], &st) == 0 && S_ISDIR(st.st_mode))
		return mem_dup(args->s[0]);
	slash = strrchr(args->s[0], '/');
	return slash != NULL ? mem_ndup(args->s[0],
	    (size_t)(slash - args->s[0]) + 1) : mem_dup(".");
}

/* Drop what is not about files that were chosen. */
static void
keep_chosen(struct check *c, const struct names *chosen)
{
	size_t i, kept = 0;

	for (i = 0; i < c->faults.n; i++) {
		if (is_chosen(c->faults.v[i].file, chosen))
			c->faults.v[kept++] = c->faults.v[i];
	}
	c->faults.n = kept;
	for (i = kept = 0; i < c->files.n; i++)
		kept += is_chosen(c->files.s[i], chosen);
	c->looked = kept;
}

/* Open the workspace; none will do when only the library is asked for. */
static int
open_workspace(struct ws *ws, const struct opts *o, const struct list *args,
    struct err *e)
{
	struct err why = ERR_INIT;
	char *start = start_of(o, args);

	ws_open(ws, start, &why);
	free(start);
	if (ws->root.fd >= 0)
		return 0;
	if (why.code == ERR_NOTFOUND && o->library && o->dir == NULL &&
	    args->n == 0)
		return 1;
	return err_set(e, why.code, "%s", why.msg);
}

static int
check(struct check *c, struct ws *ws, const struct opts *o,
    const struct list *args, struct err *e)
{
	struct names chosen = { 0 };
	size_t i;
	int rc = open_workspace(ws, o, args, e);

	for (i = 0; i < args->n && rc == 0; i++)
		rc = choose(&chosen, ws, args->s[i], e);
	if (rc == 0)
		rc = o->links ? check_links(c, ws, e) :
		    check_workspace(c, ws, e);
	if (rc == 0)
		keep_chosen(c, &chosen);
	if (rc >= 0 && o->library) {
		rc = o->links ? check_library_links(c, e) :
		    check_library(c, e);
		c->looked = c->files.n;
	}
	names_release(&chosen);
	return rc < 0 ? -1 : 0;
}

/* Check what was asked for, and print what was found. */
static int
check_and_print(struct check *c, struct ws *ws, const struct opts *o,
    const struct list *args, struct err *e)
{
	if (o->site != NULL) {
		if (site_check(&c->faults, &c->looked, o->site, e) < 0)
			return -1;
	} else if (check(c, ws, o, args, e) < 0) {
		return -1;
	}
	faults_sort(&c->faults);
	faults_print(&c->faults, o->form);
	faults_sum(&c->faults, c->looked, o->site != NULL ? "page" : "file");
	return 0;
}

/* Refuse options that do not go together. */
static void
look_at_call(const struct opts *o, const struct list *args)
{
	if (o->site == NULL)
		return;
	if (!o->links)
		cmd_usage("--site goes with --links");
	if (o->dir != NULL || o->library || args->n > 0)
		cmd_usage("--site checks its folder alone: no -C, --library "
		    "or FILE");
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct ws ws = WS_INIT;
	struct err e = ERR_INIT;
	struct check c;

	check_init(&c);
	cmd_start("pos-check", synopsis, specs, &o, &args, argc, argv);
	look_at_call(&o, &args);
	if (check_and_print(&c, &ws, &o, &args, &e) < 0)
		cmd_fail(&e);
	else if (c.unreadable)
		cmd_fail(&e);
	else if (faults_wrong(&c.faults) > 0)
		cmd_no();
	check_release(&c);
	ws_close(&ws);
	list_release(&args);
	return cmd_done();
}
