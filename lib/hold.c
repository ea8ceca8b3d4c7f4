/* hold - are records of the shape that everything computes with? */

#include "ws.h"

#include <stdint.h>
#include <stdlib.h>

#include "fund.h"
#include "mem.h"
#include "parallel.h"
#include "shape.h"

/*
 * A shape_ref_fn: is n an id of the program? Where program.yaml lists none,
 * any will do; what is not in the program is looked up elsewhere.
 */
static int
in_program(const struct shape *s, const struct node *n, void *ctx,
    struct err *e)
{
	static const char *const lists[IDSETS] = {
		[IDS_TYPES] = "types", [IDS_CATEGORIES] = "categories",
		[IDS_TIERS] = "tiers", [IDS_REGIONS] = "regions",
		[IDS_INDUSTRIES] = "industries", [IDS_SEGMENTS] = "segments",
	};
	const struct ws *ws = ctx;
	const struct node *list;

	if (lists[s->set] == NULL)
		return 0;
	list = node_get(ws->program, lists[s->set]);
	if (list == NULL || list->n == 0 ||
	    ws_entry(ws, lists[s->set], n->text) != NULL)
		return 0;
	return node_err(e, n, "%s: '%.40s' is not in the list of %s in "
	    "program.yaml", s->key, n->text, lists[s->set]);
}

/* Partners held to their shape in several threads. */
struct holding {
	struct ws *ws;
	struct {
		struct err err;
		size_t failed;		/* the partner of err */
	} worker[PARALLEL_MAX];
};

static int
hold_partner(size_t i, size_t worker, void *ctx)
{
	struct holding *h = ctx;

	h->worker[worker].failed = i;
	if (shape_hold(h->ws->partners[i].node, shape_partner, in_program,
	    h->ws, &h->worker[worker].err) < 0)
		return -1;
	return fund_hold(h->ws, h->ws->partners[i].node,
	    &h->worker[worker].err);
}

/* Of several that are invalid the first is told, however the threads ran. */
static int
hold_partners(struct ws *ws, struct err *e)
{
	struct holding *h = mem_zero(1, sizeof(*h));
	size_t n = parallel_workers(ws->npartners), i, first = SIZE_MAX;
	size_t bad = 0;

	h->ws = ws;
	parallel_each(ws->npartners, n, hold_partner, h);
	for (i = 0; i < n; i++) {
		if (h->worker[i].err.code != ERR_NONE &&
		    h->worker[i].failed < first) {
			first = h->worker[i].failed;
			bad = i;
		}
	}
	if (first != SIZE_MAX)
		err_set(e, h->worker[bad].err.code, "%s",
		    h->worker[bad].err.msg);
	free(h);
	return first != SIZE_MAX ? -1 : 0;
}

/* What is planned and priced is in the company's own currency. */
static int
hold_plans(const struct ws *ws, struct err *e)
{
	const struct node *trees[] = { node_get(ws->program, "costs"),
		node_get(ws->program, "plan"),
		node_get(ws->company, "products"),
		node_get(ws->company, "actuals") };
	size_t i;

	for (i = 0; i < sizeof(trees) / sizeof(*trees); i++) {
		if (rates_refuse(&ws->rates, trees[i], e) < 0)
			return -1;
	}
	return 0;
}

int
ws_hold(struct ws *ws, unsigned parts, struct err *e)
{
	size_t i;

	parts &= (WS_PARTNERS | WS_ACCOUNTS) & ~ws->held;
	if (parts == 0)
		return 0;
	if (ws_load(ws, parts | WS_PROGRAM | WS_COMPANY, e) < 0 ||
	    hold_plans(ws, e) < 0)
		return -1;
	if ((parts & WS_PARTNERS) && hold_partners(ws, e) < 0)
		return -1;
	for (i = 0; i < ws->naccounts && (parts & WS_ACCOUNTS); i++) {
		if (shape_hold(ws->accounts[i].node, shape_customers->members,
		    in_program, ws, e) < 0)
			return -1;
	}
	ws->held |= parts;
	return 0;
}
