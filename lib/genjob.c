/* genjob - a request to draft documents, from options to commit */

#include "genjob.h"

#include <stdio.h>
#include <string.h>

#include "batch.h"
#include "commit.h"
#include "genedit.h"
#include "genland.h"
#include "genmodel.h"
#include "genview.h"
#include "gitlib.h"
#include "interrupt.h"

/* Is nothing written? */
static bool
looks_only(const struct genjob *j)
{
	return j->o.dry_run || j->o.evidence || j->o.print || j->looks ||
	    j->show != NULL;
}

/* The documents as they would be, on standard output. */
static int
print_documents(struct genjob *j, struct err *e)
{
	struct str text = STR_INIT;
	struct genset_item *item;
	bool remove = false;
	size_t i;
	int rc = 0;

	for (i = 0; i < j->set.n && rc == 0; i++) {
		item = &j->set.items[i];
		rc = doc_apply(&text, &remove, NULL, &item->doc.update, e);
	}
	fwrite(text.s, 1, text.len, stdout);
	str_release(&text);
	return rc;
}

/*
 * Let a file read as it would be after the change. fresh: what is pending of
 * the file is its facts alone, no document yet.
 */
static int
pend_change(struct files *files, const struct change *c, bool fresh,
    struct err *e)
{
	struct str old = STR_INIT, text = STR_INIT;
	struct err why = ERR_INIT;
	bool remove = false;
	int rc = files_read(&old, files, c->path, &why);

	if (rc == 0 || why.code == ERR_NOTFOUND)
		rc = c->apply(&text, &remove, rc == 0 && !fresh ? &old : NULL,
		    c->ctx, e);
	else
		rc = err_set(e, why.code, "%s", why.msg);
	if (rc == 0)
		files_pend(files, c->path, text.s, text.len);
	str_release(&old);
	str_release(&text);
	return rc;
}

static int
show_documents(struct genjob *j, struct err *e)
{
	const struct gen_doc *doc;
	size_t i, k;

	for (i = 0; i < j->set.n; i++) {
		doc = &j->set.items[i].doc;
		for (k = 0; k < doc->nchanges; k++)
			if (pend_change(&j->ws.files, &doc->changes[k],
			    k == 0 && !doc->exists, e) < 0)
				return -1;
	}
	return j->show(j, e);
}

/* Open what is to be read: the folder, or HEAD. 1: nothing is asked for. */
static int
open_all(struct genjob *j, struct err *e)
{
	int rc;

	if (ws_open(&j->ws, j->o.dir, e) < 0 ||
	    (!looks_only(j) && commit_recover(&j->ws.root, e) < 0) ||
	    engine_open(&j->engine, &j->o.engine, &j->ws, e) < 0 ||
	    (j->o.propose && history_need_head(&j->head, &j->ws.root, e) < 0))
		return -1;
	if (j->o.propose)
		history_files(&j->ws.files, &j->head);
	rc = j->choose != NULL ? j->choose(j, e) : genset_choose(&j->set,
	    &j->ws, &j->args, j->o.partner, j->o.stale, e);
	if (rc != 0 || looks_only(j))
		return rc;
	return genset_lock(&j->set, &j->ws, e);
}

/* --batch: questions go out together, or the answers of others come in. */
static int
run_batch(struct genjob *j, struct genmodel *m, struct err *e)
{
	struct batch b = { .dir = j->o.dir, .options = &j->o.engine,
	    .tell = j->tell, .fail = j->fail, .out = stdout,
	    .conflicts = stderr };
	bool no;
	int rc = batch_run(&b, j->o.batch, j->o.form, &j->set, m, &no, e);

	if (no)
		j->no();
	return rc;
}

