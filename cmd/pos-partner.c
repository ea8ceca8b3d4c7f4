/* pos-partner - keep the records of partners */

#include "cmd.h"
#include "partnercmd.h"
#include "subcmd.h"
#include "table.h"

static const char synopsis[] =
    "pos-partner add [-n] [-C DIR] [--no-commit] [--slug ID] [--stage S]\n"
    "                [--tier T] [--reason WHY] [--manager M]\n"
    "                [--contact C]... [--set KEY=VALUE]... [--another]\n"
    "                --type T NAME\n"
    "       pos-partner show [-C DIR] [-o table|json] PARTNER\n"
    "       pos-partner list [-z] [-C DIR] [-o table|tsv|csv|json|md]\n"
    "                [--excel]\n"
    "                [--type T]... [--tier T]... [--stage S]...\n"
    "                [--region R]... [--manager M]... [--industry I]...\n"
    "                [--segment S]... [--where COND]...\n"
    "       pos-partner set [-n] [-C DIR] [--no-commit] [--new-key]\n"
    "                [--reason WHY] PARTNER KEY=VALUE...\n"
    "       pos-partner note [-n] [-C DIR] [--no-commit] [--by NAME]\n"
    "                [--date D] PARTNER TEXT|-\n"
    "       pos-partner milestone [-n] [-C DIR] [--no-commit] [--date D]\n"
    "                PARTNER NAME\n"
    "       pos-partner action [-n] [-C DIR] [--no-commit]\n"
    "                [-o table|tsv|json|md] [--owner WHO] [--due DATE]\n"
    "                [--date D] [--reason WHY] PARTNER\n"
    "                [TEXT|done N|drop N]\n"
    "       pos-partner mdf [-n] [-C DIR] [--no-commit]\n"
    "                [-o table|tsv|json|md] [--date D] [--reason WHY] PARTNER\n"
    "                [request AMOUNT PURPOSE|approve N|pay N|decline N]\n"
    "       pos-partner history [-C DIR] [-o table|tsv|json|md] [--key KEY]\n"
    "                PARTNER\n"
    "       pos-partner rename [-n] [-C DIR] [--no-commit] [--slug ID]\n"
    "                PARTNER NAME\n"
    "       pos-partner merge [-n] [-C DIR] [--no-commit] A B";

static const struct optspec specs[] = {
	OPT_FLAG(struct partner_opts, another, "another", 0,
	    "another partner than the one with this domain or mail"),
	OPT_STR(struct partner_opts, by, "by", 0, "NAME", "who wrote the note"),
	OPT_LIST(struct partner_opts, contacts, "contact", 0, "C",
	    "a contact: \"Name <mail>, Role\""),
	OPT_STR(struct partner_opts, date, "date", 0, "D", "the day, not today"),
	OPT_STR(struct partner_opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_STR(struct partner_opts, due, "due", 0, "DATE",
	    "the day until which an action is to be done"),
	OPT_FLAG(struct partner_opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_FLAG(struct partner_opts, excel, "excel", 0,
	    "with -o csv: no text that Excel runs as a formula"),
	OPT_LIST(struct partner_opts, industries, "industry", 0, "I",
	    "partners that serve industry I"),
	OPT_STR(struct partner_opts, key, "key", 0, "KEY",
	    "only changes of this key, and of those below it"),
	OPT_LIST(struct partner_opts, managers, "manager", 0, "M",
	    "who of ours looks after it"),
	OPT_FLAG(struct partner_opts, new_key, "new-key", 0,
	    "make keys of your own"),
	OPT_FLAG(struct partner_opts, no_commit, "no-commit", 0,
	    "write the file, do not commit"),
	OPT_FLAG(struct partner_opts, zero, "null", 'z',
	    "end each record with NUL, without a header"),
	OPT_STR(struct partner_opts, form, "output", 'o', TABLE_FORMS_CSV,
	    "form of the records"),
	OPT_STR(struct partner_opts, owner, "owner", 0, "WHO",
	    "who does an action"),
	OPT_STR(struct partner_opts, reason, "reason", 0, "WHY",
	    "why a tier is set by hand, a rule is passed over"),
	OPT_LIST(struct partner_opts, regions, "region", 0, "R",
	    "partners in region R"),
	OPT_LIST(struct partner_opts, segments, "segment", 0, "S",
	    "partners of segment S"),
	OPT_LIST(struct partner_opts, sets, "set", 0, "KEY=VALUE",
	    "set one value of the new record"),
	OPT_STR(struct partner_opts, slug, "slug", 0, "ID",
	    "name of the folder, not made from NAME"),
	OPT_LIST(struct partner_opts, stages, "stage", 0, "S", "stage of its life"),
	OPT_LIST(struct partner_opts, tiers, "tier", 0, "T", "tier of the program"),
	OPT_LIST(struct partner_opts, types, "type", 0, "T", "type of partnership"),
	OPT_LIST(struct partner_opts, wheres, "where", 0, "COND",
	    "partners of which this is true: \"FIELD OP VALUE\""),
	OPT_END
};

static const struct subcmd subcommands[] = {
	{ "add", "NAME", 1, 1, "dry-run no-commit slug stage tier reason "
	    "manager contact set type another", partner_run_add },
	{ "show", "PARTNER", 1, 1, "output", partner_run_show },
	{ "list", NULL, 0, 0, "excel null output type tier stage region "
	    "manager industry segment where", partner_run_list },
	{ "set", "PARTNER KEY=VALUE...", 2, SUBCMD_MANY, "dry-run no-commit "
	    "new-key reason", partner_run_set },
	{ "note", "PARTNER TEXT", 2, 2, "dry-run no-commit by date",
	    partner_run_note },
	{ "milestone", "PARTNER NAME", 2, 2, "dry-run no-commit date",
	    partner_run_milestone },
	{ "action", "PARTNER", 1, SUBCMD_MANY, "dry-run no-commit output "
	    "owner due date reason", partner_run_action },
	{ "mdf", "PARTNER", 1, SUBCMD_MANY, "dry-run no-commit output date "
	    "reason", partner_run_mdf },
	{ "history", "PARTNER", 1, 1, "output key", partner_run_history },
	{ "rename", "PARTNER NAME", 2, 2, "dry-run no-commit slug",
	    partner_run_rename },
	{ "merge", "A B", 2, 2, "dry-run no-commit", partner_run_merge },
	{ NULL, NULL, 0, 0, NULL, NULL }
};

static void
release(struct partner_run *r)
{
	struct partner_opts *o = &r->o;
	struct list *lists[] = { &r->args, &o->types, &o->tiers, &o->stages,
	    &o->regions, &o->managers, &o->industries, &o->segments,
	    &o->contacts, &o->sets, &o->wheres };
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		list_release(lists[i]);
	partner_edits_release(&r->edits);
	ws_close(&r->ws);
}

int
main(int argc, char **argv)
{
	struct partner_run r = { .ws = WS_INIT };
	const struct subcmd *sub;
	struct err e = ERR_INIT;

	cmd_start("pos-partner", synopsis, specs, &r.o, &r.args, argc, argv);
	sub = subcmd_find(subcommands, "directory", specs, &r.o, &r.args,
	    &e);
	if (sub == NULL)
		cmd_usage("%s", e.msg);
	r.save.dry_run = r.o.dry_run;
	r.save.no_commit = r.o.no_commit;
	if (ws_open(&r.ws, r.o.dir, &e) < 0 || sub->run(&r, &e) < 0)
		cmd_fail(&e);
	release(&r);
	return cmd_done();
}
