#ifndef POS_PARTNERSET_H
#define POS_PARTNERSET_H

/*
 * What people type, KEY=VALUE, as edits of partner.yaml.
 *
 *	stage=active		one value; quotes are the shell's business
 *	stage=			unknown again: the key goes
 *	regions=dach,nordics	a list; \, is a comma in a value
 *	regions+=dach		one joins the list, or more
 *	regions-=dach		one leaves it
 *	contacts.0.email=a@b	a value of the first entry
 *	contacts.1=		the second entry goes
 *	contacts+=Name <a@b>, Role
 *	agreements+={kind: nda, signed: 2026-11-20}
 */

#include <stdbool.h>

#include "err.h"
#include "node.h"
#include "partneredit.h"

/*
 * Add the edits that operand asks for. record: the file now, for keys of its
 * own. new_key: a key that is neither known nor in the record may be made.
 * ERR_USAGE: no such key, not a value for it; with the nearest that is.
 */
int partner_set(struct partner_edits *pe, const struct node *record,
    const char *operand, bool new_key, struct err *e);

/*
 * After all operands: a tier that is set by hand says so and why, a stage
 * follows the one before (stage.h) or there is a reason. Adds tier_source and
 * tier_reason; reason may be NULL. ERR_USAGE: a reason is needed, or there is
 * neither tier nor stage to give one for; an entry is taken out of a
 * list while others of it are changed, when numbers would not be clear.
 */
int partner_set_end(struct partner_edits *pe, const struct node *record,
    const char *reason, struct err *e);

#endif
