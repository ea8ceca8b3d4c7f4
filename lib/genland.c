/* genland - what a request has drafted, as a commit or a proposal */

#include "genland.h"

#include <string.h>
#include <time.h>

#include "commit.h"
#include "genmodel.h"
#include "genview.h"
#include "gitlib.h"
#include "harmless.h"
#include "propose.h"

double
genland_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/*
 * While a model wrote somebody may have checked out another branch, of which
 * the drafts know nothing.
 */
static int
check_head(const struct genland *l, struct err *e)
{
	struct str now = STR_INIT;
	int rc = 0;

	if (l->head_was[0] != '\0' && gitlib_head(&now, l->ws->root.path) &&
	    strcmp(now.s, l->head_was) != 0)
		rc = err_set(e, ERR_CONFLICT, "%s is checked out now, and the "
		    "questions were made on %s; nothing was written; go back "
		    "to that, and run it again: what was answered is kept",
		    now.s, l->head_was);
	str_release(&now);
	return rc;
}

/* Of the changes, all but the document and its sidecar are drawings. */
static void
tell_charts(size_t changes, FILE *f)
{
	if (changes > 2)
		fprintf(f, ", %zu chart%s", changes - 2,
		    changes == 3 ? "" : "s");
}

/* What was written: of a report its file, else document by document. */
static void
tell_written(const struct genland *l, size_t sections)
{
	const char *s = sections == 1 ? "" : "s";

	if (genset_is_report(l->set)) {
		fprintf(l->out, "%s, %zu section%s",
		    l->set->items[0].doc.spec.output, sections, s);
		if (!l->keep)
			tell_charts(l->set->items[0].doc.nchanges, l->out);
		if (l->engine->p != NULL)
			fprintf(l->out, " by %s", l->engine->name);
		return;
	}
	genset_print(l->set, &l->ws->arena, l->all, l->out);
	fprintf(l->out, "%zu section%s from %zu files by %s in %.2f s",
	    sections, s, l->ws->nread, l->engine->name,
	    genland_clock() - l->began);
}

int
genland_commit(const struct genland *l, size_t sections, struct err *e)
{
	struct ws *ws = l->ws;
	struct commit_request req = { .write_only = l->no_commit,
	    .dry_run = l->dry_run };
	struct genmodel m = { l->engine, NULL, l->tell, NULL };
	struct commit_result res;

	genset_request(&req, &ws->arena, l->set, l->engine->name, l->keep);
	if (check_head(l, e) < 0 ||
	    commit_changes(&res, &ws->root, &req, e) < 0) {
		genmodel_keep(l->set, &m);
		return -1;
	}
	if (res.id[0] != '\0')
		genset_book(l->set);
	gentell_facts(l->set, l->tell);
	if (l->dry_run)
		return 0;
	tell_written(l, sections);
	if (res.id[0] != '\0')
		fprintf(l->out, ", committed as %.7s", res.id);
	putc('\n', l->out);
	return res.id[0] == '\0' ? 0 : gentell_unsaved(l->set, ws, l->tell,
	    "drafted from files as they are here, not as they are committed: "
	    "%s; commit them too, or in a clone these sections are stale", e);
}

/* What hand edits it would take the place of. */
static void
tell_replaced(const struct genland *l)
{
	const struct gen_doc *doc;
	size_t i;

	for (i = 0; i < l->set->n; i++) {
		doc = &l->set->items[i].doc;
		if (doc->conflict.len > 0)
			l->tell("it would replace what was written by hand "
			    "in %s:", doc->spec.output);
		harmless_put_n(l->err, doc->conflict.s, doc->conflict.len);
	}
}

int
genland_propose(const struct genland *l, size_t sections, struct err *e)
{
	struct genset *set = l->set;
	struct ws *ws = l->ws;
	struct commit_request req = { 0 };
	struct genmodel m = { l->engine, NULL, l->tell, NULL };
	struct proposed made;
	size_t i;

	for (i = 0; i < set->n; i++)
		set->items[i].doc.update.favour = true;
	genset_request(&req, &ws->arena, set, l->engine->name, false);
	if (propose_changes(&made, &ws->root, &req,
	    genset_stem(&ws->arena, set), e) < 0) {
		genmodel_keep(set, &m);
		return -1;
	}
	if (made.name[0] != '\0')
		genset_book(set);
	if (gentell_unsaved(set, ws, l->tell, "proposed from what is "
	    "committed, without what is not yet: %s", e) < 0)
		return -1;
	if (made.name[0] == '\0') {
		fputs("nothing to propose: the text would be as it is\n",
		    l->out);
		return 0;
	}
	gentell_facts(set, l->tell);
	genset_print(set, &ws->arena, false, l->out);
	tell_replaced(l);
	fprintf(l->out, "proposal %s on branch proposal/%s, %zu section%s by "
	    "%s, committed as %.7s\nnext: pos review show %s\n", made.name,
	    made.name, sections, sections == 1 ? "" : "s", l->engine->name,
	    made.id, made.name);
	return 0;
}
