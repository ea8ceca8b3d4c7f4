/* tamswing - which assumption of the partner market matters most */

#include "tamswing.h"

#include <stdlib.h>

/* Is the input of category c the one that swings? */
static bool
is_swung(const struct tam_swing *s, const struct tam_category *c,
    enum tam_input in)
{
	if (s->in != in)
		return false;
	return s->category != NULL ? s->category == c :
	    c->in[in].origin == TAM_COMMON;
}

/* The total with one input at a level, all others at base. */
static struct ratio
total_at(const struct tam *t, bool ours, const struct tam_swing *s,
    enum tam_level level)
{
	struct ratio sum = ratio_of(0, 1), value;
	const struct tam_category *c;
	enum tam_input in;

	for (c = t->categories; c < t->categories + t->n; c++) {
		if (c->ours != ours || !tam_category_known(c))
			continue;
		value = ratio_of(1, 1);
		for (in = 0; in < TAM_INPUTS; in++)
			value = ratio_mul(value, ratio_dec(c->in[in].v[
			    is_swung(s, c, in) ? level : TAM_BASE]));
		sum = ratio_add(sum, value);
	}
	return sum;
}

/* Does the total depend on the input? */
static bool
is_used(const struct tam *t, bool ours, const struct tam_swing *s)
{
	const struct tam_category *c;

	for (c = t->categories; c < t->categories + t->n; c++) {
		if (c->ours == ours && tam_category_known(c) &&
		    is_swung(s, c, s->in))
			return true;
	}
	return false;
}

/* Add one input to the tornado, or to those that cannot swing. */
static void
add(struct tam_swings *out, const struct tam *t, struct tam_swing s)
{
	if (!is_used(t, out->ours, &s))
		return;
	if (!tam_number_ranges(s.number)) {
		out->fixed[out->nfixed++] = s.id;
		return;
	}
	s.low = total_at(t, out->ours, &s, TAM_LOW);
	s.high = total_at(t, out->ours, &s, TAM_HIGH);
	s.swing = ratio_sub(s.high, s.low);
	out->s[out->n++] = s;
}

/* The largest swing first; two alike as in the file. */
static void
sort(struct tam_swing *s, size_t n)
{
	struct tam_swing one;
	size_t i, j;

	for (i = 1; i < n; i++) {
		one = s[i];
		for (j = i; j > 0 && ratio_cmp(s[j - 1].swing, one.swing) < 0;
		    j--)
			s[j] = s[j - 1];
		s[j] = one;
	}
}

void
tam_swings(struct tam_swings *out, struct arena *a, const struct tam *t,
    bool ours)
{
	size_t most = TAM_INPUTS * (t->n + 1);
	struct tam_category *c;
	enum tam_input in;

	*out = (struct tam_swings){ .ours = ours,
	    .total = tam_total(t, ours),
	    .s = arena_alloc(a, most * sizeof(*out->s)),
	    .fixed = arena_alloc(a, most * sizeof(*out->fixed)) };
	for (in = 0; in < TAM_INPUTS; in++) {
		if (t->common[in].origin == TAM_OWN)
			add(out, t, (struct tam_swing){ .in = in,
			    .id = tam_inputs[in].key,
			    .number = &t->common[in] });
	}
	for (c = t->categories; c < t->categories + t->n; c++) {
		for (in = 0; in < TAM_INPUTS; in++) {
			if (c->in[in].origin == TAM_OWN)
				add(out, t, (struct tam_swing){ .in = in,
				    .category = c, .number = &c->in[in],
				    .id = arena_printf(a, "%s.%s", c->id,
				    tam_inputs[in].key) });
		}
	}
	sort(out->s, out->n);
}
