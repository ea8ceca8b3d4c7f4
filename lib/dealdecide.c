/* dealdecide - a registration is taken up, answered, extended, run out */

#include "dealdecide.h"

#include <string.h>

#include "dealclaim.h"
#include "dealrecord.h"
#include "fold.h"
#include "registration.h"

/* A step under way: the deal, its registration, the rules for it. */
struct deciding {
	struct deal_world *w;
	struct registration r;
	struct reg_policy policy;
	struct node *map;		/* the registration as it is to be */
	struct err *e;
};

static void
start(struct deciding *d, struct deal_world *w, struct err *e)
{
	d->w = w;
	d->e = e;
	registration_of(&d->r, w->deal, w->today);
	reg_policy_read(&d->policy, w->ws);
	d->map = node_get(w->record, "registration");
}

/* "d-124 (data/deals-2026-q3.yaml:3)" and the state it is in, then what. */
static int
refuse(const struct deciding *d, const char *what)
{
	const struct deal *deal = d->w->deal;
	struct str told = STR_INIT;

	registration_tell(&told, &d->r, deal, &d->policy, d->w->today);
	err_set(d->e, ERR_INVALID, "%s (%s:%u) is %s%s; %s", deal->id,
	    deal->node->file, deal->node->line, d->r.state == REG_NONE ?
	    "not registered" : "", d->r.state == REG_NONE ? "" : told.s, what);
	str_release(&told);
	return -1;
}

/* Does the registration wait for an answer? */
static int
check_waits(const struct deciding *d)
{
	if (d->r.state == REG_NONE)
		return refuse(d, "pos deal register does that");
	if (d->r.state == REG_REJECTED || d->r.state == REG_EXPIRED)
		return refuse(d, "pos deal register takes it again, with what "
		    "is new");
	if (d->r.state == REG_APPROVED)
		return refuse(d, "pos deal extend makes that longer, once");
	return claim_check_open(d->w->deal, d->e);
}

static int
check_complete(const struct deciding *d)
{
	const struct deal *deal = d->w->deal;
	struct str lacks = STR_INIT;
	int rc = 0;

	if (registration_lacks(&lacks, d->w->record))
		rc = err_set(d->e, ERR_INVALID, "%s (%s:%u) is not complete; "
		    "missing %s: pos deal register %s --contact WHO --need "
		    "WHAT --evidence TEXT adds it, or pos deal reject %s "
		    "--reason WHY", deal->id, deal->node->file,
		    deal->node->line, lacks.s, deal->id, deal->id);
	str_release(&lacks);
	return rc;
}

static void
set_state(const struct deciding *d, enum reg_state state)
{
	record_text(d->w->a, d->map, "state", reg_state_name(state));
}

/* Who answered, when; and whether that was in time. */
static void
answer(struct deciding *d, enum reg_state state,
    const struct deal_decision *by)
{
	int late;

	set_state(d, state);
	record_date(d->w->a, d->map, "decided", d->w->today);
	record_text(d->w->a, d->map, "by", by->by);
	record_text(d->w->a, d->map, "reason", by->reason);
	d->r.decided = d->w->today;
	late = registration_late(&d->r, &d->policy, d->w->today);
	if (late == 0)
		return;
	str_addf(d->w->notes, "late: answered %d day%s after the %d hour%s "
	    "that program.yaml gives; submitted ", late, late == 1 ? "" : "s",
	    d->policy.approval_hours, d->policy.approval_hours == 1 ? "" :
	    "s");
	date_add(d->w->notes, d->r.submitted);
	str_addc(d->w->notes, '\n');
}

int
deal_review_step(struct deal_world *w, void *ctx, struct err *e)
{
	struct deciding d;

	(void)ctx;
	start(&d, w, e);
	if (d.r.state == REG_REVIEW)
		return 0;
	if (check_waits(&d) < 0 || check_complete(&d) < 0)
		return -1;
	set_state(&d, REG_REVIEW);
	claim_put_conflicts(w, d.map);
	return 0;
}

