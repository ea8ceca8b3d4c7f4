/* pos-tam - size the partner market by category */

#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "commit.h"
#include "root.h"
#include "table.h"
#include "tam.h"
#include "tamset.h"
#include "tamview.h"
#include "ws.h"
#include "yaml.h"

static const char synopsis[] =
    "pos-tam [-n] [-C DIR] [--data FILE] [--set PATH=VALUE]... [--explain]\n"
    "               [--no-commit] [-o table|tsv|json|md]";

struct opts {
	const char *dir, *data, *form;
	struct list sets;
	bool dry_run, explain, no_commit;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_STR(struct opts, data, "data", 0, "FILE",
	    "size FILE, without a workspace"),
	OPT_LIST(struct opts, sets, "set", 0, "PATH=VALUE",
	    "set an assumption in the file"),
	OPT_FLAG(struct opts, explain, "explain", 0,
	    "show formulas, inputs and sources"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the file, do not commit"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the records"),
	OPT_END
};

/* One run. */
struct job {
	struct opts o;
	struct ws ws;
	struct arena a;
	struct str text;	/* of the file */
	struct tam tam;
};

/* Read the file into j->text. *file: its name for messages. */
static int
read_text(struct job *j, const char **file, struct err *e)
{
	struct err own = ERR_INIT;

	*file = TAM_FILE;
	if (j->o.data != NULL) {
		*file = strcmp(j->o.data, "-") == 0 ? "standard input" :
		    j->o.data;
		return file_read(&j->text, j->o.data, FILE_MAX_BYTES, e);
	}
	if (ws_open(&j->ws, j->o.dir, e) < 0 ||
	    ws_load(&j->ws, WS_COMPANY, e) < 0)
		return -1;
	if (files_read(&j->text, &j->ws.files, TAM_FILE, &own) == 0)
		return 0;
	if (own.code == ERR_NOTFOUND)
		return err_set(e, ERR_NOTFOUND, TAM_FILE ": not in the "
		    "workspace; pos-workspace(5) says what it holds");
	return err_set(e, own.code, "%s", own.msg);
}

static int
load(struct tam *t, struct job *j, const struct str *text, const char *file,
    struct err *e)
{
	const struct node *root = yaml_parse(&j->a, text->s, text->len, file,
	    e);

	return root == NULL ? -1 : tam_load(t, &j->a, root, file,
	    j->ws.currency, e);
}

/* The line of a set: where, what it was, what it is. */
static void
print_set(const struct tam_set *s, const struct tam *old,
    const struct tam *now)
{
	struct str line = STR_INIT;

	str_addf(&line, "%s:%u: ", now->file, tam_set_line(s, now));
	tam_set_describe(&line, s, old, now);
	printf("%s%s\n", line.s, tam_set_holds(s, old) ? ": unchanged" : "");
	str_release(&line);
}

/* Say what is set, and what it does to the values. */
static void
print_sets(const struct tam_sets *sets, const struct tam *old,
    const struct tam *now)
{
	struct str effects = STR_INIT;
	size_t i;

	for (i = 0; i < sets->n; i++)
		print_set(&sets->s[i], old, now);
	tam_add_effects(&effects, old, now);
	fputs(effects.s, stdout);
	str_release(&effects);
}

static size_t
write_trailers(struct trailer *out, struct arena *a,
    const struct tam_sets *sets, const struct tam *old)
{
	size_t i, n = 0;

	out[n++] = (struct trailer){ "Pos-Op", "set" };
	for (i = 0; i < sets->n; i++) {
		if (!tam_set_holds(&sets->s[i], old))
			out[n++] = (struct trailer){ "Pos-Target",
			    arena_printf(a, TAM_FILE "#%s",
			    sets->s[i].name) };
	}
	return n;
}

/* Open the folder of the plain file path; *base: its name there. */
static int
open_folder(struct root *r, const char **base, struct arena *a,
    const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');

	*base = slash != NULL ? slash + 1 : path;
	return root_open(r, slash == NULL ? "." : slash == path ? "/" :
	    arena_ndup(a, path, (size_t)(slash - path)), e);
}

