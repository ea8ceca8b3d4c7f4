#ifndef POS_NEXTSTEP_H
#define POS_NEXTSTEP_H

/*
 * What to do next with partners, and why: from due dates, playbooks, stage,
 * tier, health, renewals and silence. Each item names the rule that fired;
 * the same files on the same day give the same list. pos-next(1) has the
 * rules.
 */

#include <stddef.h>
#include <stdio.h>

#include "date.h"
#include "err.h"
#include "table.h"
#include "ws.h"

enum next_when { NEXT_OVERDUE, NEXT_NOW, NEXT_SOON, NEXT_LATER, NEXT_WHENS };

struct next_item {
	enum next_when when;
	date day;			/* it is about; DATE_NONE: none */
	size_t rank;			/* of the partner's tier; 0: none */
	bool ended;			/* its agreement has: it comes first */
	const struct partner *partner;	/* NULL: there is none yet */
	const char *rule;		/* its id */
	const char *why;		/* a sentence without a stop */
	const char *command;		/* that deals with it */
};

struct next_list {
	struct next_item *items;	/* what comes first, first */
	size_t n, cap;
	struct names broken;		/* playbooks that are left out: what is
					 * wrong with each */
};

/* A rule, for the manual and pos-next --rules. */
struct next_rule {
	const char *id, *about;
};
extern const struct next_rule next_rules[];	/* NULL-ended */

/* Whom and when to look at. */
struct next_ask {
	const struct partner *partner;	/* this one only; NULL: all */
	date today;
	date scored;	/* the day of scores of health, mostly today */
};

/*
 * Find all of them. Of a workspace that is partial the rules silent, health by
 * score, tier-up and tier-down are left out, and so are triggers of playbooks
 * that ask for health or silence. Loads what rules need. Texts live in
 * ws->arena. ERR_INVALID with file and line: a scorecard or tier that cannot
 * be read; a playbook that is broken is left out. Owner: the caller, who calls
 * next_release().
 */
int next_find(struct next_list *out, struct ws *ws, const struct next_ask *ask,
    struct err *e);
void next_release(struct next_list *l);

const char *next_when_name(enum next_when when);

/* The first most items (0: all) as records: when, partner, why, rule,
 * command. */
void next_print(const struct next_list *l, size_t most, enum table_form form,
    FILE *f);

#endif
