/* pos-score - score and rank partners: fit, readiness, health; tiers */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "mem.h"
#include "scoreout.h"
#include "scorerecord.h"
#include "scorerobust.h"
#include "scoreset.h"
#include "scoreviews.h"
#include "slipping.h"
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
	struct scoreset set;
	const char *card;		/* the one asked for */
	struct ratio swing;		/* invalid: no rank intervals */
	struct dec capacity;
	bool has_capacity;
	date since;
	struct scores shown;
	struct score *own;		/* the scores of shown */
	bool failed;
};

static void
tell(const char *message)
{
	cmd_warn("%s", message);
}

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
	if ((o->robust || o->swing != NULL) && score_swing(&r->swing,
	    o->swing != NULL ? o->swing : "20%") < 0)
		cmd_usage("--swing: '%s' is no percentage between 0 and 100; "
		    "write it like 20%%", o->swing);
	r->has_capacity = o->capacity != NULL;
	if (r->has_capacity && (dec_parse(&r->capacity, o->capacity,
	    strlen(o->capacity)) < 0 || r->capacity.u <= 0))
		cmd_usage("--capacity: '%s' is no number of days above 0",
		    o->capacity);
	r->since = DATE_NONE;
	if (o->since != NULL && date_parse(&r->since, o->since,
	    strlen(o->since)) < 0)
		cmd_usage("--since: '%s' is not a date; write it as "
		    "2026-11-20", o->since);
}

/* Mark who is to be shown: those named, else all that have not left. */
static void
choose(struct run *r, const struct list *names, size_t from)
{
	struct err e = ERR_INIT;
	size_t i;

	if (from == names->n)
		scoreset_choose_all(&r->set);
	for (i = from; i < names->n; i++) {
		if (scoreset_choose(&r->set, names->s[i], r->o.data, &e) < 0) {
			cmd_fail(&e);
			r->failed = true;
		}
	}
}

/* Card, policy, preset, partners. */
static int
load(struct run *r, struct err *e)
{
	if (scoreset_load(&r->set, r->o.dir, r->o.data, r->card, e) < 0)
		return -1;
	if (r->o.missing != NULL)
		r->set.card.missing = opt_choice(MISSING_WORDS, r->o.missing);
	if (r->o.preset != NULL)
		return card_use(&r->set.card, r->o.preset, e);
	return 0;
}

/* Score all; take those chosen, which are what is printed. */
static int
score(struct run *r, struct err *e)
{
	struct scoreset *set = &r->set;

	if (scoreset_score(set, cmd_fail, tell) < 0)
		r->failed = true;
	if (set->nscores == 0 && !r->failed)
		cmd_warn("no partner to score");
	scoreset_tell_unknown(set, tell);
	if (ratio_ok(r->swing) && score_robust(set->scores, set->nranked,
	    &set->card, r->swing, e) < 0)
		return -1;
	r->own = mem_zero(set->nscores, sizeof(*r->own));
	scores_take(&r->shown, r->own, set, r->swing);
	return 0;
}

static int
print_effort(struct run *r, struct err *e)
{
	struct scoreset *set = &r->set;
	struct efforts efforts;

	if (score_efforts(&efforts, &set->a, set->scores, set->nranked,
	    &set->card, r->has_capacity ? &r->capacity : NULL, e) < 0)
		return -1;
	efforts.workspace = r->o.data == NULL;
	efforts_print(&efforts, &set->card, scoreset_shown, set,
	    table_form(r->o.form), stdout);
	return 0;
}

static int
record(struct run *r, struct err *e)
{
	struct commit_result res = { .nothing = true };

	if (r->shown.n > 0 && scores_record(&res, &r->shown, &r->set.ws.root,
	    r->set.env.today, r->o.dry_run, r->o.no_commit, e) < 0)
		return -1;
	if (r->o.dry_run)
		return 0;
	if (res.nothing)
		printf("nothing to record: %s of today is in the files\n",
		    r->card);
	else
		printf("recorded %s of %zu partner%s\n", r->card, res.changed,
		    res.changed == 1 ? "" : "s");
	if (res.id[0] != '\0')
		printf("committed as %.7s\n", res.id);
	return 0;
}

static int
history(struct run *r, struct err *e)
{
	struct snapshots all;

	if (snapshots_of(&all, &r->set, r->card, r->since, e) < 0)
		return -1;
	snapshots_print(&all, table_form(r->o.form), stdout);
	if (all.n == 0) {
		cmd_warn("no score recorded; pos score --record keeps one");
		cmd_no();
	}
	return 0;
}

/* Print what was asked for; the answer is no when nobody is ranked. */
static int
print(struct run *r, struct err *e)
{
	enum table_form form = table_form(r->o.form);
	struct scoreset *set = &r->set;

	if (r->o.record)
		return record(r, e);
	if (r->shown.nranked == 0 || (set->card.missing == MISSING_FAIL &&
	    r->shown.ninsufficient > 0))
		cmd_no();
	if (r->o.critical)
		return criticals_print(set->scores, set->nranked, &set->card,
		    scoreset_shown, set, form, stdout, e);
	if (r->o.effort)
		return print_effort(r, e);
	if (r->o.explain)
		scores_explain(&r->shown, form, stdout);
	else
		scores_print(&r->shown, form, stdout);
	return 0;
}

static void
run(struct run *r, size_t from)
{
	struct err e = ERR_INIT;

	if (load(r, &e) < 0) {
		cmd_fail(&e);
		return;
	}
	choose(r, &r->names, from);
	if (r->o.history) {
		if (!r->failed && history(r, &e) < 0)
			cmd_fail(&e);
		return;
	}
	scoreset_tell_strays(&r->set, tell);
	scoreset_tell_absent(&r->set, tell);
	/* after a failure a rank would be one among too few */
	if (score(r, &e) < 0 || (!r->failed && print(r, &e) < 0))
		cmd_fail(&e);
	free(r->own);
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

/* pos-score slipping: lib/slipping.c. */
static int
run_slipping(void *ctx, struct err *e)
{
	const struct opts *o = &((const struct run *)ctx)->o;
	date today = date_today(), then = today - SLIPPING_DAYS;
	struct ws ws = WS_INIT;
	struct slips slips = { 0 };
	int rc = -1;

	if (o->since != NULL && (date_parse(&then, o->since,
	    strlen(o->since)) < 0 || then >= today))
		cmd_usage("--since: '%s' is not a day before today; write it "
		    "as 2026-08-20", o->since);
	if (ws_open(&ws, o->dir, e) == 0 &&
	    slipping_find(&slips, &ws, then, today, e) == 0) {
		slipping_print(&slips, table_form(o->form), stdout);
		cmd_warn("%zu of %zu partners with a contract and enough data "
		    "fell", slips.n, slips.compared);
		if (slips.n == 0)
			cmd_no();
		rc = 0;
	}
	ws_close(&ws);
	return rc;
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

int
main(int argc, char **argv)
{
	struct run r = { .set = SCORESET_INIT, .card = "fit" };
	size_t from = 0, i;

	cmd_start("pos-score", synopsis, specs, &r.o, &r.names, argc, argv);
	if (run_other(&r)) {
		list_release(&r.names);
		return cmd_done();
	}
	if (r.o.as_of != NULL)
		cmd_usage("only tier takes option --as-of");
	check_options(&r);
	for (i = 0; r.names.n > 0 && card_names[i] != NULL; i++) {
		if (strcmp(r.names.s[0], card_names[i]) == 0) {
			r.card = card_names[i];
			from = 1;
		}
	}
	run(&r, from);
	scoreset_release(&r.set);
	list_release(&r.names);
	return cmd_done();
}
