/* pos-gen - draft and redraft the sections of strategy documents */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd.h"
#include "commit.h"
#include "evidence.h"
#include "gen.h"
#include "inputs.h"
#include "json.h"
#include "mem.h"
#include "spec.h"
#include "ws.h"

static const char synopsis[] =
    "pos-gen [-fn] [-C DIR] [--evidence] [--keep] [--no-commit] "
    "ARTIFACT[#SECTION]...";

struct opts {
	const char *dir;
	bool dry_run, evidence, force, keep, no_commit;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_FLAG(struct opts, evidence, "evidence", 0,
	    "print what the drafts are made from, as JSON"),
	OPT_FLAG(struct opts, force, "force", 'f',
	    "draft sections that are up to date as well"),
	OPT_FLAG(struct opts, keep, "keep", 0,
	    "take the text as it stands for the answer to what changed"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the files, do not commit"),
	OPT_END
};

/* One artifact that was asked for, with the sections named. */
struct target {
	char *artifact;
	struct list ids;
	struct gen_doc doc;
};

struct targets {
	struct target *t;
	size_t n, cap;
};

/* Cut "strategy/icp.md" down to "icp". */
static char *
artifact_name(const char *text, size_t n)
{
	char *name = mem_ndup(text, n), *slash = strrchr(name, '/');

	if (slash != NULL)
		memmove(name, slash + 1, strlen(slash));
	n = strlen(name);
	if (n > 3 && strcmp(name + n - 3, ".md") == 0)
		name[n - 3] = '\0';
	return name;
}

/* Take one operand in; sections of one artifact come together. */
static void
add_target(struct targets *ts, const char *operand)
{
	size_t n = strcspn(operand, "#"), i;
	char *name = artifact_name(operand, n);
	struct target *t = NULL;

	for (i = 0; i < ts->n && t == NULL; i++) {
		if (strcmp(ts->t[i].artifact, name) == 0)
			t = &ts->t[i];
	}
	if (t == NULL) {
		MEM_ROOM(ts->t, ts->n, ts->cap);
		t = &ts->t[ts->n++];
		memset(t, 0, sizeof(*t));
		str_init(&t->doc.conflict);
		t->artifact = name;
		name = NULL;
	}
	if (operand[n] == '#')
		list_add(&t->ids, operand + n + 1);
	free(name);
}

static void
release_targets(struct targets *ts)
{
	size_t i;

	for (i = 0; i < ts->n; i++) {
		free(ts->t[i].artifact);
		list_release(&ts->t[i].ids);
		gen_release(&ts->t[i].doc);
	}
	free(ts->t);
}

/* After a failure: both sides of what could not be merged. */
static void
show_conflicts(const struct targets *ts)
{
	size_t i;

	for (i = 0; i < ts->n; i++)
		fputs(ts->t[i].doc.conflict.s, stderr);
}

/* Print the evidence of all sections meant, by address. */
static int
print_evidence(const struct targets *ts, struct evidence *ev, struct err *e)
{
	struct node *top = node_new(&ev->ws->arena, NODE_MAP);
	const struct node *evidence;
	const struct gen_doc *doc;
	json_t *json;
	size_t i, j;

	for (i = 0; i < ts->n; i++) {
		doc = &ts->t[i].doc;
		for (j = 0; j < doc->n; j++) {
			if (!doc->sections[j].meant)
				continue;
			if (draft_evidence(&evidence, ev,
			    doc->sections[j].spec, e) < 0)
				return -1;
			node_hang(&ev->ws->arena, top,
			    arena_printf(&ev->ws->arena, "%s#%s",
			    doc->spec.name, doc->sections[j].spec->id),
			    node_copy(&ev->ws->arena, evidence, NULL));
		}
	}
	json = json_from_node(top);
	json_dumpf(json, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
	putchar('\n');
	json_decref(json);
	return 0;
}

/* The subject line: what was drafted, by name where it is few. */
static void
write_subject(struct str *out, const struct targets *ts)
{
	const struct gen_doc *doc;
	size_t i, j;

	str_adds(out, "gen:");
	for (i = 0; i < ts->n; i++) {
		doc = &ts->t[i].doc;
		if (doc->nwanted == 0)
			continue;
		str_addf(out, "%s %s", out->len > 4 ? "," : "",
		    doc->spec.name);
		for (j = 0; j < doc->n && doc->nwanted <= 2 &&
		    doc->nwanted < doc->n; j++) {
			if (doc->sections[j].wanted)
				str_addf(out, " %s",
				    doc->sections[j].spec->id);
		}
	}
}

/* Trailers: what was done, to which sections, by what, from what. */
static size_t
write_trailers(struct trailer *out, struct arena *a, const struct targets *ts)
{
	struct node *inputs = node_new(a, NODE_MAP);
	const struct gen_doc *doc;
	size_t i, j, n = 0;

	out[n++] = (struct trailer){ "Pos-Op", "gen" };
	for (i = 0; i < ts->n; i++) {
		doc = &ts->t[i].doc;
		gen_inputs(inputs, a, doc);
		for (j = 0; j < doc->n; j++) {
			if (doc->sections[j].wanted)
				out[n++] = (struct trailer){ "Pos-Target",
				    arena_printf(a, "%s#%s", doc->spec.output,
				    doc->sections[j].spec->id) };
		}
	}
	out[n++] = (struct trailer){ "Pos-Engine", "builtin" };
	if (inputs->n > 0)
		out[n++] = (struct trailer){ "Pos-Inputs",
		    inputs_text(a, inputs) };
	return n;
}

/* A line an artifact: its sections that were drafted. */
static void
print_drafted(const struct targets *ts)
{
	const struct gen_doc *doc;
	size_t i, j, at;
	int width = 0;

	for (i = 0; i < ts->n; i++) {
		if ((int)strlen(ts->t[i].artifact) > width)
			width = (int)strlen(ts->t[i].artifact);
	}
	for (i = 0; i < ts->n; i++) {
		doc = &ts->t[i].doc;
		printf("%-*s", width, ts->t[i].artifact);
		if (doc->nwanted == 0)
			fputs("  up to date", stdout);
		for (j = at = 0; j < doc->n; j++) {
			if (!doc->sections[j].wanted)
				continue;
			printf("  %s%s", doc->sections[j].spec->id,
			    doc->update.kept[at++] ? " (your edits kept)" :
			    "");
		}
		putchar('\n');
	}
}

/* Time that has passed, from some moment on. */
static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Write all documents and sidecars as one commit, and say so. */
static int
write_all(struct targets *ts, struct ws *ws, const struct opts *o,
    size_t sections, double began, struct err *e)
{
	struct change *changes = mem_alloc(ts->n * 2 * sizeof(*changes));
	struct trailer *trailers = mem_alloc((sections + 3) *
	    sizeof(*trailers));
	struct commit_request req = { .changes = changes,
	    .trailers = trailers, .write_only = o->no_commit,
	    .dry_run = o->dry_run };
	struct commit_result res;
	struct str subject = STR_INIT;
	size_t i;
	int rc;

	for (i = 0; i < ts->n; i++) {
		if (ts->t[i].doc.nwanted == 0)
			continue;
		if (!o->keep)
			changes[req.nchanges++] = ts->t[i].doc.changes[0];
		changes[req.nchanges++] = ts->t[i].doc.changes[1];
	}
	write_subject(&subject, ts);
	if (o->keep)
		str_adds(&subject, ", kept as it stands");
	req.subject = subject.s;
	req.ntrailers = write_trailers(trailers, &ws->arena, ts);
	rc = commit_changes(&res, &ws->root, &req, e);
	if (rc == 0 && !o->dry_run) {
		print_drafted(ts);
		printf("%zu section%s from %zu files by builtin in %.2f s",
		    sections, sections == 1 ? "" : "s", ws->nread,
		    seconds() - began);
		if (res.id[0] != '\0')
			printf(", committed as %.7s", res.id);
		putchar('\n');
	}
	str_release(&subject);
	free(changes);
	free(trailers);
	return rc;
}

static int
generate(struct targets *ts, struct ws *ws, const struct opts *o,
    struct err *e)
{
	double began = seconds();
	struct evidence ev;
	size_t i, sections = 0;

	if (ws_open(ws, o->dir, e) < 0)
		return -1;
	evidence_init(&ev, ws, date_today());
	for (i = 0; i < ts->n; i++) {
		if (gen_load(&ts->t[i].doc, &ev, ts->t[i].artifact,
		    &ts->t[i].ids, o->force, e) < 0)
			return -1;
		sections += gen_changes(&ts->t[i].doc, &ev, "builtin");
	}
	if (o->evidence)
		return print_evidence(ts, &ev, e);
	if (sections > 0)
		return write_all(ts, ws, o, sections, began, e);
	print_drafted(ts);
	return 0;
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct targets ts = { 0 };
	struct ws ws = WS_INIT;
	struct err e = ERR_INIT;
	size_t i;

	cmd_start("pos-gen", synopsis, specs, &o, &args, argc, argv);
	if (args.n == 0)
		cmd_usage("which artifact? for example: pos-gen icp ipp cjm");
	for (i = 0; i < args.n; i++)
		add_target(&ts, args.s[i]);
	if (generate(&ts, &ws, &o, &e) < 0) {
		cmd_fail(&e);
		show_conflicts(&ts);
	}
	release_targets(&ts);
	ws_close(&ws);
	list_release(&args);
	return cmd_done();
}
