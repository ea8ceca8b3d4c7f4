#ifndef POS_REGISTRATION_H
#define POS_REGISTRATION_H

/*
 * The registration of a deal: where it stands today, until when it protects,
 * what it lacks. A partner registers a deal it brought; we answer within
 * policies.deal_registration.approval_hours of program.yaml; an approved one
 * is protected for protection_days from the day of the answer, and once for
 * extension_days more. Windows and rules: MBF deal-registration-policy, as in
 * the template operations/01-deal-registration.
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "str.h"
#include "ws.h"

enum reg_state { REG_NONE, REG_SUBMITTED, REG_REVIEW, REG_APPROVED,
	REG_REJECTED, REG_EXPIRED, REG_STATES };

/* program.yaml's policies.deal_registration; -1: it does not say. */
struct reg_policy {
	int protection_days, approval_hours, extension_days;
	const struct node *window;	/* of protection_days, or NULL */
};

struct registration {
	enum reg_state written;		/* as the file has it */
	enum reg_state state;		/* as of today: see registration_of() */
	date submitted, decided, until, extended;	/* or DATE_NONE */
	bool complete;			/* lacks nothing a valid one needs */
	const struct node *node;	/* NULL: not registered */
};

/* WS_PROGRAM is loaded. */
void reg_policy_read(struct reg_policy *out, const struct ws *ws);

/*
 * Where the deal's registration stands today. An approved one whose last day
 * has passed is expired, whatever is written; one whose deal was closed by
 * then stays approved.
 */
void registration_of(struct registration *out, const struct deal *d,
    date today);

/* Is the deal open, and protected for its partner today? */
bool registration_protects(const struct deal *d, date today);

/*
 * The last day on which an answer is in time; DATE_NONE when the policy or
 * the day of the request is not known, and for one that is not complete: the
 * hours begin when it is. Files have days, not hours: what is answered on the
 * day when the hours end is in time.
 */
date registration_due(const struct registration *r,
    const struct reg_policy *policy);

/*
 * How many days late the answer was, or is by today when there is none;
 * 0: in time.
 */
int registration_late(const struct registration *r,
    const struct reg_policy *policy, date today);

/*
 * Append what a valid registration needs and this deal does not have:
 * "contact, need, evidence". False: it has all. Evidence of another partner
 * is none of this one's.
 */
bool registration_lacks(struct str *out, const struct node *deal);

/* What it waits for from us today; one of a closed deal, for nothing. */
enum reg_wants { REG_WANTS_NOTHING, REG_WANTS_FACTS, REG_WANTS_ANSWER,
	REG_WANTS_EXTENSION, REG_WANTS_WIN };

/*
 * FACTS: it waits for an answer and is not complete; EXTENSION: it protects
 * until a day, and may be made longer; WIN: it protects until a day, and may
 * not (any more).
 */
enum reg_wants registration_wants(const struct registration *r,
    const struct deal *d, const struct reg_policy *policy);

/* "submitted", "under-review" ...; REG_NONE: "none". */
const char *reg_state_name(enum reg_state state);

/*
 * Append the state as people read it: "approved, protected until 2027-02-18,
 * 90 days left", "submitted 2026-11-20, answer due 2026-11-22".
 */
void registration_tell(struct str *out, const struct registration *r,
    const struct deal *d, const struct reg_policy *policy, date today);

#endif
