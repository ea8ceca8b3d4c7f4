/* dealpage - one deal on a page */

#include "dealpage.h"

#include <string.h>

#include "dealclash.h"
#include "dec.h"
#include "para.h"
#include "registration.h"

/* A page that is being printed. */
struct page {
	FILE *f;
	const struct ws *ws;
	const struct deal *d;
	date today;
	struct str s;		/* the text of the row at work */
};

/* Print what has been put together, and begin anew; nothing: no row. */
static void
row(struct page *pg, const char *label, int hang)
{
	if (pg->s.len > 0)
		para_put(pg->f, label, pg->s.s, hang);
	str_reset(&pg->s);
}

/* Append the text of the key behind a comma where something stands. */
static void
add(struct page *pg, const char *before, const struct node *map,
    const char *key)
{
	const char *text = node_get_text(map, key, NULL);

	if (text != NULL)
		str_addf(&pg->s, "%s%s%s", pg->s.len > 0 ? ", " : "", before,
		    text);
}

static void
key_row(struct page *pg, const char *label, const struct node *map,
    const char *key)
{
	add(pg, "", map, key);
	row(pg, label, 0);
}

/* The product's name in company.yaml, or its id. */
static const char *
product_name(const struct page *pg, const char *id)
{
	const struct node *c;

	NODE_EACH(c, node_get(pg->ws->company, "products")) {
		if (id != NULL && strcmp(node_get_text(c, "id", ""), id) == 0)
			return node_get_text(c, "name", id);
	}
	return id;
}

static void
sale_rows(struct page *pg)
{
	const struct node *n = pg->d->node;
	const struct account *a = pg->d->account;
	const char *product = product_name(pg, node_get_text(n, "product",
	    NULL));

	str_addf(&pg->s, "%s (%s), %s", a->name, a->id, a->prospect ?
	    "prospect" : a->churned != DATE_NONE ? "former customer" :
	    "customer");
	add(pg, "", a->node, "region");
	row(pg, "Account", 0);
	money_add(&pg->s, pg->ws->currency, ratio_money(pg->d->amount));
	str_adds(&pg->s, " a year");
	if (pg->d->rate != NULL) {
		str_adds(&pg->s, ", ");
		rate_add_both(&pg->s, pg->d->rate, pg->d->stated);
	}
	add(pg, "", n, "kind");
	row(pg, "Amount", 0);
	add(pg, "", n, "stage");
	add(pg, "created ", n, "created");
	add(pg, "closed ", n, "closed");
	add(pg, "expected ", n, "expected");
	row(pg, "Stage", 0);
	str_adds(&pg->s, product != NULL ? product : "");
	row(pg, "Product", 0);
	key_row(pg, "Buyer", n, "buyer");
	key_row(pg, "Buying signal", n, "trigger");
	add(pg, "", n, "lost_to");
	add(pg, "because of ", n, "lost_reason");
	row(pg, "Lost to", 0);
}

static void
partner_rows(struct page *pg)
{
	const struct node *c;
	const char *label = "Evidence";

	if (pg->d->partner != NULL)
		str_addf(&pg->s, "%s, %s", pg->d->partner->name,
		    deal_role_name(pg->d->role));
	else
		str_adds(&pg->s, "none: a direct deal");
	row(pg, "Partner", 0);
	NODE_EACH(c, node_get(pg->d->node, "evidence")) {
		add(pg, "", c, "date");
		add(pg, "", c, "by");
		add(pg, "for ", c, "partner");
		str_addf(&pg->s, ": %s", node_get_text(c, "note", "?"));
		row(pg, label, 2);
		label = NULL;
	}
}

static void
registration_rows(struct page *pg)
{
	struct registration r;
	struct reg_policy policy;

	registration_of(&r, pg->d, pg->today);
	if (r.state == REG_NONE)
		return;
	fputc('\n', pg->f);
	reg_policy_read(&policy, pg->ws);
	registration_tell(&pg->s, &r, pg->d, &policy, pg->today);
	row(pg, "Registration", 0);
	add(pg, "submitted ", r.node, "submitted");
	add(pg, "decided ", r.node, "decided");
	add(pg, "by ", r.node, "by");
	row(pg, NULL, 0);
	key_row(pg, "Confirmed by", r.node, "contact");
	key_row(pg, "Need", r.node, "need");
	key_row(pg, "Reason", r.node, "reason");
}

/* Other open deals on the account, as they are today. */
static void
conflict_rows(struct page *pg)
{
	const char *label = "Also open there";
	const struct clash *v;
	struct arena a = ARENA_INIT;
	size_t i, n;

	n = deal_is_closed(pg->d) ? 0 : clash_find(&v, &a, pg->ws,
	    pg->d->account->id, pg->d->partner != NULL ?
	    pg->d->partner->slug : NULL, pg->d->id, pg->today);
	for (i = 0; i < n; i++) {
		clash_tell(&pg->s, &v[i], pg->ws);
		row(pg, label, 2);
		label = NULL;
	}
	arena_release(&a);
}

static void
foreign_row(struct page *pg)
{
	const struct node *c;

	NODE_EACH(c, node_get(pg->d->node, "ids")) {
		if (node_text(c) != NULL)
			str_addf(&pg->s, "%s%s %s", pg->s.len > 0 ? ", " : "",
			    c->key, c->text);
	}
	row(pg, "Other systems", 0);
}

void
deal_page(FILE *f, const struct ws *ws, const struct deal *d, date today)
{
	struct page pg = { f, ws, d, today, STR_INIT };

	str_adds(&pg.s, d->id);
	if (d->name != NULL)
		str_addf(&pg.s, " %s", d->name);
	para_put(f, pg.s.s, "", 0);
	str_reset(&pg.s);
	str_addf(&pg.s, "%s:%u", d->node->file, d->node->line);
	row(&pg, "Record", 0);
	sale_rows(&pg);
	partner_rows(&pg);
	registration_rows(&pg);
	conflict_rows(&pg);
	foreign_row(&pg);
	str_release(&pg.s);
}
