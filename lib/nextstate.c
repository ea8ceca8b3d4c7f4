/* nextstate - what is next because of how a partner stands */

#include "nextparts.h"

#include <string.h>

#include "healthband.h"
#include "partner.h"
#include "policy.h"
#include "shellword.h"
#include "tiertext.h"

const char *
next_band(const struct next_look *l, struct ratio score)
{
	return health_band(l->ws, l->p, score);
}

/* The day of the signature, or DATE_NONE. */
static date
since_of(const struct next_look *l)
{
	date since;

	return date_node(&since, partner_get(l->p, "since"), "since",
	    NULL) == 0 ? since : DATE_NONE;
}

/* Who signed a week ago was heard of then. */
static bool
signed_lately(const struct next_look *l)
{
	date since = since_of(l);

	return since != DATE_NONE && since <= l->today &&
	    l->today - since <= PARTNER_SILENT_DAYS;
}

static void
add_silent(struct next_look *l)
{
	date heard = partner_heard(l->p, l->today);
	struct arena *a = &l->ws->arena;

	if (l->ws->partial || !partner_silent(l->p, l->today) ||
	    partner_exiting(l->p) || signed_lately(l))
		return;
	next_add(l, NEXT_NOW, heard, "silent", heard == DATE_NONE ?
	    "never heard of since the signature" : arena_printf(a,
	    "not heard of for %d days", l->today - heard), arena_printf(a,
	    "pos mail --partner %s follow-up", next_slug(l)));
}

/*
 * Is it too early for results: within the days of the first deal, counted
 * from the signature, or from the end of its onboarding if that came later?
 */
static bool
is_new(const struct next_look *l)
{
	int days = policy_days(l->ws, "policies.onboarding.first_deal_days");
	date begun = since_of(l), ready = DATE_NONE;

	play_completed(&ready, l->p, "onboard");
	if (ready != DATE_NONE && (begun == DATE_NONE || ready > begun))
		begun = ready;
	return begun != DATE_NONE && l->today - begun < days;
}

/* Is its score in the lowest band, and no longer that of a beginner? */
static bool
is_low(const struct next_look *l)
{
	const char *band = l->scored && !is_new(l) ? next_band(l,
	    l->score.value) : NULL;

	return band != NULL && strcmp(band, "at risk") == 0;
}

/* Somebody has called it at risk, or its score does. */
static void
add_health(struct next_look *l)
{
	bool said = l->p->stage != NULL && strcmp(l->p->stage, "at-risk") == 0;
	struct str why = STR_INIT;

	if ((!said && !is_low(l)) || partner_exiting(l->p))
		return;
	if (said)
		str_adds(&why, "stage at-risk");
	if (l->scored) {
		str_adds(&why, said ? ", health " : "health ");
		ratio_add_text(&why, l->score.value, 1);
	} else if (!l->ws->partial) {
		str_adds(&why, ", too little is known for a health score");
	}
	if (!said)
		str_adds(&why, " is at risk");
	next_add(l, NEXT_NOW, DATE_NONE, "health", arena_dup(&l->ws->arena,
	    why.s), arena_printf(&l->ws->arena, "pos score health --explain "
	    "%s", next_slug(l)));
	str_release(&why);
}

/* "tier Silver is not met any more: ..." */
static void
add_down(struct next_look *l, const struct tier_result *r)
{
	struct arena *a = &l->ws->arena;
	struct str s = STR_INIT;

	if (r->state == TIER_GRACE) {
		str_addf(&s, "%s is not met since ", r->stored->name);
		date_add(&s, r->lost);
		str_adds(&s, ", kept until ");
		date_add(&s, r->until);
	} else {
		str_addf(&s, "%s is not met any more, the rules give %s",
		    r->stored->name, r->rule != NULL ? r->rule->name : "none");
	}
	next_add(l, NEXT_SOON, r->state == TIER_GRACE ? r->until : DATE_NONE,
	    "tier-down", arena_dup(a, s.s), arena_printf(a,
	    "pos score tier --explain %s", next_slug(l)));
	str_release(&s);
}

static int
add_tier(struct next_look *l)
{
	struct arena *a = &l->ws->arena;
	struct tier_result r;
	bool down;

	if (!l->has_tiers || l->ws->partial || !partner_signed(l->p) ||
	    partner_exiting(l->p))
		return 0;
	if (tier_of(&r, a, &l->tp, l->p, l->e) < 0)
		return -1;
	if (r.by_hand || r.stored == NULL)
		return 0;
	down = r.state == TIER_GRACE || (r.state == TIER_DIFFERS &&
	    (r.rule == NULL || r.rule->rank < r.stored->rank));
	if (down)
		add_down(l, &r);
	else if (r.state == TIER_DIFFERS)
		next_add(l, NEXT_SOON, DATE_NONE, "tier-up",
		    arena_printf(a, "meets all that %s asks for",
		    r.rule->name), arena_printf(a, "pos partner set %s tier=%s "
		    "tier_source=rule", next_slug(l), shell_word(a,
		    r.rule->id)));
	return 0;
}

/* The tier that the rules give a partner that has none. */
static const char *
tier_value(struct next_look *l)
{
	struct arena *a = &l->ws->arena;
	struct tier_result r;

	if (!l->has_tiers || l->ws->partial || l->p->tier != NULL ||
	    tier_of(&r, a, &l->tp, l->p, NULL) < 0 || r.rule == NULL)
		return "tier='TIER'";
	return arena_printf(a, "tier=%s tier_source=rule", shell_word(a,
	    r.rule->id));
}

/*
 * Without the first three nobody looks after it, nobody answers, no rule
 * fires; without the others no rule of renewal, review and tier does.
 */
static void
add_record(struct next_look *l)
{
	bool ours = partner_signed(l->p) && !partner_exiting(l->p);
	struct arena *a = &l->ws->arena;
	const struct { const char *name; bool known; const char *value; }
	    facts[] = {
		{ "stage", l->p->stage != NULL, "stage=prospect" },
		{ "manager", l->p->manager != NULL, "manager='NAME'" },
		{ "contact", partner_contact(l->p) != NULL,
		    "contacts+='NAME <name@example.com>, ROLE'" },
		{ "agreement with an end", !ours || partner_renews(l->p) !=
		    DATE_NONE, "agreements+='{kind: KIND, renews: DATE}'" },
		{ "day of the signature (since)", !ours || since_of(l) !=
		    DATE_NONE, "since='DATE'" },
		{ "tier", !ours || !l->has_tiers || l->p->tier != NULL,
		    tier_value(l) },
	};
	struct str why = STR_INIT;
	const char *value = NULL;
	size_t i;

	for (i = 0; i < sizeof(facts) / sizeof(*facts); i++) {
		if (facts[i].known)
			continue;
		str_addf(&why, "%s no %s", value == NULL ? "its record has" :
		    " and", facts[i].name);
		value = value != NULL ? value : facts[i].value;
	}
	if (value != NULL && !partner_former(l->p))
		next_add(l, NEXT_LATER, DATE_NONE, "record", arena_dup(a,
		    why.s), arena_printf(a, "pos partner set %s %s",
		    next_slug(l), value));
	str_release(&why);
}

int
next_from_state(struct next_look *l)
{
	add_silent(l);
	add_health(l);
	add_record(l);
	return add_tier(l);
}
