/* pos-template - find, read, make and check templates */

#include <stdio.h>
#include <string.h>

#include "catalogue.h"
#include "checkview.h"
#include "cmd.h"
#include "subcmd.h"
#include "table.h"
#include "templatecheck.h"
#include "templatefind.h"
#include "templatenew.h"
#include "templatetier.h"
#include "templateview.h"
#include "ws.h"

static const char synopsis[] =
    "pos-template list [-C DIR] [-o table|tsv|json|md] [--category C]...\n"
    "                [--phase P]... [--tier T]... [--time-max TIME]\n"
    "                [--difficulty D]... [--skill S]... [--tag T]...\n"
    "                [--search WORDS]\n"
    "       pos-template show [-C DIR] [--body | --outline] ID\n"
    "       pos-template new [-n] [-C DIR] [--no-commit] [--category C]\n"
    "                [--phase P] [--tier T]... [--time TIME]\n"
    "                [--difficulty D] [--skill S] [--tag T]...\n"
    "                [--description TEXT] --title TITLE ID\n"
    "       pos-template check [-C DIR] [-o table|tsv|json|md] [ID...]";

struct opts {
	const char *dir, *form, *time_max, *time, *search, *title,
	    *description;
	struct list folders, phases, tiers, difficulties, skills, tags;
	bool body, outline, dry_run, no_commit;
};

