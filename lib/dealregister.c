/* dealregister - register a deal for the partner that brought it */

#include "dealadd.h"

#include <string.h>

#include "dealclaim.h"
#include "dealrecord.h"
#include "dealset.h"
#include "registration.h"

/* Is the deal on file one that can be registered, for this partner? */
static int
check_deal(const struct deal_world *w, const struct deal_asked *asked,
    struct err *e)
{
	const struct deal *d = w->deal;
	struct partner *p = NULL;

	if (asked->partners->n > 0 && ws_partner(&p, w->ws,
	    asked->partners->s[0], e) < 0)
		return -1;
	if (claim_check_open(d, e) < 0)
		return -1;
	if (d->partner == NULL)
		return err_set(e, ERR_EXISTS, "%s (%s:%u) is a direct deal of "
		    "ours, not a partner's: pos deal register --account %s "
		    "--amount N --partner P makes one of its own, with the "
		    "conflict on record", d->id, d->node->file, d->node->line,
		    d->account->id);
	if (p != NULL && p != d->partner)
		return err_set(e, ERR_EXISTS, "%s (%s:%u) is a deal of %s: "
		    "pos deal register --account %s --amount N --partner %s "
		    "makes one of its own, with the conflict on record",
		    d->id, d->node->file, d->node->line, d->partner->name,
		    d->account->id, p->slug);
	if (d->role != ROLE_SOURCED)
		return err_set(e, ERR_INVALID, "%s (%s:%u) is influenced: a "
		    "partner registers what it brought; if %s did, pos deal "
		    "set %s role=sourced first", d->id, d->node->file,
		    d->node->line, d->partner->name, d->id);
	return 0;
}

/* May it be registered in the state it is in? */
static int
check_state(const struct registration *r, const struct deal *d,
    struct err *e)
{
	struct str until = STR_INIT;

	if (r->state != REG_APPROVED)
		return 0;
	if (r->until != DATE_NONE) {
		str_adds(&until, ", protected until ");
		date_add(&until, r->until);
	}
	err_set(e, ERR_EXISTS, "%s (%s:%u) is registered and approved%s",
	    d->id, d->node->file, d->node->line, until.s);
	str_release(&until);
	return -1;
}

/* A registration that begins: nothing of an earlier one is true of it. */
static struct node *
begin(struct deal_world *w)
{
	struct node *map = node_new(w->a, NODE_MAP);

	record_put(w->record, "registration", map);
	record_text(w->a, map, "state", reg_state_name(REG_SUBMITTED));
	record_date(w->a, map, "submitted", w->today);
	return map;
}

/* Put in what was said. */
static int
take_fact(struct deal_world *w, struct node *map, const char *key,
    const char *text, struct err *e)
{
	if (text == NULL)
		return 0;
	if (deal_text_check(key, text, true, e) < 0)
		return -1;
	record_text(w->a, map, key, text);
	return 0;
}

/* All that was said of it; a new deal has its evidence already. */
static int
take_facts(struct deal_world *w, const struct deal_asked *asked,
    struct node *map, struct err *e)
{
	if (take_fact(w, map, "contact", asked->contact, e) < 0 ||
	    take_fact(w, map, "need", asked->need, e) < 0)
		return -1;
	if (w->deal == NULL || asked->evidence == NULL)
		return 0;
	if (deal_text_check("evidence", asked->evidence, true, e) < 0)
		return -1;
	deal_record_evidence(w->a, w->record, w->today, asked->by,
	    asked->evidence);
	return 0;
}

/* Say what is missing, and what the account has beside this. */
static void
note_claim(struct deal_world *w)
{
	const char *id = node_get_text(w->record, "id", "");
	struct str lacks = STR_INIT;

	if (registration_lacks(&lacks, w->record))
		str_addf(w->notes, "not complete, and not approved so; missing "
		    "%s: pos deal register %s --contact WHO --need WHAT "
		    "--evidence TEXT adds it\n", lacks.s, id);
	str_release(&lacks);
	claim_note_agreement(w);
	claim_note_own(w);
}

static int
register_record(struct deal_world *w, const struct deal_asked *asked,
    struct node *map, bool fresh, struct err *e)
{
	struct str lacked = STR_INIT, lacks = STR_INIT;

	registration_lacks(&lacked, w->record);
	if (take_facts(w, asked, map, e) < 0) {
		str_release(&lacked);
		return -1;
	}
	registration_lacks(&lacks, w->record);
	/* rank follows the day on which all of it was there */
	if (!fresh && lacked.len > 0 && lacks.len == 0)
		record_date(w->a, map, "submitted", w->today);
	str_release(&lacked);
	str_release(&lacks);
	claim_put_conflicts(w, map);
	note_claim(w);
	return 0;
}

int
deal_register_step(struct deal_world *w, void *ctx, struct err *e)
{
	const struct deal_asked *asked = ctx;
	struct registration r = { .state = REG_NONE };
	struct node *map;
	bool fresh;

	if (w->deal == NULL) {
		if (deal_add_step(w, ctx, e) < 0 ||
		    claim_check_new(w->record, e) < 0)
			return -1;
	} else if (check_deal(w, asked, e) < 0) {
		return -1;
	} else {
		registration_of(&r, w->deal, w->today);
		if (check_state(&r, w->deal, e) < 0)
			return -1;
	}
	fresh = r.state != REG_SUBMITTED && r.state != REG_REVIEW;
	map = fresh ? begin(w) : record_tree(w->a, w->record, "registration",
	    NODE_MAP);
	return register_record(w, asked, map, fresh, e);
}
