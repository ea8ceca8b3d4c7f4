/* partnerjobs - pos-partner action, mdf, history, rename, merge */

#include "partnercmd.h"

#include <stdio.h>
#include <string.h>

#include "action.h"
#include "author.h"
#include "cmd.h"
#include "fund.h"
#include "partnercheck.h"
#include "partnerhistory.h"
#include "partnermerge.h"
#include "partnernote.h"
#include "partnerrename.h"
#include "table.h"

/* Print a register, or that it is empty. */
static void
print(struct table *t, const char *form, const char *none)
{
	if (table_rows(t) > 0 || form != NULL)
		table_print(t, table_form(form), stdout);
	if (table_rows(t) == 0) {
		cmd_no();
		cmd_warn("%s", none);
	}
}

/* Is an option given that this form of the job has no use for? */
static int
refuse(const char *value, const char *option, const char *use,
    struct err *e)
{
	return value == NULL ? 0 : err_set(e, ERR_USAGE, "--%s is for %s",
	    option, use);
}

/* How many operands a word of the job takes. */
static int
need(const struct partner_run *r, size_t n, const char *form, struct err *e)
{
	return r->args.n == n ? 0 : err_set(e, ERR_USAGE, "write %s%s", form,
	    r->args.n > n ? "; put quotes around a text of several words" :
	    "");
}

static int
list_actions(struct partner_run *r, const struct actions *all,
    struct err *e)
{
	struct table t;

	if (refuse(r->o.owner, "owner", "a new action", e) < 0 ||
	    refuse(r->o.due, "due", "a new action", e) < 0 ||
	    refuse(r->o.reason, "reason", "drop", e) < 0 ||
	    refuse(r->o.date, "date", "done and drop", e) < 0)
		return -1;
	table_init(&t, "actions");
	actions_table(&t, all);
	print(&t, r->o.form, "no action is on the register; pos partner "
	    "action PARTNER TEXT adds one");
	table_release(&t);
	return 0;
}

static int
new_action(struct partner_run *r, const struct actions *all, struct err *e)
{
	struct str by = STR_INIT, mail = STR_INIT;
	struct action_new asked = { r->args.s[1], r->o.owner, r->o.due, NULL,
	    date_today() };
	int rc = -1;

	if (refuse(r->o.reason, "reason", "drop", e) == 0 &&
	    refuse(r->o.date, "date", "done and drop; --due says until when",
	    e) == 0 &&
	    need(r, 2, "pos partner action PARTNER \"TEXT\"", e) == 0 &&
	    author_get(&by, &mail, r->ws.root.path, e) == 0) {
		asked.by = by.s;
		rc = action_add(&r->edits, all, &asked, e);
	}
	str_release(&by);
	str_release(&mail);
	return rc;
}

static int
end_action(struct partner_run *r, const struct actions *all, bool done,
    struct err *e)
{
	const struct action *a;
	date day;

	if (refuse(r->o.owner, "owner", "a new action", e) < 0 ||
	    refuse(r->o.due, "due", "a new action", e) < 0 ||
	    need(r, 3, done ? "pos partner action PARTNER done NUMBER" :
	    "pos partner action PARTNER drop NUMBER --reason WHY", e) < 0 ||
	    partner_note_day(&day, r->o.date, e) < 0 ||
	    action_find(&a, all, r->args.s[2], e) < 0)
		return -1;
	if (done)
		return refuse(r->o.reason, "reason", "drop", e) < 0 ? -1 :
		    action_done(&r->edits, a, day, e);
	return action_drop(&r->edits, a, r->o.reason, day, e);
}

/* The edits of what is asked for. */
static int
edit_actions(struct partner_run *r, const struct actions *all,
    struct err *e)
{
	const char *word = r->args.s[1];

	if (r->o.form != NULL)
		return err_set(e, ERR_USAGE, "-o is for the list of actions");
	if (strcmp(word, "done") == 0 || strcmp(word, "drop") == 0)
		return end_action(r, all, word[1] == 'o', e);
	return new_action(r, all, e);
}

int
partner_run_action(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct actions all;
	struct partner *p;

	if (partner_open(r, &p, PARTNER_CHECK_PARTS, e) < 0)
		return -1;
	actions_read(&all, &r->ws.arena, p->node, date_today());
	if (r->args.n == 1)
		return list_actions(r, &all, e);
	partner_edits_init(&r->edits, &r->ws, p->slug, p->node);
	if (edit_actions(r, &all, e) < 0)
		return -1;
	return partner_save_edits(&r->save, &r->edits, p, "action", e);
}

/* The entries, and under a table what the year has left. */
static int
list_funds(struct partner_run *r, const struct partner *p, struct err *e)
{
	enum table_form form = table_form(r->o.form);
	struct str text = STR_INIT;
	struct table t;
	struct fund f;

	if (refuse(r->o.reason, "reason", "request, approve and decline",
	    e) < 0 || refuse(r->o.date, "date", "a step", e) < 0)
		return -1;
	table_init(&t, "mdf");
	fund_table(&t, &r->ws, p->node);
	fund_read(&f, &r->ws, p->tier, p->node, date_today());
	fund_add_text(&text, &r->ws, &f);
	if (table_rows(&t) > 0 || r->o.form != NULL)
		table_print(&t, form, stdout);
	if (form == TABLE_TABLE)
		printf("%s\n", text.s);
	str_release(&text);
	table_release(&t);
	return 0;
}

