#ifndef POS_DEALSET_H
#define POS_DEALSET_H

/*
 * What people type, KEY=VALUE, as values of a deal's record.
 *
 *	stage=won		closed becomes today
 *	partner=Fjell Data	a slug, or a name in any case; needs a role
 *	account=Lade Engros	an id, or a name
 *	expected=		unknown again: the key goes
 *	ids.salesforce=006...	the id another system has for it
 */

#include <stdbool.h>

#include "dealedit.h"
#include "err.h"

/*
 * Put one value into w->record. new_key: a key that no deal has may be made.
 * ERR_USAGE: no such key, not a value for it; with the nearest that is.
 * ERR_NOTFOUND: no such account or partner.
 */
int deal_set(struct deal_world *w, const char *operand, bool new_key,
    struct err *e);

/*
 * May this text go into a file: UTF-8, no control characters, not blank?
 * what: "evidence". lines: more than one line is fine. ERR_USAGE says what
 * is wrong.
 */
int deal_text_check(const char *what, const char *text, bool lines,
    struct err *e);

/*
 * After all values: what follows from them, and whether they go together.
 * A deal that is won or lost gets today as its day, one that is open loses
 * it; a deal with a partner needs a role; a lost one needs lost_to or
 * lost_reason. Evidence of a partner that it had before is kept as that
 * partner's. Sets w->bought. Notes what people should know: a partner without
 * evidence, an account that is protected for somebody else.
 * ERR_USAGE: they do not go together, or a day has not come yet. ERR_INVALID:
 * a registration holds the value (see lib/dealhold.h).
 */
int deal_settle(struct deal_world *w, struct err *e);

#endif
