/* pos-score - score and rank partners: fit, readiness, health; tiers */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "scoreout.h"
#include "scorerobust.h"
#include "scorerun.h"
#include "slippingcmd.h"
#include "subcmd.h"
#include "tiercmd.h"

static const char synopsis[] =
    "pos-score [-C DIR] [--data FILE] [--explain] [--robust] [--swing N%]\n"
    "                 [--missing POLICY] [--preset NAME]\n"
    "                 [-o table|tsv|json|md] [fit|readiness|health] "
    "[PARTNER...]\n"
    "       pos-score --critical|--effort [-C DIR] [--data FILE]\n"
    "                 [--capacity DAYS] [--missing POLICY] "
    "[--preset NAME]\n"
    "                 [-o table|tsv|json|md] [fit|readiness|health] "
    "[PARTNER...]\n"
    "       pos-score --record [-C DIR] [-n] [--no-commit] "
    "[--missing POLICY]\n"
    "                 [--preset NAME] [fit|readiness|health] "
    "[PARTNER...]\n"
    "       pos-score --history [-C DIR] [--since DATE] "
    "[-o table|tsv|json|md]\n"
    "                 [fit|readiness|health] [PARTNER...]\n"
    "       pos-score tier [-C DIR] [--as-of DATE] [--explain]\n"
    "                 [-o table|tsv|json|md] [PARTNER...]\n"
    "       pos-score slipping [-C DIR] [--since DATE] "
    "[-o table|tsv|json|md]";

struct opts {
	const char *dir, *data, *form, *missing, *preset, *swing, *capacity;
	const char *since, *as_of;
	bool explain, critical, effort, robust, record, history;
	bool dry_run, no_commit;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "the workspace that DIR is in"),
	OPT_STR(struct opts, data, "data", 0, "FILE",
	    "score the candidates of FILE, without a workspace"),
	OPT_FLAG(struct opts, explain, "explain", 0,
	    "show every criterion and where it came from"),
	OPT_FLAG(struct opts, critical, "critical", 0,
	    "show which single weight would swap two partners"),
	OPT_FLAG(struct opts, effort, "effort", 0,
	    "order by score per day of work, with a capacity line"),
	OPT_STR(struct opts, capacity, "capacity", 0, "DAYS",
	    "draw the line of --effort at DAYS"),
	OPT_FLAG(struct opts, robust, "robust", 0,
	    "show the ranks taken when each weight changes by 20 %"),
	OPT_STR(struct opts, swing, "swing", 0, "N%",
	    "the same with another percentage"),
	OPT_STR(struct opts, missing, "missing", 0, MISSING_WORDS,
	    "what to make of criteria that are unknown"),
	OPT_STR(struct opts, preset, "preset", 0, "NAME",
	    "weights for all: those of a preset, or none"),
	OPT_FLAG(struct opts, record, "record", 0,
	    "keep the scores in the partners' files"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "with --record: write nothing, print the difference"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "with --record: write the files, commit nothing"),
	OPT_FLAG(struct opts, history, "history", 0,
	    "show the scores kept, and how they changed"),
	OPT_STR(struct opts, since, "since", 0, "DATE",
	    "with --history: from DATE on; slipping: against DATE"),
	OPT_STR(struct opts, as_of, "as-of", 0, "DATE",
	    "tier: by the rules and the data of that day"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "how records come out"),
	OPT_END
};

/* One run of the command. */
struct run {
	struct opts o;
	struct list names;
	struct score_ask ask;
};

