/* dealclaim - what registering and approving a deal have in common */

#include "dealclaim.h"

#include <string.h>

#include "dealrecord.h"
#include "partner.h"

static const char *
text(const struct deal_world *w, const char *key)
{
	return node_get_text(w->record, key, "");
}

int
claim_check_open(const struct deal *d, struct err *e)
{
	struct str day = STR_INIT;

	if (!deal_is_closed(d))
		return 0;
	date_add(&day, d->closed);
	err_set(e, ERR_INVALID, "%s (%s:%u) is %s since %s: only open deals "
	    "are registered", d->id, d->node->file, d->node->line,
	    deal_stage_name(d->stage), day.s);
	str_release(&day);
	return -1;
}

int
claim_check_new(const struct node *record, struct err *e)
{
	const char *stage = node_get_text(record, "stage", "");

	if (strcmp(stage, deal_stage_name(DEAL_WON)) != 0 &&
	    strcmp(stage, deal_stage_name(DEAL_LOST)) != 0)
		return 0;
	return err_set(e, ERR_USAGE, "stage %s: only open deals are "
	    "registered; pos deal add makes one that is over", stage);
}

const struct clash *
claim_put_conflicts(struct deal_world *w, struct node *map)
{
	const struct clash *v;
	size_t i, n = clash_find(&v, w->a, w->ws, text(w, "account"),
	    node_get_text(w->record, "partner", NULL), text(w, "id"),
	    w->today);

	record_put(map, "conflicts", n > 0 ? clash_nodes(w->a, v, n) : NULL);
	for (i = 0; i < n; i++) {
		str_adds(w->notes, "conflict on this account: ");
		clash_tell(w->notes, &v[i], w->ws);
		str_addc(w->notes, '\n');
	}
	return n > 0 ? v : NULL;
}

void
claim_note_agreement(struct deal_world *w)
{
	const struct partner *p = map_get(&w->ws->partner_slugs, text(w,
	    "partner"));

	if (p != NULL && !partner_signed(p))
		str_addf(w->notes, "%s has no agreement in force (stage %s): "
		    "the day is noted, protection needs the signature\n",
		    p->name, p->stage != NULL ? p->stage : "not known");
}

void
claim_note_own(struct deal_world *w)
{
	const struct deal *d;
	size_t i;

	for (i = 0; i < w->ws->ndeals; i++) {
		d = &w->ws->deals[i];
		if (d->partner == NULL || deal_is_closed(d) ||
		    strcmp(d->partner->slug, text(w, "partner")) != 0 ||
		    strcmp(d->account->id, text(w, "account")) != 0 ||
		    strcmp(d->id, text(w, "id")) == 0)
			continue;
		str_addf(w->notes, "%s has %s open on this account, too "
		    "(%s:%u)\n", d->partner->name, d->id, d->node->file,
		    d->node->line);
	}
}
