#ifndef POS_AGENDA_H
#define POS_AGENDA_H

/*
 * What is due with partners, and when: steps of playbooks under way, actions
 * that were agreed, registrations of deals, activities of joint plans,
 * business reviews, notice and end of agreements, certificates that expire.
 */

#include <stddef.h>
#include <stdio.h>

#include "date.h"
#include "err.h"
#include "registration.h"
#include "table.h"
#include "ws.h"

enum agenda_kind { AGENDA_STEP, AGENDA_ACTION, AGENDA_REGISTRATION,
	AGENDA_PLAN, AGENDA_REVIEW, AGENDA_NOTICE, AGENDA_RENEWAL,
	AGENDA_CERTIFICATE, AGENDA_KINDS };

struct agenda_item {
	date due;
	const struct partner *partner;
	enum agenda_kind kind;
	const char *key;		/* tells it from the partner's others
					 * of its kind, also when its day or
					 * its owner is another */
	const char *text, *owner;	/* owner NULL: nobody is named */
	const char *command;		/* that deals with it, or NULL */
	const struct node *at;		/* where it is written */
	enum reg_wants wants;		/* of a registration */
};

struct agenda {
	struct agenda_item *items;	/* by day, then partner's name */
	size_t n, cap;
};

/*
 * Everything with a day up to last, also what is overdue; p: of this partner
 * only. Loads nothing: company, program, partners and deals are. Texts live
 * in ws->arena. A playbook under way that is gone or broken is an item that
 * says so, due when its step was. ERR_IO: one that the system refuses to read.
 * Owner: the caller, who calls agenda_release().
 */
int agenda_find(struct agenda *out, struct ws *ws, const struct partner *p,
    date today, date last, struct err *e);

/* Release what agenda_find() filled; the texts stay with the workspace. */
void agenda_release(struct agenda *a);

/* "step", "action", ... as the tables have it. */
const char *agenda_kind_name(enum agenda_kind kind);

/* As a table: day, how far off, partner, what, owner. */
void agenda_print(const struct agenda *a, date today, enum table_form form,
    FILE *f);

/*
 * As a calendar (RFC 5545), an entry of a whole day for each; the same item
 * has the same UID each time, also when its day has moved. today: the day it
 * is written.
 */
void agenda_ics(const struct agenda *a, date today, FILE *f);

#endif
