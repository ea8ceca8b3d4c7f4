#ifndef POS_PARTNERTELL_H
#define POS_PARTNERTELL_H

/* What edits of partner.yaml changed, in words. */

#include <stddef.h>

#include "partneredit.h"
#include "str.h"

struct partner_told {
	struct str lines;	/* "partners/x/partner.yaml:12: tier silver
				 * -> gold", also what stays as it is */
	struct str body;	/* the changes without file and line */
	size_t changed;		/* how many values changed */
	struct str keys;	/* their keys, commas between; without those
				 * that only say why a tier is set */
};

#define PARTNER_TOLD_INIT { STR_INIT, STR_INIT, 0, STR_INIT }

/* Tell the edits by the file's text before and after; both are YAML. */
void partner_tell(struct partner_told *told, const struct partner_edits *pe,
    const struct str *before, const struct str *after);

/*
 * Append a value as people read it: cut when it is long, the first texts of a
 * map, "unknown" for none.
 */
void partner_tell_value(struct str *out, const struct node *n);

/* Release the texts; told can be used again as PARTNER_TOLD_INIT. */
void partner_told_release(struct partner_told *told);

#endif
