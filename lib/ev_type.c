/* ev_type - evidence of the kinds of partner: value, what they brought */

#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "mem.h"
#include "partner.h"
#include "revenue.h"

static const char *const in_types[] = { "company.yaml", "program.yaml",
	"partners", "data/deals", NULL };

enum { PROVEN = 3 };	/* sourced deals won: no accident any more */

/* Sums over the partners of one type. */
struct type_sum {
	size_t partners, with_contract, won, lost, influenced;
	struct money won_amount, influenced_amount;
};

static void
sum_merge(struct type_sum *to, const struct type_sum *s)
{
	to->partners += s->partners;
	to->with_contract += s->with_contract;
	to->won += s->won;
	to->lost += s->lost;
	to->influenced += s->influenced;
	to->won_amount.m += s->won_amount.m;
	to->influenced_amount.m += s->influenced_amount.m;
}

static struct type_sum
sum_type(const struct ws *ws, const char *type)
{
	struct type_sum s = { 0 };
	const struct partner *p;
	struct deal_sum d;
	size_t i;

	for (i = 0; i < ws->npartners; i++) {
		p = &ws->partners[i];
		if (p->type == NULL || strcmp(p->type, type) != 0)
			continue;
		s.partners++;
		s.with_contract += partner_signed(p);
		d = revenue_ever(p, ROLE_SOURCED, STATE_WON);
		s.won += d.count;
		s.won_amount.m += d.amount.m;
		s.lost += revenue_ever(p, ROLE_SOURCED, STATE_LOST).count;
		d = revenue_ever(p, ROLE_INFLUENCED, STATE_WON);
		s.influenced += d.count;
		s.influenced_amount.m += d.amount.m;
	}
	return s;
}

/* What to do about a type, by the rule that the draft states. */
static const char *
advice(const struct type_sum *s)
{
	if (s->won >= PROVEN)
		return "recruit more";
	if (s->won + s->influenced > 0)
		return "recruit with care";
	return s->with_contract > 0 ? "hold" : "pilot";
}

/* What a type, or a group of types, has brought, and what to do about it. */
static void
add_sum(struct evidence *ev, struct node *item, const struct type_sum *s)
{
	struct arena *a = &ev->ws->arena;

	fig_count(a, item, "partners", s->partners);
	fig_count(a, item, "signed", s->with_contract);
	fig_count(a, item, "sourced_won", s->won);
	fig_money(a, item, "sourced_amount", ev->ws->currency,
	    ratio_money(s->won_amount));
	fig_count(a, item, "influenced_won", s->influenced);
	fig_money(a, item, "influenced_amount", ev->ws->currency,
	    ratio_money(s->influenced_amount));
	fig_share(a, item, "win_rate", s->won, s->won + s->lost, FIG_FEW);
	fig_money(a, item, "sourced_each", ev->ws->currency,
	    ratio_div(ratio_money(s->won_amount),
	    ratio_of((int64_t)s->with_contract, 1)));
	node_str(a, item, "advice", advice(s));
	node_bool(a, item, "proven", s->won + s->influenced > 0);
}

/* One type of the program with its value and what it brought. */
static struct node *
type_entry(struct evidence *ev, const struct node *type,
    const struct type_sum *s)
{
	struct arena *a = &ev->ws->arena;
	const char *category = node_get_text(type, "category", NULL);
	struct node *item = node_copy(a, type, NULL);

	if (category != NULL)
		node_str(a, item, "category_name",
		    ws_name(ev->ws, "categories", category));
	add_sum(ev, item, s);
	return item;
}

/*
 * The four kinds of partner that every program is read by, and what is the
 * program's own: a type goes where its id says, else where its category does.
 */
