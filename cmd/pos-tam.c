/* pos-tam - size the partner market by category */

#include <string.h>

#include "cmd.h"
#include "dec.h"
#include "table.h"
#include "tam.h"
#include "tamrun.h"
#include "tamsample.h"

static const char synopsis[] =
    "pos-tam [-fn] [-C DIR] [--data FILE] [--scenario NAME]\n"
    "               [--explain | --tornado | --samples N [--seed S] |\n"
    "               --capacity [--target AMOUNT] | --compare A [B]]\n"
    "               [--chart FILE] [--set PATH=VALUE]... [--no-commit]\n"
    "               [-o table|tsv|json|md]";

struct opts {
	const char *dir, *data, *scenario, *samples, *seed, *target, *chart;
	const char *form;
	struct list sets;
	bool explain, tornado, capacity, compare, force, no_commit, dry_run;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_STR(struct opts, data, "data", 0, "FILE",
	    "size FILE, without a workspace"),
	OPT_STR(struct opts, scenario, "scenario", 0, "NAME",
	    "size with the numbers of a scenario"),
	OPT_FLAG(struct opts, explain, "explain", 0,
	    "show formulas, inputs and sources"),
	OPT_FLAG(struct opts, tornado, "tornado", 0,
	    "show which input moves a total most"),
	OPT_STR(struct opts, samples, "samples", 0, "N",
	    "draw all inputs N times: P10, P50, P90"),
	OPT_STR(struct opts, seed, "seed", 0, "S",
	    "where the draws begin; default 1"),
	OPT_FLAG(struct opts, capacity, "capacity", 0,
	    "what the present partners can carry"),
	OPT_STR(struct opts, target, "target", 0, "AMOUNT",
	    "revenue a year to find partners for"),
	OPT_FLAG(struct opts, compare, "compare", 0,
	    "compare scenario A with B, or base with A"),
	OPT_STR(struct opts, chart, "chart", 0, "FILE",
	    "draw it as SVG too; - to standard output"),
	OPT_FLAG(struct opts, force, "force", 'f',
	    "overwrite a file that is no chart of ours"),
	OPT_LIST(struct opts, sets, "set", 0, "PATH=VALUE",
	    "set an assumption in the file"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the file, do not commit"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the records"),
	OPT_END
};

/* Read the numbers among the options. */
static void
read_numbers(struct tam_ask *ask, const struct opts *o)
{
	const char *target = o->target;
	struct dec d;

	ask->seed = o->seed == NULL ? TAM_SEED : cmd_count("--seed",
	    o->seed, 0, 999999999999999999);
	if (o->samples != NULL)
		ask->samples = cmd_count("--samples", o->samples, 1,
		    TAM_MAX_SAMPLES);
	if (target == NULL)
		return;
	if (dec_parse(&d, target, strlen(target)) < 0 || d.u <= 0 ||
	    strchr(target, '%') != NULL)
		cmd_usage("--target %.40s: an amount over 0 is expected, "
		    "such as 900000", target);
	ask->has_target = true;
	ask->target.amount = ratio_dec(d);
}

/* Refuse operands that nothing asks for. */
static void
check_operands(const struct opts *o, const struct list *args)
{
	if (o->compare && (args->n == 0 || args->n > 2))
		cmd_usage("--compare: one or two names of scenarios are "
		    "expected; " TAM_BASE_NAME " is the file itself");
	if (o->compare && o->scenario != NULL)
		cmd_usage("--compare names its scenarios itself, without "
		    "--scenario");
	if (!o->compare && args->n > 0)
		cmd_usage("'%s': no operand is expected; --data FILE sizes a "
		    "file", args->s[0]);
}

/* Refuse two views, and a chart of what has none. */
static void
check_views(const struct opts *o)
{
	int views = o->explain + o->tornado + o->capacity + o->compare +
	    (o->samples != NULL);

	if (views > 1)
		cmd_usage("--explain, --tornado, --samples, --capacity, "
		    "--compare: one at a time");
	if (o->sets.n > 0 && (views > 0 || o->form != NULL ||
	    o->chart != NULL))
		cmd_usage("--set does not go with views, --chart or -o; look "
		    "with them afterwards");
	if (o->chart != NULL && (o->explain || o->capacity || o->compare))
		cmd_usage("--chart draws the values, --tornado or --samples");
	if (o->chart != NULL && strcmp(o->chart, "-") == 0 && o->form != NULL)
		cmd_usage("--chart -: standard output is the drawing; no -o");
}

/* Refuse an option that means nothing without another one. */
static void
needs(bool given, bool other, const char *option, const char *with)
{
	if (given && !other)
		cmd_usage("%s goes with %s", option, with);
}

/* Refuse what does not go together. */
static void
check_call(const struct opts *o)
{
	needs(o->seed != NULL, o->samples != NULL, "--seed", "--samples");
	needs(o->target != NULL, o->capacity, "--target", "--capacity");
	needs(o->force, o->chart != NULL, "--force", "--chart");
	needs(o->dry_run, o->sets.n > 0, "--dry-run", "--set");
	needs(o->no_commit, o->sets.n > 0, "--no-commit", "--set");
	if (o->data != NULL && o->dir != NULL)
		cmd_usage("--data does not go with -C: it needs no workspace");
	if (o->data != NULL && o->capacity)
		cmd_usage("--capacity counts the partners of a workspace: not "
		    "with --data");
	if (o->data != NULL && strcmp(o->data, "-") == 0 && o->sets.n > 0)
		cmd_usage("--set cannot edit standard input");
}

/* The options that are asked for as they stand. */
static void
take_options(struct tam_ask *ask, const struct opts *o)
{
	ask->dir = o->dir;
	ask->data = o->data;
	ask->scenario = o->scenario;
	ask->chart = o->chart;
	ask->form = o->form;
	ask->sets = o->sets;
	ask->explain = o->explain;
	ask->tornado = o->tornado;
	ask->capacity = o->capacity;
	ask->compare = o->compare;
	ask->force = o->force;
	ask->no_commit = o->no_commit;
	ask->dry_run = o->dry_run;
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct tam_ask ask = { 0 };
	struct err e = ERR_INIT;

	cmd_start("pos-tam", synopsis, specs, &o, &ask.args, argc, argv);
	check_operands(&o, &ask.args);
	check_views(&o);
	check_call(&o);
	read_numbers(&ask, &o);
	take_options(&ask, &o);
	if (tam_run_ask(&ask, &e) < 0)
		cmd_fail(&e);
	list_release(&o.sets);
	list_release(&ask.args);
	return cmd_done();
}
