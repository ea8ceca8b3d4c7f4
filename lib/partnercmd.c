/* partnercmd - pos-partner add, show, list, set, note, milestone */

#include "partnercmd.h"

#include <stdio.h>
#include <string.h>

#include "author.h"
#include "cmd.h"
#include "partnercheck.h"
#include "partnerjson.h"
#include "partnerlist.h"
#include "partnernew.h"
#include "partnernote.h"
#include "partnerpage.h"
#include "partnerset.h"
#include "table.h"
#include "where.h"

int
partner_open(struct partner_run *r, struct partner **p, unsigned parts,
    struct err *e)
{
	if (ws_load(&r->ws, parts | WS_PARTNERS, e) < 0)
		return -1;
	return ws_partner(p, &r->ws, r->args.s[0], e);
}

int
partner_run_add(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct partner_opts *o = &r->o;
	const struct partner_new asked = { r->args.s[0], o->slug, o->reason,
	    &o->types, &o->stages, &o->tiers, &o->managers, &o->contacts,
	    &o->sets, o->another };
	struct str text = STR_INIT;
	int rc;

	if (ws_load(&r->ws, PARTNER_CHECK_PARTS | WS_PARTNERS, e) < 0)
		return -1;
	rc = partner_new(&text, &r->edits, &r->ws, &asked, e);
	if (rc == 0)
		rc = partner_save_new(&r->save, &r->edits, asked.name, &text,
		    e);
	str_release(&text);
	return rc;
}

int
partner_run_show(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct partner *p;

	if (r->o.form != NULL && strcmp(r->o.form, "table") != 0 &&
	    strcmp(r->o.form, "json") != 0)
		return err_set(e, ERR_USAGE, "show prints a page, or -o json");
	if (partner_open(r, &p, PARTNER_PAGE_PARTS, e) < 0)
		return -1;
	if (table_form(r->o.form) == TABLE_JSON)
		partner_json(stdout, &r->ws, p, date_today());
	else
		partner_page(stdout, &r->ws, p, date_today());
	return 0;
}

/* Why there is nothing to list. */
static void
tell_none(struct ws *ws, const struct partner_choice *by)
{
	struct str miss = STR_INIT;

	cmd_no();
	if (partner_filter_miss(&miss, ws, by->filters, by->n))
		cmd_warn("no partner found: %s", miss.s);
	else
		cmd_warn(ws->npartners > 0 ? "no partner found" :
		    "no partner yet; pos partner add makes one");
	str_release(&miss);
}

/* Warn of each condition that what is not known has left open. */
static void
tell_open(const struct where *w)
{
	struct str told = STR_INIT;
	char *line, *rest;

	where_tell(&told, w);
	for (line = strtok_r(told.s, "\n", &rest); line != NULL;
	    line = strtok_r(NULL, "\n", &rest))
		cmd_warn("%s", line);
	str_release(&told);
}

/* Print the partners that are chosen. */
static int
list(struct partner_run *r, const struct partner_choice *by, struct err *e)
{
	struct partner_opts *o = &r->o;
	struct table t;
	int rc;

	table_init(&t, "partners");
	rc = partner_table(&t, &r->ws, by, table_form(o->form), e);
	if (rc == 0 && o->zero)
		table_print_null(&t, stdout);
	else if (rc == 0 && o->excel)
		table_print_csv(&t, true, stdout);
	else if (rc == 0 && (table_rows(&t) > 0 || o->form != NULL))
		table_print(&t, table_form(o->form), stdout);
	if (rc == 0 && table_rows(&t) == 0)
		tell_none(&r->ws, by);
	if (rc == 0)
		tell_open(by->where);
	table_release(&t);
	return rc;
}

int
partner_run_list(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct partner_opts *o = &r->o;
	const struct partner_filter filters[] = {
		{ "type", "types", &o->types },
		{ "tier", "tiers", &o->tiers },
		{ "stage", NULL, &o->stages },
		{ "regions", "regions", &o->regions },
		{ "manager", NULL, &o->managers },
		{ "industries", "industries", &o->industries },
		{ "segment", "segments", &o->segments },
	};
	struct where where;
	const struct partner_choice by = { filters, sizeof(filters) /
	    sizeof(*filters), &where };
	struct where_of of;
	size_t i;
	int rc = 0;

	if (o->zero && o->form != NULL && strcmp(o->form, "tsv") != 0)
		return err_set(e, ERR_USAGE, "-z prints the fields of -o tsv");
	if (o->excel && table_form(o->form) != TABLE_CSV)
		return err_set(e, ERR_USAGE, "--excel goes with -o csv");
	if (ws_load(&r->ws, PARTNER_CHECK_PARTS | WS_DEALS, e) < 0)
		return -1;
	of = where_partners(&r->ws);
	where_init(&where, &of);
	for (i = 0; i < o->wheres.n && rc == 0; i++)
		rc = where_add(&where, o->wheres.s[i], e);
	if (rc == 0)
		rc = list(r, &by, e);
	where_release(&where);
	return rc;
}

/* What set needs to check its values: accounts are many, plans name few. */
static unsigned
parts_of(const struct list *args)
{
	size_t i;

	for (i = 1; i < args->n; i++) {
		if (str_starts(args->s[i], "plan."))
			return PARTNER_CHECK_PARTS | WS_ACCOUNTS;
	}
	return PARTNER_CHECK_PARTS;
}

int
partner_run_set(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct partner *p;
	size_t i;

	if (partner_open(r, &p, parts_of(&r->args), e) < 0)
		return -1;
	partner_edits_init(&r->edits, &r->ws, p->slug, p->node);
	for (i = 1; i < r->args.n; i++) {
		if (partner_set(&r->edits, p->node, r->args.s[i],
		    r->o.new_key, e) < 0)
			return -1;
	}
	if (partner_set_end(&r->edits, p->node, r->o.reason, e) < 0)
		return -1;
	if (partner_edits_has(&r->edits, "stage"))
		r->save.reason = r->o.reason;
	return partner_save_edits(&r->save, &r->edits, p, "set", e);
}

int
partner_run_note(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct str text = STR_INIT, by = STR_INIT, mail = STR_INIT;
	struct partner *p;
	date day;
	int rc = -1;

	if (partner_note_day(&day, r->o.date, e) < 0 ||
	    partner_open(r, &p, PARTNER_CHECK_PARTS, e) < 0 ||
	    partner_note_read(&text, r->args.s[1], e) < 0)
		goto out;
	if (r->o.by != NULL)
		str_adds(&by, r->o.by);
	else if (author_get(&by, &mail, r->ws.root.path, e) < 0)
		goto out;
	partner_edits_init(&r->edits, &r->ws, p->slug, p->node);
	if (partner_note_add(&r->edits, day, by.s, text.s, e) == 0)
		rc = partner_save_edits(&r->save, &r->edits, p, "note", e);
out:
	str_release(&text);
	str_release(&by);
	str_release(&mail);
	return rc;
}

int
partner_run_milestone(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct partner *p;
	date day;

	if (partner_note_day(&day, r->o.date, e) < 0 ||
	    partner_open(r, &p, PARTNER_CHECK_PARTS, e) < 0)
		return -1;
	partner_edits_init(&r->edits, &r->ws, p->slug, p->node);
	if (partner_milestone_add(&r->edits, day, r->args.s[1], e) < 0)
		return -1;
	return partner_save_edits(&r->save, &r->edits, p, "milestone", e);
}
