/* fund - market development funds: the account of a year */

#include "fund.h"

#include <string.h>

#include "jointplan.h"
#include "period.h"

/*
 * The amount in the company's currency, at the rate of the day it was asked
 * for; as it was written goes to *d, and its rate to *rate. Returns -1 with
 * *e set: it is none, or company.yaml has no rate.
 */
static int
entry_amount(struct money *out, struct dec *d, const struct rate **rate,
    const struct ws *ws, const struct node *entry, struct err *e)
{
	date on;

	if (dec_node(d, node_get(entry, "amount"), "amount", e) < 0 ||
	    date_node(&on, node_get(entry, "date"), "date", e) < 0)
		return -1;
	return rates_convert(out, rate, &ws->rates, entry, *d, on, e);
}

int
fund_amount(struct ratio *out, const struct ws *ws, const struct node *entry,
    struct err *e)
{
	const struct rate *rate;
	struct money sum;
	struct dec d;

	if (entry_amount(&sum, &d, &rate, ws, entry, e) < 0)
		return -1;
	*out = ratio_money(sum);
	return 0;
}

const struct rate *
fund_rate(struct dec *stated, const struct ws *ws, const struct node *entry)
{
	const struct rate *rate = NULL;
	struct money sum;

	return entry_amount(&sum, stated, &rate, ws, entry, NULL) < 0 ? NULL :
	    rate;
}

int
fund_hold(const struct ws *ws, const struct node *record, struct err *e)
{
	const struct node *c;
	struct ratio sum;

	NODE_EACH(c, node_get(record, "mdf")) {
		if (node_get_text(c, "currency", NULL) != NULL &&
		    fund_amount(&sum, ws, c, e) < 0)
			return -1;
	}
	return 0;
}

/* The sum of the year's entries in a state, up to day. */
static struct ratio
sum_of(struct fund *f, const struct ws *ws, const struct node *record,
    const char *state, date day)
{
	struct ratio sum = ratio_of(0, 1), one;
	const struct node *c;
	date on;

	NODE_EACH(c, node_get(record, "mdf")) {
		on = date_under(c, "date");
		if (strcmp(node_get_text(c, "state", ""), state) != 0 ||
		    on == DATE_NONE || on < f->from || on > day)
			continue;
		if (fund_amount(&one, ws, c, NULL) == 0)
			sum = ratio_add(sum, one);
		else
			f->lacking++;
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
	out->requested = sum_of(out, ws, record, "requested", day);
	out->approved = sum_of(out, ws, record, "approved", day);
	out->paid = sum_of(out, ws, record, "paid", day);
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
		money_add_cents(out, ws->currency, f->budget);
	else
		str_adds(out, "no sum");
	str_adds(out, " for the fiscal year from ");
	date_add(out, f->from);
	str_adds(out, ": ");
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		money_add_cents(out, ws->currency, parts[i].sum);
		str_addf(out, " %s, ", parts[i].name);
	}
	money_add_cents(out, ws->currency, over ? ratio_sub(ratio_of(0, 1),
	    f->left) : f->left);
	str_adds(out, over ? " too much" : " left");
	if (f->closed != NULL)
		str_addf(out, ", for its stage is %s", f->closed);
	if (f->lacking > 0)
		str_addf(out, "; without %zu that cannot be read, see pos "
		    "check", f->lacking);
}

/*
 * An amount for people, with what it was written in; and as a number, which
 * is always in the company's currency.
 */
static void
amount_cell(struct table *t, const struct ws *ws, const struct node *entry)
{
	struct str text = STR_INIT, raw = STR_INIT;
	const struct rate *rate;
	struct money sum;
	struct dec d;

	if (entry_amount(&sum, &d, &rate, ws, entry, NULL) < 0) {
		table_cell(t, NULL);
		return;
	}
	money_add_cents(&text, ws->currency, ratio_money(sum));
	if (rate != NULL) {
		str_adds(&text, " (");
		rate_add_sum(&text, rate, d);
		str_addc(&text, ')');
	}
	dec_add_text(&raw, money_dec(sum));
	table_cell_number(t, text.s, raw.s);
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
