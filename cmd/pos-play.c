/* pos-play - playbooks: what to do with a partner, step by step */

#include <string.h>

#include "cmd.h"
#include "playcmd.h"
#include "playflow.h"
#include "subcmd.h"
#include "table.h"

static const char synopsis[] =
    "pos-play list [-C DIR] [-o table|tsv|json|md] [--flow FORM]\n"
    "                [--partner P]\n"
    "       pos-play show [-C DIR] [--flow FORM] PLAYBOOK\n"
    "       pos-play start [-n] [-C DIR] [--no-commit] [--reason WHY]\n"
    "                --partner P PLAYBOOK\n"
    "       pos-play step [-C DIR] [--refill [--no-commit]] --partner P\n"
    "                [PLAYBOOK]\n"
    "       pos-play done [-C DIR] [--no-commit] [--checked] [--date DAY]\n"
    "                [--evidence TEXT]... [--met N[=TEXT]]... [--reason WHY]\n"
    "                --partner P [PLAYBOOK]\n"
    "       pos-play met [-C DIR] [--no-commit] --partner P PLAYBOOK\n"
    "                N[=TEXT]...\n"
    "       pos-play skip [-C DIR] [--no-commit] [--date DAY]\n"
    "                --reason WHY --partner P [PLAYBOOK]\n"
    "       pos-play stop [-C DIR] [--no-commit] --reason WHY\n"
    "                --partner P [PLAYBOOK]\n"
    "       pos-play run [-C DIR] [--engine NAME] --partner P [PLAYBOOK]\n"
    "       pos-play status [-C DIR] [-o table|tsv|json|md] [--all]\n"
    "                [--partner P]\n"
    "       pos-play due [-C DIR] [-o table|tsv|json|md|ics]\n"
    "                [--within TIME] [--partner P]\n"
    "       pos-play check [-C DIR] [PLAYBOOK...]";

static const struct optspec specs[] = {
	OPT_FLAG(struct playcmd_opts, all, "all", 0,
	    "also runs that are over"),
	OPT_FLAG(struct playcmd_opts, checked, "checked", 0,
	    "take the step's checklist as ticked"),
	OPT_STR(struct playcmd_opts, date, "date", 0, "DAY",
	    "the day it was done, not today"),
	OPT_STR(struct playcmd_opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct playcmd_opts, dry_run, "dry-run", 'n',
	    "print every step and document, write nothing"),
	ENGINE_OPTS_ONE(struct playcmd_opts, engine),
	OPT_LIST(struct playcmd_opts, evidence, "evidence", 0, "TEXT",
	    "what shows that the step is done"),
	OPT_STR(struct playcmd_opts, flow, "flow", 0, PLAYFLOW_FORMS,
	    "a picture of the steps, or of all playbooks"),
	OPT_LIST(struct playcmd_opts, met, "met", 0, "N[=TEXT]",
	    "success criterion N is met"),
	OPT_FLAG(struct playcmd_opts, no_commit, "no-commit", 0,
	    "write the files, do not commit"),
	OPT_STR(struct playcmd_opts, form, "output", 'o', TABLE_FORMS "|ics",
	    "form of the records"),
	OPT_STR(struct playcmd_opts, partner, "partner", 0, "P",
	    "with this partner"),
	OPT_STR(struct playcmd_opts, reason, "reason", 0, "WHY",
	    "why it is done"),
	OPT_FLAG(struct playcmd_opts, refill, "refill", 0,
	    "fill the step's document again, from the record as it is"),
	OPT_STR(struct playcmd_opts, within, "within", 0, "TIME",
	    "due in so many days or weeks: 7d, 2w"),
	OPT_END
};

static const struct subcmd subcommands[] = {
	{ "list", NULL, 0, 0, "output flow partner", playcmd_list },
	{ "show", "PLAYBOOK", 1, 1, "flow", playcmd_show },
	{ "start", "PLAYBOOK", 1, 1, "dry-run no-commit reason partner",
	    playcmd_start },
	{ "step", "[PLAYBOOK]", 0, 1, "no-commit partner refill",
	    playcmd_step },
	{ "done", "[PLAYBOOK]", 0, 1, "no-commit checked date evidence "
	    "met reason partner", playcmd_done },
	{ "met", "PLAYBOOK N...", 2, SUBCMD_MANY, "no-commit partner",
	    playcmd_met },
	{ "skip", "[PLAYBOOK]", 0, 1, "no-commit date reason partner",
	    playcmd_skip },
	{ "stop", "[PLAYBOOK]", 0, 1, "no-commit reason partner",
	    playcmd_stop },
	{ "run", "[PLAYBOOK]", 0, 1, "no-commit partner "
	    ENGINE_NAMES_ONE, playcmd_coach },
	{ "status", NULL, 0, 0, "output all partner", playcmd_status },
	{ "due", NULL, 0, 0, "output within partner", playcmd_due },
	{ "check", "[PLAYBOOK...]", 0, SUBCMD_MANY, "", playcmd_check },
	{ NULL, NULL, 0, 0, NULL, NULL }
};

static void
release(struct playcmd *r)
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
	struct playcmd r = { .ws = WS_INIT };
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
