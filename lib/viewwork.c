/* viewwork - what is to be done with a partner, as templates see it */

#include "viewparts.h"

#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "partner.h"
#include "policy.h"

void
view_put_dec(struct arena *a, struct node *map, const char *key, struct dec d)
{
	struct str s = STR_INIT;

	dec_add_text(&s, d);
	node_str(a, map, key, s.s)->quoted = false;
	str_release(&s);
}

void
view_put_date(struct arena *a, struct node *map, const char *key, date d)
{
	struct str s = STR_INIT;

	if (d != DATE_NONE) {
		date_add(&s, d);
		node_str(a, map, key, s.s);
	}
	str_release(&s);
}

/* An action that says nobody is done by the partner's manager. */
static void
put_owner(struct node *map, struct arena *a, const struct partner *p)
{
	const char *owner = action_owner(map, p->node);

	if (owner != NULL && node_unknown(node_get(map, "owner")))
		node_str(a, map, "owner", owner);
}

/* Actions that are neither done nor dropped, as they stand in the record. */
static void
put_actions(struct node *out, struct arena *a, const struct partner *p,
    date today)
{
	struct node *list = node_add(a, out, "open_actions", NODE_LIST), *map;
	const struct node *c;
	date due;

	NODE_EACH(c, partner_get(p, "actions")) {
		if (!action_is_open(c))
			continue;
		map = node_copy(a, c, NULL);
		node_hang(a, list, NULL, map);
		put_owner(map, a, p);
		due = date_under(c, "due");
		node_bool(a, map, "late", due != DATE_NONE && due < today);
	}
}

/*
 * Actions that ended since the last review. A review of today is the one that
 * is being prepared; what ended on the day of the last may have ended after
 * it.
 */
static void
put_closed_actions(struct node *out, struct arena *a, const struct partner *p,
    date today)
{
	struct node *list = node_add(a, out, "closed_actions", NODE_LIST);
	date last = partner_reviewed(p, today - 1), ended;
	const struct node *c;
	struct node *map;

	NODE_EACH(c, partner_get(p, "actions")) {
		ended = date_under(c, "done");
		if (ended == DATE_NONE)
			ended = date_under(c, "dropped_date");
		if (ended == DATE_NONE || ended < last || ended > today)
			continue;
		map = node_copy(a, c, NULL);
		put_owner(map, a, p);
		node_hang(a, list, NULL, map);
	}
}

/* An entry of the activity: on which day, and the how manieth it is. */
struct happened {
	const struct node *entry;
	date on;
	size_t at;
};

