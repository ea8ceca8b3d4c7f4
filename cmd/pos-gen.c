/* pos-gen - draft and redraft the sections of strategy documents */

#include <string.h>

#include "cmd.h"
#include "engine.h"
#include "genjob.h"
#include "table.h"

static const char synopsis[] =
    "pos-gen [-fn] [-C DIR] [--all | --stale] "
    "[--batch submit|status|collect] [--edit TEXT] [--evidence] "
    "[--keep] [--no-commit] [--objective TEXT] [-o table|tsv|json|md] "
    "[--partner NAME] [--propose] "
    ENGINE_SYNOPSIS " [ADDRESS...]";

static const struct optspec specs[] = {
	OPT_STR(struct genjob_opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct genjob_opts, all, "all", 0,
	    "every artifact: what is missing and what is stale"),
	OPT_STR(struct genjob_opts, batch, "batch", 0, "submit|status|collect",
	    "let a model write at half the price, within a day"),
	OPT_FLAG(struct genjob_opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_STR(struct genjob_opts, edit, "edit", 0, "TEXT",
	    "let a model change one section as TEXT asks"),
	ENGINE_OPTS(struct genjob_opts, engine),
	OPT_FLAG(struct genjob_opts, evidence, "evidence", 0,
	    "print what the drafts are made from, as JSON"),
	OPT_FLAG(struct genjob_opts, force, "force", 'f',
	    "draft sections that are up to date as well"),
	OPT_FLAG(struct genjob_opts, keep, "keep", 0,
	    "take the text as it stands for the answer to what changed"),
	OPT_FLAG(struct genjob_opts, no_commit, "no-commit", 0,
	    "write the files, do not commit"),
	OPT_STR(struct genjob_opts, objective, "objective", 0, "TEXT",
	    "what the document is to serve"),
	OPT_STR(struct genjob_opts, form, "output", 'o', TABLE_FORMS,
	    "form of the rows of --batch status"),
	OPT_STR(struct genjob_opts, partner, "partner", 0, "NAME",
	    "the partner that the document is for"),
	OPT_FLAG(struct genjob_opts, propose, "propose", 0,
	    "commit to a branch of its own, to be reviewed"),
	OPT_FLAG(struct genjob_opts, stale, "stale", 0,
	    "only sections that are stale; without ADDRESS of all documents"),
	OPT_FLAG(struct genjob_opts, yes, "yes", 0,
	    "accept the edit without a question"),
	OPT_END
};

/* What --batch cannot be together with. */
static void
check_batch(const struct genjob_opts *o, const struct list *args)
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
check_call(const struct genjob_opts *o, const struct list *args)
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
	struct genjob j = GENJOB_INIT;
	struct err e = ERR_INIT;
	int rc;

	cmd_start("pos-gen", synopsis, specs, &j.o, &j.args, argc, argv);
	check_call(&j.o, &j.args);
	j.tell = cmd_warn;
	j.fail = cmd_fail;
	j.no = cmd_no;
	rc = genjob_run(&j, &e);
	if (rc < 0)
		cmd_fail(&e);
	genjob_close(&j, rc < 0);
	return cmd_done();
}
