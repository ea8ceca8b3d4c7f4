/* ev_commitment - evidence of what each side puts in, asked for and shown */

#include "evidence.h"

#include <string.h>

#include "fig.h"
#include "partner.h"
#include "revenue.h"
#include "shape.h"
#include "tally.h"

static const char *const in_commitment[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };

static size_t
active_deals(const struct partner *p)
{
	return revenue_ever(p, ROLE_SOURCED, STATE_OPEN).count;
}

/* Does the partner hold the certified people that the tier asks for? */
static bool
holds(const struct partner *p, const struct node *tier, date day)
{
	const struct node *n = node_path(tier, "requirements.certified");
	struct dec d;

	return node_unknown(n) || dec_node(&d, n, "certified", NULL) < 0 ||
	    (int64_t)partner_certified(p, day) * DEC_ONE >= d.u;
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
add_required(struct evidence *ev, struct node *item, const struct node *tier)
{
	const struct node *req = node_get(tier, "requirements"), *c;
	struct arena *a = &ev->ws->arena;
	const char *names[16];
	struct dec d;
	size_t n = 0;

	node_str(a, item, "certified", node_get_text(req, "certified",
	    "not stated"));
	node_str(a, item, "active_deals", node_get_text(req, "active_deals",
	    "not stated"));
	if (dec_node(&d, node_get(req, "sourced_revenue"), "sourced_revenue",
	    NULL) == 0)
		fig_money(a, item, "sourced", ev->ws->currency, ratio_dec(d));
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
	size_t i, held, n;

	NODE_EACH(t, node_get(ev->ws->program, "tiers")) {
		item = node_item(a, items);
		node_str(a, item, "name", node_get_text(t, "name", ""));
		add_required(ev, item, t);
		memset(&certified, 0, sizeof(certified));
		for (i = held = n = 0; i < ev->ws->npartners; i++) {
			p = &ev->ws->partners[i];
			if (!partner_signed(p) || p->tier == NULL ||
			    strcmp(p->tier, node_get_text(t, "id", "")) != 0)
				continue;
			n++;
			held += holds(p, t, day);
			sample_add(&certified, (int64_t)partner_certified(p,
			    day));
		}
		fig_count(a, item, "partners", n);
		fig_count(a, item, "holding", held);
		node_bool(a, item, "any", n > 0);
		node_bool(a, item, "short", held < n);
		sample_figure(a, item, "certified_now", &certified, NULL,
		    PARTNER_FEW, "none");
		sample_release(&certified);
	}
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
	size_t n;
};

static void
count_shown(struct shown *s, const struct partner *p,
    const struct evidence *ev, date day)
{
	date heard = partner_heard(p, day);
	int days;

	s->n++;
	sample_add(&s->certified, (int64_t)partner_certified(p, day));
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
	node_bool(a, map, "any", s->n > 0);
	sample_figure(a, map, "certified", &s->certified, NULL, PARTNER_FEW,
	    "none");
	sample_figure(a, map, "deals", &s->deals, NULL, PARTNER_FEW, "none");
	sample_figure(a, map, "heard", &s->heard, NULL, PARTNER_FEW,
	    "unknown");
	sample_figure(a, map, "first", &s->first, NULL, PARTNER_FEW,
	    "unknown");
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
	    in_commitment, true, build_commitment },
	{ NULL, 0, NULL, false, NULL }
};
