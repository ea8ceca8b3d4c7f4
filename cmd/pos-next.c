/* pos-next - what to do next with partners, and why */

#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "fold.h"
#include "nextstep.h"
#include "opt.h"
#include "table.h"
#include "ws.h"

static const char synopsis[] =
    "pos-next [-C DIR] [-k COUNT] [-o table|tsv|json|md] [--manager M]\n"
    "                [PARTNER]\n"
    "       pos-next --rules";

struct opts {
	const char *dir, *form, *count, *manager;
	bool rules;
};

static const struct optspec specs[] = {
	OPT_STR(struct opts, count, "count", 'k', "COUNT",
	    "no more than so many"),
	OPT_STR(struct opts, dir, "directory", 'C', "DIR",
	    "work in the workspace of DIR"),
	OPT_STR(struct opts, manager, "manager", 0, "M",
	    "of partners that M looks after"),
	OPT_STR(struct opts, form, "output", 'o', TABLE_FORMS,
	    "form of the records"),
	OPT_FLAG(struct opts, rules, "rules", 0, "list the rules"),
	OPT_END
};

static void
print_rules(enum table_form form)
{
	const struct next_rule *r;
	struct table t;

	table_init(&t, "rules");
	table_column(&t, "rule", "RULE", TABLE_LEFT);
	table_column(&t, "about", "FIRES WHEN", TABLE_LEFT);
	for (r = next_rules; r->id != NULL; r++) {
		table_cell(&t, r->id);
		table_cell(&t, r->about);
	}
	table_print(&t, form, stdout);
	table_release(&t);
}

static bool
has_manager(const struct partner *p, const char *manager)
{
	return p != NULL && p->manager != NULL && fold_same(manager, p->manager);
}

/* Leave what is about partners of other managers out. */
static void
keep_manager(struct next_list *l, const char *manager)
{
	size_t i, n = 0;

	for (i = 0; i < l->n; i++) {
		if (has_manager(l->items[i].partner, manager))
			l->items[n++] = l->items[i];
	}
	l->n = n;
}

/* Say that there is nothing, and whether the manager is anybody's. */
static void
tell_nothing(const struct ws *ws, const char *manager)
{
	size_t i;

	cmd_no();
	for (i = 0; manager != NULL && i < ws->npartners; i++) {
		if (has_manager(&ws->partners[i], manager))
			break;
	}
	if (manager != NULL && i == ws->npartners)
		cmd_warn("nothing to do: no partner has the manager '%s'",
		    manager);
	else
		cmd_warn("nothing to do");
}

/* First steps are a list, and yet there is nothing to do with partners. */
static void
tell_start(void)
{
	cmd_no();
	cmd_warn("no partner is on file yet: these are the first steps");
}

static int
next(struct ws *ws, const struct opts *o, const char *partner, size_t most,
    struct err *e)
{
	struct next_ask ask = { NULL, date_today(), date_today() };
	struct next_list list = { 0 };
	struct partner *p = NULL;
	size_t i;
	int rc;

	if (ws_load(ws, WS_PROGRAM | WS_DEALS, e) < 0 ||
	    (partner != NULL && ws_partner(&p, ws, partner, e) < 0))
		return -1;
	ask.partner = p;
	rc = next_find(&list, ws, &ask, e);
	for (i = 0; i < list.broken.n; i++)
		cmd_warn("%s; it is left out", list.broken.s[i]);
	if (rc == 0 && o->manager != NULL)
		keep_manager(&list, o->manager);
	if (rc == 0)
		next_print(&list, most, table_form(o->form), stdout);
	if (rc == 0 && list.n == 0)
		tell_nothing(ws, o->manager);
	else if (rc == 0 && ws->npartners == 0)
		tell_start();
	next_release(&list);
	return rc;
}

int
main(int argc, char **argv)
{
	struct opts o = { 0 };
	struct list args = { 0 };
	struct ws ws = WS_INIT;
	struct err e = ERR_INIT;
	uint64_t count = 0;

	cmd_start("pos-next", synopsis, specs, &o, &args, argc, argv);
	if (args.n > 1)
		cmd_usage("one partner is expected, or none for all");
	if (o.rules && args.n > 0)
		cmd_usage("--rules takes no partner");
	if (o.count != NULL)
		count = cmd_count("-k", o.count, 1, 1000000);
	if (o.rules)
		print_rules(table_form(o.form));
	else if (ws_open(&ws, o.dir, &e) < 0 || next(&ws, &o, args.n > 0 ?
	    args.s[0] : NULL, (size_t)count, &e) < 0)
		cmd_fail(&e);
	ws_close(&ws);
	list_release(&args);
	return cmd_done();
}
