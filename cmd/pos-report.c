/* pos-report - executive updates from the workspace */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "engine.h"
#include "genjob.h"
#include "metricview.h"
#include "report.h"
#include "reportpage.h"
#include "table.h"

static const char synopsis[] =
    "pos-report [-fnp] [-C DIR] [--chart svg|text|none] [--edit TEXT] [--evidence] "
    "[--explain METRIC] [--format md|html|pdf|csv|json] [--industry ID] "
    "[--keep] [--no-commit] [-o table|tsv|csv|json|md] [--partner NAME] "
    "[--period PERIOD] [--propose] "
    "[--region ID] [--save-view NAME] [--section ID] [--segment ID] "
    "[--tier ID] [--type ID] [--view NAME] [--where CONDITION] "
    ENGINE_SYNOPSIS " exec|annual|quarterly|monthly|partner|board";

#define FORMATS "md|html|pdf|csv|json"

struct opts {
	struct genjob_opts gen;
	struct list values[REPORT_DIMS], wheres, sections;
	const char *charts, *explain, *form, *format, *period, *view, *save_view;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, gen.dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_STR(struct opts, charts, "chart", 0, REPORT_CHARTS,
	    "pictures beside it, drawings of characters, or none"),
	OPT_FLAG(struct opts, gen.dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_STR(struct opts, gen.edit, "edit", 0, "TEXT",
	    "let a model change one section as TEXT asks"),
	ENGINE_OPTS(struct opts, gen.engine),
	OPT_FLAG(struct opts, gen.evidence, "evidence", 0,
	    "print what the sections are made from, as JSON"),
	OPT_STR(struct opts, explain, "explain", 0, "METRIC",
	    "list the records behind a figure, write nothing"),
	OPT_FLAG(struct opts, gen.force, "force", 'f',
	    "write sections that are up to date as well"),
	OPT_STR(struct opts, format, "format", 0, FORMATS,
	    "the document; as a page, printed; its figures alone"),
	OPT_LIST(struct opts, values[BY_INDUSTRY], "industry", 0, "ID",
	    "only this industry; again for one more"),
	OPT_FLAG(struct opts, gen.keep, "keep", 0,
	    "take the text as it stands for the answer to what changed"),
	OPT_FLAG(struct opts, gen.no_commit, "no-commit", 0,
	    "write the file, do not commit"),
	OPT_LIST(struct opts, values[BY_PARTNER], "partner", 0, "NAME",
	    "only this partner; again for one more"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS_CSV,
	    "form of the records of --explain"),
	OPT_STR(struct opts, period, "period", 0, "PERIOD",
	    "2026, 2026-H2, 2026-Q3 or 2026-09"),
	OPT_FLAG(struct opts, gen.print, "print", 'p',
	    "print the report, write nothing"),
	OPT_FLAG(struct opts, gen.propose, "propose", 0,
	    "commit to a branch of its own, to be reviewed"),
	OPT_LIST(struct opts, values[BY_REGION], "region", 0, "ID",
	    "only this region; again for one more"),
	OPT_STR(struct opts, save_view, "save-view", 0, "NAME",
	    "keep the filter in pos.yaml under this name"),
	OPT_LIST(struct opts, sections, "section", 0, "ID",
	    "only this section; again for one more"),
	OPT_LIST(struct opts, values[BY_SEGMENT], "segment", 0, "ID",
	    "only this segment; again for one more"),
	OPT_LIST(struct opts, values[BY_TIER], "tier", 0, "ID",
	    "only partners of this tier; again for one more"),
	OPT_LIST(struct opts, values[BY_TYPE], "type", 0, "ID",
	    "only partners of this type; again for one more"),
	OPT_STR(struct opts, view, "view", 0, "NAME",
	    "the filter that pos.yaml has under this name"),
	OPT_LIST(struct opts, wheres, "where", 0, "CONDITION",
	    "only partners that meet it; again for one more"),
	OPT_FLAG(struct opts, gen.yes, "yes", 0,
	    "accept the edit without a question"),
	OPT_END
};

struct run {
	struct genjob job;	/* first: see choose() */
	struct opts o;
	const char *kind;
	struct report report;
	struct change view;
};

/* Every metric over the report's period, of what passes. */
static int
print_figures(struct run *r, struct err *e)
{
	enum table_form form = table_form(r->o.format);
	struct metric_view view;
	struct table t;

	if (metric_view_report(&view, &r->job.ws, &r->report, e) < 0)
		return -1;
	table_init(&t, "metrics");
	metric_view_facts(&t, &r->report);
	metric_view_list(&t, &view, form);
	table_print(&t, form, stdout);
	table_release(&t);
	return 1;
}

static bool
is_format(const struct opts *o, const char *format)
{
	return o->format != NULL && strcmp(o->format, format) == 0;
}

/* Are only figures asked for, which are printed? */
static bool
is_figures(const struct opts *o)
{
	return is_format(o, "csv") || is_format(o, "json");
}

/* Is the document asked for as a page, which is printed? */
static bool
is_page(const struct opts *o)
{
	return is_format(o, "html") || is_format(o, "pdf");
}

/* A genjob's show. */
static int
print_page(struct genjob *j, struct err *e)
{
	struct run *r = (struct run *)j;
	struct report_page page = { .ws = &j->ws,
	    .file = j->set.items[0].doc.spec.output,
	    .about = r->report.scope, .pdf = is_format(&r->o, "pdf"),
	    .tell = cmd_warn };
	struct str out = STR_INIT;
	int rc = report_page(&out, &page, e);

	if (page.lacks > 0)
		cmd_no();
	if (rc == 0)
		fwrite(out.s, 1, out.len, stdout);
	str_release(&out);
	return rc;
}

/* The records behind a figure of the report, as it would be. */
static int
explain(struct run *r, struct err *e)
{
	struct metric_view view;
	const struct metric *m;
	struct str s = STR_INIT;
	struct table t;

	if (metric_view_report(&view, &r->job.ws, &r->report, e) < 0 ||
	    metric_find(&m, &view.all, r->o.explain, e) < 0)
		return -1;
	table_init(&t, "cases");
	metric_view_cases(&t, &view, m, table_form(r->o.form));
	if (table_rows(&t) == 0) {
		cmd_warn("%s counts no record in this period that passes",
		    m->id);
		cmd_no();
	}
	if (table_rows(&t) > 0 || r->o.form != NULL)
		table_print(&t, table_form(r->o.form), stdout);
	if (table_rows(&t) > 0 && table_form(r->o.form) == TABLE_TABLE) {
		metric_view_result(&s, &view, m);
		printf("%s\n", s.s);
	}
	table_release(&t);
	str_release(&s);
	return 1;
}

/* The document of the report, and the sections of it that are meant. */
static int
choose(struct genjob *j, struct err *e)
{
	struct run *r = (struct run *)j;
	struct report_ask ask = { .kind = r->kind, .period = r->o.period,
	    .view = r->o.view, .save_view = r->o.save_view,
	    .charts = r->o.charts, .wheres = &r->o.wheres };
	size_t i;

	for (i = 0; i < REPORT_DIMS; i++)
		ask.values[i] = &r->o.values[i];
	if (report_open(&r->report, &j->ws, &ask, e) < 0)
		return -1;
	if (report_is_empty(&r->report, &j->ws)) {
		cmd_warn("no partner passes: %s", r->report.scope);
		cmd_no();
		return 1;
	}
	if (r->o.explain != NULL)
		return explain(r, e);
	if (is_figures(&r->o))
		return print_figures(r, e);
	j->report = &r->report;
	if (genset_add(&j->set, &j->ws, r->report.artifact, NULL, e) < 0)
		return -1;
	r->view = (struct change){ "pos.yaml", report_save_view, &r->report };
	if (r->report.saved != NULL)
		j->set.also = &r->view;
	if (r->report.replaced != NULL)
		cmd_warn("view %s is replaced; it was: %s", r->report.view,
		    r->report.replaced);
	for (i = 0; i < r->o.sections.n; i++)
		list_add(&j->set.items[0].ids, r->o.sections.s[i]);
	return 0;
}

static void
check_call(const struct opts *o, const struct list *args)
{
	const struct genjob_opts *g = &o->gen;
	struct err e = ERR_INIT;

	if (engine_check(&g->engine, &e) < 0)
		cmd_usage("%s", e.msg);
	if (args->n == 0)
		cmd_usage("which report? exec, annual, quarterly, monthly, "
		    "partner, board, or one of your own; for example: "
		    "pos report exec%s%.60s", o->view != NULL ? " --view " :
		    "", o->view != NULL ? o->view : "");
	if (args->n > 1)
		cmd_usage("one report at a time: pos report %.60s",
		    args->s[0]);
	if (g->edit != NULL && (o->sections.n != 1 || g->keep || g->evidence))
		cmd_usage("--edit changes one section: name it with --section, "
		    "without --keep and --evidence");
	if (g->yes && g->edit == NULL)
		cmd_usage("--yes accepts an edit; there is no --edit");
	if (g->propose && (g->keep || g->no_commit || g->dry_run || g->print))
		cmd_usage("--propose makes a commit, of the drafts; without "
		    "--keep, --no-commit, --dry-run and --print");
	if (o->form != NULL && o->explain == NULL)
		cmd_usage("-o is the form of --explain");
	if (is_figures(o) && (o->explain != NULL || o->sections.n > 0 ||
	    o->charts != NULL))
		cmd_usage("--format %s prints all figures; without --chart, "
		    "--explain and --section", o->format);
	if (is_page(o) && (o->explain != NULL || g->print || g->propose ||
	    g->evidence || g->dry_run || g->edit != NULL || g->keep ||
	    o->save_view != NULL))
		cmd_usage("--format %s prints the page and writes nothing",
		    o->format);
	if (is_format(o, "pdf") && isatty(STDOUT_FILENO))
		cmd_usage("a PDF is no text for a terminal: add > report.pdf");
	if ((o->explain != NULL || is_figures(o)) && (g->print ||
	    g->propose || g->evidence || g->edit != NULL || g->keep ||
	    o->save_view != NULL))
		cmd_usage("--explain and --format %s print and write nothing",
		    is_figures(o) ? o->format : "csv");
	if (g->print && o->save_view != NULL)
		cmd_usage("--print writes nothing, no view either");
	if (g->print && (g->dry_run || g->evidence || g->keep))
		cmd_usage("--print, --dry-run, --evidence, --keep: one at a "
		    "time");
}

int
main(int argc, char **argv)
{
	struct run r = { .job = GENJOB_INIT };
	struct list args = { 0 };
	struct err e = ERR_INIT;
	size_t i;
	int rc;

	cmd_start("pos-report", synopsis, specs, &r.o, &args, argc, argv);
	check_call(&r.o, &args);
	r.kind = args.s[0];
	r.job.o = r.o.gen;
	r.job.o.force |= r.o.gen.print;
	r.job.tell = cmd_warn;
	r.job.fail = cmd_fail;
	r.job.no = cmd_no;
	r.job.choose = choose;
	r.job.show = is_page(&r.o) ? print_page : NULL;
	r.job.looks = is_figures(&r.o) || r.o.explain != NULL;
	rc = genjob_run(&r.job, &e);
	if (rc < 0)
		cmd_fail(&e);
	genjob_close(&r.job, rc < 0);
	report_close(&r.report);
	for (i = 0; i < REPORT_DIMS; i++)
		list_release(&r.o.values[i]);
	list_release(&r.o.wheres);
	list_release(&r.o.sections);
	list_release(&args);
	return cmd_done();
}
