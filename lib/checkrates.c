/* checkrates - rules of rates of exchange, and of sums that need one */

#include "checkers.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "currency.h"
#include "date.h"

#define ERROR FAULT_ERROR

const struct rates *
check_rates(struct check *c)
{
	const struct node *company = check_top(c, "company.yaml");

	if (!c->looked_for_rates) {
		c->looked_for_rates = true;
		/* a list that is broken, or a company without a currency, is
		 * told where it stands, and not at each deal */
		c->has_rates = company != NULL &&
		    currency_known(node_get_text(company, "currency", "")) &&
		    rates_read(&c->rates, &c->arena, company, NULL) == 0;
	}
	return c->has_rates ? &c->rates : NULL;
}

/* An entry that is of the company's own currency, or of a day told already. */
static void
check_entry(struct check *c, struct map *days, const struct node *n,
    const char *own)
{
	const char *code = node_get_text(n, "currency", "");
	const char *day = node_get_text(n, "date", "");
	char *key = arena_printf(&c->arena, "%s %s", code, day), *p;
	const struct node **first;

	for (p = key; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	first = (const struct node **)(void *)map_at(days, key);
	if (strcasecmp(code, own) == 0)
		check_at(c, ERROR, n, "currency: %s is the company's own, "
		    "whose rate is 1", code);
	else if (*first != NULL)
		check_at(c, ERROR, n, "currencies: %s of %s stands twice; "
		    "also in line %u", code, day, (unsigned)(*first)->line);
	else
		*first = n;
}

void
check_currencies(struct check *c, const struct node *top)
{
	const struct node *list = node_get(top, "currencies"), *n;
	struct map days = { 0 };

	check_own(c, node_get(top, "products"));
	check_own(c, node_get(top, "actuals"));
	NODE_EACH(n, list) {
		if (n->kind == NODE_MAP)
			check_entry(c, &days, n, node_get_text(top,
			    "currency", ""));
	}
	map_release(&days);
}

void
check_currency(struct check *c, const struct node *map, date day)
{
	const struct rates *rates = check_rates(c);
	const struct node *code = node_get(map, "currency");
	struct str why = STR_INIT;

	if (day == DATE_NONE)
		day = date_today();
	if (rates == NULL || node_text(code) == NULL ||
	    !currency_known(code->text) || rates_is_own(rates, code->text) ||
	    rates_on(rates, code->text, day) != NULL)
		return;
	rates_lack(&why, rates, code->text, day);
	check_at(c, ERROR, map, "%s", why.s);
	str_release(&why);
}

void
check_own(struct check *c, const struct node *tree)
{
	const struct rates *rates = check_rates(c);
	const struct node *n, *found;

	if (rates == NULL)
		return;
	NODE_EACH(n, tree) {
		found = rates_foreign(rates, n);
		if (found != NULL)
			check_at(c, ERROR, found, RATES_REFUSED, found->text,
			    rates->own);
	}
}
