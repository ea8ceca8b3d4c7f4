/* tam_value - what the assumptions multiply to, and how they read */

#include "tam.h"

#include <string.h>

bool
tam_category_known(const struct tam_category *c)
{
	enum tam_input in;

	for (in = 0; in < TAM_INPUTS; in++) {
		if (c->in[in].origin == TAM_UNKNOWN)
			return false;
	}
	return true;
}

struct ratio
tam_value(const struct tam_category *c, enum tam_level level)
{
	struct ratio r = ratio_of(tam_category_known(c), 1);
	enum tam_input in;

	if (r.n == 0)
		return ratio_div(r, r);
	for (in = 0; in < TAM_INPUTS; in++)
		r = ratio_mul(r, ratio_dec(c->in[in].v[level]));
	return r;
}

struct tam_total
tam_total(const struct tam *t, bool ours)
{
	struct tam_total total = { .n = 0 };
	const struct tam_category *c;
	enum tam_level at;

	for (at = TAM_LOW; at < TAM_LEVELS; at++)
		total.v[at] = ratio_of(0, 1);
	for (c = t->categories; c < t->categories + t->n; c++) {
		if (c->ours != ours)
			continue;
		if (!tam_category_known(c)) {
			total.unknown++;
			continue;
		}
		total.n++;
		for (at = TAM_LOW; at < TAM_LEVELS; at++)
			total.v[at] = ratio_add(total.v[at], tam_value(c, at));
	}
	return total;
}

bool
tam_number_ranges(const struct tam_number *n)
{
	return n->v[TAM_LOW].u != n->v[TAM_HIGH].u;
}

bool
tam_category_ranges(const struct tam_category *c)
{
	enum tam_input in;

	for (in = 0; in < TAM_INPUTS; in++) {
		if (tam_number_ranges(&c->in[in]))
			return true;
	}
	return false;
}

const struct tam_category *
tam_category(const struct tam *t, const char *id)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		if (strcmp(t->categories[i].id, id) == 0)
			return &t->categories[i];
	}
	return NULL;
}

/* Places that d has: 42.5 has one. */
static int
places_of(int64_t u)
{
	int places = 6;

	for (; places > 0 && u % 10 == 0; u /= 10)
		places--;
	return places;
}

void
tam_add_number(struct str *out, enum tam_input in, const char *currency,
    struct dec v)
{
	struct ratio r = ratio_dec(v);
	int places = places_of(v.u);

	if (tam_inputs[in].percent) {
		r = ratio_mul(r, ratio_of(100, 1));
		ratio_add_commas(out, r, places > 2 ? places - 2 : 0);
		str_adds(out, " %");
		return;
	}
	if (in == TAM_ACV && currency[0] != '\0')
		str_addf(out, "%s ", currency);
	ratio_add_commas(out, r, places);
}

void
tam_add_plain(struct str *out, enum tam_input in, struct dec v)
{
	if (tam_inputs[in].percent)
		v.u *= 100;
	dec_add_text(out, v);
	if (tam_inputs[in].percent)
		str_addc(out, '%');
}

void
tam_add_formula(struct str *out, const struct tam *t,
    const struct tam_category *c, enum tam_level level)
{
	enum tam_input in;

	for (in = 0; in < TAM_INPUTS; in++) {
		if (c->in[in].origin == TAM_DEFAULT)
			continue;
		if (in > 0)
			str_adds(out, " x ");
		tam_add_number(out, in, t->currency, c->in[in].v[level]);
		if (in == TAM_ACCOUNTS)
			str_adds(out, " accounts");
	}
}
