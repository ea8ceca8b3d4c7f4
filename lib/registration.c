/* registration - where the registration of a deal stands */

#include "registration.h"

#include <string.h>

static const char *const states[REG_STATES] = { "none", "submitted",
	"under-review", "approved", "rejected", "expired" };

enum { FAR = 36500 };		/* days: no window is longer */

const char *
reg_state_name(enum reg_state state)
{
	return states[state];
}

/* A whole number of the policy, or -1. */
static int
whole(const struct node *policy, const char *key)
{
	const struct node *n = node_get(policy, key);
	struct dec d;

	if (node_unknown(n) || dec_node(&d, n, key, NULL) < 0 || d.u < 0 ||
	    d.u / DEC_ONE > FAR)
		return -1;
	return (int)(d.u / DEC_ONE);
}

void
reg_policy_read(struct reg_policy *out, const struct ws *ws)
{
	const struct node *n = node_path(ws->program,
	    "policies.deal_registration");

	out->protection_days = whole(n, "protection_days");
	out->approval_hours = whole(n, "approval_hours");
	out->extension_days = whole(n, "extension_days");
	out->window = node_get(n, "protection_days");
}

static enum reg_state
state_of(const struct node *map)
{
	const char *text = node_get_text(map, "state", NULL);
	size_t i;

	for (i = 1; text != NULL && i < REG_STATES; i++) {
		if (strcmp(text, states[i]) == 0)
			return (enum reg_state)i;
	}
	return REG_NONE;
}

void
registration_of(struct registration *out, const struct deal *d, date today)
{
	const struct node *n = node_get(d->node, "registration");
	date at = deal_is_closed(d) && d->closed < today ? d->closed : today;
	struct str lacks = STR_INIT;

	out->node = node_unknown(n) ? NULL : n;
	out->written = out->state = state_of(out->node);
	out->submitted = date_under(out->node, "submitted");
	out->decided = date_under(out->node, "decided");
	out->until = date_under(out->node, "until");
	out->extended = date_under(out->node, "extended");
	out->complete = !registration_lacks(&lacks, d->node);
	str_release(&lacks);
	if (out->written == REG_APPROVED && out->until != DATE_NONE &&
	    out->until < at)
		out->state = REG_EXPIRED;
}

bool
registration_protects(const struct deal *d, date today)
{
	struct registration r;

	registration_of(&r, d, today);
	return r.state == REG_APPROVED && !deal_is_closed(d);
}

date
registration_due(const struct registration *r,
    const struct reg_policy *policy)
{
	if (r->submitted == DATE_NONE || policy->approval_hours < 0 ||
	    !r->complete)
		return DATE_NONE;
	return r->submitted + (policy->approval_hours + 23) / 24;
}

int
registration_late(const struct registration *r,
    const struct reg_policy *policy, date today)
{
	date due = registration_due(r, policy);
	date answered = r->decided != DATE_NONE ? r->decided : today;

	return r->state == REG_NONE || due == DATE_NONE || answered <= due ?
	    0 : (int)(answered - due);
}

enum reg_wants
registration_wants(const struct registration *r, const struct deal *d,
    const struct reg_policy *policy)
{
	if (deal_is_closed(d))
		return REG_WANTS_NOTHING;
	if (r->state == REG_SUBMITTED || r->state == REG_REVIEW)
		return r->complete ? REG_WANTS_ANSWER : REG_WANTS_FACTS;
	if (r->state != REG_APPROVED || r->until == DATE_NONE)
		return REG_WANTS_NOTHING;
	return r->extended == DATE_NONE && policy->extension_days > 0 ?
	    REG_WANTS_EXTENSION : REG_WANTS_WIN;
}

/* Is there evidence of the deal's own partner? */
static bool
has_evidence(const struct node *deal)
{
	const char *partner = node_get_text(deal, "partner", "");
	const struct node *c;

	NODE_EACH(c, node_get(deal, "evidence")) {
		if (strcmp(node_get_text(c, "partner", partner), partner) == 0)
			return true;
	}
	return false;
}

bool
registration_lacks(struct str *out, const struct node *deal)
{
	static const char *const facts[] = { "contact", "need" };
	const struct node *r = node_get(deal, "registration");
	size_t before = out->len, i;

	for (i = 0; i < sizeof(facts) / sizeof(*facts); i++) {
		if (node_get_text(r, facts[i], NULL) == NULL)
			str_addf(out, "%s%s", out->len > before ? ", " : "",
			    facts[i]);
	}
	if (!has_evidence(deal))
		str_addf(out, "%sevidence", out->len > before ? ", " : "");
	return out->len > before;
}

static void
add_day(struct str *out, const char *before, date d)
{
	if (d == DATE_NONE)
		return;
	str_adds(out, before);
	date_add(out, d);
}

/* Append what an answer waits for, and since when it is late. */
static void
tell_waiting(struct str *out, const struct registration *r,
    const struct deal *d, const struct reg_policy *policy, date today)
{
	int late = registration_late(r, policy, today);
	struct str lacks = STR_INIT;

	add_day(out, r->state == REG_SUBMITTED ? " " : ", submitted ",
	    r->submitted);
	if (registration_lacks(&lacks, d->node))
		str_addf(out, ", not complete: %s", lacks.s);
	else if (late > 0)
		str_addf(out, ", answer late by %d day%s", late,
		    late == 1 ? "" : "s");
	else
		add_day(out, ", answer due ", registration_due(r, policy));
	str_release(&lacks);
}

static void
tell_protection(struct str *out, const struct registration *r,
    const struct deal *d, date today)
{
	long left = (long)r->until - today;

	if (r->until == DATE_NONE || deal_is_closed(d))
		return;
	add_day(out, ", protected until ", r->until);
	if (left == 0)
		str_adds(out, ", today is the last day");
	else
		str_addf(out, ", %ld day%s left", left, left == 1 ? "" : "s");
	add_day(out, ", extended ", r->extended);
}

void
registration_tell(struct str *out, const struct registration *r,
    const struct deal *d, const struct reg_policy *policy, date today)
{
	const char *reason = node_get_text(r->node, "reason", NULL);

	str_adds(out, states[r->state]);
	switch (r->state) {
	case REG_SUBMITTED:
	case REG_REVIEW:
		tell_waiting(out, r, d, policy, today);
		break;
	case REG_APPROVED:
		tell_protection(out, r, d, today);
		break;
	case REG_REJECTED:
		add_day(out, " ", r->decided);
		if (reason != NULL)
			str_addf(out, ": %s", reason);
		break;
	case REG_EXPIRED:
		add_day(out, ", protected until ", r->until);
		break;
	default:
		break;
	}
}
