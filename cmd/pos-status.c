/* pos-status - which sections of generated documents are fresh or stale */

#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "evidence.h"
#include "gen.h"
#include "spec.h"
#include "table.h"
#include "ws.h"

static const char synopsis[] =
    "pos-status [-C DIR] [-o table|tsv|json|md] [ARTIFACT...]";

struct opts {
	const char *dir, *form;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the records"),
	OPT_END
};

/* One record a section. */
static void
add_rows(struct table *t, const struct gen_doc *doc)
{
	const struct gen_section *s;
	struct str text = STR_INIT;
	size_t i;

	for (i = 0; i < doc->n; i++) {
		s = &doc->sections[i];
		str_reset(&text);
		str_addf(&text, "%s#%s", doc->spec.output, s->spec->id);
		table_cell(t, text.s);
		table_cell(t, s->removed ? "removed" :
		    gen_state_name(s->state));
		table_cell_number(t, s->edited ? "by hand" : "",
		    s->edited ? "true" : "false");
		table_cell(t, s->state == GEN_STALE ? s->why : "");
	}
	str_release(&text);
}

/* The lines of one document for people: what needs a look, then a count. */
static size_t
print_document(const struct gen_doc *doc)
{
	const struct gen_section *s;
	size_t i, fresh = 0, stale = 0;

	printf("%s\n", doc->spec.output);
	for (i = 0; i < doc->n; i++) {
		s = &doc->sections[i];
		fresh += s->state == GEN_FRESH && !s->removed && !s->edited;
		stale += s->state == GEN_STALE && !s->removed;
		if (s->removed)
			printf("  %-16s removed by hand\n", s->spec->id);
		else if (s->state == GEN_NEVER)
			printf("  %-16s never drafted%s\n", s->spec->id,
			    s->line > 0 ? ", written by hand" : "");
		else if (s->state == GEN_STALE)
			printf("  %-16s stale%s: %s\n", s->spec->id,
			    s->edited ? ", edited by hand" : "", s->why);
		else if (s->edited)
			printf("  %-16s fresh, edited by hand\n",
			    s->spec->id);
	}
	if (fresh > 0)
		printf("  %zu section%s fresh\n", fresh,
		    fresh == 1 ? "" : "s");
	return stale;
}

/* Reports are snapshots of a day: they do not become stale. */
static bool
is_snapshot(const char *artifact)
{
	return strncmp(artifact, "report-", 7) == 0;
}

static int
show_one(const char *artifact, struct evidence *ev, struct table *t,
    size_t *stale, struct err *e)
{
	static const struct list all = { 0 };
	struct gen_doc doc;
	size_t i;

	if (gen_load(&doc, ev, artifact, &all, false, e) < 0)
		return -1;
	if (t != NULL) {
		add_rows(t, &doc);
		for (i = 0; i < doc.n; i++)
			*stale += doc.sections[i].state == GEN_STALE &&
			    !doc.sections[i].removed;
	} else if (!doc.exists) {
		printf("%s\n  not drafted yet: pos gen %s\n",
		    doc.spec.output, artifact);
	} else {
		*stale += print_document(&doc);
	}
	return 0;
}

static int
show_all(struct names *names, struct evidence *ev, struct table *t,
    struct err *e)
{
	size_t i, stale = 0;

	for (i = 0; i < names->n; i++) {
		if (show_one(names->s[i], ev, t, &stale, e) < 0)
			return -1;
	}
	if (stale > 0) {
		cmd_no();
		if (t == NULL)
			printf("%zu section%s stale: pos gen ARTIFACT "
			    "redrafts, your edits are kept\n", stale,
			    stale == 1 ? " is" : "s are");
	}
	return 0;
}

static int
status(struct ws *ws, const struct opts *o, const struct list *args,
    struct err *e)
{
	struct names names = { 0 }, found = { 0 };
	struct evidence ev;
	struct table t;
	size_t i;
	int rc = -1;

	table_init(&t, "sections");
	table_column(&t, "address", "ADDRESS", TABLE_LEFT);
	table_column(&t, "state", "STATE", TABLE_LEFT);
	table_column(&t, "edited", "EDITED", TABLE_LEFT);
	table_column(&t, "changed", "CHANGED INPUTS", TABLE_LEFT);
	for (i = 0; i < args->n; i++)
		names_add(&names, args->s[i]);
	if (ws_open(ws, o->dir, e) < 0 || (args->n == 0 &&
	    spec_list(&found, &ws->files, e) < 0))
		goto out;
	for (i = 0; i < found.n; i++) {
		if (!is_snapshot(found.s[i]))
			names_add(&names, found.s[i]);
	}
	evidence_init(&ev, ws, date_today());
	rc = show_all(&names, &ev, o->form != NULL ? &t : NULL, e);
	if (rc == 0 && o->form != NULL)
		table_print(&t, table_form(o->form), stdout);
out:
	names_release(&names);
	names_release(&found);
	table_release(&t);
	return rc;
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct ws ws = WS_INIT;
	struct err e = ERR_INIT;

	cmd_start("pos-status", synopsis, specs, &o, &args, argc, argv);
	if (status(&ws, &o, &args, &e) < 0)
		cmd_fail(&e);
	ws_close(&ws);
	list_release(&args);
	return cmd_done();
}