static const struct {
	const char *name;
	int (*step)(const struct fund_step *s, const char *number,
	    struct err *e);
	const char *form;
} fund_steps[] = {
	{ "approve", fund_approve, "pos partner mdf PARTNER approve NUMBER" },
	{ "pay", fund_pay, "pos partner mdf PARTNER pay NUMBER" },
	{ "decline", fund_decline,
	    "pos partner mdf PARTNER decline NUMBER --reason WHY" },
};
enum { FUND_STEPS = sizeof(fund_steps) / sizeof(fund_steps[0]) };

static int
no_step(const char *word, struct err *e)
{
	const char *names[FUND_STEPS + 1] = { "request" }, *near;
	size_t i;

	for (i = 0; i < FUND_STEPS; i++)
		names[i + 1] = fund_steps[i].name;
	near = str_nearest(word, names, FUND_STEPS + 1);
	return near != NULL ? err_set(e, ERR_USAGE, "mdf: no step '%s'; did "
	    "you mean '%s'?", word, near) : err_set(e, ERR_USAGE, "mdf: no "
	    "step '%s'; it is request, approve, pay or decline", word);
}

/* The edits of the step that the second operand names. */
static int
take_step(struct partner_run *r, const struct fund_step *s, struct err *e)
{
	const char *word = r->args.s[1];
	size_t i;

	if (r->o.form != NULL)
		return err_set(e, ERR_USAGE, "-o is for the list of requests");
	if (strcmp(word, "request") == 0)
		return need(r, 4, "pos partner mdf PARTNER request AMOUNT "
		    "\"PURPOSE\"", e) < 0 ? -1 :
		    fund_request(s, r->args.s[2], r->args.s[3], e);
	for (i = 0; i < FUND_STEPS; i++) {
		if (strcmp(word, fund_steps[i].name) == 0)
			return need(r, 3, fund_steps[i].form, e) < 0 ? -1 :
			    fund_steps[i].step(s, r->args.s[2], e);
	}
	return no_step(word, e);
}

int
partner_run_mdf(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct fund_step s = { .pe = &r->edits, .reason = r->o.reason };
	struct partner *p;

	if (partner_note_day(&s.day, r->o.date, e) < 0 ||
	    partner_open(r, &p, PARTNER_CHECK_PARTS, e) < 0)
		return -1;
	if (r->args.n == 1)
		return list_funds(r, p, e);
	s.p = p;
	partner_edits_init(&r->edits, &r->ws, p->slug, p->node);
	if (take_step(r, &s, e) < 0)
		return -1;
	return partner_save_edits(&r->save, &r->edits, p, "mdf", e);
}

/* Did any commit have a partner of this slug? */
static bool
was_there(struct ws *ws, const char *slug)
{
	const struct partner_past all = { slug, NULL, NULL };
	struct table t;
	bool there;

	table_init(&t, "changes");
	there = strchr(slug, '/') == NULL && partner_history(&t, ws, &all,
	    TABLE_TABLE, NULL) == 0 && table_rows(&t) > 0;
	table_release(&t);
	return there;
}

/* A partner that is there, or one that was, under this slug. */
static int
find_past(struct partner_past *out, struct partner_run *r, struct err *e)
{
	struct err none = ERR_INIT;
	struct partner *p;

	*out = (struct partner_past){ r->args.s[0], NULL, r->o.key };
	if (partner_open(r, &p, 0, &none) == 0) {
		out->slug = p->slug;
		out->record = p->node;
		return 0;
	}
	if (none.code == ERR_NOTFOUND && was_there(&r->ws, out->slug))
		return 0;
	*e = none;
	return -1;
}

int
partner_run_history(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct partner_past past;
	struct table t;
	int rc;

	if (find_past(&past, r, e) < 0)
		return -1;
	table_init(&t, "changes");
	rc = partner_history(&t, &r->ws, &past, table_form(r->o.form), e);
	if (rc == 0)
		print(&t, r->o.form, r->o.key != NULL ? "no commit changed "
		    "that" : "no commit has this record yet");
	table_release(&t);
	return rc;
}

int
partner_run_rename(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct partner *p;

	if (partner_open(r, &p, PARTNER_CHECK_PARTS, e) < 0)
		return -1;
	return partner_rename(&r->ws, p, r->args.s[1], r->o.slug, &r->save,
	    e);
}

int
partner_run_merge(void *ctx, struct err *e)
{
	struct partner_run *r = ctx;
	struct partner *a, *b;

	if (partner_open(r, &a, PARTNER_CHECK_PARTS, e) < 0 ||
	    ws_partner(&b, &r->ws, r->args.s[1], e) < 0)
		return -1;
	return partner_merge(&r->ws, a, b, &r->save, e);
}