static int
newer(const void *x, const void *y)
{
	const struct happened *a = x, *b = y;

	if (a->on != b->on)
		return a->on > b->on ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/*
 * What happened since the last review before today, newest first: all that
 * did if there was none. Tools add to the end of the record, people to its
 * head. The review itself is what it is counted from.
 */
static void
put_since_review(struct node *out, struct arena *a, const struct partner *p,
    date today)
{
	struct node *list = node_add(a, out, "since_review", NODE_LIST);
	const struct node *all = partner_get(p, "activity"), *c;
	date last = partner_reviewed(p, today - 1), on;
	struct happened *v;
	size_t i, n = 0;

	v = arena_alloc(a, ((all != NULL ? all->n : 0) + 1) * sizeof(*v));
	NODE_EACH(c, all) {
		on = date_under(c, "date");
		if (on == DATE_NONE || on < last || on > today ||
		    (on == last && strcmp(node_get_text(c, "kind", ""),
		    "qbr") == 0))
			continue;
		v[n] = (struct happened){ c, on, n };
		n++;
	}
	if (n > 0)
		qsort(v, n, sizeof(*v), newer);
	for (i = 0; i < n; i++)
		node_hang(a, list, NULL, node_copy(a, v[i].entry, NULL));
}

/* The agreement that ends next, or has ended. */
static void
put_renewal(struct node *out, struct arena *a, const struct ws *ws,
    const struct partner *p, date today)
{
	date ends = partner_renews(p);
	int notice = policy_days(ws, "policies.agreement.notice_days");
	const struct node *c;
	struct node *map;

	if (ends == DATE_NONE)
		return;
	map = node_add(a, out, "renewal", NODE_MAP);
	NODE_EACH(c, partner_get(p, "agreements")) {
		if (date_under(c, "renews") == ends &&
		    node_get(map, "kind") == NULL)
			node_str(a, map, "kind", node_get_text(c, "kind",
			    "agreement"));
	}
	view_put_date(a, map, "on", ends);
	node_int(a, map, "days", ends - today);
	node_bool(a, map, "passed", ends < today);
	if (notice >= 0) {
		view_put_date(a, map, "notice_by", ends - notice);
		node_bool(a, map, "notice_passed", ends - notice < today);
	}
}

/*
 * Business reviews: how often, the last one, and when the next is due. Who is
 * exiting or has left has had the last one.
 */
static void
put_reviews(struct node *out, struct arena *a, const struct ws *ws,
    const struct partner *p, date today)
{
	const char *rhythm = node_get_text(ws_entry(ws, "tiers", p->tier),
	    "review", NULL);
	date last = partner_reviewed(p, today), next;
	struct node *map = node_add(a, out, "reviews", NODE_MAP);

	view_put_date(a, map, "last", last);
	if (rhythm == NULL || partner_exiting(p) || partner_former(p))
		return;
	node_str(a, map, "rhythm", rhythm);
	if (!partner_signed(p))
		return;
	if (last == DATE_NONE)
		last = date_under(p->node, "since");
	if (last == DATE_NONE)
		return;
	next = date_months(last, review_months(rhythm));
	view_put_date(a, map, "next", next);
	node_bool(a, map, "overdue", next < today);
}

/* Where it stands, and what type it is: {{#partner.is.signed}}. */
static void
put_is(struct node *out, struct arena *a, const struct partner *p)
{
	struct node *map = node_add(a, out, "is", NODE_MAP);
	bool is_signed = partner_signed(p), former = partner_former(p);

	node_bool(a, map, "signed", is_signed);
	node_bool(a, map, "former", former);
	node_bool(a, map, "prospect", !is_signed && !former);
	node_bool(a, map, "exiting", partner_exiting(p));
	if (p->type != NULL)
		node_bool(a, map, p->type, true);
}

/* Certificates that are valid, with the name of their level. */
static void
put_certified(struct node *out, struct arena *a, const struct ws *ws,
    const struct partner *p, date today)
{
	const struct node *levels = node_path(ws->program,
	    "policies.certification.levels"), *c, *l;
	struct node *list = node_add(a, out, "certified_people", NODE_LIST);
	struct node *map;
	date d;

	NODE_EACH(c, partner_get(p, "certifications")) {
		d = date_under(c, "expires");
		if (d != DATE_NONE && d < today)
			continue;
		map = node_copy(a, c, NULL);
		node_hang(a, list, NULL, map);
		NODE_EACH(l, levels) {
			if (strcmp(node_get_text(l, "id", ""),
			    node_get_text(c, "level", "")) == 0)
				node_str(a, map, "level_name",
				    node_get_text(l, "name", ""));
		}
	}
}

/* The needs of the journey that it covers. */
static void
put_needs(struct node *out, struct arena *a, const struct ws *ws,
    const struct partner *p)
{
	struct node *list = node_add(a, out, "covered_needs", NODE_LIST), *map;
	const struct node *stage, *need;

	NODE_EACH(stage, node_get(ws->company, "journey")) {
		NODE_EACH(need, node_get(stage, "needs")) {
			if (!node_has(partner_get(p, "covers"),
			    node_get_text(need, "id", "")))
				continue;
			map = node_copy(a, need, NULL);
			node_hang(a, list, NULL, map);
			node_str(a, map, "stage", node_get_text(stage, "name",
			    ""));
		}
	}
}

void
view_work(struct node *out, struct arena *a, const struct ws *ws,
    const struct partner *p, date today)
{
	date heard = partner_heard(p, today);
	struct node *map = node_add(a, out, "heard", NODE_MAP);

	if (heard != DATE_NONE) {
		view_put_date(a, map, "on", heard);
		node_int(a, map, "days", today - heard);
	}
	node_bool(a, map, "silent", partner_silent(p, today));
	put_is(out, a, p);
	put_certified(out, a, ws, p, today);
	put_needs(out, a, ws, p);
	put_actions(out, a, p, today);
	put_closed_actions(out, a, p, today);
	put_since_review(out, a, p, today);
	put_renewal(out, a, ws, p, today);
	put_reviews(out, a, ws, p, today);
}
