/* fund - market development funds: the account of a year */

#include "fund.h"

#include <string.h>

#include "jointplan.h"
#include "period.h"

void
fund_money(struct str *out, const char *currency, struct ratio r)
{
	if (ratio_ok(r) && r.n % r.d == 0) {
		money_add(out, currency, r);
		return;
	}
	str_addf(out, "%s ", currency);
	ratio_add_commas(out, r, 2);
}

static bool
entry_amount(struct dec *out, const struct node *entry)
{
	const struct node *n = node_get(entry, "amount");

	return !node_unknown(n) && dec_node(out, n, "amount", NULL) == 0;
}

/* The sum of the year's entries in a state, up to day. */
static struct ratio
sum_of(const struct node *record, const char *state, date from, date day)
{
	struct ratio sum = ratio_of(0, 1);
	const struct node *c;
	struct dec d;
	date on;

	NODE_EACH(c, node_get(record, "mdf")) {
		if (strcmp(node_get_text(c, "state", ""), state) == 0 &&
		    date_node(&on, node_get(c, "date"), "date", NULL) == 0 &&
		    on >= from && on <= day && entry_amount(&d, c))
			sum = ratio_add(sum, ratio_dec(d));
	}
	return sum;
}

/* The stage in which a partner gets no more funds, or NULL. */
static const char *
closed_by(const struct node *record)
{
	const char *stage = node_get_text(record, "stage", "");

	return strcmp(stage, "exiting") == 0 ? "exiting" :
	    strcmp(stage, "former") == 0 ? "former" : NULL;
}

void
fund_read(struct fund *out, const struct ws *ws, const char *tier,
    const struct node *record, date day)
{
	const struct node *sum = node_get(ws_entry(ws, "tiers", tier), "mdf");
	struct dec budget = { 0 };

	memset(out, 0, sizeof(*out));
	out->from = fiscal_year(ws, day);
	out->until = date_months(out->from, 12) - 1;
	out->known = !node_unknown(sum) &&
	    dec_node(&budget, sum, "mdf", NULL) == 0;
	out->budget = ratio_dec(budget);
	out->requested = sum_of(record, "requested", out->from, day);
	out->approved = sum_of(record, "approved", out->from, day);
	out->paid = sum_of(record, "paid", out->from, day);
	out->left = ratio_sub(out->budget, ratio_add(out->approved,
	    out->paid));
	out->closed = closed_by(record);
	if (out->closed != NULL && out->left.n > 0)
		out->left = ratio_of(0, 1);
}

void
fund_add_text(struct str *out, const struct ws *ws, const struct fund *f)
{
	const struct { const char *name; struct ratio sum; } parts[] = {
		{ "paid", f->paid }, { "approved", f->approved },
		{ "requested", f->requested },
	};
	bool over = f->left.n < 0;
	size_t i;

	if (f->known)
		fund_money(out, ws->currency, f->budget);
	else
		str_adds(out, "no sum");
	str_adds(out, " for the fiscal year from ");
	date_add(out, f->from);
	str_adds(out, ": ");
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		fund_money(out, ws->currency, parts[i].sum);
		str_addf(out, " %s, ", parts[i].name);
	}
	fund_money(out, ws->currency, over ? ratio_sub(ratio_of(0, 1),
	    f->left) : f->left);
	str_adds(out, over ? " too much" : " left");
	if (f->closed != NULL)
		str_addf(out, ", for its stage is %s", f->closed);
}

/* An amount for people, and as a number. */
static void
amount_cell(struct table *t, const struct ws *ws, const struct node *entry)
{
	struct str text = STR_INIT, raw = STR_INIT;
	struct dec d;

	if (entry_amount(&d, entry)) {
		fund_money(&text, ws->currency, ratio_dec(d));
		dec_add_text(&raw, d);
		table_cell_number(t, text.s, raw.s);
	} else {
		table_cell(t, NULL);
	}
	str_release(&text);
	str_release(&raw);
}

void
fund_table(struct table *t, const struct ws *ws, const struct node *record)
{
	static const char *const keys[] = { "state", "decided", "paid",
		"purpose", "note" };
	static const char *const heads[] = { "STATE", "DECIDED", "PAID",
		"PURPOSE", "NOTE" };
	enum { KEYS = sizeof(keys) / sizeof(keys[0]) };
	const struct node *c;
	int64_t n = 0;
	size_t i;

	table_column(t, "number", "NO", TABLE_RIGHT);
	table_column(t, "date", "DATE", TABLE_LEFT);
	table_column(t, "amount", "AMOUNT", TABLE_RIGHT);
	for (i = 0; i < KEYS; i++)
		table_column(t, keys[i], heads[i], TABLE_LEFT);
	NODE_EACH(c, node_get(record, "mdf")) {
		table_cell_count(t, ++n);
		table_cell(t, node_get_text(c, "date", NULL));
		amount_cell(t, ws, c);
		for (i = 0; i < KEYS; i++)
			table_cell(t, node_get_text(c, keys[i], NULL));
	}
}
