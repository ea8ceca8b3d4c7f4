/* rates - rates of exchange, and sums converted by them */

#include "rates.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "shape.h"

int
rate_parse(int64_t *out, const char *text)
{
	int64_t v = 0, unit = 1;
	const char *p = text;
	int i;

	for (i = 0; i < RATE_PLACES; i++)
		unit *= 10;
	for (; *p >= '0' && *p <= '9'; p++) {
		if (__builtin_mul_overflow(v, 10, &v) ||
		    __builtin_add_overflow(v, (*p - '0') * unit, &v))
			return -1;
	}
	if (p == text)
		return -1;
	if (p[0] == '.' && p[1] != '\0') {
		for (p++; *p >= '0' && *p <= '9'; p++) {
			if (unit == 1)
				return -1;
			unit /= 10;
			if (__builtin_add_overflow(v, (*p - '0') * unit, &v))
				return -1;
		}
	}
	*out = v;
	return *p == '\0' && v > 0 ? 0 : -1;
}

int
rate_read(struct rate *out, const struct node *entry, const char *own,
    struct err *e)
{
	const struct node *rate = node_get(entry, "rate");

	memset(out, 0, sizeof(*out));
	if (entry->kind != NODE_MAP)
		return node_err(e, entry, "currencies: a rate is a map like "
		    "{currency: USD, date: 2026-07-01, rate: \"0.9174\"}");
	if (shape_hold(entry, shape_currency, NULL, NULL, e) < 0 ||
	    shape_need(entry, shape_currency, e) < 0 ||
	    date_node(&out->from, node_get(entry, "date"), "date", e) < 0)
		return -1;
	out->node = entry;
	out->currency = node_get_text(entry, "currency", "");
	out->text = node_get_text(entry, "rate", "");
	out->source = node_get_text(entry, "source", NULL);
	if (strcasecmp(out->currency, own) == 0)
		return node_err(e, entry, "currency: %s is the company's own, "
		    "whose rate is 1", out->currency);
	if (rate_parse(&out->value, out->text) < 0)
		return node_err(e, rate, "rate: '%.40s' is none", out->text);
	return 0;
}

static int
rate_order(const void *x, const void *y)
{
	const struct rate *a = x, *b = y;
	int by = strcasecmp(a->currency, b->currency);

	if (by != 0)
		return by;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->node->line < b->node->line ? -1 :
	    a->node->line > b->node->line;
}

/* Two rates of one day: nobody could tell which holds. */
static int
check_twice(const struct rates *r, struct err *e)
{
	size_t i;

	for (i = 1; i < r->n; i++) {
		if (r->v[i].from == r->v[i - 1].from && strcasecmp(
		    r->v[i].currency, r->v[i - 1].currency) == 0)
			return node_err(e, r->v[i].node, "currencies: %s of "
			    "%s stands twice; also in line %u",
			    r->v[i].currency, node_get_text(r->v[i].node,
			    "date", ""), (unsigned)r->v[i - 1].node->line);
	}
	return 0;
}

int
rates_read(struct rates *out, struct arena *a, const struct node *company,
    struct err *e)
{
	const struct node *list = node_get(company, "currencies"), *n;

	memset(out, 0, sizeof(*out));
	out->own = node_get_text(company, "currency", "");
	if (node_unknown(list))
		return 0;
	if (list->kind != NODE_LIST)
		return node_err(e, list, "currencies: a list of rates is "
		    "expected, such as - {currency: USD, date: 2026-07-01, "
		    "rate: \"0.9174\", source: ECB reference rate}");
	out->v = arena_alloc(a, (list->n + 1) * sizeof(*out->v));
	NODE_EACH(n, list) {
		if (rate_read(&out->v[out->n], n, out->own, e) < 0)
			return -1;
		out->n++;
	}
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), rate_order);
	return check_twice(out, e);
}

const struct rate *
rates_on(const struct rates *r, const char *currency, date day)
{
	size_t low = 0, high = r->n, middle;
	int by;

	/* how many are not after the day of that currency */
	while (low < high) {
		middle = low + (high - low) / 2;
		by = strcasecmp(r->v[middle].currency, currency);
		if (by < 0 || (by == 0 && r->v[middle].from <= day))
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && strcasecmp(r->v[low - 1].currency, currency) == 0 ?
	    &r->v[low - 1] : NULL;
}

bool
rates_is_own(const struct rates *r, const char *code)
{
	return code == NULL || strcasecmp(code, r->own) == 0;
}

void
rates_lack(struct str *out, const struct rates *r, const char *currency,
    date day)
{
	if (r->own[0] == '\0') {
		str_addf(out, "company.yaml does not say the company's "
		    "currency, so %s cannot be converted; add a line like "
		    "currency: %s", currency, currency);
		return;
	}
	str_addf(out, "no rate from %s to %s on ", currency, r->own);
	date_add(out, day);
	str_addf(out, " or before; add to company.yaml under currencies: - "
	    "{currency: %s, date: ", currency);
	date_add(out, day);
	str_addf(out, ", rate: N, source: WHERE FROM}, where N is what 1 %s "
	    "is worth in %s", currency, r->own);
}

const struct node *
rates_foreign(const struct rates *r, const struct node *tree)
{
	const struct node *n, *found;

	NODE_EACH(n, tree) {
		if (n->key != NULL && strcmp(n->key, "currency") == 0 &&
		    node_text(n) != NULL && !rates_is_own(r, n->text))
			return n;
		found = rates_foreign(r, n);
		if (found != NULL)
			return found;
	}
	return NULL;
}

int
rates_refuse(const struct rates *r, const struct node *tree, struct err *e)
{
	const struct node *n = rates_foreign(r, tree);

	return n == NULL ? 0 : node_err(e, n, RATES_REFUSED, n->text, r->own);
}

int
rates_convert(struct money *out, const struct rate **at,
    const struct rates *r, const struct node *map, struct dec sum, date day,
    struct err *e)
{
	const struct node *code = node_get(map, "currency");
	struct str why = STR_INIT;

	*at = NULL;
	*out = money_of(sum);
	if (rates_is_own(r, node_text(code)))
		return 0;
	*at = rates_on(r, code->text, day);
	if (*at != NULL) {
		*out = money_at(sum, (*at)->value);
		return 0;
	}
	rates_lack(&why, r, code->text, day);
	node_err(e, code, "%s", why.s);
	str_release(&why);
	return -1;
}

void
rate_add(struct str *out, const struct rate *r)
{
	str_addf(out, "%s from ", r->text);
	date_add(out, r->from);
	if (r->source != NULL)
		str_addf(out, ", %s", r->source);
}

void
rate_add_sum(struct str *out, const struct rate *r, struct dec sum)
{
	money_add_cents(out, r->currency, ratio_dec(sum));
}

void
rate_add_both(struct str *out, const struct rate *r, struct dec sum)
{
	rate_add_sum(out, r, sum);
	str_adds(out, " at ");
	rate_add(out, r);
}
