/* pos-report - executive updates from the workspace */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "commit.h"
#include "evidence.h"
#include "gen.h"
#include "inputs.h"
#include "ws.h"

static const char synopsis[] =
    "pos-report [-fnp] [-C DIR] [--no-commit] exec";

struct opts {
	const char *dir;
	bool dry_run, force, no_commit, print;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_FLAG(struct opts, force, "force", 'f',
	    "write sections that are up to date as well"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the file, do not commit"),
	OPT_FLAG(struct opts, print, "print", 'p',
	    "print the report, write nothing"),
	OPT_END
};

/* Print the report as it would be, on standard output. */
static int
print_report(struct gen_doc *doc, struct evidence *ev, struct err *e)
{
	struct str text = STR_INIT;
	bool remove = false;
	size_t i;
	int rc;

	for (i = 0; i < doc->n; i++)
		doc->sections[i].wanted = true;
	gen_changes(doc, ev, "builtin");
	rc = doc_apply(&text, &remove, NULL, &doc->update, e);
	fwrite(text.s, 1, text.len, stdout);
	str_release(&text);
	return rc;
}

static int
write_report(struct gen_doc *doc, struct ws *ws, const struct opts *o,
    const char *kind, struct err *e)
{
	struct node *inputs = node_new(&ws->arena, NODE_MAP);
	struct trailer trailers[] = {
		{ "Pos-Op", "report" },
		{ "Pos-Target", doc->spec.output },
		{ "Pos-Engine", "builtin" },
		{ "Pos-Inputs", NULL },
	};
	struct commit_request req = {
		.subject = arena_printf(&ws->arena, "report: %s, %s", kind,
		    doc->spec.output),
		.trailers = trailers, .ntrailers = 4,
		.changes = doc->changes, .nchanges = 2,
		.write_only = o->no_commit, .dry_run = o->dry_run,
	};
	struct commit_result res;

	gen_inputs(inputs, &ws->arena, doc);
	trailers[3].value = inputs_text(&ws->arena, inputs);
	if (commit_changes(&res, &ws->root, &req, e) < 0)
		return -1;
	if (o->dry_run)
		return 0;
	printf("%s, %zu section%s", doc->spec.output, doc->nwanted,
	    doc->nwanted == 1 ? "" : "s");
	if (res.id[0] != '\0')
		printf(", committed as %.7s", res.id);
	putchar('\n');
	return 0;
}

static int
report(struct ws *ws, const char *kind, const struct opts *o, struct err *e)
{
	struct gen_ask ask = { .force = o->force };
	struct evidence ev;
	struct gen_doc doc;
	int rc = 0;

	if (ws_open(ws, o->dir, e) < 0)
		return -1;
	evidence_init(&ev, ws, date_today());
	ask.artifact = arena_printf(&ws->arena, "report-%s", kind);
	if (gen_load(&doc, &ev, &ask, e) < 0)
		return -1;
	if (o->print)
		rc = print_report(&doc, &ev, e);
	else if (gen_changes(&doc, &ev, "builtin") == 0)
		printf("%s is up to date\n", doc.spec.output);
	else
		rc = write_report(&doc, ws, o, kind, e);
	if (rc < 0)
		fputs(doc.conflict.s, stderr);
	gen_release(&doc);
	return rc;
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct ws ws = WS_INIT;
	struct err e = ERR_INIT;

	cmd_start("pos-report", synopsis, specs, &o, &args, argc, argv);
	if (args.n != 1)
		cmd_usage("which report? for example: pos-report exec");
	if (report(&ws, args.s[0], &o, &e) < 0)
		cmd_fail(&e);
	ws_close(&ws);
	list_release(&args);
	return cmd_done();
}
