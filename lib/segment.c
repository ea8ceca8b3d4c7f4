/* segment - accounts and their deals by a property, against all others */

#include "segment.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

static const char *
industry_of(const struct account *a)
{
	return a->industry;
}

static const char *
region_of(const struct account *a)
{
	return a->region;
}

static const char *
size_of(const struct account *a)
{
	static const struct {
		int64_t below;
		const char *id;
	} bands[] = { { 50, "1 to 49" }, { 200, "50 to 199" },
	    { 500, "200 to 499" }, { 2000, "500 to 1,999" } };
	size_t i;

	if (!a->has_employees)
		return NULL;
	for (i = 0; i < 4; i++) {
		if (a->employees.u < bands[i].below * DEC_ONE)
			return bands[i].id;
	}
	return "2,000 and more";
}

const struct property segment_industry = { "industries", "industries",
	industry_of, NULL };
const struct property segment_region = { "regions", "regions", region_of,
	NULL };
const struct property segment_size = { "sizes", "", size_of, NULL };
const struct property segment_technology = { "technologies", "", NULL,
	"technologies" };

const struct property segment_pain = { "pains", "", NULL, "pains" };

/* Is the account in one of the industries? NULL: any will do. */
static bool
is_inside(const struct account *a, const struct node *industries)
{
	return industries == NULL || (a->industry != NULL &&
	    node_has(industries, a->industry));
}

bool
segment_has(const struct property *p, const struct account *a,
    const char *id)
{
	const char *value;

	if (p->value == NULL)
		return node_has(node_get(a->node, p->key), id);
	value = p->value(a);
	return value != NULL && strcmp(value, id) == 0;
}

static bool
is_known(const struct property *p, const struct account *a)
{
	if (p->value == NULL)
		return !node_unknown(node_get(a->node, p->key));
	return p->value(a) != NULL;
}

static void
count_account(struct tallies *ts, const struct property *p,
    const struct account *a)
{
	const struct node *c;

	if (p->value != NULL) {
		tally_account(tally_at(ts, p->value(a)), a);
		return;
	}
	NODE_EACH(c, node_get(a->node, p->key))
		tally_account(tally_at(ts, node_text(c)), a);
}

static void
count_deal(struct tallies *ts, const struct property *p,
    const struct deal *d)
{
	const struct node *c;

	if (p->value != NULL) {
		tally_new(tally_at(ts, p->value(d->account)), d);
		return;
	}
	NODE_EACH(c, node_get(d->account->node, p->key))
		tally_new(tally_at(ts, node_text(c)), d);
}

void
segments_count(struct tallies *out, const struct ws *ws,
    const struct property *p, const struct node *industries)
{
	size_t i;

	for (i = 0; i < ws->naccounts; i++) {
		if (!ws->accounts[i].prospect &&
		    is_inside(&ws->accounts[i], industries))
			count_account(out, p, &ws->accounts[i]);
	}
	for (i = 0; i < ws->ndeals; i++) {
		if (is_inside(ws->deals[i].account, industries))
			count_deal(out, p, &ws->deals[i]);
	}
}

struct tally
segment_others(const struct ws *ws, const struct property *p,
    const struct node *industries, const char *id)
{
	/* by the account's place: deals are many to one account */
	bool *other = mem_zero(ws->naccounts + 1, sizeof(*other));
	struct tally others = { 0 };
	const struct account *a;
	size_t i;

	for (i = 0; i < ws->naccounts; i++) {
		a = &ws->accounts[i];
		other[i] = is_known(p, a) &&
		    !(is_inside(a, industries) && segment_has(p, a, id));
		if (other[i])
			tally_account(&others, a);
	}
	for (i = 0; i < ws->ndeals; i++) {
		if (other[ws->deals[i].account - ws->accounts])
			tally_new(&others, &ws->deals[i]);
	}
	free(other);
	return others;
}

struct tally
segment_known(const struct ws *ws, const struct property *p)
{
	return segment_others(ws, p, NULL, "");
}

struct tally
segment_all(const struct ws *ws)
{
	struct tally all = { 0 };
	size_t i;

	for (i = 0; i < ws->ndeals; i++)
		tally_new(&all, &ws->deals[i]);
	return all;
}

bool
range_has(const struct node *range, struct dec v)
{
	const struct node *min = node_get(range, "min");
	const struct node *max = node_get(range, "max");
	struct dec border;

	if (!node_unknown(min) && dec_node(&border, min, "min", NULL) == 0 &&
	    v.u < border.u)
		return false;
	return node_unknown(max) || dec_node(&border, max, "max", NULL) < 0 ||
	    v.u <= border.u;
}
