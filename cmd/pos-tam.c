/* pos-tam - size the partner market by category */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "commit.h"
#include "mem.h"
#include "root.h"
#include "svg.h"
#include "table.h"
#include "tam.h"
#include "tamcap.h"
#include "tamchart.h"
#include "tamcompare.h"
#include "tamfile.h"
#include "tammonte.h"
#include "tamsave.h"
#include "tamset.h"
#include "tamtornado.h"
#include "tamview.h"
#include "ws.h"

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

/* One run. */
struct job {
	struct opts o;
	struct list args;
	struct ws ws;
	struct arena a;
	const char *file;	/* its name */
	struct str text;	/* of the file */
	struct tam base, tam;	/* without and with the scenario */
	struct tam_run run;	/* of --samples */
	struct tam_target target;	/* of --target */
};

/* Read a text of the file: base without, t with the scenario. */
static int
load(struct tam *base, struct tam *t, struct job *j, const struct str *text,
    struct err *e)
{
	struct tam_file file = { text, j->file, &j->ws, j->o.scenario };

	return tam_file_load(base, t, &j->a, &file, e);
}

/* A number that changed may have outlived its source: say so. */
static void
warn_sources(const struct tam_sets *sets, const struct tam *old,
    const struct tam *now)
{
	const char *name = now->scenario;
	const struct tam_set *s;

	for (s = sets->s; s < sets->s + sets->n; s++) {
		if (!tam_set_holds(s, old) && tam_set_keeps_source(s, old, now))
			cmd_warn("%s:%u: the source of %s is the one it had; "
			    "%s%s%s--set %s.source=TEXT changes it", now->file,
			    tam_set_line(s, now), s->name, name != NULL ?
			    "--scenario " : "", name != NULL ? name : "",
			    name != NULL ? " " : "", s->name);
	}
}

/* Say how it ended. */
static void
print_result(const struct job *j, const struct commit_result *res)
{
	if (res->id[0] != '\0')
		printf("committed as %.7s\n", res->id);
	else
		printf("%s written, not committed\n", j->tam.file);
}

static int
save(struct job *j, struct commit_result *res, struct tam_sets *sets,
    const struct tam *now, struct err *e)
{
	struct tam_save what = { .sets = sets, .old = &j->tam, .now = now,
	    .root = &j->ws.root, .path = j->o.data,
	    .no_commit = j->o.no_commit, .dry_run = j->o.dry_run };

	return tam_save(res, &j->a, &what, e);
}

/* Carry out --set. */
static int
set(struct job *j, struct err *e)
{
	struct commit_result res = { .nothing = true };
	struct str text = STR_INIT;
	struct tam_sets sets;
	struct tam base, now;
	bool remove = false;
	int rc;

	rc = tam_sets_parse(&sets, &j->a, &j->tam, j->o.sets.s, j->o.sets.n,
	    e);
	if (rc == 0)
		rc = tam_sets_change(&text, &remove, &j->text, &sets, e);
	if (rc == 0)
		rc = load(&base, &now, j, &text, e);
	if (rc == 0 && j->o.dry_run)
		tam_print_sets(&sets, &j->tam, &now, stdout);
	if (rc == 0 && !str_same(&text, &j->text))
		rc = save(j, &res, &sets, &now, e);
	if (rc == 0 && !j->o.dry_run) {
		tam_print_sets(&sets, &j->tam, &now, stdout);
		if (!res.nothing)
			print_result(j, &res);
		warn_sources(&sets, &j->tam, &now);
	}
	str_release(&text);
	return rc;
}

/* Carry out --compare. */
static int
compare(struct job *j, struct err *e)
{
	const struct list *names = &j->args;
	struct tam a, b;

	if (tam_scenario(&a, &j->a, &j->base, names->n > 1 ? names->s[0] :
	    TAM_BASE_NAME, e) < 0 || tam_scenario(&b, &j->a, &j->base,
	    names->s[names->n - 1], e) < 0)
		return -1;
	tam_compare(&a, &b, table_form(j->o.form), stdout);
	return 0;
}