enum { GROUPS = 5, OWN = 4 };
static const struct {
	const char *id, *category, *name, *rule;
} groups[GROUPS] = {
	{ NULL, "solutions", "Solutions", "types of the category solutions" },
	{ NULL, "technology", "Technology",
	    "types of the category technology" },
	{ "reseller", NULL, "Reseller", "the type reseller" },
	{ "referral", NULL, "Referral", "the type referral" },
	{ NULL, NULL, "The program's own", "all other types" },
};

static size_t
group_of(const struct node *type)
{
	const char *id = node_get_text(type, "id", "");
	const char *category = node_get_text(type, "category", "");
	size_t i;

	for (i = 0; i < OWN; i++) {
		if (groups[i].id != NULL && strcmp(groups[i].id, id) == 0)
			return i;
	}
	for (i = 0; i < OWN; i++) {
		if (groups[i].category != NULL &&
		    strcmp(groups[i].category, category) == 0)
			return i;
	}
	return OWN;
}

struct ranked {
	struct node *item;
	struct type_sum sum;
	__int128 sourced, influenced;
};

static int
ranked_order(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->sourced != b->sourced)
		return a->sourced > b->sourced ? -1 : 1;
	if (a->influenced != b->influenced)
		return a->influenced > b->influenced ? -1 : 1;
	return strcmp(node_get_text(a->item, "id", ""),
	    node_get_text(b->item, "id", ""));
}

/* The groups, each with its types, what they brought together, advice. */
static void
add_groups(struct evidence *ev, struct node *out, const struct ranked *r,
    size_t n)
{
	struct arena *a = &ev->ws->arena;
	struct node *list = node_add(a, out, "groups", NODE_LIST);
	struct node *item, *types;
	const char *names[64];
	struct type_sum sum;
	size_t g, i, k;

	for (g = 0; g < GROUPS; g++) {
		memset(&sum, 0, sizeof(sum));
		item = node_item(a, list);
		node_str(a, item, "group", groups[g].name);
		node_str(a, item, "rule", groups[g].rule);
		types = node_add(a, item, "types", NODE_LIST);
		for (i = k = 0; i < n; i++) {
			if (group_of(r[i].item) != g)
				continue;
			sum_merge(&sum, &r[i].sum);
			node_hang(a, types, NULL, node_copy(a, r[i].item,
			    NULL));
			if (k < 64)
				names[k++] = node_get_text(r[i].item, "name",
				    "");
		}
		node_bool(a, item, "empty", types->n == 0);
		fig_names(a, item, "names", names, k, types->n);
		add_sum(ev, item, &sum);
	}
}

static int
build_types(struct node *out, struct evidence *ev, struct err *e)
{
	const struct node *types = node_get(ev->ws->program, "types"), *c;
	struct arena *a = &ev->ws->arena;
	struct node *items, *proven;
	struct ranked *r = mem_zero(types != NULL ? types->n + 1 : 1,
	    sizeof(*r));
	struct type_sum s;
	size_t n = 0, i;

	(void)e;
	NODE_EACH(c, types) {
		s = sum_type(ev->ws, node_get_text(c, "id", ""));
		r[n++] = (struct ranked){ type_entry(ev, c, &s), s,
		    s.won_amount.m, s.influenced_amount.m };
	}
	if (n > 0)
		qsort(r, n, sizeof(*r), ranked_order);
	add_groups(ev, out, r, n);
	fig_count(a, out, "least", PROVEN);
	items = node_add(a, out, "list", NODE_LIST);
	proven = node_add(a, out, "proven_ids", NODE_LIST);
	for (i = 0; i < n; i++) {
		if (node_truth(node_get(r[i].item, "proven")))
			node_str(a, proven, NULL,
			    node_get_text(r[i].item, "id", ""));
		node_hang(a, items, NULL, r[i].item);
	}
	free(r);
	return 0;
}

const struct provider ev_type[] = {
	{ "types", WS_COMPANY | WS_PROGRAM | WS_PARTNERS | WS_DEALS,
	    in_types, build_types },
	{ NULL, 0, NULL, NULL }
};
