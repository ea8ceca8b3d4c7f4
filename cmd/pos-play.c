/* pos-play - playbooks: what to do with a partner, step by step */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agenda.h"
#include "author.h"
#include "cmd.h"
#include "partnercheck.h"
#include "playact.h"
#include "playbook.h"
#include "playcoach.h"
#include "playdry.h"
#include "playflow.h"
#include "playrun.h"
#include "playview.h"
#include "subcmd.h"
#include "table.h"

static const char synopsis[] =
    "pos-play list [-C DIR] [-o table|tsv|json|md] [--flow FORM]\n"
    "       pos-play show [-C DIR] [--flow FORM] PLAYBOOK\n"
    "       pos-play start [-n] [-C DIR] [--no-commit] [--reason WHY]\n"
    "                --partner P PLAYBOOK\n"
    "       pos-play step [-C DIR] --partner P [PLAYBOOK]\n"
    "       pos-play done [-C DIR] [--no-commit] [--checked]\n"
    "                [--evidence TEXT]... [--met N[=TEXT]]... --partner P\n"
    "                [PLAYBOOK]\n"
    "       pos-play met [-C DIR] [--no-commit] --partner P PLAYBOOK\n"
    "                N[=TEXT]...\n"
    "       pos-play skip | stop [-C DIR] [--no-commit] --reason WHY\n"
    "                --partner P [PLAYBOOK]\n"
    "       pos-play run [-C DIR] [--engine NAME] --partner P [PLAYBOOK]\n"
    "       pos-play status [-C DIR] [-o table|tsv|json|md] [--all]\n"
    "                [--partner P]\n"
    "       pos-play due [-C DIR] [-o table|tsv|json|md|ics]\n"
    "                [--within TIME] [--partner P]\n"
    "       pos-play check [-C DIR] [PLAYBOOK...]";

struct opts {
	struct engine_opts engine;
	const char *dir, *form, *flow, *partner, *reason, *within;
	struct list evidence, met;
	bool all, checked, dry_run, no_commit;
};

static const struct optspec specs[] = {
	OPT_FLAG(struct opts, all, "all", 0, "also runs that are over"),
	OPT_FLAG(struct opts, checked, "checked", 0,
	    "take the step's checklist as ticked"),
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "print every step and document, write nothing"),
	ENGINE_OPTS_ONE(struct opts, engine),
	OPT_LIST(struct opts, evidence, "evidence", 0, "TEXT",
	    "what shows that the step is done"),
	OPT_STR(struct opts, flow, "flow", 0, PLAYFLOW_FORMS,
	    "a picture of the steps, or of all playbooks"),
	OPT_LIST(struct opts, met, "met", 0, "N[=TEXT]",
	    "success criterion N is met"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the files, do not commit"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS "|ics",
	    "form of the records"),
	OPT_STR(struct opts, partner, "partner", 0, "P", "with this partner"),
	OPT_STR(struct opts, reason, "reason", 0, "WHY", "why it is done"),
	OPT_STR(struct opts, within, "within", 0, "TIME",
	    "due in so many days or weeks: 7d, 2w"),
	OPT_END
};

/* One run of the command. */
struct run {
	struct opts o;
	struct list args;	/* without the subcommand */
	struct ws ws;
	struct playbook b;
	struct play_run at;
	struct str by, mail;
	struct play_act act;
};

static enum table_form
form_of(const struct run *r)
{
	return table_form(r->o.form);
}

static int
run_list(void *ctx, struct err *e)
{
	struct run *r = ctx;

	return r->o.flow != NULL ? playflow_print(stdout, &r->ws, NULL,
	    r->o.flow, e) : playbooks_print(&r->ws, form_of(r), stdout, e);
}

static int
run_show(void *ctx, struct err *e)
{
	struct run *r = ctx;

	if (playbook_read(&r->b, &r->ws, r->args.s[0], cmd_warn, e) < 0)
		return -1;
	if (r->o.flow != NULL)
		return playflow_print(stdout, &r->ws, &r->b, r->o.flow, e);
	playbook_print(stdout, &r->ws, &r->b);
	return 0;
}

/* The partner that is named. */
static int
open_partner(struct run *r, struct partner **p, struct err *e)
{
	if (r->o.partner == NULL)
		return err_set(e, ERR_USAGE, "name the partner with "
		    "--partner");
	if (ws_load(&r->ws, PARTNER_CHECK_PARTS | WS_DEALS, e) < 0)
		return -1;
	return ws_partner(p, &r->ws, r->o.partner, e);
}

