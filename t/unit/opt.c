/* Tests of lib/opt: forms of options, operands between them, errors. */

#include "opt.h"

#include <stdlib.h>

#include "tap.h"

struct opts {
	const char *out, *form;
	struct list sets;
	bool dry_run, force;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, out, "output", 'o', "FILE", ""),
	OPT_STR(struct opts, form, "form", 0, "table|tsv", ""),
	OPT_LIST(struct opts, sets, "set", 's', "K=V", ""),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n', ""),
	OPT_FLAG(struct opts, force, "force", 'f', ""),
	OPT_END
};

struct result {
	struct opts o;
	struct list operands;
	bool help, version;
	struct err e;
	int rc;
};

/* Parse the words of line, which are split at blanks. */
static struct result
parse(char *line)
{
	struct result r = { .e = ERR_INIT };
	char *argv[32] = { "pos-x" };
	int argc = 1;
	char *word;

	for (word = strtok(line, " "); word != NULL; word = strtok(NULL, " "))
		argv[argc++] = word;
	r.rc = opt_parse(specs, &r.o, &r.operands, argc, argv, &r.help,
	    &r.version, &r.e);
	return r;
}

static void
release(struct result *r)
{
	list_release(&r->o.sets);
	list_release(&r->operands);
}

static void
test_forms(void)
{
	char line[] = "a -nofile b --set=k=v --set x=y -fs z --form tsv "
	    "- -- -n --";
	struct result r = parse(line);

	ok(r.rc == 0, "parses");
	ok(r.o.dry_run && r.o.force, "flags in clusters");
	is_str(r.o.out, "file", "a value in the cluster");
	ok(r.o.sets.n == 3, "a list in order");
	is_str(r.o.sets.s[0], "k=v", "a value with =");
	is_str(r.o.sets.s[2], "z", "the last of the list");
	is_str(r.o.form, "tsv", "a word among choices");
	ok(r.operands.n == 5, "operands between options");
	is_str(r.operands.s[2], "-", "a dash is an operand");
	is_str(r.operands.s[3], "-n", "behind -- all are operands");
	release(&r);
}

static void
fails(const char *text, const char *want)
{
	char line[64];
	struct result r;

	snprintf(line, sizeof(line), "%s", text);
	r = parse(line);
	ok(r.rc < 0 && r.e.code == ERR_USAGE, "'%s' is a wrong call", text);
	is_str(r.e.msg, want, text);
	release(&r);
}

int
main(void)
{
	char help[] = "-nh";
	struct result r;

	test_forms();
	fails("--ouput x", "unknown option --ouput; did you mean --output?");
	fails("--zzz", "unknown option --zzz; -h lists them");
	fails("-x", "unknown option -x; -h lists them");
	fails("--output", "option --output needs FILE");
	fails("-o", "option --output needs FILE");
	fails("--force=yes", "option --force takes no argument");
	fails("--form=xml", "option --form: 'xml' is not one of table|tsv");
	fails("--form=tab", "option --form: 'tab' is not one of table|tsv");
	r = parse(help);
	ok(r.help && r.o.dry_run, "-h in a cluster");
	release(&r);
	return tap_done();
}