/* Nobody is judge in a case of their own: domain.md 5.3. */
static int
check_approver(const struct deciding *d, const struct deal_decision *by)
{
	const struct partner *p = d->w->deal->partner;

	if (by->reason != NULL || p == NULL || p->manager == NULL ||
	    !fold_same(p->manager, by->by))
		return 0;
	return err_set(d->e, ERR_USAGE, "%s looks after %s and would decide "
	    "their own case: somebody else approves it (--by NAME), or "
	    "--reason says why not", by->by, p->name);
}

/* Two partners are not protected on one account without somebody's word. */
static int
check_clash(const struct deciding *d, const struct clash *worst,
    const struct deal_decision *by)
{
	struct str told = STR_INIT;

	if (worst == NULL || worst->kind != CLASH_PROTECTED ||
	    by->reason != NULL)
		return 0;
	clash_tell(&told, worst, d->w->ws);
	err_set(d->e, ERR_EXISTS, "the account of %s is taken: %s (%s:%u); "
	    "pos deal reject %s --reason duplicate, or --reason says why both",
	    d->w->deal->id, told.s, worst->deal->node->file,
	    worst->deal->node->line, d->w->deal->id);
	str_release(&told);
	return -1;
}

static int
no_policy(const struct deciding *d, const char *key, const char *what)
{
	return err_set(d->e, ERR_INVALID, "program.yaml: policies."
	    "deal_registration.%s is missing: %s", key, what);
}

int
deal_approve_step(struct deal_world *w, void *ctx, struct err *e)
{
	const struct deal_decision *by = ctx;
	struct deciding d;

	start(&d, w, e);
	if (check_waits(&d) < 0 || check_complete(&d) < 0 ||
	    check_approver(&d, by) < 0)
		return -1;
	if (d.policy.protection_days < 0)
		return no_policy(&d, "protection_days", "for how many days is "
		    "a deal protected?");
	if (check_clash(&d, claim_put_conflicts(w, d.map), by) < 0)
		return -1;
	claim_note_agreement(w);
	answer(&d, REG_APPROVED, by);
	record_date(w->a, d.map, "until", w->today +
	    d.policy.protection_days);
	return 0;
}

int
deal_reject_step(struct deal_world *w, void *ctx, struct err *e)
{
	const struct deal_decision *by = ctx;
	struct deciding d;

	start(&d, w, e);
	if (check_waits(&d) < 0)
		return -1;
	if (by->reason == NULL)
		return err_set(e, ERR_USAGE, "why? Give --reason: duplicate, "
		    "territory, no value added, land grab, or own words");
	answer(&d, REG_REJECTED, by);
	return 0;
}

int
deal_extend_step(struct deal_world *w, void *ctx, struct err *e)
{
	struct deciding d;

	(void)ctx;
	start(&d, w, e);
	if (d.r.state != REG_APPROVED)
		return refuse(&d, d.r.state == REG_EXPIRED ? "an extension "
		    "comes before the last day; pos deal register takes it "
		    "again, with what is new" : "only what is approved is "
		    "extended");
	if (claim_check_open(w->deal, e) < 0)
		return -1;
	if (d.r.extended != DATE_NONE)
		return refuse(&d, "a second extension would be a reservation");
	if (d.r.until == DATE_NONE)
		return refuse(&d, "without a last day (until) there is none "
		    "to extend");
	if (d.policy.extension_days < 0)
		return no_policy(&d, "extension_days", "by how many days is a "
		    "protection extended?");
	record_date(w->a, d.map, "until", d.r.until +
	    d.policy.extension_days);
	record_date(w->a, d.map, "extended", w->today);
	return 0;
}

int
deal_expire_step(struct deal_world *w, void *ctx, struct err *e)
{
	struct deciding d;

	(void)ctx;
	start(&d, w, e);
	if (d.r.state == REG_EXPIRED && d.r.written != REG_EXPIRED)
		set_state(&d, REG_EXPIRED);
	return 0;
}
