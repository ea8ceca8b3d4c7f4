/* importdealhold - what a registration keeps a row of deals from changing */

#include <string.h>

#include "dealhold.h"
#include "importdeal.h"

/* The deal on file that the row is about. */
static const struct deal *
deal_of(const struct deal_reading *r)
{
	const struct ws *ws = r->job->ws;
	size_t i;

	for (i = 0; i < ws->ndeals; i++) {
		if (ws->deals[i].node == r->old)
			return &ws->deals[i];
	}
	return NULL;
}

static bool
changes(const struct deal_reading *r, const char *key, const char *value)
{
	return value != NULL && strcmp(node_get_text(r->old, key, ""),
	    value) != 0;
}

int
deal_check_hold(struct deal_reading *r)
{
	const struct deal *d;
	const char *key = NULL;

	if (node_unknown(node_get(r->old, "registration")))
		return 0;
	if (changes(r, "partner", deal_will_be(r, "partner")))
		key = "partner";
	else if (r->account != NULL && changes(r, "account", r->account->id))
		key = "account";
	else if (changes(r, "role", deal_will_be(r, "role")))
		key = "role";
	d = key != NULL ? deal_of(r) : NULL;
	if (d == NULL || !deal_is_held(d, date_today()))
		return 0;
	return job_reject(r->job, r->row, "%s: %s (%s:%u) is registered for "
	    "%s on %s, and that holds it", key, d->id, d->node->file,
	    d->node->line, d->partner != NULL ? d->partner->name : "nobody",
	    d->account->name);
}