/* Let the engine write what is wanted; 1: there is nothing more to do. */
static int
let_write(struct genjob *j, struct evidence *ev, struct err *e)
{
	struct genmodel m = { &j->engine, ev, j->tell, j->o.edit };
	bool accepted = true;
	int rc;

	if (j->o.batch != NULL)
		return run_batch(j, &m, e) < 0 ? -1 : 1;
	if (j->o.edit != NULL && j->engine.p == NULL)
		return err_set(e, ERR_USAGE, "--edit is for a language model: "
		    "--engine NAME; 'pos engine list' says which there are");
	if (j->o.edit != NULL && genmodel_want_edit(&j->set, e) < 0)
		return -1;
	if (j->o.engine.show_prompt)
		return genmodel_show(&j->set, &m, stdout, e) < 0 ? -1 : 1;
	if (j->engine.p == NULL || j->o.keep)
		return 0;
	if (!j->o.dry_run && !j->o.no_commit &&
	    genmodel_possible(&j->set, &j->ws, j->o.propose, e) < 0)
		return -1;
	gitlib_head(&j->head_was, j->ws.root.path);
	rc = genmodel_write(&j->set, &m, e);
	if (rc < 0 || j->o.edit == NULL)
		return rc;
	genset_changes(&j->set, ev, ENDPOINT_BUILTIN);
	if (j->o.propose)
		return genedit_show(&j->set, &j->ws, stdout, e);
	rc = genedit_decide(&accepted, &j->set, &m, j->o.yes, e);
	if (rc < 0 || accepted)
		return rc;
	j->no();
	return 1;
}

/* As a commit, or a proposal. */
static int
land(struct genjob *j, size_t sections, struct err *e)
{
	const struct genjob_opts *o = &j->o;
	const struct genland l = { .set = &j->set, .ws = &j->ws,
	    .engine = &j->engine, .head_was = j->head_was.s,
	    .no_commit = o->no_commit, .dry_run = o->dry_run,
	    .keep = o->keep, .all = !o->all && !o->stale, .began = j->began,
	    .tell = j->tell, .out = stdout, .err = stderr };

	return o->propose ? genland_propose(&l, sections, e) :
	    genland_commit(&l, sections, e);
}

int
genjob_run(struct genjob *j, struct err *e)
{
	struct genset *set = &j->set;
	struct evidence ev;
	size_t sections;
	int rc;

	j->began = genland_clock();
	if (j->o.batch != NULL && (strcmp(j->o.batch, "submit") != 0 ||
	    (j->args.n == 0 && !j->o.all && !j->o.stale)))
		return run_batch(j, NULL, e);
	rc = open_all(j, e);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	evidence_init(&ev, &j->ws, date_today());
	ev.objective = j->o.objective;
	ev.report = j->report;
	if (genset_load(set, &ev, j->o.force, j->o.stale, e) < 0 ||
	    (j->o.objective != NULL && genset_states_objective(set, e) < 0))
		return -1;
	gentell_lookalikes(set, j->tell);
	if (j->o.evidence)
		return genset_print_evidence(set, &ev, stdout, e);
	if (genset_check(set, e) < 0)
		return -1;
	rc = let_write(j, &ev, e);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (j->o.keep)
		j->engine.name = ENDPOINT_BUILTIN;	/* none was asked */
	sections = genset_changes(set, &ev, ENDPOINT_BUILTIN);
	if (j->show != NULL)
		return show_documents(j, e);
	if (j->o.print)
		return print_documents(j, e);
	if (sections > 0 || set->also != NULL)
		return land(j, sections, e);
	if (genset_is_report(set))
		printf("%s is up to date\n", set->items[0].doc.spec.output);
	else if (j->args.n == 0)
		puts("all sections are up to date");
	else
		genset_print(set, &j->ws.arena, true, stdout);
	return 0;
}

void
genjob_close(struct genjob *j, bool failed)
{
	struct err e = ERR_INIT;

	if (failed)
		gentell_conflicts(&j->set, stderr);
	genset_release(&j->set);
	if (engine_close(&j->engine, &e) < 0)
		j->fail(&e);
	ws_close(&j->ws);
	history_close(&j->head);
	str_release(&j->head_was);
	list_release(&j->args);
	interrupt_raise();
}
