/* pos-init - make a workspace */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answerfile.h"
#include "ask.h"
#include "cmd.h"
#include "commit.h"
#include "date.h"
#include "author.h"
#include "driver.h"
#include "interrupt.h"
#include "mem.h"
#include "newdir.h"
#include "newws.h"
#include "ws.h"
#include "yaml.h"

static const char synopsis[] =
    "pos-init [--no-commit] [--demo | --from FILE] [DIR]";

struct opts {
	const char *from;
	bool demo, no_commit;
};

static const struct optspec specs[] = {
	OPT_FLAG(struct opts, demo, "demo", 0,
	    "copy the sample workspace"),
	OPT_STR(struct opts, from, "from", 0, "FILE",
	    "take the answers from FILE, YAML or JSON"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the files, do not commit them"),
	OPT_END
};

/* One run of the command. */
struct init {
	struct opts o;
	struct newws files;
	struct newdir dir;
	struct answers answers;
	struct arena arena;
	char *name;		/* of the folder, for messages */
};

/* The folder's name as people know it. Owner: the caller. */
static char *
folder_name(const char *dir)
{
	size_t n = strlen(dir);
	char *real, *name;

	while (n > 1 && dir[n - 1] == '/')
		n--;
	if (strcmp(dir, ".") != 0)
		return mem_ndup(dir, n);
	real = realpath(dir, NULL);
	if (real == NULL)
		return mem_dup(dir);
	name = mem_dup(real[1] != '\0' ? strrchr(real, '/') + 1 : real);
	free(real);
	return name;
}

/* Who git says the user is; what it knows is offered as answers. */
static int
find_user(struct init *in, struct err *e)
{
	struct str name = STR_INIT, email = STR_INIT;
	struct err none = ERR_INIT;
	int rc = author_get(&name, &email, in->dir.base, &none);

	answer_offer(&in->answers, ANSWER_CONTACT_NAME, name.s);
	answer_offer(&in->answers, ANSWER_CONTACT_EMAIL, email.s);
	if (rc < 0 && !in->o.no_commit)
		err_set(e, none.code, "%s", none.msg);
	str_release(&name);
	str_release(&email);
	return e->code == ERR_NONE ? 0 : -1;
}

/* Have all files in memory: nothing is written yet. */
static int
prepare(struct init *in, const char *dir, struct err *e)
{
	date today = date_today();
	int rc;

	rc = in->o.demo ? newws_sample(&in->files, e) :
	    newws_templates(&in->files, today, e);
	if (rc < 0 || newdir_check(&in->dir, dir, &in->files, e) < 0 ||
	    find_user(in, e) < 0)
		return -1;
	if (in->o.demo)
		return 0;
	if (in->o.from != NULL)
		rc = answers_read(&in->answers, in->o.from, cmd_fail);
	else
		rc = ask_all(&in->answers, stdin, stderr, e);
	if (rc == 0)
		rc = newws_fill(&in->files, &in->answers, today, e);
	return rc;
}

/* The company's name in the new company.yaml. */
static const char *
company_name(struct init *in, struct err *e)
{
	const struct newfile *f;
	const struct node *top;
	size_t i;

	for (i = 0; i < in->files.n; i++) {
		f = &in->files.files[i];
		if (strcmp(f->path, "company.yaml") != 0)
			continue;
		top = yaml_parse(&in->arena, f->bytes.s, f->bytes.len,
		    f->path, e);
		return top != NULL ? node_get_text(top, "name", "") : NULL;
	}
	return "";
}

/* Write the files and commit them as one. */
static int
commit(struct commit_result *res, struct init *in, const char *company,
    struct err *e)
{
	struct trailer trailer = { "Pos-Op", "init" };
	struct commit_request req = {
		.subject = arena_printf(&in->arena, "init: workspace of %s",
		    company),
		.trailers = &trailer, .ntrailers = 1,
		.nchanges = in->files.n, .write_only = in->o.no_commit,
	};
	size_t i;

	req.changes = arena_alloc(&in->arena,
	    req.nchanges * sizeof(*req.changes));
	for (i = 0; i < in->files.n; i++) {
		req.changes[i].path = in->files.files[i].path;
		req.changes[i].apply = newws_joins(&in->files.files[i]) ?
		    change_join : change_create;
		req.changes[i].ctx = &in->files.files[i].bytes;
	}
	return commit_changes(res, &in->dir.root, &req, e);
}

static size_t
count_customers(const struct ws *ws)
{
	size_t i, n = 0;

	for (i = 0; i < ws->naccounts; i++)
		n += !ws->accounts[i].prospect;
	return n;
}

/* Print dir as an argument of a shell. */
static void
print_quoted(const char *dir)
{
	static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789%+,-./:=@_";
	size_t i;

	if (dir[strspn(dir, safe)] == '\0') {
		fputs(dir, stdout);
		return;
	}
	putchar('\'');
	for (i = 0; dir[i] != '\0'; i++) {
		if (dir[i] == '\'')
			fputs("'\\''", stdout);
		else
			putchar(dir[i]);
	}
	putchar('\'');
}

/* Say what was made, read back from the folder, and what to do next. */
static int
report(const struct init *in, const char *company,
    const struct commit_result *res, struct err *e)
{
	struct ws ws = WS_INIT;
	int rc = ws_open(&ws, in->dir.path, e);

	if (rc == 0)
		rc = ws_load(&ws, WS_ALL, e);
	if (rc == 0 && ws.naccounts + ws.ndeals + ws.npartners > 0)
		printf("%s: workspace of \"%s\" (%zu partners, %zu "
		    "customers, %zu deals)\n", in->name, company,
		    ws.npartners, count_customers(&ws), ws.ndeals);
	else if (rc == 0)
		printf("%s: workspace of \"%s\" (no partners, customers or "
		    "deals yet)\n", in->name, company);
	ws_close(&ws);
	printf("%s: %zu files ", in->name, res->changed);
	if (res->id[0] != '\0')
		printf("committed as %.7s\n", res->id);
	else
		puts("written, not committed");
	fputs(in->o.demo ? "next: " : "next: fill in company.yaml and data/, "
	    "then ", stdout);
	if (strcmp(in->dir.path, ".") != 0) {
		fputs("cd ", stdout);
		print_quoted(in->name);
		fputs(" && ", stdout);
	}
	puts("pos gen --all");
	return rc;
}

static int
init(struct init *in, const char *dir, struct err *e)
{
	struct commit_result res;
	const char *company = NULL;
	bool driver;
	int rc;

	if (prepare(in, dir, e) < 0)
		return -1;
	company = company_name(in, e);
	if (company == NULL)
		return -1;
	in->name = folder_name(dir);
	rc = newdir_make(&in->dir, e);
	if (rc == 0)
		rc = commit(&res, in, company, e);
	if (rc < 0) {
		newdir_undo(&in->dir);
		return -1;
	}
	if (res.id[0] != '\0' &&
	    driver_set_up(&driver, &in->dir.root, e) < 0)
		return -1;
	root_mkdirs(&in->dir.root, "partners/", NULL);
	return report(in, company, &res, e);
}

int
main(int argc, char **argv)
{
	struct init in = { .dir = NEWDIR_INIT };
	struct list args = { 0 };
	struct err e = ERR_INIT;

	answers_init(&in.answers);
	cmd_start("pos-init", synopsis, specs, &in.o, &args, argc, argv);
	if (args.n > 1 || (args.n == 1 && args.s[0][0] == '\0'))
		cmd_usage("one folder is expected");
	if (in.o.demo && in.o.from != NULL)
		cmd_usage("--demo and --from do not go together");
	if (!in.o.demo && in.o.from == NULL && !isatty(STDIN_FILENO))
		cmd_usage("standard input is no terminal to ask questions "
		    "on: give the answers with --from FILE, or --demo");
	if (init(&in, args.n > 0 ? args.s[0] : ".", &e) < 0 &&
	    e.code != ERR_NONE)
		cmd_fail(&e);
	newdir_close(&in.dir);
	newws_release(&in.files);
	answers_release(&in.answers);
	arena_release(&in.arena);
	free(in.name);
	list_release(&args);
	interrupt_raise();
	return cmd_done();
}
