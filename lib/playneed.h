#ifndef POS_PLAYNEED_H
#define POS_PLAYNEED_H

/*
 * What a playbook requires of a partner before it begins: facts that the
 * record tells, as `requires` of its file has them, one an entry.
 * Vocabulary: pos-playbook(5).
 *
 *	requires:
 *	  - stage: [active, growing]
 *	  - deal: won
 */

#include <stddef.h>

#include "date.h"
#include "playbook.h"
#include "str.h"
#include "ws.h"

/* One that is not met. */
struct play_need {
	const char *text;	/* "stage active or growing" */
	const char *found;	/* "stage is prospect" */
	const char *command;	/* that would change it */
};

/*
 * Those of b that partner p does not meet on a day, in the order of the file;
 * their number. ws has WS_DEALS loaded. Owner: ws->arena.
 */
size_t play_needs(struct play_need **out, struct ws *ws,
    const struct partner *p, const struct playbook *b, date day);

/* Append what an entry requires, in words: "stage active or growing". */
void play_need_text(struct str *out, const struct node *entry);

/*
 * Append what is wrong with an entry that no table can say, and return the
 * node it is about; NULL: nothing is.
 */
const struct node *play_need_fault(struct str *why, const struct node *entry);

/* Tell each of n: what is required, what the record has, what to do. */
void play_needs_tell(void (*tell)(const char *fmt, ...), const char *playbook,
    const struct play_need *needs, size_t n);

#endif
