/* pos-deal - keep deals and their registrations */

#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "dealadd.h"
#include "dealfind.h"
#include "deallist.h"
#include "deallistprint.h"
#include "dealpage.h"
#include "dealrun.h"
#include "subcmd.h"
#include "table.h"
#include "ws.h"

static const char synopsis[] =
    "pos-deal add [-n] [-C DIR] [--no-commit] [--id ID] [--name TEXT]\n"
    "                [--stage S] [--created D] [--partner P] [--role R]\n"
    "                [--evidence TEXT] [--by NAME] [--set KEY=VALUE]...\n"
    "                [--new-key] [--account A] [--new-prospect NAME]\n"
    "                --amount N\n"
    "       pos-deal list [-z] [-C DIR] [-o table|tsv|csv|json|md]\n"
    "                [--excel] [--partner P]... [--stage S]...\n"
    "                [--role R]... [--region R]... [--open] [--won]\n"
    "                [--lost] [--where COND]... [--registration] [STATE...]\n"
    "       pos-deal show [-C DIR] [-o table|json] DEAL\n"
    "       pos-deal set [-n] [-C DIR] [--no-commit] [--new-key]\n"
    "                [--evidence TEXT] [--by NAME] DEAL [KEY=VALUE...]\n"
    "       pos-deal register [-n] [-C DIR] [--no-commit] [--id ID]\n"
    "                [--name TEXT] [--stage S] [--created D] [--role R]\n"
    "                [--set KEY=VALUE]... [--new-key] [--partner P]\n"
    "                [--account A] [--new-prospect NAME] [--amount N]\n"
    "                [--contact WHO] [--need WHAT] [--evidence TEXT]\n"
    "                [--by NAME] [DEAL]\n"
    "       pos-deal review [-n] [-C DIR] [--no-commit] DEAL\n"
    "       pos-deal approve [-n] [-C DIR] [--no-commit] [--by NAME]\n"
    "                [--reason WHY] DEAL\n"
    "       pos-deal reject [-n] [-C DIR] [--no-commit] [--by NAME]\n"
    "                --reason WHY DEAL\n"
    "       pos-deal extend [-n] [-C DIR] [--no-commit] DEAL\n"
    "       pos-deal expire [-n] [-C DIR] [--no-commit]";

struct opts {
	const char *dir, *form, *id, *account, *prospect, *amount, *name,
	    *created, *contact, *need, *evidence, *by, *reason;
	struct list partners, stages, roles, regions, sets, wheres;
	bool dry_run, no_commit, new_key, zero, excel, open, won, lost,
	    registered;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, account, "account", 0, "A",
	    "the customer or prospect: its id or name"),
	OPT_STR(struct opts, amount, "amount", 0, "N",
	    "annual contract value"),
	OPT_STR(struct opts, by, "by", 0, "NAME",
	    "who wrote the evidence, or decides"),
	OPT_STR(struct opts, contact, "contact", 0, "WHO",
	    "who at the customer confirmed the need"),
	OPT_STR(struct opts, created, "created", 0, "D",
	    "the day it began, not today"),
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_STR(struct opts, evidence, "evidence", 0, "TEXT",
	    "what shows the partner's part in it"),
	OPT_FLAG(struct opts, excel, "excel", 0,
	    "with -o csv: no text that Excel runs as a formula"),
	OPT_STR(struct opts, id, "id", 0, "ID", "its id, not the next free"),
	OPT_FLAG(struct opts, lost, "lost", 0, "lost deals"),
	OPT_STR(struct opts, name, "name", 0, "TEXT", "what it is called"),
	OPT_STR(struct opts, need, "need", 0, "WHAT",
	    "what the customer needs"),
	OPT_FLAG(struct opts, new_key, "new-key", 0,
	    "make keys of your own"),
	OPT_STR(struct opts, prospect, "new-prospect", 0, "NAME",
	    "an account that is not on file: make it"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the files, do not commit"),
	OPT_FLAG(struct opts, zero, "null", 'z',
	    "end each record with NUL, without a header"),
	OPT_FLAG(struct opts, open, "open", 0, "deals neither won nor lost"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS_CSV,
	    "form of the records"),
	OPT_LIST(struct opts, partners, "partner", 0, "P",
	    "the partner: its slug or name"),
	OPT_STR(struct opts, reason, "reason", 0, "WHY",
	    "why it is decided so"),
	OPT_LIST(struct opts, regions, "region", 0, "R",
	    "deals with accounts in region R"),
	OPT_FLAG(struct opts, registered, "registration", 0,
	    "registered deals, and how that stands; or those in STATE"),
	OPT_LIST(struct opts, roles, "role", 0, "R",
	    "sourced or influenced; list: direct, too"),
	OPT_LIST(struct opts, sets, "set", 0, "KEY=VALUE",
	    "set one value of the new deal"),
	OPT_LIST(struct opts, stages, "stage", 0, "S", "stage of the sale"),
	OPT_LIST(struct opts, wheres, "where", 0, "COND",
	    "deals of which this is true: \"FIELD OP VALUE\""),
	OPT_FLAG(struct opts, won, "won", 0, "won deals"),
	OPT_END
};

/* One run of the command. */
struct run {
	struct opts o;
	struct list args;	/* without the subcommand */
	struct ws ws;
	struct deal_run job;	/* what is written, and how */
};

