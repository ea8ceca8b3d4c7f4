/* pos-import - deals, partners and customers from CSV files of other systems */

#include <string.h>

#include "cmd.h"
#include "importrun.h"
#include "partner.h"
#include "ws.h"

static const char synopsis[] =
    "pos-import [-nv] [-C DIR] [--no-commit] [--map FILE]\n"
    "                [--delimiter comma|semicolon|tab|bar]\n"
    "                [--decimal point|comma] [--dates dmy|mdy|ymd]\n"
    "                [--accounts keep|create] [--type T] [--stage S]\n"
    "                [--role sourced|influenced] [--partner P]\n"
    "                [--only-new] [--strict] [--rejected FILE]\n"
    "                deals|partners|customers FILE.csv|-";

struct opts {
	const char *dir, *map, *delimiter, *decimal, *dates, *accounts, *type,
	    *stage, *role, *partner, *rejected;
	bool dry_run, no_commit, only_new, strict, verbose;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, accounts, "accounts", 0, "keep|create",
	    "prospects that bought: leave, or make customers"),
	OPT_STR(struct opts, dates, "dates", 0, "dmy|mdy|ymd",
	    "the order of day, month and year"),
	OPT_STR(struct opts, decimal, "decimal", 0, "point|comma",
	    "what begins the decimals of a number"),
	OPT_STR(struct opts, delimiter, "delimiter", 0,
	    "comma|semicolon|tab|bar", "what stands between cells"),
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_STR(struct opts, map, "map", 0, "FILE",
	    "what columns and values mean, in YAML"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the files, do not commit"),
	OPT_FLAG(struct opts, only_new, "only-new", 0,
	    "create, change nothing that is on file"),
	OPT_STR(struct opts, partner, "partner", 0, "P",
	    "whose overlap the file is"),
	OPT_STR(struct opts, rejected, "rejected", 0, "FILE",
	    "where rejected rows go"),
	OPT_STR(struct opts, role, "role", 0, "sourced|influenced",
	    "role of partners that have none"),
	OPT_STR(struct opts, stage, "stage", 0, "S",
	    "stage of new records that have none"),
	OPT_FLAG(struct opts, strict, "strict", 0,
	    "one row rejected: import none"),
	OPT_STR(struct opts, type, "type", 0, "T",
	    "type of new partners that have none"),
	OPT_FLAG(struct opts, verbose, "verbose", 'v',
	    "print each value that changes"),
	OPT_END
};

/* The kind that the first operand names, or a wrong call. */
static enum import_kind
kind_of(const char *word)
{
	static const char *const names[] = { "deals", "partners",
	    "customers" };
	const char *near = str_nearest(word, names, 3);
	size_t i;

	for (i = 0; i < 3; i++) {
		if (strcmp(word, names[i]) == 0)
			return (enum import_kind)i;
	}
	if (near != NULL)
		cmd_usage("'%.60s': did you mean %s?", word, near);
	cmd_usage("'%.60s': deals, partners or customers are imported", word);
}

/* Options that only some kinds take: a wrong call, where they do nothing. */
static void
check_opts(const struct opts *o, enum import_kind kind, const char *word)
{
	const struct { const char *name, *value; unsigned kinds; } only[] = {
		{ "accounts", o->accounts, 1u << IMPORT_DEALS |
		    1u << IMPORT_CUSTOMERS },
		{ "partner", o->partner, 1u << IMPORT_CUSTOMERS },
		{ "role", o->role, 1u << IMPORT_DEALS },
		{ "stage", o->stage, 1u << IMPORT_DEALS |
		    1u << IMPORT_PARTNERS },
		{ "type", o->type, 1u << IMPORT_PARTNERS },
	};
	size_t i;

	for (i = 0; i < sizeof(only) / sizeof(*only); i++) {
		if (only[i].value != NULL && !(only[i].kinds >> kind & 1))
			cmd_usage("%s does not take option --%s", word,
			    only[i].name);
	}
}

/* Is the text a stage that new records of the kind can have? */
static void
check_stage(const char *stage, enum import_kind kind)
{
	size_t i;

	if (stage == NULL || (kind == IMPORT_DEALS &&
	    import_stage(stage) != NULL))
		return;
	for (i = 0; kind == IMPORT_PARTNERS && partner_stages[i] != NULL; i++) {
		if (strcmp(partner_stages[i], stage) == 0)
			return;
	}
	cmd_usage("--stage %.60s: no stage of %s", stage,
	    import_kind_name(kind));
}

static void
read_opts(struct import_opts *io, const struct opts *o,
    const struct list *args)
{
	static const char delimiters[] = ",;\t|";

	if (args->n == 0)
		cmd_usage("what to import? deals, partners or customers");
	io->kind = kind_of(args->s[0]);
	if (args->n != 2)
		cmd_usage(args->n == 1 ? "which file? For example: pos import "
		    "%s q4.csv" : "one file at a time: pos import %s FILE",
		    args->s[0]);
	check_opts(o, io->kind, args->s[0]);
	check_stage(o->stage, io->kind);
	io->file = args->s[1];
	io->map = o->map;
	io->rejected = o->rejected;
	io->type = o->type;
	io->stage = o->stage;
	io->role = o->role;
	io->partner = o->partner;
	io->delimiter = o->delimiter == NULL ? '\0' : delimiters[opt_choice(
	    "comma|semicolon|tab|bar", o->delimiter)];
	io->point = o->decimal == NULL ? CSV_POINT_OPEN :
	    CSV_POINT_DOT + opt_choice("point|comma", o->decimal);
	io->order = o->dates == NULL ? CSV_ORDER_OPEN :
	    CSV_ORDER_DMY + opt_choice("dmy|mdy|ymd", o->dates);
	io->move = opt_choice("keep|create", o->accounts) == 1;
	io->only_new = o->only_new;
	io->strict = o->strict;
	io->dry_run = o->dry_run;
	io->no_commit = o->no_commit;
	io->verbose = o->verbose;
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct import_opts io = { 0 };
	struct ws ws = WS_INIT;
	struct err e = ERR_INIT;
	size_t rejected = 0;

	cmd_start("pos-import", synopsis, specs, &o, &args, argc, argv);
	read_opts(&io, &o, &args);
	if (ws_open(&ws, o.dir, &e) < 0 ||
	    import_run(&rejected, &ws, &io, &e) < 0)
		cmd_fail(&e);
	else if (rejected > 0)
		cmd_no();
	ws_close(&ws);
	list_release(&args);
	return cmd_done();
}
