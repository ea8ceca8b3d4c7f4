/* pos-log - who or what wrote a document or section, when and why */

#include <stdio.h>
#include <string.h>

#include "address.h"
#include "cmd.h"
#include "costlog.h"
#include "date.h"
#include "lifeline.h"
#include "lifeview.h"
#include "sidecar.h"
#include "spec.h"
#include "table.h"
#include "ws.h"

static const char synopsis[] =
    "pos-log [-p] [-C DIR] [-n COUNT] [-o table|tsv|json|md] ADDRESS [REV]\n"
    "pos-log --cost [-C DIR] [-n COUNT] [-o table|tsv|json|md] [REV]";

struct opts {
	const char *dir, *form, *count;
	size_t most;		/* count as a number; 0: all */
	bool patch, cost;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, cost, "cost", 0,
	    "what models took, by month, model and document"),
	OPT_STR(struct opts, count, "max-count", 'n', "COUNT",
	    "no more than so many commits"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the records"),
	OPT_FLAG(struct opts, patch, "patch", 'p',
	    "with the difference of each section"),
	OPT_END
};

/* The document an address means: as written, or where its artifact goes. */
static const char *
path_of(struct ws *ws, const struct address *at)
{
	struct spec_ask ask = { .name = at->artifact, .today = "" };
	struct spec spec;

	if (at->path != NULL || root_is_file(&ws->root, at->artifact))
		return at->path != NULL ? at->path : at->artifact;
	if (spec_load(&spec, &ws->arena, &ws->files, &ask, NULL) == 0)
		return spec.output;
	return arena_printf(&ws->arena, "strategy/%s.md", at->artifact);
}

/* Read a file of the folder; *there is false when there is none. */
static int
read_here(struct str *out, bool *there, struct ws *ws, const char *path,
    struct err *e)
{
	struct err why = ERR_INIT;

	*there = files_read(out, &ws->files, path, &why) == 0;
	if (!*there && why.code != ERR_NOTFOUND)
		return err_set(e, why.code, "%s", why.msg);
	return 0;
}

/* What lies in the folder beyond HEAD. */
static int
add_unsaved(struct lifeline *l, struct ws *ws, const struct revs *revs,
    const struct life_ask *ask, struct err *e)
{
	struct str doc = STR_INIT, sidecar = STR_INIT;
	bool has_doc, has_sidecar;
	int rc = -1;

	if (read_here(&doc, &has_doc, ws, ask->path, e) == 0 &&
	    read_here(&sidecar, &has_sidecar, ws, sidecar_path(&ws->arena,
	    ask->path), e) == 0)
		rc = lifeline_unsaved(l, &ws->arena, revs, ask,
		    has_doc ? &doc : NULL, has_sidecar ? &sidecar : NULL, e);
	str_release(&doc);
	str_release(&sidecar);
	return rc;
}

static int
no_life(const struct life_ask *ask, struct err *e)
{
	if (!str_ends(ask->path, ".md"))
		return err_set(e, ERR_USAGE, "%s is not a document: this is "
		    "the story of documents and their sections; git log -- "
		    "'%s' has that of any file", ask->path, ask->path);
	return err_set(e, ERR_NOTFOUND, "%s%s%s: not in the history, and not "
	    "in the folder; pos status lists the sections there are",
	    ask->path, ask->section != NULL ? "#" : "",
	    ask->section != NULL ? ask->section : "");
}

static int
show(struct ws *ws, struct revs *revs, const struct opts *o,
    const struct list *args, struct err *e)
{
	struct lifeline l = LIFELINE_INIT;
	struct life_ask ask = { 0 };
	struct address at;
	int rc = -1;

	if (ws_open(ws, o->dir, e) < 0 || revs_open(revs, &ws->root, e) < 0)
		return -1;
	at = address_of(&ws->arena, args->s[0]);
	if (address_check(&at, args->s[0], e) < 0)
		return -1;
	ask.path = path_of(ws, &at);
	ask.section = at.section;
	ask.most = o->most;
	if (revs_find(&ask.from, revs, args->n > 1 ? args->s[1] : "HEAD",
	    e) == 0 && (args->n > 1 || add_unsaved(&l, ws, revs, &ask,
	    e) == 0))
		rc = lifeline_read(&l, &ws->arena, revs, &ask, e);
	if (rc == 0 && l.n == 0)
		rc = no_life(&ask, e);
	if (rc == 0 && o->form != NULL)
		life_table(&l, &ask, table_form(o->form), stdout);
	else if (rc == 0)
		rc = life_print(&l, &ask, o->patch, stdout, e);
	lifeline_release(&l);
	return rc;
}

static void
tell(const char *message)
{
	cmd_warn("%s", message);
}

/* Carry out --cost. */
static int
show_cost(struct ws *ws, struct revs *revs, const struct opts *o,
    const struct list *args, struct err *e)
{
	struct costlog l = COSTLOG_INIT;
	struct costlog_ask ask = { .most = o->most, .tell = tell,
	    .rev = args->n > 0 ? args->s[0] : NULL };
	struct table t;
	int rc;

	if (ws_open(ws, o->dir, e) < 0 || revs_open(revs, &ws->root, e) < 0)
		return -1;
	rc = costlog_read(&l, &ws->arena, revs, &ask, e);
	costlog_table(&t, &l);
	if (rc == 0 && l.n == 0 && o->form == NULL)
		puts("no model has written anything here");
	else if (rc == 0)
		table_print(&t, table_form(o->form), stdout);
	if (rc == 0 && l.unknown > 0)
		cmd_warn("the cost of %zu section%s is not known, and in no "
		    "sum: the engine had no price, or the server told no "
		    "tokens; 'price:' in pos-config(5)", l.unknown,
		    l.unknown == 1 ? "" : "s");
	table_release(&t);
	costlog_release(&l);
	return rc;
}

/* Refuse what does not go together. */
static void
check_call(const struct opts *o, const struct list *args)
{
	if (o->cost && args->n > 1)
		cmd_usage("--cost is of all documents: a revision, and "
		    "nothing else");
	if (!o->cost && (args->n < 1 || args->n > 2))
		cmd_usage("which document or section? for example: "
		    "pos-log icp#firmographics");
	if (o->patch && o->form != NULL)
		cmd_usage("-p is for people; without -o");
	if (o->patch && o->cost)
		cmd_usage("-p does not go with --cost");
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct ws ws = WS_INIT;
	struct revs revs = REVS_INIT;
	struct err e = ERR_INIT;

	cmd_start("pos-log", synopsis, specs, &o, &args, argc, argv);
	check_call(&o, &args);
	if (o.count != NULL)
		o.most = (size_t)cmd_count("-n", o.count, 1, 1000000000);
	if ((o.cost ? show_cost : show)(&ws, &revs, &o, &args, &e) < 0)
		cmd_fail(&e);
	revs_close(&revs);
	ws_close(&ws);
	list_release(&args);
	return cmd_done();
}
