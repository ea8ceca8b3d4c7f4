/* dealsettle - what follows from the values of a deal */

#include "dealset.h"

#include <string.h>

#include "dealclash.h"
#include "dealhold.h"
#include "dealrecord.h"

static const char *
text(const struct deal_world *w, const char *key)
{
	return node_get_text(w->record, key, NULL);
}

static bool
is_stage(const struct deal_world *w, const char *stage)
{
	return strcmp(node_get_text(w->record, "stage", ""), stage) == 0;
}

/* Did this edit give the key a value of its own? */
static bool
was_given(const struct deal_world *w, const char *key)
{
	const struct node *was = w->deal != NULL ? node_get(w->deal->node,
	    key) : NULL;
	const struct node *is = node_get(w->record, key);

	return !node_unknown(is) && (was == NULL || !node_same(was, is));
}

/* Was the key given a day that has not come? */
static int
check_past(const struct deal_world *w, const char *key, struct err *e)
{
	struct str now = STR_INIT;
	date d;
	int rc = 0;

	if (!was_given(w, key) || date_node(&d, node_get(w->record, key),
	    key, NULL) < 0 || d <= w->today)
		return 0;
	date_add(&now, w->today);
	rc = err_set(e, ERR_USAGE, "%s: %s is after today, %s; expected=D is "
	    "for what is to come", key, text(w, key), now.s);
	str_release(&now);
	return rc;
}

static int
settle_closed(struct deal_world *w, struct err *e)
{
	bool over = is_stage(w, "won") || is_stage(w, "lost");

	if (over && text(w, "closed") == NULL)
		record_date(w->a, w->record, "closed", w->today);
	if (over && !was_given(w, "expected"))
		record_put(w->record, "expected", NULL);
	if (over || text(w, "closed") == NULL)
		return 0;
	if (was_given(w, "closed"))
		return err_set(e, ERR_USAGE, "closed: the stage is %s; a day "
		    "goes with stage=won or stage=lost", text(w, "stage"));
	record_put(w->record, "closed", NULL);
	return 0;
}

/* Who won a lost deal, and why; of no other deal. */
static int
settle_lost(struct deal_world *w, struct err *e)
{
	static const char *const keys[] = { "lost_to", "lost_reason" };
	size_t i;

	if (is_stage(w, "lost")) {
		if (text(w, keys[0]) != NULL || text(w, keys[1]) != NULL)
			return 0;
		return err_set(e, ERR_USAGE, "lost to whom, or why? Give "
		    "lost_to=WINNER (no-decision when the customer decided for "
		    "nobody) or lost_reason=WHY");
	}
	for (i = 0; i < 2; i++) {
		if (was_given(w, keys[i]))
			return err_set(e, ERR_USAGE, "%s: goes with "
			    "stage=lost, and the stage is %s", keys[i],
			    text(w, "stage"));
		record_put(w->record, keys[i], NULL);
	}
	return 0;
}

static int
settle_partner(struct deal_world *w, struct err *e)
{
	const char *partner = text(w, "partner"), *role = text(w, "role");

	if (partner != NULL && role == NULL)
		return err_set(e, ERR_USAGE, "a deal with a partner needs a "
		    "role: sourced (%s brought it) or influenced (ours, and "
		    "it had a part in it)", partner);
	if (partner == NULL && role != NULL)
		return err_set(e, ERR_USAGE, "role: whose? Give a partner, "
		    "too");
	if (partner != NULL && (was_given(w, "partner") ||
	    was_given(w, "role")) && node_get(w->record, "evidence") == NULL)
		str_addf(w->notes, "no evidence that %s %s it: pos deal set "
		    "%s --evidence TEXT\n", partner, role, text(w, "id"));
	return 0;
}

/* Only a customer has bought: a prospect becomes one by it. */
static void
settle_bought(struct deal_world *w)
{
	const char *id = node_get_text(w->record, "account", "");
	const struct account *a = map_get(&w->ws->account_ids, id);

	if (is_stage(w, "won") && (was_given(w, "stage") ||
	    was_given(w, "account")) && (a == NULL || a->prospect))
		w->bought = id;
}

/* The account is protected for somebody else: nobody takes it unseen. */
static void
note_protected(struct deal_world *w)
{
	const struct clash *v;
	size_t n, i;

	if (is_stage(w, "won") || is_stage(w, "lost") ||
	    node_get(w->record, "registration") != NULL ||
	    !(was_given(w, "account") || was_given(w, "partner")))
		return;
	n = clash_find(&v, w->a, w->ws, node_get_text(w->record, "account",
	    ""), text(w, "partner"), text(w, "id"), w->today);
	for (i = 0; i < n && v[i].kind == CLASH_PROTECTED; i++) {
		str_adds(w->notes, "conflict on this account: ");
		clash_tell(w->notes, &v[i], w->ws);
		str_addc(w->notes, '\n');
	}
}

int
deal_settle(struct deal_world *w, struct err *e)
{
	if (check_past(w, "created", e) < 0 ||
	    check_past(w, "closed", e) < 0 || deal_hold(w, e) < 0 ||
	    settle_closed(w, e) < 0 || settle_lost(w, e) < 0 ||
	    settle_partner(w, e) < 0)
		return -1;
	settle_bought(w);
	note_protected(w);
	return 0;
}