/* What cannot go together, and what is no number or date. */
static void
check_options(struct run *r)
{
	const struct opts *o = &r->o;

	if (o->explain + o->critical + o->effort + o->record + o->history > 1)
		cmd_usage("one of --explain, --critical, --effort, --record, "
		    "--history at a time");
	if (o->data != NULL && (o->record || o->history))
		cmd_usage("--%s needs a workspace, not --data", o->record ?
		    "record" : "history");
	if (o->capacity != NULL && !o->effort)
		cmd_usage("--capacity goes with --effort");
	if ((o->dry_run || o->no_commit) && !o->record)
		cmd_usage("--dry-run and --no-commit go with --record");
	if (o->since != NULL && !o->history)
		cmd_usage("--since goes with --history");
	if ((o->robust || o->swing != NULL) && (o->critical || o->effort ||
	    o->record || o->history))
		cmd_usage("--robust and --swing go with the ranking and with "
		    "--explain");
	if ((o->robust || o->swing != NULL) && score_swing(&r->ask.swing,
	    o->swing != NULL ? o->swing : "20%") < 0)
		cmd_usage("--swing: '%s' is no percentage between 0 and 100; "
		    "write it like 20%%", o->swing);
	r->ask.has_capacity = o->capacity != NULL;
	if (r->ask.has_capacity && (dec_parse(&r->ask.capacity, o->capacity,
	    strlen(o->capacity)) < 0 || r->ask.capacity.u <= 0))
		cmd_usage("--capacity: '%s' is no number of days above 0",
		    o->capacity);
	r->ask.since = DATE_NONE;
	if (o->since != NULL && date_parse(&r->ask.since, o->since,
	    strlen(o->since)) < 0)
		cmd_usage("--since: '%s' is not a date; write it as "
		    "2026-11-20", o->since);
}

/* pos-score tier: lib/tiercmd.c. */
static int
run_tier(void *ctx, struct err *e)
{
	const struct run *r = ctx;
	const struct tier_opts to = { r->o.dir, r->o.form, r->o.as_of,
	    r->o.explain };

	(void)e;
	tier_command(&to, &r->names, 0);
	return 0;
}

/* pos-score slipping: lib/slippingcmd.c. */
static int
run_slipping(void *ctx, struct err *e)
{
	const struct opts *o = &((const struct run *)ctx)->o;

	return slipping_command(o->dir, o->form, o->since, e);
}

/* Jobs that are no ranking; the options each takes. */
static const struct subcmd others[] = {
	{ "tier", "PARTNER...", 0, SUBCMD_MANY, "output as-of explain",
	    run_tier },
	{ "slipping", NULL, 0, 0, "output since", run_slipping },
	{ NULL, NULL, 0, 0, NULL, NULL }
};

/* Do one of the other jobs if it is named. False: it is not. */
static bool
run_other(struct run *r)
{
	const char *name = r->names.n > 0 ? r->names.s[0] : "";
	const struct subcmd *sub = others;
	struct err e = ERR_INIT;

	while (sub->name != NULL && strcmp(sub->name, name) != 0)
		sub++;
	if (sub->name == NULL)
		return false;
	sub = subcmd_find(others, "directory", specs, &r->o, &r->names, &e);
	if (sub == NULL)
		cmd_usage("%s", e.msg);
	if (sub->run(r, &e) < 0)
		cmd_fail(&e);
	return true;
}

/* The options that are asked for as they stand. */
static void
take_options(struct score_ask *ask, const struct opts *o)
{
	ask->dir = o->dir;
	ask->data = o->data;
	ask->form = o->form;
	ask->missing = o->missing;
	ask->preset = o->preset;
	ask->explain = o->explain;
	ask->critical = o->critical;
	ask->effort = o->effort;
	ask->record = o->record;
	ask->history = o->history;
	ask->dry_run = o->dry_run;
	ask->no_commit = o->no_commit;
}

int
main(int argc, char **argv)
{
	struct run r = { .ask = { .card = "fit" } };
	size_t from = 0, i;

	cmd_start("pos-score", synopsis, specs, &r.o, &r.names, argc, argv);
	if (run_other(&r)) {
		list_release(&r.names);
		return cmd_done();
	}
	if (r.o.as_of != NULL)
		cmd_usage("only tier takes option --as-of");
	check_options(&r);
	take_options(&r.ask, &r.o);
	for (i = 0; r.names.n > 0 && card_names[i] != NULL; i++) {
		if (strcmp(r.names.s[0], card_names[i]) == 0) {
			r.ask.card = card_names[i];
			from = 1;
		}
	}
	score_run(&r.ask, &r.names, from);
	list_release(&r.names);
	return cmd_done();
}
