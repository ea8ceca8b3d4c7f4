/* ev_commitment - evidence of what each side puts in, asked for and shown */

#include "evidence.h"

#include <string.h>

#include "fig.h"
#include "partner.h"
#include "revenue.h"
#include "shape.h"
#include "tally.h"
#include "tierask.h"

static const char *const in_commitment[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };

static size_t
active_deals(const struct partner *p)
{
	return revenue_ever(p, ROLE_SOURCED, STATE_OPEN).count;
}

/* The least value that the tier asks of a metric; else the words none. */
static void
put_least(struct evidence *ev, struct node *item, const char *key,
    const struct node *tier, date day, const char *none)
{
	struct ratio least;

	if (tier_least(&least, ev->ws, tier, key, day))
		fig_number(&ev->ws->arena, item, key, least, 0);
	else
		node_str(&ev->ws->arena, item, key, none);
}

/* "quarterly" as people say it. */
static const char *
rhythm(const struct node *tier)
{
	const char *review = node_get_text(tier, "review", NULL);

	if (review == NULL)
		return "not stated";
	return strcmp(review, "quarterly") == 0 ? "each quarter" :
	    strcmp(review, "semi-annual") == 0 ? "each half-year" :
	    strcmp(review, "annual") == 0 ? "each year" : review;
}

static void
add_required(struct evidence *ev, struct node *item, const struct node *tier,
    date day)
{
	struct arena *a = &ev->ws->arena;
	const struct node *c;
	static const char *const told[] = { "certified", "active_deals",
	    "sourced_revenue" };
	const char *more = tier_asks_more(ev->ws, tier, told, 3, day);
	const char *none = more != NULL ? "see below" : "not stated";
	const char *names[16];
	struct ratio least;
	size_t n = 0;

	put_least(ev, item, "certified", tier, day, none);
	put_least(ev, item, "active_deals", tier, day, none);
	node_str(a, item, "unsaid", none);
	node_bool(a, item, "needs_people", tier_least(&least, ev->ws, tier,
	    "certified", day));
	if (more != NULL)
		node_str(a, item, "asks", more);
	if (tier_least(&least, ev->ws, tier, "sourced_revenue", day))
		fig_money(a, item, "sourced", ev->ws->currency, least);
	node_str(a, item, "rhythm", rhythm(tier));
	NODE_EACH(c, node_get(tier, "benefits"))
		if (n < 16 && node_text(c) != NULL)
			names[n++] = c->text;
	if (n > 0)
		fig_names(a, item, "benefits", names, n, n);
}

/* Each tier: what it asks for, and how many of its partners hold it. */
static void
add_tiers(struct evidence *ev, struct node *out, date day)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "tiers", NODE_LIST), *item;
	struct sample certified;
	const struct partner *p;
	const struct node *t;
	struct ratio least;
	bool more = false;
	size_t i, held, n;
	int64_t has;

	NODE_EACH(t, node_get(ev->ws->program, "tiers")) {
		item = node_item(a, items);
		node_str(a, item, "name", node_get_text(t, "name", ""));
		add_required(ev, item, t, day);
		more = more || node_get(item, "asks") != NULL;
		least = ratio_of(0, 1);
		tier_least(&least, ev->ws, t, "certified", day);
		memset(&certified, 0, sizeof(certified));
		for (i = held = n = 0; i < ev->ws->npartners; i++) {
			p = &ev->ws->partners[i];
			if (!partner_signed(p) || p->tier == NULL ||
			    strcmp(p->tier, node_get_text(t, "id", "")) != 0)
				continue;
			n++;
			has = (int64_t)partner_people(p, day);
			held += ratio_cmp(ratio_of(has, 1), least) >= 0;
			sample_add(&certified, has);
		}
		fig_count(a, item, "partners", n);
		fig_count(a, item, "holding", held);
		node_bool(a, item, "any", n > 0);
		node_bool(a, item, "short", held < n);
		sample_halves(a, item, "certified_now", &certified,
		    PARTNER_FEW, "none");
		sample_release(&certified);
	}
	node_bool(a, out, "has_more", more);
}