/* What all that write something need. */
static int
open_act(struct run *r, struct err *e)
{
	struct partner *p;

	if (open_partner(r, &p, e) < 0 || (!r->o.no_commit && !r->o.dry_run &&
	    author_get(&r->by, &r->mail, r->ws.root.path, e) < 0))
		return -1;
	r->act = (struct play_act){ .ws = &r->ws, .partner = p, .b = &r->b,
	    .by = r->by.len > 0 ? r->by.s : NULL, .today = date_today(),
	    .no_commit = r->o.no_commit, .out = stdout, .tell = cmd_warn };
	return 0;
}

/* The run under way, and its playbook. */
static int
open_run(struct run *r, struct err *e)
{
	const char *id = r->args.n > 0 ? r->args.s[0] : NULL;

	if (play_run_find(&r->at, &r->ws.arena, r->act.partner, id, e) < 0)
		return -1;
	return playbook_read(&r->b, &r->ws, r->at.playbook, cmd_warn, e);
}

static int
run_start(void *ctx, struct err *e)
{
	struct run *r = ctx;

	if (open_act(r, e) < 0 || playbook_read(&r->b, &r->ws, r->args.s[0],
	    cmd_warn, e) < 0)
		return -1;
	return r->o.dry_run ? play_dry(stdout, &r->act, e) :
	    play_start(&r->act, r->o.reason, e);
}

static int
run_step(void *ctx, struct err *e)
{
	struct run *r = ctx;
	size_t at;

	if (open_partner(r, &r->act.partner, e) < 0 || open_run(r, e) < 0)
		return -1;
	at = play_current(&r->at, &r->b);
	if (at == r->b.n)
		return err_set(e, ERR_NOTFOUND, "%s: all steps have ended",
		    r->b.id);
	play_step_print(stdout, &r->ws, &r->b, &r->b.steps[at], &r->at);
	return 0;
}

static int
run_done(void *ctx, struct err *e)
{
	struct run *r = ctx;
	const struct play_done done = { &r->o.evidence, &r->o.met,
	    r->o.checked };
	int rc;

	if (open_act(r, e) < 0 || open_run(r, e) < 0)
		return -1;
	rc = play_done(&r->act, &r->at, &done, e);
	if (rc > 0) {
		cmd_warn("nothing was done: tick the checklist in the "
		    "document, or say --checked; give --evidence where it is "
		    "asked for");
		cmd_no();
	}
	return rc < 0 ? -1 : 0;
}

/* The newest run of the playbook, also one that is over. */
static int
find_any(struct run *r, struct err *e)
{
	struct play_run *all;
	size_t i, n = play_runs(&all, &r->ws.arena, r->act.partner);

	for (i = n; i > 0; i--) {
		if (strcmp(all[i - 1].playbook, r->args.s[0]) == 0) {
			r->at = all[i - 1];
			return playbook_read(&r->b, &r->ws, r->at.playbook,
			    cmd_warn, e);
		}
	}
	return err_set(e, ERR_NOTFOUND, "%s: %s was never begun",
	    r->act.partner->slug, r->args.s[0]);
}

static int
run_met(void *ctx, struct err *e)
{
	struct run *r = ctx;
	const struct list met = { .s = r->args.s + 1, .n = r->args.n - 1 };

	if (open_act(r, e) < 0 || find_any(r, e) < 0)
		return -1;
	return play_meet(&r->act, &r->at, &met, e);
}

static int
run_skip(void *ctx, struct err *e)
{
	struct run *r = ctx;

	if (r->o.reason == NULL)
		return err_set(e, ERR_USAGE, "say why with --reason");
	if (open_act(r, e) < 0 || open_run(r, e) < 0)
		return -1;
	return play_skip(&r->act, &r->at, r->o.reason, e);
}

static int
run_stop(void *ctx, struct err *e)
{
	struct run *r = ctx;

	if (r->o.reason == NULL)
		return err_set(e, ERR_USAGE, "say why with --reason");
	if (open_act(r, e) < 0 || open_run(r, e) < 0)
		return -1;
	return play_stop(&r->act, &r->at, r->o.reason, e);
}

static int
run_coach(void *ctx, struct err *e)
{
	struct run *r = ctx;

	if (!coach_can_talk())
		return err_set(e, ERR_USAGE, "run talks on a terminal, and "
		    "there is none: use step, done and skip");
	if (open_act(r, e) < 0)
		return -1;
	return coach_run(&r->act, &r->b, &r->o.engine, r->args.n > 0 ?
	    r->args.s[0] : NULL, e);
}

/* The partner of --partner, or NULL for all. */
static int
one_or_all(struct run *r, struct partner **p, struct err *e)
{
	*p = NULL;
	if (r->o.partner != NULL)
		return open_partner(r, p, e);
	return ws_load(&r->ws, PARTNER_CHECK_PARTS | WS_DEALS, e);
}

