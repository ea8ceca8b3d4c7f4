/* playcmd - the jobs of pos-play */

#include "playcmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agenda.h"
#include "author.h"
#include "cmd.h"
#include "partnercheck.h"
#include "playcheck.h"
#include "playcoach.h"
#include "playdry.h"
#include "playflow.h"
#include "playrefill.h"
#include "playview.h"
#include "table.h"

static enum table_form
form_of(const struct playcmd *r)
{
	return table_form(r->o.form);
}

/* The partner that is named. */
static int
open_partner(struct playcmd *r, struct partner **p, struct err *e)
{
	if (r->o.partner == NULL)
		return err_set(e, ERR_USAGE, "name the partner with "
		    "--partner");
	if (ws_load(&r->ws, PARTNER_CHECK_PARTS | WS_DEALS, e) < 0)
		return -1;
	return ws_partner(p, &r->ws, r->o.partner, e);
}

int
playcmd_list(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;

	struct partner *p = NULL;

	if (r->o.flow != NULL && r->o.partner != NULL)
		return err_set(e, ERR_USAGE, "--flow and --partner do not go "
		    "together");
	if (r->o.flow != NULL)
		return playflow_print(stdout, &r->ws, NULL, r->o.flow, e);
	if (r->o.partner != NULL && open_partner(r, &p, e) < 0)
		return -1;
	return playbooks_print(&r->ws, p, form_of(r), stdout, e);
}

int
playcmd_show(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;

	if (playbook_read(&r->b, &r->ws, r->args.s[0], cmd_warn, e) < 0)
		return -1;
	if (r->o.flow != NULL)
		return playflow_print(stdout, &r->ws, &r->b, r->o.flow, e);
	playbook_print(stdout, &r->ws, &r->b);
	return 0;
}

/* What all that write something need. */
static int
open_act(struct playcmd *r, struct err *e)
{
	struct partner *p;

	bool nameless = r->o.no_commit || r->o.dry_run;

	if (open_partner(r, &p, e) < 0 || (author_get(&r->by, &r->mail,
	    r->ws.root.path, nameless ? NULL : e) < 0 && !nameless))
		return -1;
	r->act = (struct play_act){ .ws = &r->ws, .partner = p, .b = &r->b,
	    .by = r->by.len > 0 ? r->by.s : NULL, .today = date_today(),
	    .no_commit = r->o.no_commit, .out = stdout, .tell = cmd_warn };
	return 0;
}

static int
find_run(struct playcmd *r, struct err *e)
{
	return play_run_find(&r->at, &r->ws.arena, r->act.partner,
	    r->args.n > 0 ? r->args.s[0] : NULL, e);
}

/* The run under way, and its playbook. */
static int
open_run(struct playcmd *r, struct err *e)
{
	if (find_run(r, e) < 0)
		return -1;
	return playbook_read(&r->b, &r->ws, r->at.playbook, cmd_warn, e);
}

int
playcmd_start(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;
	int rc;

	if (open_act(r, e) < 0 || playbook_read(&r->b, &r->ws, r->args.s[0],
	    cmd_warn, e) < 0)
		return -1;
	if (r->o.dry_run)
		return play_dry(stdout, &r->act, e);
	rc = play_start(&r->act, r->o.reason, e);
	if (rc > 0)
		cmd_no();
	return rc < 0 ? -1 : 0;
}

static int
refill(struct playcmd *r, struct err *e)
{
	if (open_act(r, e) < 0 || open_run(r, e) < 0)
		return -1;
	return play_refill(&r->act, &r->at, e);
}

int
playcmd_step(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;
	size_t at;

	if (r->o.refill)
		return refill(r, e);
	if (r->o.no_commit)
		return err_set(e, ERR_USAGE, "--no-commit goes with --refill: "
		    "step alone writes nothing");
	if (open_partner(r, &r->act.partner, e) < 0 || open_run(r, e) < 0)
		return -1;
	at = play_current(&r->at, &r->b);
	if (play_waits_for_criteria(&r->at, &r->b)) {
		play_criteria_print(stdout, &r->b, &r->at);
		return 0;
	}
	if (at == r->b.n)
		return err_set(e, ERR_NOTFOUND, "%s: all steps have ended",
		    r->b.id);
	play_step_print(stdout, &r->ws, &r->b, &r->b.steps[at], &r->at);
	return 0;
}

/* The day of --date, which the run must be able to have. */
static int
take_date(struct playcmd *r, struct err *e)
{
	date since = play_since(&r->at, &r->b), d;
	struct str first = STR_INIT;

	if (r->o.date == NULL)
		return 0;
	if (date_parse(&d, r->o.date, strlen(r->o.date)) < 0)
		return err_set(e, ERR_USAGE, "--date %.40s: a day is "
		    "expected, such as 2026-11-20", r->o.date);
	if (d > r->act.today)
		return err_set(e, ERR_USAGE, "--date %s: that day is still to "
		    "come", r->o.date);
	if (d < since) {
		date_add(&first, since);
		err_set(e, ERR_USAGE, "--date %s: %s is where it is since %s",
		    r->o.date, r->b.id, first.s);
		str_release(&first);
		return -1;
	}
	r->act.today = d;
	return 0;
}

