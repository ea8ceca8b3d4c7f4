/* pos-status - which sections of generated documents are fresh or stale */

#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "driver.h"
#include "evidence.h"
#include "genset.h"
#include "statusview.h"
#include "table.h"
#include "ws.h"

static const char synopsis[] =
    "pos-status [-C DIR] [--json] [-o table|tsv|json|md] [ADDRESS...]";

struct opts {
	const char *dir, *form;
	bool json;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, json, "json", 0,
	    "as -o json, with what has changed in full"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the records"),
	OPT_END
};

/* For people, with what a clone does not bring along. */
static void
print(const struct genset *set, const struct ws *ws)
{
	status_print(set, stdout);
	if (!driver_is_known(&ws->root))
		cmd_warn("git merges documents by lines in this clone; pos "
		    "merge --setup makes it merge them section by section");
}

static int
status(struct genset *set, struct ws *ws, const struct opts *o,
    const struct list *args, struct err *e)
{
	struct evidence ev;
	size_t i;

	if (ws_open(ws, o->dir, e) < 0)
		return -1;
	for (i = 0; i < args->n; i++) {
		if (genset_add(set, ws, args->s[i], NULL, e) < 0)
			return -1;
	}
	if (args->n == 0 && genset_add_all(set, ws, false, e) < 0)
		return -1;
	evidence_init(&ev, ws, date_today());
	if (genset_load(set, &ev, false, false, e) < 0)
		return -1;
	if (o->json || (o->form != NULL && table_form(o->form) == TABLE_JSON))
		status_json(set, &ws->arena, stdout);
	else if (o->form != NULL)
		status_table(set, table_form(o->form), stdout);
	else
		print(set, ws);
	if (status_stale(set) > 0)
		cmd_no();
	return 0;
}

int
main(int argc, char **argv)
{
	struct genset set = GENSET_INIT;
	struct opts o = { 0 };
	struct list args = { 0 };
	struct ws ws = WS_INIT;
	struct err e = ERR_INIT;

	cmd_start("pos-status", synopsis, specs, &o, &args, argc, argv);
	if (o.json && o.form != NULL)
		cmd_usage("--json or -o, not both");
	if (status(&set, &ws, &o, &args, &e) < 0)
		cmd_fail(&e);
	genset_release(&set);
	ws_close(&ws);
	list_release(&args);
	return cmd_done();
}
