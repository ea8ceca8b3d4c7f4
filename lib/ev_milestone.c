/* ev_milestone - evidence of what partnerships reach after their start */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "evput.h"
#include "fig.h"
#include "mem.h"
#include "partner.h"

static const char *const in_milestones[] = { "program.yaml", "data/deals",
	"partners", NULL };

/* The day a partnership began: since, else its first agreement. */
static date
start_of(const struct partner *p)
{
	const struct node *c;
	date d, first = DATE_NONE;

	if (date_node(&d, partner_get(p, "since"), "since", NULL) == 0 &&
	    d != DATE_NONE)
		return d;
	NODE_EACH(c, partner_get(p, "agreements")) {
		if (date_node(&d, node_get(c, "signed"), "signed", NULL) == 0
		    && d != DATE_NONE && (first == DATE_NONE || d < first))
			first = d;
	}
	return first;
}

/* When a milestone counted from start is due; DATE_NONE: it does not say. */
static date
due_of(const struct node *m, date start)
{
	struct dec d;

	if (start == DATE_NONE)
		return DATE_NONE;
	if (!node_unknown(node_get(m, "days")) && dec_node(&d, node_get(m,
	    "days"), "days", NULL) == 0 && d.u <= 100000 * (int64_t)DEC_ONE)
		return start + (date)(d.u / DEC_ONE);
	if (!node_unknown(node_get(m, "months")) && dec_node(&d, node_get(m,
	    "months"), "months", NULL) == 0 &&
	    d.u <= 1200 * (int64_t)DEC_ONE)
		return date_months(start, (int)(d.u / DEC_ONE));
	return DATE_NONE;
}

static date
earlier(date a, date b)
{
	return a == DATE_NONE || (b != DATE_NONE && b < a) ? b : a;
}

/* The first deal it sourced (won: that was won) up to today. */
static date
first_deal(const struct partner *p, bool won, date today)
{
	date day, first = DATE_NONE;
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->role != ROLE_SOURCED ||
		    (won && p->deals[i]->stage != DEAL_WON))
			continue;
		day = won ? p->deals[i]->closed : p->deals[i]->created;
		if (day <= today)
			first = earlier(first, day);
	}
	return first;
}

/* The first entry of a list up to today whose key is text (NULL: any). */
static date
first_entry(const struct node *list, const char *key, const char *text,
    date today)
{
	date d, first = DATE_NONE;
	const struct node *c;

	NODE_EACH(c, list) {
		if ((text == NULL || strcmp(node_get_text(c, key, ""),
		    text) == 0) && date_node(&d, node_get(c, "date"), "date",
		    NULL) == 0 && d != DATE_NONE && d <= today)
			first = earlier(first, d);
	}
	return first;
}

/* Is it reached, and when? *day is DATE_NONE where no day is on file. */
static bool
is_reached(date *day, const struct partner *p, const struct node *m,
    date today)
{
	const char *rule = node_get_text(m, "reached", "");

	*day = first_entry(partner_get(p, "milestones"), "reaches",
	    node_get_text(m, "id", ""), today);
	if (*day != DATE_NONE)
		return true;
	if (strcmp(rule, "activity") == 0)
		*day = first_entry(partner_get(p, "activity"), "kind",
		    NULL, today);
	else if (strcmp(rule, "deal") == 0 || strcmp(rule, "won") == 0)
		*day = first_deal(p, strcmp(rule, "won") == 0, today);
	else if (strcmp(rule, "certified") == 0)
		return partner_certified(p, today) > 0;
	return *day != DATE_NONE;
}

static void
add_after(struct arena *a, struct node *item, const struct node *m)
{
	const char *days = node_get_text(m, "days", NULL);
	const char *months = node_get_text(m, "months", NULL);

	node_str(a, item, "name", node_get_text(m, "name", ""));
	if (days != NULL)
		node_fmt(a, item, "after", "%s days", days);
	else if (months != NULL)
		node_fmt(a, item, "after", "%s months", months);
}

static void
add_milestone(struct evidence *ev, struct node *item, const struct node *m)
{
	date due = due_of(m, start_of(ev->partner)), day;
	struct arena *a = &ev->ws->arena;
	bool reached = is_reached(&day, ev->partner, m, ev->today);

	put_day(a, item, "due", due);
	put_day(a, item, "day", reached ? day : DATE_NONE);
	node_str(a, item, "state", reached ? "reached" : due == DATE_NONE ?
	    "open" : due < ev->today ? "overdue" : "open");
}

/* Of the partners with contract for whom it is due, how many reached it. */
static void
add_rate(struct evidence *ev, struct node *item, const struct node *m,
    const date *starts)
{
	const struct partner *p;
	size_t i, of = 0, n = 0;
	date due, day;

	for (i = 0; i < ev->ws->npartners; i++) {
		p = &ev->ws->partners[i];
		if (!partner_signed(p))
			continue;
		due = due_of(m, starts[i]);
		if (due == DATE_NONE || due > ev->today)
			continue;
		of++;
		n += is_reached(&day, p, m, ev->today);
	}
	fig_share(&ev->ws->arena, item, "rate", n, of, 1);
}

/* When each partner with a contract began, by its place in ws. */
static date *
starts_of_all(const struct ws *ws)
{
	date *starts = mem_zero(ws->npartners + 1, sizeof(*starts));
	size_t i;

	for (i = 0; i < ws->npartners; i++) {
		if (partner_signed(&ws->partners[i]))
			starts[i] = start_of(&ws->partners[i]);
	}
	return starts;
}

static int
build_milestones(struct node *out, struct evidence *ev, struct err *e)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "list", NODE_LIST), *item;
	date *starts = starts_of_all(ev->ws);
	const struct node *c;

	(void)e;
	NODE_EACH(c, node_get(ev->ws->program, "milestones")) {
		item = node_item(a, items);
		add_after(a, item, c);
		if (ev->partner != NULL)
			add_milestone(ev, item, c);
		else
			add_rate(ev, item, c, starts);
	}
	free(starts);
	if (ev->partner != NULL)
		put_day(a, out, "start", start_of(ev->partner));
	return 0;
}

const struct provider ev_milestone[] = {
	{ "milestones", WS_PROGRAM | WS_PARTNERS | WS_DEALS, in_milestones,
	    true, build_milestones },
	{ NULL, 0, NULL, false, NULL }
};
