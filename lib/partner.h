#ifndef POS_PARTNER_H
#define POS_PARTNER_H

/*
 * What follows from a partner's record: where it stands in its life, what is
 * current, when it was last heard of.
 */

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "ws.h"

/* Days without activity or new deal after which a partner is silent. */
#define PARTNER_SILENT_DAYS 90

/* Below so many partners no median or range of theirs is told. */
#define PARTNER_FEW 4

/* The stages of a partner's life in order, NULL-ended. */
extern const char *const partner_stages[];

/* What the record has under a key of its top level, or NULL. */
const struct node *partner_get(const struct partner *p, const char *key);

/* Is there a contract: signed up to exiting? Former ones and prospects: no. */
bool partner_signed(const struct partner *p);

/* Is it on its way out, so that nothing new is begun with it? */
bool partner_exiting(const struct partner *p);

/* Has it left? */
bool partner_former(const struct partner *p);

/* Certifications that have not expired on day; all when day is DATE_NONE. */
size_t partner_certified(const struct partner *p, date day);

/* People who hold one of these; who holds several counts once. */
size_t partner_people(const struct partner *p, date day);

/*
 * The day it was last heard of, up to today: newest activity, or deal it
 * brought; DATE_NONE when never. Notes are ours, so they do not count.
 */
date partner_heard(const struct partner *p, date today);

/* The last day before a day on which a certificate expires; DATE_NONE: none
 * does by then. */
date partner_expired(const struct partner *p, date day);

/* Signed and not heard of for PARTNER_SILENT_DAYS. */
bool partner_silent(const struct partner *p, date today);

/*
 * The next day an agreement ends, past or future, of the newest of each
 * kind; DATE_NONE: none on file.
 */
date partner_renews(const struct partner *p);

/* The day of the last business review (qbr) up to today, or DATE_NONE. */
date partner_reviewed(const struct partner *p, date today);

/* The months between reviews of a tier: quarterly, semi-annual, annual. */
int review_months(const char *rhythm);

/* Has it sourced or influenced a won deal? */
bool partner_performs(const struct partner *p);

/*
 * Days from signature (since) to its first win: the milestone whose name
 * begins with "First deal", else the first won deal it sourced or influenced.
 * on_file: the day deals on file begin; of a partner signed before, deals do
 * not tell which was the first. Returns false when it is not known.
 */
bool partner_first_win(int *days, const struct partner *p, date on_file);

/* The note with the latest date, the later of two alike; NULL: none. */
const struct node *partner_last_note(const struct partner *p);

/* The primary contact, else the first, else NULL. */
const struct node *partner_contact(const struct partner *p);

#endif
