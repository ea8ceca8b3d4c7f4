/* pos-engine - which engines write, whether they answer, what they cost */

#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "endpoint.h"
#include "enginechecks.h"
#include "engineset.h"
#include "enginetable.h"
#include "exchange.h"
#include "gitlib.h"
#include "interrupt.h"
#include "llmcheck.h"
#include "posfile.h"
#include "subcmd.h"
#include "table.h"
#include "tracefile.h"
#include "ws.h"

static const char synopsis[] =
    "pos-engine list [-C DIR] [-o table|tsv|json|md]\n"
    "pos-engine check [-C DIR] [-o table|tsv|json|md] [--trace FILE]\n"
    "               [NAME...]\n"
    "pos-engine set [-n] [-C DIR] [--no-commit] NAME\n"
    "pos-engine cache [-C DIR] [--clear] [-o table|tsv|json|md]";

struct opts {
	const char *dir, *form, *trace;
	bool no_commit, dry_run, clear;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, clear, "clear", 0,
	    "cache: remove the answers that are kept"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "set: write the file, do not commit"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "set: print the difference, write nothing"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the records"),
	OPT_STR(struct opts, trace, "trace", 0, "FILE",
	    "check: write what goes over the wire, without the key"),
	OPT_END
};

struct run {
	struct opts o;
	struct list args;
	struct ws ws;
	struct arena a;
	struct endpoints all;
	const char *used;	/* by the workspace; NULL: there is none */
};

/* The engines, and which of them the workspace uses, where there is one. */
static int
read_engines(struct run *r, struct err *e)
{
	struct err why = ERR_INIT;

	if (ws_open(&r->ws, r->o.dir, &why) == 0) {
		if (posfile_engine(&r->used, r->ws.pos, e) < 0)
			return -1;
	} else if (why.code != ERR_NOTFOUND || r->o.dir != NULL) {
		return err_set(e, why.code, "%s", why.msg);
	}
	return endpoints_read(&r->all, &r->a, e);
}

/* The workspace may name an engine that is only its sender's. */
static void
tell_unknown(const struct run *r)
{
	const struct endpoint *p;
	struct err why = ERR_INIT;

	if (r->used != NULL && strcmp(r->used, ENDPOINT_BUILTIN) != 0 &&
	    endpoint_find(&p, &r->all, r->used, &why) < 0)
		cmd_warn("pos.yaml: engine: %s", why.msg);
}

static int
run_list(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct table t;

	if (read_engines(r, e) < 0)
		return -1;
	engine_table_list(&t, &r->all, r->used);
	table_print(&t, table_form(r->o.form), stdout);
	table_release(&t);
	tell_unknown(r);
	return 0;
}

/* Is it one of those asked for? */
static bool
is_wanted(const struct run *r, const struct endpoint *p)
{
	return r->args.n > 0 || p->file != NULL ||
	    (r->used != NULL && strcmp(r->used, p->name) == 0);
}

/* Say what is wrong. */
static void
tell(const struct run *r, const struct llm_check *c)
{
	struct err why = ERR_INIT;

	switch (engine_check_weight(c, is_wanted(r, c->p))) {
	case WEIGHT_NONE:
		break;
	case WEIGHT_NOTE:
		cmd_warn("%s: %s", c->p->name, c->problem.s);
		break;
	case WEIGHT_FAILURE:
		err_set(&why, ERR_PROVIDER, "%s: %s", c->p->name,
		    c->problem.s);
		cmd_fail(&why);
		break;
	}
}

static int
check(struct run *r, FILE *trace, struct err *e)
{
	struct engine_checks checks;
	size_t i;
	int rc;

	engine_checks_choose(&checks, &r->all, &r->args, cmd_fail);
	interrupt_watch();
	rc = llmcheck_run(checks.list, checks.n, trace, e);
	if (rc == 0)
		engine_checks_print(&checks, table_form(r->o.form), stdout);
	for (i = 0; i < checks.n && rc == 0; i++)
		tell(r, &checks.list[i]);
	engine_checks_release(&checks);
	return rc;
}

static int
run_check(void *ctx, struct err *e)
{
	struct run *r = ctx;
	FILE *trace = NULL;
	int rc;

	if (read_engines(r, e) < 0)
		return -1;
	if (tracefile_open(&trace, r->o.trace, e) < 0)
		return -1;
	rc = check(r, trace, e);
	if (tracefile_close(&trace, e) < 0)
		rc = -1;
	return rc;
}

static int
run_set(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct engine_set set = { r->args.s[0], r->o.no_commit,
		r->o.dry_run };
	const struct endpoint *p = NULL;
	struct commit_result res;

	if (ws_open(&r->ws, r->o.dir, e) < 0 ||
	    endpoints_read(&r->all, &r->a, e) < 0)
		return -1;
	if (strcmp(set.name, ENDPOINT_BUILTIN) != 0 &&
	    endpoint_find(&p, &r->all, set.name, e) < 0)
		return -1;
	if (engine_set(&res, &r->ws, &set, e) < 0)
		return -1;
	if (res.nothing)
		printf("pos.yaml: engine is %s already\n", set.name);
	else if (!set.dry_run)
		printf("pos.yaml: engine is %s\n", set.name);
	if (res.id[0] != '\0')
		printf("committed as %.7s\n", res.id);
	if (p != NULL && p->model == NULL)
		cmd_warn("%s has no model yet; pos engine check %s lists "
		    "those there are", p->name, p->name);
	return 0;
}

static int
run_cache(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct str dir = STR_INIT;
	int rc = 0;

	if (ws_open(&r->ws, r->o.dir, e) < 0)
		return -1;
	if (!gitlib_folder(&dir, r->ws.root.path)) {
		rc = err_set(e, ERR_GIT, "%s is in no repository: no answers "
		    "are kept", r->ws.root.path);
	} else {
		str_adds(&dir, "cache");
		if (r->o.clear)
			printf("%zu removed\n", exchange_clear(dir.s));
		else
			engine_cache_print(dir.s, r->o.form, stdout);
	}
	str_release(&dir);
	return rc;
}

static const struct subcmd subcommands[] = {
	{ "list", NULL, 0, 0, "output", run_list },
	{ "check", "NAME...", 0, SUBCMD_MANY, "output trace", run_check },
	{ "set", "NAME", 1, 1, "dry-run no-commit", run_set },
	{ "cache", NULL, 0, 0, "clear output", run_cache },
	{ NULL, NULL, 0, 0, NULL, NULL }
};

int
main(int argc, char **argv)
{
	struct run r = { .ws = WS_INIT, .a = ARENA_INIT };
	const struct subcmd *sub;
	struct err e = ERR_INIT;

	cmd_start("pos-engine", synopsis, specs, &r.o, &r.args, argc, argv);
	sub = subcmd_find(subcommands, "directory", specs, &r.o, &r.args,
	    &e);
	if (sub == NULL)
		cmd_usage("%s", e.msg);
	if (r.o.clear && r.o.form != NULL)
		cmd_usage("--clear prints no records: without -o");
	if (sub->run(&r, &e) < 0)
		cmd_fail(&e);
	interrupt_raise();
	ws_close(&r.ws);
	arena_release(&r.a);
	list_release(&r.args);
	return cmd_done();
}