int
playcmd_done(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;
	const struct play_done done = { &r->o.evidence, &r->o.met,
	    r->o.checked, r->o.reason };
	int rc;

	if (open_act(r, e) < 0 || open_run(r, e) < 0 || take_date(r, e) < 0)
		return -1;
	rc = play_done(&r->act, &r->at, &done, e);
	if (rc > 0)
		cmd_no();
	return rc < 0 ? -1 : 0;
}

/* The newest run of the playbook, also one that is over. */
static int
find_any(struct playcmd *r, struct err *e)
{
	struct play_run *all;
	size_t i, n = play_runs(&all, &r->ws.arena, r->act.partner);

	for (i = n; i > 0; i--) {
		if (strcmp(all[i - 1].playbook, r->args.s[0]) == 0) {
			r->at = all[i - 1];
			return playbook_read(&r->b, &r->ws, r->at.playbook,
			    cmd_warn, e);
		}
	}
	return err_set(e, ERR_NOTFOUND, "%s: %s was never begun",
	    r->act.partner->slug, r->args.s[0]);
}

int
playcmd_met(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;
	const struct list met = { .s = r->args.s + 1, .n = r->args.n - 1 };

	if (open_act(r, e) < 0 || find_any(r, e) < 0)
		return -1;
	return play_meet(&r->act, &r->at, &met, e);
}

int
playcmd_skip(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;

	if (open_act(r, e) < 0 || open_run(r, e) < 0 || take_date(r, e) < 0)
		return -1;
	return play_skip(&r->act, &r->at, r->o.reason, e);
}

int
playcmd_stop(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;
	struct err why = ERR_INIT;

	if (open_act(r, e) < 0 || find_run(r, e) < 0)
		return -1;
	/* a run must not outlive its playbook: this one needs no steps */
	if (playbook_read(&r->b, &r->ws, r->at.playbook, cmd_warn, &why) < 0) {
		cmd_warn("%s", why.msg);
		r->b = (struct playbook){ .id = r->at.playbook };
	}
	return play_stop(&r->act, &r->at, r->o.reason, e);
}

int
playcmd_coach(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;

	if (!coach_can_talk())
		return err_set(e, ERR_USAGE, "run talks on a terminal, and "
		    "there is none: use step, done and skip");
	if (open_act(r, e) < 0)
		return -1;
	return coach_run(&r->act, &r->b, &r->o.engine, r->args.n > 0 ?
	    r->args.s[0] : NULL, e);
}

/* The partner of --partner, or NULL for all. */
static int
one_or_all(struct playcmd *r, struct partner **p, struct err *e)
{
	*p = NULL;
	if (r->o.partner != NULL)
		return open_partner(r, p, e);
	return ws_load(&r->ws, PARTNER_CHECK_PARTS | WS_DEALS, e);
}

int
playcmd_status(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;
	struct partner *p;
	size_t n;

	if (one_or_all(r, &p, e) < 0 || play_status_print(&n, &r->ws, p,
	    r->o.all, date_today(), form_of(r), stdout, e) < 0)
		return -1;
	if (n == 0) {
		cmd_warn("no playbook is under way");
		cmd_no();
	}
	return 0;
}

/* "7d", "2w": days; without: everything that has a day. */
static int
read_within(date *last, const char *text, struct err *e)
{
	char *end;
	long n;

	*last = INT32_MAX;
	if (text == NULL)
		return 0;
	n = strtol(text, &end, 10);
	if (end == text || n < 0 || n > 36500 || ((*end != 'd' &&
	    *end != 'w') || end[1] != '\0'))
		return err_set(e, ERR_USAGE, "--within %.40s: a number of "
		    "days or weeks is expected, such as 7d or 2w", text);
	*last = date_today() + (date)n * (*end == 'w' ? 7 : 1);
	return 0;
}

int
playcmd_due(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;
	struct agenda agenda = { 0 };
	struct partner *p;
	date last;
	int rc = -1;

	if (read_within(&last, r->o.within, e) < 0 ||
	    one_or_all(r, &p, e) < 0)
		return -1;
	rc = agenda_find(&agenda, &r->ws, p, date_today(), last, e);
	if (rc == 0 && r->o.form != NULL && strcmp(r->o.form, "ics") == 0)
		agenda_ics(&agenda, date_today(), stdout);
	else if (rc == 0)
		agenda_print(&agenda, date_today(), form_of(r), stdout);
	if (rc == 0 && agenda.n == 0) {
		cmd_warn("nothing is due");
		cmd_no();
	}
	agenda_release(&agenda);
	return rc;
}

int
playcmd_check(void *ctx, struct err *e)
{
	struct playcmd *r = ctx;
	struct names ids = { 0 };
	size_t i, bad = 0;
	int rc = 0;

	for (i = 0; i < r->args.n; i++)
		names_add(&ids, r->args.s[i]);
	if (r->args.n == 0)
		rc = playbook_ids(&ids, &r->ws, e);
	if (rc == 0)
		rc = playbooks_check(&bad, &r->ws, &ids, e);
	if (rc == 0)
		cmd_warn("%zu playbook%s, %zu with errors", ids.n,
		    ids.n == 1 ? "" : "s", bad);
	if (bad > 0)
		cmd_no();
	names_release(&ids);
	return rc;
}