static const struct optspec specs[] = {
	OPT_FLAG(struct opts, body, "body", 0, "print the file as it is"),
	OPT_LIST(struct opts, folders, "category", 0, "C",
	    "templates in the folder C"),
	OPT_STR(struct opts, description, "description", 0, "TEXT",
	    "what it is for, in a sentence"),
	OPT_LIST(struct opts, difficulties, "difficulty", 0, "D",
	    "easy, medium or hard"),
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_FLAG(struct opts, dry_run, "dry-run", 'n',
	    "print the difference, write nothing"),
	OPT_FLAG(struct opts, no_commit, "no-commit", 0,
	    "write the file, do not commit"),
	OPT_FLAG(struct opts, outline, "outline", 0, "print its headings"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the records"),
	OPT_LIST(struct opts, phases, "phase", 0, "P",
	    "of the phase P of a partnership"),
	OPT_STR(struct opts, search, "search", 0, "WORDS",
	    "that hold these words, the best first"),
	OPT_LIST(struct opts, skills, "skill", 0, "S",
	    "beginner, intermediate or advanced"),
	OPT_LIST(struct opts, tags, "tag", 0, "T", "with the tag T"),
	OPT_LIST(struct opts, tiers, "tier", 0, "T",
	    "meant for partners of tier T, or for all"),
	OPT_STR(struct opts, time, "time", 0, "TIME", "how long it takes"),
	OPT_STR(struct opts, time_max, "time-max", 0, "TIME",
	    "that take no longer: \"2 hours\""),
	OPT_STR(struct opts, title, "title", 0, "TITLE", "its title"),
	OPT_END
};

/* One run of the command. */
struct run {
	struct opts o;
	struct list args;	/* without the subcommand */
	struct ws ws;
	struct catalogue all;
};

/* Read the library: the workspace's, if there is one, and the shipped. */
static int
open_library(struct run *r, struct err *e)
{
	struct err why = ERR_INIT;

	if (ws_open(&r->ws, r->o.dir, &why) < 0 &&
	    (why.code != ERR_NOTFOUND || r->o.dir != NULL))
		return err_set(e, why.code, "%s", why.msg);
	return catalogue_read(&r->all, &r->ws.root, e);
}

/* The program's tiers, or NULL; those asked for by name are ids then. */
static const struct node *
know_tiers(struct run *r)
{
	const struct node *tiers;
	struct err why = ERR_INIT;

	if (r->ws.root.fd >= 0 && ws_load(&r->ws, WS_PROGRAM, &why) < 0 &&
	    r->o.tiers.n > 0)
		cmd_warn("%s", why.msg);
	tiers = node_get(r->ws.program, "tiers");
	template_tiers_by_name(&r->o.tiers, tiers);
	return tiers;
}

/* Is there a word of the query that no template has? Says so. */
static bool
is_missed(struct run *r, const struct template_query *q)
{
	struct str why = STR_INIT;
	bool missed;

	missed = template_query_miss(&why, &r->all, q);
	if (missed)
		cmd_warn("no template found: %s", why.s);
	str_release(&why);
	return missed;
}

/* Templates whose frontmatter is broken are in no list: say so. */
static void
tell_broken(const struct catalogue *all)
{
	size_t i;

	for (i = 0; i < all->n; i++) {
		if (all->v[i].front == NULL && !all->v[i].mail)
			cmd_warn("%s: its frontmatter cannot be read; 'pos "
			    "template check %s' says why", all->v[i].file,
			    all->v[i].id);
	}
}

/* Say what a list has not that was asked for. */
static void
tell_found(struct run *r, const struct template_query *q,
    struct template_hits *hits)
{
	tell_broken(&r->all);
	if (is_missed(r, q))
		hits->n = 0;
	else if (hits->n == 0)
		cmd_warn("no template found%s", q->search != NULL &&
		    strchr(q->search, ' ') != NULL ? " with all of "
		    "these words: fewer find more" : "");
	else if (q->tiers->n > 0 && hits->other_tiers == 0)
		cmd_warn("--tier leaves nothing out: %s", q->program_tiers !=
		    NULL ? "all of these are for this tier" :
		    "without the tiers of a program.yaml it cannot");
	if (hits->n == 0)
		cmd_no();
}

static int
run_list(void *ctx, struct err *e)
{
	struct run *r = ctx;
	const struct opts *o = &r->o;
	struct template_query q = { &o->folders, &o->phases,
	    &o->difficulties, &o->skills, &o->tags, &o->tiers, NULL,
	    o->time_max, o->search };
	struct template_hits hits = { NULL, 0, 0 };
	struct table t;

	if (open_library(r, e) < 0)
		return -1;
	q.program_tiers = know_tiers(r);
	if (template_find(&hits, &r->all, &q, e) < 0) {
		template_hits_release(&hits);
		return -1;
	}
	tell_found(r, &q, &hits);
	table_init(&t, "templates");
	template_table(&t, &hits, &q, table_form(o->form));
	if (hits.n > 0 || o->form != NULL)
		table_print(&t, table_form(o->form), stdout);
	table_release(&t);
	template_hits_release(&hits);
	return 0;
}

static int
run_show(void *ctx, struct err *e)
{
	struct run *r = ctx;
	const struct catalogue_entry *t;

	if (r->o.body && r->o.outline)
		return err_set(e, ERR_USAGE, "one of --body and --outline");
	if (open_library(r, e) < 0 ||
	    (t = catalogue_need(&r->all, r->args.s[0], e)) == NULL)
		return -1;
	if (r->o.outline)
		return template_outline(stdout, t, e);
	if (r->o.body)
		fwrite(t->text, 1, t->n, stdout);
	else if (t->front == NULL)
		return err_set(e, ERR_INVALID, "%s: its frontmatter cannot be "
		    "read; 'pos template check %s' says why", t->file, t->id);
	else
		template_page(stdout, &r->all, t, know_tiers(r));
	return 0;
}

static int
run_new(void *ctx, struct err *e)
{
	struct run *r = ctx;
	const struct opts *o = &r->o;
	const struct template_new asked = { r->args.s[0], o->title,
	    o->description, o->time, &o->folders, &o->phases,
	    &o->difficulties, &o->skills, &o->tiers, &o->tags, o->dry_run,
	    o->no_commit };

	if (ws_open(&r->ws, o->dir, e) < 0)
		return -1;
	know_tiers(r);
	return template_new(&r->ws, &asked, e);
}

static int
run_check(void *ctx, struct err *e)
{
	struct run *r = ctx;
	struct check c;
	int rc = open_library(r, e);

	check_init(&c);
	if (rc == 0)
		rc = template_check(&c, &r->ws, &r->all, &r->args, e);
	if (rc == 0) {
		faults_print(&c.faults, r->o.form);
		faults_sum(&c.faults, c.looked, "template");
		if (faults_wrong(&c.faults) > 0)
			cmd_no();
	}
	check_release(&c);
	return rc;
}

static const struct subcmd subcommands[] = {
	{ "list", NULL, 0, 0, "output category phase tier time-max "
	    "difficulty skill tag search", run_list },
	{ "show", "ID", 1, 1, "body outline", run_show },
	{ "new", "ID", 1, 1, "dry-run no-commit category phase tier time "
	    "difficulty skill tag description title", run_new },
	{ "check", "ID", 0, SUBCMD_MANY, "output", run_check },
	{ NULL, NULL, 0, 0, NULL, NULL }
};

int
main(int argc, char **argv)
{
	struct run r = { .ws = WS_INIT };
	struct opts *o = &r.o;
	struct list *lists[] = { &r.args, &o->folders, &o->phases, &o->tiers,
	    &o->difficulties, &o->skills, &o->tags };
	const struct subcmd *sub;
	struct err e = ERR_INIT;
	size_t i;

	cmd_start("pos-template", synopsis, specs, o, &r.args, argc, argv);
	sub = subcmd_find(subcommands, "directory", specs, o, &r.args, &e);
	if (sub == NULL)
		cmd_usage("%s", e.msg);
	if (sub->run(&r, &e) < 0)
		cmd_fail(&e);
	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		list_release(lists[i]);
	catalogue_release(&r.all);
	ws_close(&r.ws);
	return cmd_done();
}
