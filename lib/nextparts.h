#ifndef POS_NEXTPARTS_H
#define POS_NEXTPARTS_H

/* What the modules of rules share: lib/next*.c. */

#include "nextstep.h"
#include "playbook.h"
#include "playrun.h"
#include "score.h"
#include "tier.h"

/* One look at the workspace. */
struct next_look {
	struct next_list *out;
	struct ws *ws;
	date today;
	const struct partner *p;	/* the one being looked at */
	size_t rank;			/* of its tier; 0: none */
	struct playbook *books;		/* all that there are */
	size_t nbooks;
	struct card health;
	bool has_health;
	struct tier_program tp;
	bool has_tiers;
	struct score score;		/* of p on the card health */
	bool scored;			/* with enough data */
	struct err *e;
};

/* Add an item about l->p. why and command live in l->ws->arena. */
void next_add(struct next_look *l, enum next_when when, date day,
    const char *rule, const char *why, const char *command);

/* The slug of l->p as a word of a command. Owner: l->ws->arena. */
const char *next_slug(const struct next_look *l);

/* Is the playbook under way with l->p? */
bool next_is_open(const struct next_look *l, const char *playbook);

/*
 * Do the conditions of a trigger hold of l->p, but for those that a day in
 * the record calls for (before_renewal_days, review)? One that names no stage
 * is not for who is exiting or has left.
 */
bool next_holds(const struct next_look *l, const struct node *trigger);

/*
 * The command that begins the playbook with l->p; one with warnings asks for
 * a reason, too. Where the playbook requires what l->p has not: the command
 * that changes the first of that. Owner: l->ws->arena.
 */
const char *next_start(const struct next_look *l, const struct playbook *b);

/* Why b is to begin, and what it still requires. Owner: l->ws->arena. */
const char *next_why(const struct next_look *l, const struct playbook *b,
    const char *why);

/* "healthy", "watch", "at risk" of a score; NULL: the program has no bands. */
const char *next_band(const struct next_look *l, struct ratio score);

/* The rules, for l->p. Return 0, or -1 with *l->e set. */
int next_from_agenda(struct next_look *l);
int next_from_playbooks(struct next_look *l);
int next_from_state(struct next_look *l);

/* The first steps of a workspace that has no partner. */
void next_from_nothing(struct next_look *l);

#endif
