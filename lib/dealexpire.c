/* dealexpire - registrations that have run out are written so */

#include "dealrun.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dealdecide.h"
#include "mem.h"
#include "partnercheck.h"
#include "registration.h"
#include "steady.h"

/* Has the deal a registration that ran out and is not written so? */
static bool
ran_out(const struct deal *d, date today)
{
	struct registration r;

	registration_of(&r, d, today);
	return r.state == REG_EXPIRED && r.written != REG_EXPIRED;
}

/* An edit for each file that has one; deals of one file need not be next
 * to each other. Returns how many. */
static size_t
expire_edits(struct deal_edit *edits, const struct ws *ws)
{
	const struct deal *d;
	size_t i, j, n = 0;

	for (i = 0; i < ws->ndeals; i++) {
		d = &ws->deals[i];
		if (!ran_out(d, date_today()))
			continue;
		for (j = 0; j < n && strcmp(edits[j].path, d->node->file) !=
		    0; j++)
			;
		if (j < n)
			continue;
		deal_edit_init(&edits[n], ws, d->node->file,
		    deal_expire_step, NULL);
		edits[n++].each = true;
	}
	return n;
}

int
deal_run_expire(struct deal_run *run, struct err *e)
{
	struct deal_edit *edits;
	size_t n;
	int rc;

	if (steady_load(run->ws, WS_DEALS | PARTNER_CHECK_PARTS, NULL,
	    e) < 0)
		return -1;
	edits = mem_zero(run->ws->ndeals + 1, sizeof(*edits));
	n = expire_edits(edits, run->ws);
	run->save.subject = "deal: expire registrations that have run out";
	run->save.told = true;
	if (n == 0)
		puts("no registration has run out");
	rc = n == 0 ? 0 : deal_save_edits(&run->save, run->ws, edits, n, e);
	while (n > 0)
		deal_edit_release(&edits[--n]);
	free(edits);
	return rc;
}