/* Count the partners, find the target, print the capacity. */
static int
capacity(struct job *j, struct err *e)
{
	struct tam_target target;

	if (ws_load(&j->ws, WS_PROGRAM | WS_PARTNERS, e) < 0 ||
	    ws_hold(&j->ws, WS_PARTNERS, e) < 0)
		return -1;
	if (j->o.target != NULL)
		target = j->target;
	else if (tam_goal(&target, &j->a, &j->ws, e) < 0)
		return -1;
	tam_print_capacity(&j->tam, &j->ws, &target, table_form(j->o.form),
	    stdout);
	return 0;
}

/* Draw what is asked for as SVG. */
static int
chart(struct job *j, struct err *e)
{
	struct str out = STR_INIT;
	int rc = 0;

	if (j->o.tornado)
		tam_chart_tornado(&out, &j->tam);
	else if (j->o.samples != NULL)
		tam_chart_samples(&out, &j->tam, &j->run);
	else
		tam_chart_values(&out, &j->tam);
	if (strcmp(j->o.chart, "-") == 0)
		fputs(out.s, stdout);
	else
		rc = svg_save(j->o.chart, &out, j->o.force, e);
	str_release(&out);
	return rc;
}

/* Print what is asked for. */
static int
view(struct job *j, struct err *e)
{
	enum table_form form = table_form(j->o.form);

	if (j->o.chart != NULL && chart(j, e) < 0)
		return -1;
	if (j->o.chart != NULL && strcmp(j->o.chart, "-") == 0)
		return 0;
	if (j->o.compare)
		return compare(j, e);
	if (j->o.capacity)
		return capacity(j, e);
	if (j->o.explain)
		tam_explain(&j->tam, form, stdout);
	else if (j->o.tornado)
		tam_tornado(&j->tam, form, stdout);
	else if (j->o.samples != NULL)
		tam_monte(&j->tam, &j->run, form, stdout);
	else
		tam_print(&j->tam, form, stdout);
	return 0;
}

static int
run(struct job *j, struct err *e)
{
	if (tam_file_read(&j->text, &j->file, &j->ws, j->o.dir, j->o.data,
	    e) < 0 || load(&j->base, &j->tam, j, &j->text, e) < 0)
		return -1;
	if (j->o.sets.n > 0)
		return set(j, e);
	if (j->tam.n == 0) {
		cmd_warn("%s: no categories; pos-workspace(5) says how they "
		    "are written", j->file);
		cmd_no();
	}
	return view(j, e);
}

/* Read the numbers among the options. */
static void
read_numbers(struct job *j)
{
	const char *target = j->o.target;
	struct dec d;

	j->run.seed = j->o.seed == NULL ? TAM_SEED : cmd_count("--seed",
	    j->o.seed, 0, 999999999999999999);
	if (j->o.samples != NULL) {
		j->run.n = cmd_count("--samples", j->o.samples, 1,
		    TAM_MAX_SAMPLES);
		j->run.x = mem_alloc(j->run.n * sizeof(*j->run.x));
	}
	if (target == NULL)
		return;
	if (dec_parse(&d, target, strlen(target)) < 0 || d.u <= 0 ||
	    strchr(target, '%') != NULL)
		cmd_usage("--target %.40s: an amount over 0 is expected, "
		    "such as 900000", target);
	j->target.amount = ratio_dec(d);
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

int
main(int argc, char **argv)
{
	struct job j = { .ws = WS_INIT, .a = ARENA_INIT, .text = STR_INIT };
	struct err e = ERR_INIT;

	cmd_start("pos-tam", synopsis, specs, &j.o, &j.args, argc, argv);
	check_operands(&j.o, &j.args);
	check_views(&j.o);
	check_call(&j.o);
	read_numbers(&j);
	if (run(&j, &e) < 0)
		cmd_fail(&e);
	free(j.run.x);
	str_release(&j.text);
	arena_release(&j.a);
	ws_close(&j.ws);
	list_release(&j.o.sets);
	list_release(&j.args);
	return cmd_done();
}
