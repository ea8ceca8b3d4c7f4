/* maildeal - facts for mails: a deal that is registered, and the answer */

#include "mailfacts.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "mem.h"
#include "registration.h"

/*
 * The day until which the deal is protected: the one on record, else that of
 * an approval of today; DATE_NONE: the program does not say how long.
 */
static date
protected_until(const struct evidence *ev, const struct deal *d)
{
	struct reg_policy policy;
	struct registration r;

	registration_of(&r, d, ev->today);
	if (r.state == REG_APPROVED && r.until != DATE_NONE)
		return r.until;
	reg_policy_read(&policy, ev->ws);
	return policy.protection_days < 0 ? DATE_NONE : ev->today +
	    policy.protection_days;
}

static void
put_deal(struct node *map, struct evidence *ev, const struct deal *d)
{
	struct arena *a = &ev->ws->arena;

	node_str(a, map, "id", d->id);
	node_str(a, map, "name", d->name != NULL ? d->name : d->id);
	node_str(a, map, "account", d->account->name);
	/* its reader agreed on this sum, in this currency */
	if (d->rate != NULL)
		fig_money(a, map, "amount", d->rate->currency,
		    ratio_dec(d->stated));
	else
		fig_money(a, map, "amount", ev->ws->currency,
		    ratio_money(d->amount));
	node_str(a, map, "stage", deal_stage_name(d->stage));
	mail_put_day(map, "expected", ev, d->expected);
	mail_put_day(map, "until", ev, protected_until(ev, d));
	node_str(a, map, "partner", d->partner != NULL ? d->partner->name :
	    "nobody");
	node_bool(a, map, "closed", deal_is_closed(d));
	node_bool(a, map, "theirs", d->partner == ev->partner);
	node_bool(a, map, "sourced", d->role == ROLE_SOURCED);
}

/* Is it open and sourced by the partner, so that it can be registered? */
static bool
can_register(const struct evidence *ev, const struct deal *d)
{
	return d->partner == ev->partner && d->role == ROLE_SOURCED &&
	    !deal_is_closed(d);
}

/* The deal with the id; *out stays as it is for one that there is not. */
static int
find_deal(const struct deal **out, const struct evidence *ev, const char *id,
    struct err *e)
{
	const struct ws *ws = ev->ws;
	const char **ids = mem_zero(ws->ndeals + 1, sizeof(*ids)), *near;
	size_t i;

	for (i = 0; i < ws->ndeals && *out == NULL; i++) {
		ids[i] = ws->deals[i].id;
		if (strcmp(ids[i], id) == 0)
			*out = &ws->deals[i];
	}
	near = *out == NULL ? str_nearest(id, ids, ws->ndeals) : NULL;
	free(ids);
	if (*out != NULL)
		return 0;
	return err_set(e, ERR_NOTFOUND, "--set deal=%.60s: no deal of data/ "
	    "has this id%s%s%s", id, near != NULL ? "; did you mean " : "",
	    near != NULL ? near : "", near != NULL ? "?" : "");
}

static int
put_decision(struct node *out, struct evidence *ev, const struct node *given,
    struct err *e)
{
	const char *word = node_get_text(given, "decision", NULL);
	struct arena *a = &ev->ws->arena;
	bool approved;

	if (word == NULL)
		return 0;
	approved = strcmp(word, "approved") == 0;
	if (!approved && strcmp(word, "declined") != 0)
		return err_set(e, ERR_USAGE, "--set decision=%.40s: approved "
		    "or declined is expected", word);
	node_bool(a, out, "decided", true);
	node_bool(a, out, "approved", approved);
	node_bool(a, out, "declined", !approved);
	if (node_get_text(given, "reason", NULL) != NULL)
		node_str(a, out, "reason", node_get_text(given, "reason",
		    ""));
	return 0;
}

/* The deals that can be registered, and the last. Returns how many. */
static size_t
put_choice(struct node *out, struct evidence *ev, const struct deal **last)
{
	const struct partner *p = ev->partner;
	const char **names = mem_zero(p->ndeals + 1, sizeof(*names));
	struct arena *a = &ev->ws->arena;
	size_t i, n = 0;

	for (i = 0; i < p->ndeals; i++) {
		if (!can_register(ev, p->deals[i]))
			continue;
		names[n++] = arena_printf(a, "%s (%s)", p->deals[i]->id,
		    p->deals[i]->account->name);
		if (last != NULL)
			*last = p->deals[i];
	}
	if (n > 0)
		fig_names(a, out, "choice", names, n, n);
	free(names);
	return n;
}

int
mail_deal_add(struct node *out, struct evidence *ev,
    const struct node *given, struct err *e)
{
	const char *id = node_get_text(given, "deal", NULL);
	const struct deal *one = NULL;
	struct arena *a = &ev->ws->arena;
	struct node *map;
	size_t n;

	if (put_decision(out, ev, given, e) < 0 ||
	    (id != NULL && find_deal(&one, ev, id, e) < 0))
		return -1;
	n = put_choice(out, ev, id == NULL ? &one : NULL);
	if (id == NULL && n > 1) {
		node_bool(a, out, "ambiguous", true);
	} else if (one != NULL) {
		map = node_add(a, out, "deal", NODE_MAP);
		put_deal(map, ev, one);
		node_bool(a, map, "influenced_approved", node_truth(node_get(
		    out, "approved")) && one->role == ROLE_INFLUENCED);
	}
	return 0;
}