static int
run_status(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct partner *p;
	size_t n;

	if (one_or_all(r, &p, e) < 0 || play_status_print(&n, &r->ws, p,
	    r->o.all, date_today(), form_of(r), stdout, e) < 0)
		return -1;
	if (n == 0) {
		cmd_warn("no playbook is under way");
		cmd_no();
	}
	return 0;
}

/* "7d", "2w": days; without: everything that has a day. */
static int
read_within(date *last, const char *text, struct err *e)
{
	char *end;
	long n;

	*last = INT32_MAX;
	if (text == NULL)
		return 0;
	n = strtol(text, &end, 10);
	if (end == text || n < 0 || n > 36500 || ((*end != 'd' &&
	    *end != 'w') || end[1] != '\0'))
		return err_set(e, ERR_USAGE, "--within %.40s: a number of "
		    "days or weeks is expected, such as 7d or 2w", text);
	*last = date_today() + (date)n * (*end == 'w' ? 7 : 1);
	return 0;
}

static int
run_due(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct agenda agenda = { 0 };
	struct partner *p;
	date last;
	int rc = -1;

	if (read_within(&last, r->o.within, e) < 0 ||
	    one_or_all(r, &p, e) < 0)
		return -1;
	rc = agenda_find(&agenda, &r->ws, p, date_today(), last, e);
	if (rc == 0 && r->o.form != NULL && strcmp(r->o.form, "ics") == 0)
		agenda_ics(&agenda, stdout);
	else if (rc == 0)
		agenda_print(&agenda, date_today(), form_of(r), stdout);
	if (rc == 0 && agenda.n == 0) {
		cmd_warn("nothing is due");
		cmd_no();
	}
	agenda_release(&agenda);
	return rc;
}

static int
run_check(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct names ids = { 0 };
	struct err one = ERR_INIT;
	size_t i, bad = 0;
	int rc = 0;

	for (i = 0; i < r->args.n; i++)
		names_add(&ids, r->args.s[i]);
	if (r->args.n == 0)
		rc = playbook_ids(&ids, &r->ws, e);
	for (i = 0; i < ids.n && rc == 0; i++) {
		if (playbook_read(&r->b, &r->ws, ids.s[i], cmd_warn,
		    &one) < 0) {
			puts(one.msg);
			bad++;
		}
		err_clear(&one);
	}
	if (rc == 0)
		cmd_warn("%zu playbook%s, %zu with errors", ids.n,
		    ids.n == 1 ? "" : "s", bad);
	if (bad > 0)
		cmd_no();
	names_release(&ids);
	return rc;
}

static const struct subcmd subcommands[] = {
	{ "list", NULL, 0, 0, "output flow", run_list },
	{ "show", "PLAYBOOK", 1, 1, "flow", run_show },
	{ "start", "PLAYBOOK", 1, 1, "dry-run no-commit reason partner",
	    run_start },
	{ "step", "[PLAYBOOK]", 0, 1, "partner", run_step },
	{ "done", "[PLAYBOOK]", 0, 1, "no-commit checked evidence met "
	    "partner", run_done },
	{ "met", "PLAYBOOK N...", 2, SUBCMD_MANY, "no-commit partner",
	    run_met },
	{ "skip", "[PLAYBOOK]", 0, 1, "no-commit reason partner", run_skip },
	{ "stop", "[PLAYBOOK]", 0, 1, "no-commit reason partner", run_stop },
	{ "run", "[PLAYBOOK]", 0, 1, "no-commit reason partner "
	    ENGINE_NAMES_ONE, run_coach },
	{ "status", NULL, 0, 0, "output all partner", run_status },
	{ "due", NULL, 0, 0, "output within partner", run_due },
	{ "check", "[PLAYBOOK...]", 0, SUBCMD_MANY, "", run_check },
	{ NULL, NULL, 0, 0, NULL, NULL }
};

static void
release(struct run *r)
{
	list_release(&r->o.evidence);
	list_release(&r->o.met);
	list_release(&r->args);
	str_release(&r->by);
	str_release(&r->mail);
	ws_close(&r->ws);
}

int
main(int argc, char **argv)
{
	struct run r = { .ws = WS_INIT };
	const struct subcmd *sub;
	struct err e = ERR_INIT;

	cmd_start("pos-play", synopsis, specs, &r.o, &r.args, argc, argv);
	sub = subcmd_find(subcommands, "directory", specs, &r.o, &r.args,
	    &e);
	if (sub == NULL || engine_check(&r.o.engine, &e) < 0)
		cmd_usage("%s", e.msg);
	if (r.o.form != NULL && strcmp(r.o.form, "ics") == 0 &&
	    strcmp(sub->name, "due") != 0)
		cmd_usage("-o ics is a form of due");
	if (ws_open(&r.ws, r.o.dir, &e) < 0 || sub->run(&r, &e) < 0)
		cmd_fail(&e);
	release(&r);
	return cmd_done();
}
