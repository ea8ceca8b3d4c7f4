/* viewworth - what a partner costs and leaves, as templates see it */

#include "viewparts.h"

#include "asof.h"
#include "evput.h"
#include "worthput.h"

/* The day to which the framework of the partner counts: see evidence_day(). */
static date
day_of_files(const struct ws *ws, date today)
{
	date newest = asof_newest(ws, today);

	return newest != DATE_NONE ? newest : today;
}

/* What template authors name one by one, and as rows of a table. */
static void
put_cases(const struct worthput *w, struct node *map,
    const struct payback b[ECON_LEVELS], const struct prospect *p)
{
	static const char *const cases[ECON_LEVELS] = { "best", "middle",
		"worst" };
	enum econ_level at;

	for (at = ECON_LOW; at < ECON_LEVELS; at++)
		worth_put_payback(w, node_add(w->a, map, cases[at], NODE_MAP),
		    &b[at], p);
	worth_put_rows(w, map, "rows", b, p);
}

int
view_worth(struct node *out, struct arena *a, const struct ws *ws,
    const struct partner *p, date today, struct err *e)
{
	struct worthput w = { a, ws };
	date day = day_of_files(ws, today);
	struct payback b[ECON_LEVELS];
	struct renewals renewals;
	struct prospects ps;
	struct prospect pr;
	struct economics eco;
	enum econ_level at;
	struct node *map;

	if (node_unknown(node_get(ws->program, "economics")))
		return 0;
	if (economics_read(&eco, ws->program, e) < 0)
		return -1;
	prospects_find(&ps, a, ws, day);
	prospects_of(&pr, &ps, p, NULL);
	renewals_count(&renewals, ws, day);
	for (at = ECON_LOW; at < ECON_LEVELS; at++)
		payback_compute(&b[at], &eco, &pr, renewals.rate, at);
	map = node_add(a, out, "worth", NODE_MAP);
	put_day(a, map, "to_text", day);
	worth_put_prospect(&w, map, &pr, p->type);
	worth_put_renewals(&w, map, &renewals);
	put_cases(&w, map, b, &pr);
	return 0;
}
