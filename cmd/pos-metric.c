/* pos-metric - the dictionary of metrics, and what they come to */

#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "metricview.h"
#include "subcmd.h"
#include "table.h"
#include "ws.h"

static const char synopsis[] =
    "pos-metric list [-z] [-C DIR] [-p PERIOD] [-o table|tsv|csv|json|md]\n"
    "pos-metric show [-C DIR] [-p PERIOD] METRIC\n"
    "pos-metric cases [-z] [-C DIR] [-p PERIOD] [-o table|tsv|csv|json|md]\n"
    "                METRIC";

struct opts {
	const char *dir, *form, *period;
	bool zero;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_STR(struct opts, period, "period", 'p', "PERIOD",
	    "2026, 2026-H2, 2026-Q3 or 2026-09; default: this quarter"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS_CSV,
	    "form of the records"),
	OPT_FLAG(struct opts, zero, "null", 'z',
	    "end records with NUL, no header"),
	OPT_END
};

struct run {
	struct opts o;
	struct list args;
	struct ws ws;
	struct metric_view view;
};

static void
print(struct run *r, const struct table *t)
{
	if (r->o.zero)
		table_print_null(t, stdout);
	else
		table_print(t, table_form(r->o.form), stdout);
}

static int
do_list(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct table t;

	(void)e;
	table_init(&t, "metrics");
	metric_view_list(&t, &r->view, table_form(r->o.form));
	print(r, &t);
	table_release(&t);
	return 0;
}

static int
do_show(void *ctx, struct err *e)
{
	struct run *r = ctx;
	const struct metric *m;

	if (metric_find(&m, &r->view.all, r->args.s[0], e) < 0)
		return -1;
	metric_view_show(stdout, &r->view, m);
	return 0;
}

static int
do_cases(void *ctx, struct err *e)
{
	struct run *r = ctx;
	const struct metric *m;
	struct table t;

	if (metric_find(&m, &r->view.all, r->args.s[0], e) < 0)
		return -1;
	table_init(&t, "cases");
	metric_view_cases(&t, &r->view, m, table_form(r->o.form));
	if (table_rows(&t) == 0)
		cmd_no();
	print(r, &t);
	table_release(&t);
	return 0;
}

static const struct subcmd jobs[] = {
	{ "list", NULL, 0, 0, "output null", do_list },
	{ "show", "METRIC", 1, 1, "", do_show },
	{ "cases", "METRIC", 1, 1, "output null", do_cases },
	{ NULL, NULL, 0, 0, NULL, NULL }
};

static int
run(struct run *r, const struct subcmd *job, struct err *e)
{
	if (ws_open(&r->ws, r->o.dir, e) < 0 ||
	    metric_view_init(&r->view, &r->ws, r->o.period, e) < 0)
		return -1;
	return job->run(r, e);
}

int
main(int argc, char **argv)
{
	struct run r = { .ws = WS_INIT };
	const struct subcmd *job;
	struct err e = ERR_INIT;

	cmd_start("pos-metric", synopsis, specs, &r.o, &r.args, argc, argv);
	job = subcmd_find(jobs, "directory period", specs, &r.o, &r.args, &e);
	if (job == NULL)
		cmd_usage("%s", e.msg);
	if (run(&r, job, &e) < 0)
		cmd_fail(&e);
	ws_close(&r.ws);
	list_release(&r.args);
	return cmd_done();
}
