/* pos-gen - draft and redraft the sections of strategy documents */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "batch.h"
#include "cmd.h"
#include "commit.h"
#include "engine.h"
#include "evidence.h"
#include "genedit.h"
#include "genland.h"
#include "genmodel.h"
#include "genset.h"
#include "gentell.h"
#include "genview.h"
#include "gitlib.h"
#include "history.h"
#include "interrupt.h"
#include "table.h"
#include "ws.h"

static const char synopsis[] =
    "pos-gen [-fn] [-C DIR] [--all | --stale] "
    "[--batch submit|status|collect] [--edit TEXT] [--evidence] "
    "[--keep] [--no-commit] [--objective TEXT] [-o table|tsv|json|md] "
    "[--partner NAME] [--propose] "
    ENGINE_SYNOPSIS " [ADDRESS...]";

struct opts {
	struct engine_opts engine;
	const char *batch, *dir, *edit, *form, *objective, *partner;
	bool all, dry_run, evidence, force, keep, no_commit, propose, stale,
	    yes;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, all, "all", 0,
	    "every artifact: what is missing and what is stale"),
	OPT_STR(struct opts, batch, "batch", 0, "submit|status|collect",
	    "let a model write at half the price, within a day"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_STR(struct opts, edit, "edit", 0, "TEXT",
	    "let a model change one section as TEXT asks"),
	ENGINE_OPTS(struct opts, engine),
	OPT_FLAG(struct opts, evidence, "evidence", 0,
	    "print what the drafts are made from, as JSON"),
	OPT_FLAG(struct opts, force, "force", 'f',
	    "draft sections that are up to date as well"),
	OPT_FLAG(struct opts, keep, "keep", 0,
	    "take the text as it stands for the answer to what changed"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the files, do not commit"),
	OPT_STR(struct opts, objective, "objective", 0, "TEXT",
	    "what the document is to serve"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the rows of --batch status"),
	OPT_STR(struct opts, partner, "partner", 0, "NAME",
	    "the partner that the document is for"),
	OPT_FLAG(struct opts, propose, "propose", 0,
	    "commit to a branch of its own, to be reviewed"),
	OPT_FLAG(struct opts, stale, "stale", 0,
	    "only sections that are stale; without ADDRESS of all documents"),
	OPT_FLAG(struct opts, yes, "yes", 0,
	    "accept the edit without a question"),
	OPT_END
};

struct job {
	struct opts o;
	struct list args;
	struct ws ws;
	struct history head;	/* with --propose */
	struct genset set;
	struct engine engine;
	struct str head_was;	/* before a model was asked; else empty */
	double began;
};

/* Open what is to be read: the folder, or HEAD. */
static int
open_all(struct job *j, struct err *e)
{
	if (ws_open(&j->ws, j->o.dir, e) < 0 ||
	    (!j->o.dry_run && !j->o.evidence &&
	    commit_recover(&j->ws.root, e) < 0) ||
	    engine_open(&j->engine, &j->o.engine, &j->ws, e) < 0 ||
	    (j->o.propose && history_need_head(&j->head, &j->ws.root, e) < 0))
		return -1;
	if (j->o.propose)
		history_files(&j->ws.files, &j->head);
	if (genset_choose(&j->set, &j->ws, &j->args, j->o.partner,
	    j->o.stale, e) < 0)
		return -1;
	return j->o.dry_run || j->o.evidence ? 0 :
	    genset_lock(&j->set, &j->ws, e);
}

/* --batch: questions go out together, or the answers of others come in. */
static int
run_batch(struct job *j, struct genmodel *m, struct err *e)
{
	struct batch b = { .dir = j->o.dir, .options = &j->o.engine,
	    .tell = cmd_warn, .fail = cmd_fail, .out = stdout,
	    .conflicts = stderr };
	bool no;
	int rc = batch_run(&b, j->o.batch, j->o.form, &j->set, m, &no, e);

	if (no)
		cmd_no();
	return rc;
}

/* Let the engine write what is wanted; 1: there is nothing more to do. */
static int
let_write(struct job *j, struct evidence *ev, struct err *e)
{
	struct genmodel m = { &j->engine, ev, cmd_warn, j->o.edit };
	bool accepted = true;
	int rc;

	if (j->o.batch != NULL)
		return run_batch(j, &m, e) < 0 ? -1 : 1;
	if (j->o.edit != NULL && j->engine.p == NULL)
		return err_set(e, ERR_USAGE, "--edit is for a language model: "
		    "--engine NAME; 'pos engine list' says which there are");
	if (j->o.edit != NULL && genmodel_want_edit(&j->set, e) < 0)
		return -1;
	if (j->o.engine.show_prompt)
		return genmodel_show(&j->set, &m, stdout, e) < 0 ? -1 : 1;
	if (j->engine.p == NULL || j->o.keep)
		return 0;
	if (!j->o.dry_run && !j->o.no_commit &&
	    genmodel_possible(&j->set, &j->ws, j->o.propose, e) < 0)
		return -1;
	gitlib_head(&j->head_was, j->ws.root.path);
	rc = genmodel_write(&j->set, &m, e);
	if (rc < 0 || j->o.edit == NULL)
		return rc;
	genset_changes(&j->set, ev, ENDPOINT_BUILTIN);
	if (j->o.propose)
		return genedit_show(&j->set, &j->ws, stdout, e);
	rc = genedit_decide(&accepted, &j->set, &m, j->o.yes, e);
	if (rc < 0 || accepted)
		return rc;
	cmd_no();
	return 1;
}

/* As a commit, or a proposal. */
static int
land(struct job *j, size_t sections, struct err *e)
{
	const struct opts *o = &j->o;
	const struct genland l = { .set = &j->set, .ws = &j->ws,
	    .engine = &j->engine, .head_was = j->head_was.s,
	    .no_commit = o->no_commit, .dry_run = o->dry_run,
	    .keep = o->keep, .all = !o->all && !o->stale, .began = j->began,
	    .tell = cmd_warn, .out = stdout, .err = stderr };

	return o->propose ? genland_propose(&l, sections, e) :
	    genland_commit(&l, sections, e);
}

static int
generate(struct job *j, struct err *e)
{
	struct genset *set = &j->set;
	struct evidence ev;
	size_t sections;
	int rc;

	j->began = genland_clock();
	if (j->o.batch != NULL && (strcmp(j->o.batch, "submit") != 0 ||
	    (j->args.n == 0 && !j->o.all && !j->o.stale)))
		return run_batch(j, NULL, e);
	if (open_all(j, e) < 0)
		return -1;
	evidence_init(&ev, &j->ws, date_today());
	ev.objective = j->o.objective;
	if (genset_load(set, &ev, j->o.force, j->o.stale, e) < 0 ||
	    (j->o.objective != NULL && genset_states_objective(set, e) < 0))
		return -1;
	gentell_lookalikes(set, cmd_warn);
	if (j->o.evidence)
		return genset_print_evidence(set, &ev, stdout, e);
	if (genset_check(set, e) < 0)
		return -1;
	rc = let_write(j, &ev, e);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (j->o.keep)
		j->engine.name = ENDPOINT_BUILTIN;	/* none was asked */
	sections = genset_changes(set, &ev, ENDPOINT_BUILTIN);
	if (sections > 0)
		return land(j, sections, e);
	if (j->args.n == 0)
		puts("all sections are up to date");
	else
		genset_print(set, &j->ws.arena, true, stdout);
	return 0;
}

/* What --batch cannot be together with. */
static void
check_batch(const struct opts *o, const struct list *args)
{
	const struct engine_opts *en = &o->engine;

	if (o->form != NULL && (o->batch == NULL || strcmp(o->batch,
	    "status") != 0))
		cmd_usage("-o is the form of --batch status");
	if (o->batch == NULL)
		return;
	if (o->edit != NULL || o->evidence || o->keep || o->propose ||
	    o->no_commit || o->dry_run || en->record != NULL ||
	    en->replay != NULL || en->show || en->show_prompt)
		cmd_usage("--batch drafts, later; without --dry-run, --edit, "
		    "--evidence, --keep, --no-commit, --propose, --record, "
		    "--replay, --show and --show-prompt");
	if (strcmp(o->batch, "submit") != 0 && (args->n > 0 || o->all ||
	    o->stale || o->force || en->name != NULL || en->model != NULL ||
	    en->max_cost != NULL || en->fit))
		cmd_usage("--batch %s is for all that was submitted, as it "
		    "was: without addresses, --all, --engine, --fit, "
		    "--force, --max-cost, --model and --stale", o->batch);
}

static void
check_call(const struct opts *o, const struct list *args)
{
	struct err e = ERR_INIT;

	if (engine_check(&o->engine, &e) < 0)
		cmd_usage("%s", e.msg);
	check_batch(o, args);
	if (args->n == 0 && !o->all && !o->stale && o->batch == NULL)
		cmd_usage("which artifact? for example: pos-gen icp ipp cjm, "
		    "or pos-gen --all");
	if (o->edit != NULL && (args->n != 1 || o->all || o->stale ||
	    o->keep || o->evidence))
		cmd_usage("--edit changes one section: name it, such as "
		    "icp#pains, without --all, --stale, --keep and "
		    "--evidence");
	if (o->yes && o->edit == NULL)
		cmd_usage("--yes accepts an edit; there is no --edit");
	if (args->n > 0 && o->all)
		cmd_usage("--all is every artifact; name none beside it");
	if (o->all && o->stale)
		cmd_usage("--all or --stale, not both");
	if (o->propose && (o->keep || o->no_commit || o->dry_run))
		cmd_usage("--propose makes a commit, of the drafts; without "
		    "--keep, --no-commit and --dry-run");
	if (o->objective != NULL && o->objective[strspn(o->objective, " \t\r\n")]
	    == '\0')
		cmd_usage("--objective: a text is expected; to go back to the "
		    "first goal of company.yaml, delete the fact 'objective' "
		    "at the top of the document");
	if (args->n == 0 && (o->partner != NULL || o->objective != NULL))
		cmd_usage("--partner and --objective are for artifacts that "
		    "are named");
}

int
main(int argc, char **argv)
{
	struct job j = { .ws = WS_INIT, .head = HISTORY_INIT,
	    .set = GENSET_INIT, .head_was = STR_INIT };
	struct err e = ERR_INIT;

	cmd_start("pos-gen", synopsis, specs, &j.o, &j.args, argc, argv);
	check_call(&j.o, &j.args);
	if (generate(&j, &e) < 0) {
		cmd_fail(&e);
		gentell_conflicts(&j.set, stderr);
	}
	genset_release(&j.set);
	if (engine_close(&j.engine, &e) < 0)
		cmd_fail(&e);
	ws_close(&j.ws);
	history_close(&j.head);
	str_release(&j.head_was);
	list_release(&j.args);
	interrupt_raise();
	return cmd_done();
}
