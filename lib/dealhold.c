/* dealhold - what a registration holds fast */

#include "dealhold.h"

#include <string.h>

#include "dealrecord.h"
#include "registration.h"

/* Is the value another one than the deal has on file? */
static bool
changes(const struct deal_world *w, const char *key)
{
	return strcmp(node_get_text(w->deal->node, key, ""),
	    node_get_text(w->record, key, "")) != 0;
}

/* The first key that changes and that a registration is about, or NULL. */
static const char *
changed_key(const struct deal_world *w)
{
	static const char *const keys[] = { "partner", "account", "role" };
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (changes(w, keys[i]))
			return keys[i];
	}
	return NULL;
}

/* Say what holds the key, and what can be done. */
static int
refuse(const struct deal_world *w, const struct registration *r,
    const char *key, struct err *e)
{
	const struct deal *d = w->deal;
	bool waits = r->state != REG_APPROVED;

	return err_set(e, ERR_INVALID, "%s: %s (%s:%u) is registered for %s "
	    "on %s, %s; %s%s%s", key, d->id, d->node->file, d->node->line,
	    d->partner != NULL ? d->partner->name : "nobody",
	    d->account->name, reg_state_name(r->state), waits ?
	    "pos deal reject " : "what is approved stays, and pos deal "
	    "register --account A --amount N --partner P makes a deal of its "
	    "own", waits ? d->id : "", waits ? " --reason WHY comes first" :
	    "");
}

/* What was shown of the partner that leaves says so from now on. */
static void
mark_evidence(struct deal_world *w)
{
	const struct node *was = node_get(w->deal->node, "evidence");
	const char *partner = w->deal->partner->slug;
	struct node *c = node_unknown(was) ? NULL :
	    node_get(w->record, "evidence")->first;
	size_t i, n = c != NULL ? was->n : 0;

	for (i = 0; i < n && c != NULL; i++, c = c->next) {
		if (c->kind == NODE_MAP &&
		    node_get_text(c, "partner", NULL) == NULL)
			record_text(w->a, c, "partner", partner);
	}
	if (n > 0)
		str_addf(w->notes, "the evidence up to now is kept as that of "
		    "%s\n", w->deal->partner->name);
}

bool
deal_is_held(const struct deal *d, date today)
{
	struct registration r;

	registration_of(&r, d, today);
	return r.state == REG_SUBMITTED || r.state == REG_REVIEW ||
	    r.state == REG_APPROVED;
}

int
deal_hold(struct deal_world *w, struct err *e)
{
	const char *key = w->deal != NULL ? changed_key(w) : NULL;
	struct registration r;

	if (key == NULL)
		return 0;
	registration_of(&r, w->deal, w->today);
	if (deal_is_held(w->deal, w->today))
		return refuse(w, &r, key, e);
	if (r.state != REG_NONE && strcmp(key, "role") != 0) {
		record_put(w->record, "registration", NULL);
		str_addf(w->notes, "the registration, %s, was about another "
		    "%s and goes; git keeps it\n", reg_state_name(r.state),
		    key);
	}
	if (w->deal->partner != NULL && changes(w, "partner"))
		mark_evidence(w);
	return 0;
}
