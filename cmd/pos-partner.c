/* pos-partner - keep the records of partners */

#include <stdio.h>
#include <string.h>

#include "author.h"
#include "cmd.h"
#include "partnercheck.h"
#include "partneredit.h"
#include "partnerjson.h"
#include "partnerlist.h"
#include "partnernew.h"
#include "partnernote.h"
#include "partnerpage.h"
#include "partnersave.h"
#include "partnerset.h"
#include "subcmd.h"
#include "table.h"
#include "ws.h"

static const char synopsis[] =
    "pos-partner add [-n] [-C DIR] [--no-commit] [--slug ID] [--stage S]\n"
    "                [--tier T] [--reason WHY] [--manager M]\n"
    "                [--contact C]... [--set KEY=VALUE]... --type T NAME\n"
    "       pos-partner show [-C DIR] [-o table|json] PARTNER\n"
    "       pos-partner list [-z] [-C DIR] [-o table|tsv|csv|json|md]\n"
    "                [--excel]\n"
    "                [--type T]... [--tier T]... [--stage S]...\n"
    "                [--region R]... [--manager M]... [--industry I]...\n"
    "                [--segment S]...\n"
    "       pos-partner set [-n] [-C DIR] [--no-commit] [--new-key]\n"
    "                [--reason WHY] PARTNER KEY=VALUE...\n"
    "       pos-partner note [-n] [-C DIR] [--no-commit] [--by NAME]\n"
    "                [--date D] PARTNER TEXT|-\n"
    "       pos-partner milestone [-n] [-C DIR] [--no-commit] [--date D]\n"
    "                PARTNER NAME";

struct opts {
	const char *dir, *form, *slug, *reason, *by, *date;
	struct list types, tiers, stages, regions, managers, industries,
	    segments, contacts, sets;
	bool dry_run, no_commit, new_key, zero, excel;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, by, "by", 0, "NAME", "who wrote the note"),
	OPT_LIST(struct opts, contacts, "contact", 0, "C",
	    "a contact: \"Name <mail>, Role\""),
	OPT_STR(struct opts, date, "date", 0, "D", "the day, not today"),
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_FLAG(struct opts, excel, "excel", 0,
	    "with -o csv: no text that Excel runs as a formula"),
	OPT_LIST(struct opts, industries, "industry", 0, "I",
	    "partners that serve industry I"),
	OPT_LIST(struct opts, managers, "manager", 0, "M",
	    "who of ours looks after it"),
	OPT_FLAG(struct opts, new_key, "new-key", 0,
	    "make keys of your own"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the file, do not commit"),
	OPT_FLAG(struct opts, zero, "null", 'z',
	    "end each record with NUL, without a header"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS_CSV,
	    "form of the records"),
	OPT_STR(struct opts, reason, "reason", 0, "WHY",
	    "why a tier is set by hand"),
	OPT_LIST(struct opts, regions, "region", 0, "R",
	    "partners in region R"),
	OPT_LIST(struct opts, segments, "segment", 0, "S",
	    "partners of segment S"),
	OPT_LIST(struct opts, sets, "set", 0, "KEY=VALUE",
	    "set one value of the new record"),
	OPT_STR(struct opts, slug, "slug", 0, "ID",
	    "name of the folder, not made from NAME"),
	OPT_LIST(struct opts, stages, "stage", 0, "S", "stage of its life"),
	OPT_LIST(struct opts, tiers, "tier", 0, "T", "tier of the program"),
	OPT_LIST(struct opts, types, "type", 0, "T", "type of partnership"),
	OPT_END
};

/* One run of the command. */
struct run {
	struct opts o;
	struct list args;	/* without the subcommand */
	struct ws ws;
	struct partner_edits edits;
	struct partner_save save;
};

/* Load what edits need, and the partner of the first operand. */
static int
open_partner(struct run *r, struct partner **p, unsigned parts,
    struct err *e)
{
	if (ws_load(&r->ws, parts | WS_PARTNERS, e) < 0)
		return -1;
	return ws_partner(p, &r->ws, r->args.s[0], e);
}

static int
run_add(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct opts *o = &r->o;
	const struct partner_new asked = { r->args.s[0], o->slug, o->reason,
	    &o->types, &o->stages, &o->tiers, &o->managers, &o->contacts,
	    &o->sets };
	struct str text = STR_INIT;
	int rc;

	if (ws_load(&r->ws, PARTNER_CHECK_PARTS | WS_PARTNERS, e) < 0)
		return -1;
	rc = partner_new(&text, &r->edits, &r->ws, &asked, e);
	if (rc == 0)
		rc = partner_save_new(&r->save, &r->edits, asked.name, &text,
		    e);
	str_release(&text);
	return rc;
}

static int
run_show(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct partner *p;

	if (r->o.form != NULL && strcmp(r->o.form, "table") != 0 &&
	    strcmp(r->o.form, "json") != 0)
		return err_set(e, ERR_USAGE, "show prints a page, or -o json");
	if (open_partner(r, &p, PARTNER_PAGE_PARTS, e) < 0)
		return -1;
	if (table_form(r->o.form) == TABLE_JSON)
		partner_json(stdout, &r->ws, p, date_today());
	else
		partner_page(stdout, &r->ws, p, date_today());
	return 0;
}