/* Each type: what it asks of us and of the partner, as stated. */
static void
add_types(struct evidence *ev, struct node *out)
{
	struct arena *a = &ev->ws->arena;
	struct node *items = node_add(a, out, "types", NODE_LIST), *item;
	const struct node *t, *c;
	size_t unstated = 0;

	NODE_EACH(t, node_get(ev->ws->program, "types")) {
		c = node_get(t, "commitment");
		item = node_item(a, items);
		node_str(a, item, "name", node_get_text(t, "name", ""));
		node_str(a, item, "us", node_get_text(c, "us", "not stated"));
		node_str(a, item, "partner", node_get_text(c, "partner",
		    "not stated"));
		unstated += node_get_text(c, "us", NULL) == NULL ||
		    node_get_text(c, "partner", NULL) == NULL;
	}
	fig_count(a, out, "unstated", unstated);
	node_bool(a, out, "has_unstated", unstated > 0);
}

/* What one group of partners with a contract shows. */
struct shown {
	struct sample certified, deals, heard, first;
	size_t n, without;	/* without: no certified person */
};

static void
count_shown(struct shown *s, const struct partner *p,
    const struct evidence *ev, date day)
{
	date heard = partner_heard(p, day);
	size_t certified = partner_people(p, day);
	int days;

	s->n++;
	s->without += certified == 0;
	sample_add(&s->certified, (int64_t)certified);
	sample_add(&s->deals, (int64_t)active_deals(p));
	if (heard != DATE_NONE)
		sample_add(&s->heard, day - heard);
	if (ev->ws->ndeals > 0 &&
	    partner_first_win(&days, p, ev->ws->deals[0].created))
		sample_add(&s->first, days);
}

static void
add_shown(struct arena *a, struct node *out, const char *key,
    struct shown *s)
{
	struct node *map = node_add(a, out, key, NODE_MAP);

	fig_count(a, map, "partners", s->n);
	fig_count(a, map, "without", s->without);
	node_bool(a, map, "any", s->n > 0);
	sample_halves(a, map, "certified", &s->certified, PARTNER_FEW, "none");
	sample_halves(a, map, "deals", &s->deals, PARTNER_FEW, "none");
	sample_halves(a, map, "heard", &s->heard, PARTNER_FEW, "unknown");
	sample_halves(a, map, "first", &s->first, PARTNER_FEW, "unknown");
	sample_release(&s->certified);
	sample_release(&s->deals);
	sample_release(&s->heard);
	sample_release(&s->first);
}

static int
build_commitment(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *policies = node_get(ev->ws->program, "policies");
	struct shown performing = { 0 }, others = { 0 };
	struct arena *a = &ev->ws->arena;
	const struct partner *p;
	date day = evidence_newest(ev);
	struct str s = STR_INIT;
	size_t i;

	if (ev->ws->program != NULL && ev->ws->program->kind == NODE_MAP &&
	    shape_hold(ev->ws->program, shape_program, NULL, NULL, e) < 0)
		return -1;
	if (day != DATE_NONE) {
		date_add_long(&s, day);
		node_str(a, out, "as_of", s.s);
	} else {
		day = ev->today;
	}
	str_release(&s);
	for (i = 0; i < ev->ws->npartners; i++) {
		p = &ev->ws->partners[i];
		if (partner_signed(p))
			count_shown(partner_performs(p) ? &performing :
			    &others, p, ev, day);
	}
	add_tiers(ev, out, day);
	add_types(ev, out);
	add_shown(a, out, "performing", &performing);
	add_shown(a, out, "others", &others);
	fig_count(a, out, "few_partners", PARTNER_FEW);
	if (policies != NULL)
		node_hang(a, out, "policies", node_copy(a, policies, NULL));
	return 0;
}

const struct provider ev_commitment[] = {
	{ "commitment", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS,
	    in_commitment, build_commitment },
	{ NULL, 0, NULL, NULL }
};