/* What the options ask for; sets: the values to set. */
static struct deal_asked
ask(const struct opts *o, const struct list *sets)
{
	return (struct deal_asked){ .account = o->account,
	    .amount = o->amount, .created = o->created, .name = o->name,
	    .partners = &o->partners, .roles = &o->roles,
	    .stages = &o->stages, .sets = sets, .new_key = o->new_key,
	    .contact = o->contact, .need = o->need,
	    .evidence = o->evidence };
}

static int
run_add(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct deal_asked asked = ask(&r->o, &r->o.sets);

	return deal_run_add(&r->job, &asked, e);
}

static int
run_set(void *ctx, struct err *e)
{
	struct run *r = ctx;
	const struct list sets = { r->args.s + 1, r->args.n - 1, 0 };
	struct deal_asked asked = ask(&r->o, &sets);

	return deal_run_set(&r->job, r->args.s[0], &asked, e);
}

static int
run_register(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct deal_asked asked = ask(&r->o, &r->o.sets);

	if (r->args.n == 0)
		return deal_run_claim(&r->job, &asked, e);
	return deal_run_register(&r->job, r->args.s[0], &asked, e);
}

/* review, approve, reject, extend: which one, the job knows. */
static int
run_decide(void *ctx, struct err *e)
{
	struct run *r = ctx;

	return deal_run_decide(&r->job, r->args.s[0], r->o.reason, e);
}

static int
run_expire(void *ctx, struct err *e)
{
	struct run *r = ctx;

	return deal_run_expire(&r->job, e);
}

static int
run_show(void *ctx, struct err *e)
{
	struct run *r = ctx;
	const struct deal *d;

	if (r->o.form != NULL && strcmp(r->o.form, "table") != 0 &&
	    strcmp(r->o.form, "json") != 0)
		return err_set(e, ERR_USAGE, "show prints a page, or -o json");
	if (ws_load(&r->ws, DEAL_PAGE_PARTS, e) < 0 ||
	    deal_find(&d, &r->ws, r->args.s[0], e) < 0)
		return -1;
	if (table_form(r->o.form) == TABLE_JSON)
		deal_json(stdout, &r->ws, d, date_today());
	else
		deal_page(stdout, &r->ws, d, date_today());
	return 0;
}

static int
run_list(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct opts *o = &r->o;
	struct str left_open = STR_INIT;
	const struct deal_choice choice = { &o->partners, &o->stages,
	    &o->roles, &o->regions, &r->args, o->registered, o->open, o->won,
	    o->lost, &o->wheres, &left_open };
	const struct deal_form form = { o->form, o->zero, o->excel };
	int rc;

	if (r->args.n > 0 && !o->registered)
		return err_set(e, ERR_USAGE, "list takes operands with "
		    "--registration only: submitted, approved ...");
	rc = deal_list_print(&r->ws, &choice, &form, e);
	str_release(&left_open);
	return rc;
}

#define WRITES "dry-run no-commit "
#define NEW "id name stage created role set new-key partner account " \
	"new-prospect amount evidence by "

static const struct subcmd subcommands[] = {
	{ "add", NULL, 0, 0, WRITES NEW, run_add },
	{ "list", "STATE...", 0, SUBCMD_MANY, "null output excel partner "
	    "stage role region open won lost where registration", run_list },
	{ "show", "DEAL", 1, 1, "output", run_show },
	{ "set", "DEAL [KEY=VALUE...]", 1, SUBCMD_MANY, WRITES "new-key "
	    "evidence by", run_set },
	{ "register", "DEAL", 0, 1, WRITES NEW "contact need", run_register },
	{ "review", "DEAL", 1, 1, WRITES, run_decide },
	{ "approve", "DEAL", 1, 1, WRITES "by reason", run_decide },
	{ "reject", "DEAL", 1, 1, WRITES "by reason", run_decide },
	{ "extend", "DEAL", 1, 1, WRITES, run_decide },
	{ "expire", NULL, 0, 0, WRITES, run_expire },
	{ NULL, NULL, 0, 0, NULL, NULL }
};

static void
release(struct run *r)
{
	struct opts *o = &r->o;
	struct list *lists[] = { &r->args, &o->partners, &o->stages,
	    &o->roles, &o->regions, &o->sets, &o->wheres };
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		list_release(lists[i]);
	ws_close(&r->ws);
}

int
main(int argc, char **argv)
{
	struct run r = { .ws = WS_INIT };
	const struct subcmd *sub;
	struct err e = ERR_INIT;

	cmd_start("pos-deal", synopsis, specs, &r.o, &r.args, argc, argv);
	sub = subcmd_find(subcommands, "directory", specs, &r.o, &r.args,
	    &e);
	if (sub == NULL)
		cmd_usage("%s", e.msg);
	r.job = (struct deal_run){ .ws = &r.ws, .by = r.o.by, .id = r.o.id,
	    .prospect = r.o.prospect, .save = { .dry_run = r.o.dry_run,
	    .no_commit = r.o.no_commit, .op = sub->name } };
	if (ws_open(&r.ws, r.o.dir, &e) < 0 || sub->run(&r, &e) < 0)
		cmd_fail(&e);
	release(&r);
	return cmd_done();
}