/* Write the sets to the file: in a commit, or to the plain file of --data. */
static int
write_sets(struct job *j, struct commit_result *res, struct tam_sets *sets,
    const struct tam *now, struct err *e)
{
	struct str subject = STR_INIT, body = STR_INIT;
	struct root folder = ROOT_INIT;
	struct change change = { TAM_FILE, tam_sets_change, sets };
	struct trailer *trailers = arena_alloc(&j->a, (sets->n + 1) *
	    sizeof(*trailers));
	struct commit_request req = { .trailers = trailers,
	    .changes = &change, .nchanges = 1, .dry_run = j->o.dry_run,
	    .write_only = j->o.no_commit || j->o.data != NULL };
	int rc = 0;

	tam_sets_message(&subject, &body, sets, &j->tam, now);
	req.subject = subject.s;
	req.body = body.len > 0 ? body.s : NULL;
	req.ntrailers = write_trailers(trailers, &j->a, sets, &j->tam);
	if (j->o.data != NULL)
		rc = open_folder(&folder, &change.path, &j->a, j->o.data, e);
	if (rc == 0)
		rc = commit_changes(res, j->o.data != NULL ? &folder :
		    &j->ws.root, &req, e);
	root_close(&folder);
	str_release(&subject);
	str_release(&body);
	return rc;
}

/* A number that changed may have outlived its source: say so. */
static void
warn_sources(const struct tam_sets *sets, const struct tam *old,
    const struct tam *now)
{
	const struct tam_set *s;

	for (s = sets->s; s < sets->s + sets->n; s++) {
		if (!tam_set_holds(s, old) && tam_set_keeps_source(s, old, now))
			cmd_warn("%s:%u: the source of %s is the one it had; "
			    "--set %s.source=TEXT changes it", now->file,
			    tam_set_line(s, now), s->name, s->name);
	}
}

/* Say how it ended. */
static void
print_result(const struct job *j, const struct commit_result *res)
{
	if (res->id[0] != '\0')
		printf("committed as %.7s\n", res->id);
	else
		printf("%s written, not committed\n", j->tam.file);
}

/* Carry out --set. */
static int
set(struct job *j, struct err *e)
{
	struct commit_result res = { .nothing = true };
	struct str text = STR_INIT;
	struct tam_sets sets;
	struct tam now;
	bool remove = false;
	int rc;

	rc = tam_sets_parse(&sets, &j->a, &j->tam, j->o.sets.s, j->o.sets.n,
	    e);
	if (rc == 0)
		rc = tam_sets_change(&text, &remove, &j->text, &sets, e);
	if (rc == 0)
		rc = load(&now, j, &text, sets.file, e);
	if (rc == 0 && j->o.dry_run)
		print_sets(&sets, &j->tam, &now);
	if (rc == 0 && !str_same(&text, &j->text))
		rc = write_sets(j, &res, &sets, &now, e);
	if (rc == 0 && !j->o.dry_run) {
		print_sets(&sets, &j->tam, &now);
		if (!res.nothing)
			print_result(j, &res);
		warn_sources(&sets, &j->tam, &now);
	}
	str_release(&text);
	return rc;
}

static int
run(struct job *j, struct err *e)
{
	enum table_form form = table_form(j->o.form);
	const char *file;

	if (read_text(j, &file, e) < 0 ||
	    load(&j->tam, j, &j->text, file, e) < 0)
		return -1;
	if (j->o.sets.n > 0)
		return set(j, e);
	if (j->o.explain)
		tam_explain(&j->tam, form, stdout);
	else
		tam_print(&j->tam, form, stdout);
	if (j->tam.n == 0) {
		cmd_warn("%s: no categories; pos-workspace(5) says how they "
		    "are written", file);
		cmd_no();
	}
	return 0;
}

/* Refuse what does not go together. */
static void
check_call(const struct opts *o, const struct list *args)
{
	if (args->n > 0)
		cmd_usage("'%s': no operand is expected; --data FILE sizes a "
		    "file", args->s[0]);
	if (o->sets.n > 0 && (o->explain || o->form != NULL))
		cmd_usage("--set does not go with --explain or -o; look with "
		    "them afterwards");
	if (o->sets.n == 0 && (o->dry_run || o->no_commit))
		cmd_usage("%s goes with --set", o->dry_run ? "--dry-run" :
		    "--no-commit");
	if (o->data != NULL && o->dir != NULL)
		cmd_usage("--data does not go with -C: it needs no workspace");
	if (o->data != NULL && strcmp(o->data, "-") == 0 && o->sets.n > 0)
		cmd_usage("--set cannot edit standard input");
}

int
main(int argc, char **argv)
{
	struct job j = { .ws = WS_INIT, .a = ARENA_INIT, .text = STR_INIT };
	struct list args = { 0 };
	struct err e = ERR_INIT;

	cmd_start("pos-tam", synopsis, specs, &j.o, &args, argc, argv);
	check_call(&j.o, &args);
	if (run(&j, &e) < 0)
		cmd_fail(&e);
	str_release(&j.text);
	arena_release(&j.a);
	ws_close(&j.ws);
	list_release(&j.o.sets);
	list_release(&args);
	return cmd_done();
}
