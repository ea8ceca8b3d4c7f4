/* ladder - rates that grow with a sum */

#include "ladder.h"

int
ladder_read(struct ladder *out, struct arena *a, const struct node *list,
    struct err *e)
{
	struct dec above, rate;
	const struct node *c;

	out->n = 0;
	out->steps = arena_alloc(a, ((list != NULL ? list->n : 0) + 1) *
	    sizeof(*out->steps));
	NODE_EACH(c, list) {
		if (dec_node(&above, node_get(c, "above"), "above", e) < 0 ||
		    dec_node(&rate, node_get(c, "rate"), "rate", e) < 0)
			return -1;
		if (out->n > 0 && ratio_cmp(ratio_dec(above),
		    out->steps[out->n - 1].above) <= 0)
			return node_err(e, c, "above: each step has to be "
			    "above the one before");
		out->steps[out->n++] = (struct ladder_step){ ratio_dec(above),
		    ratio_dec(rate) };
	}
	return 0;
}

const struct ladder_step *
ladder_reached(const struct ladder *l, struct ratio sum)
{
	size_t i = l->n;

	while (i > 0 && ratio_cmp(sum, l->steps[i - 1].above) <= 0)
		i--;
	return i > 0 ? &l->steps[i - 1] : NULL;
}

const struct ladder_step *
ladder_next(const struct ladder *l, struct ratio sum)
{
	const struct ladder_step *now = ladder_reached(l, sum);
	size_t i = now != NULL ? (size_t)(now - l->steps) + 1 : 0;

	return i < l->n ? &l->steps[i] : NULL;
}

struct ratio
ladder_apply(const struct ladder *l, struct ratio sum)
{
	const struct ladder_step *now = ladder_reached(l, sum), *s;
	struct ratio out = ratio_of(0, 1), to;

	if (now != NULL && l->whole)
		return ratio_mul(sum, now->rate);
	for (s = l->steps; now != NULL && s <= now; s++) {
		to = s < now ? s[1].above : sum;
		out = ratio_add(out, ratio_mul(ratio_sub(to, s->above),
		    s->rate));
	}
	return out;
}