static int
run_list(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct opts *o = &r->o;
	const struct partner_filter filters[] = {
		{ "type", "types", &o->types },
		{ "tier", "tiers", &o->tiers },
		{ "stage", NULL, &o->stages },
		{ "regions", "regions", &o->regions },
		{ "manager", NULL, &o->managers },
		{ "industries", "industries", &o->industries },
		{ "segment", "segments", &o->segments },
	};
	enum { N = sizeof(filters) / sizeof(*filters) };
	struct str miss = STR_INIT;
	struct table t;

	if (o->zero && o->form != NULL && strcmp(o->form, "tsv") != 0)
		return err_set(e, ERR_USAGE, "-z prints the fields of -o tsv");
	if (o->excel && table_form(o->form) != TABLE_CSV)
		return err_set(e, ERR_USAGE, "--excel goes with -o csv");
	if (ws_load(&r->ws, WS_PROGRAM | WS_DEALS, e) < 0)
		return -1;
	table_init(&t, "partners");
	partner_table(&t, &r->ws, filters, N, table_form(o->form),
	    date_today());
	if (o->zero)
		table_print_null(&t, stdout);
	else if (o->excel)
		table_print_csv(&t, true, stdout);
	else if (table_rows(&t) > 0 || o->form != NULL)
		table_print(&t, table_form(o->form), stdout);
	if (table_rows(&t) == 0) {
		cmd_no();
		if (partner_filter_miss(&miss, &r->ws, filters, N))
			cmd_warn("no partner found: %s", miss.s);
		else
			cmd_warn(r->ws.npartners > 0 ? "no partner found" :
			    "no partner yet; pos partner add makes one");
	}
	str_release(&miss);
	table_release(&t);
	return 0;
}

static int
run_set(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct partner *p;
	size_t i;

	if (open_partner(r, &p, PARTNER_CHECK_PARTS, e) < 0)
		return -1;
	partner_edits_init(&r->edits, &r->ws, p->slug, p->node);
	for (i = 1; i < r->args.n; i++) {
		if (partner_set(&r->edits, p->node, r->args.s[i],
		    r->o.new_key, e) < 0)
			return -1;
	}
	if (partner_set_end(&r->edits, p->node, r->o.reason, e) < 0)
		return -1;
	return partner_save_edits(&r->save, &r->edits, p, "set", e);
}

static int
run_note(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct str text = STR_INIT, by = STR_INIT, mail = STR_INIT;
	struct partner *p;
	date day;
	int rc = -1;

	if (partner_note_day(&day, r->o.date, e) < 0 ||
	    open_partner(r, &p, PARTNER_CHECK_PARTS, e) < 0 ||
	    partner_note_read(&text, r->args.s[1], e) < 0)
		goto out;
	if (r->o.by != NULL)
		str_adds(&by, r->o.by);
	else if (author_get(&by, &mail, r->ws.root.path, e) < 0)
		goto out;
	partner_edits_init(&r->edits, &r->ws, p->slug, p->node);
	if (partner_note_add(&r->edits, day, by.s, text.s, e) == 0)
		rc = partner_save_edits(&r->save, &r->edits, p, "note", e);
out:
	str_release(&text);
	str_release(&by);
	str_release(&mail);
	return rc;
}

static int
run_milestone(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct partner *p;
	date day;

	if (partner_note_day(&day, r->o.date, e) < 0 ||
	    open_partner(r, &p, PARTNER_CHECK_PARTS, e) < 0)
		return -1;
	partner_edits_init(&r->edits, &r->ws, p->slug, p->node);
	if (partner_milestone_add(&r->edits, day, r->args.s[1], e) < 0)
		return -1;
	return partner_save_edits(&r->save, &r->edits, p, "milestone", e);
}

static const struct subcmd subcommands[] = {
	{ "add", "NAME", 1, 1, "dry-run no-commit slug stage tier reason "
	    "manager contact set type", run_add },
	{ "show", "PARTNER", 1, 1, "output", run_show },
	{ "list", NULL, 0, 0, "null output excel type tier stage region "
	    "manager industry segment", run_list },
	{ "set", "PARTNER KEY=VALUE...", 2, SUBCMD_MANY, "dry-run no-commit "
	    "new-key reason", run_set },
	{ "note", "PARTNER TEXT", 2, 2, "dry-run no-commit by date",
	    run_note },
	{ "milestone", "PARTNER NAME", 2, 2, "dry-run no-commit date",
	    run_milestone },
	{ NULL, NULL, 0, 0, NULL, NULL }
};

static void
release(struct run *r)
{
	struct opts *o = &r->o;
	struct list *lists[] = { &r->args, &o->types, &o->tiers, &o->stages,
	    &o->regions, &o->managers, &o->industries, &o->segments,
	    &o->contacts, &o->sets };
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		list_release(lists[i]);
	partner_edits_release(&r->edits);
	ws_close(&r->ws);
}

int
main(int argc, char **argv)
{
	struct run r = { .ws = WS_INIT };
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
