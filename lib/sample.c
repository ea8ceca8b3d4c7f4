/* sample - numbers to take medians and quartiles of */

#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "fig.h"
#include "mem.h"

void
sample_add(struct sample *s, __int128 v)
{
	MEM_ROOM(s->v, s->n, s->cap);
	s->v[s->n++] = v;
}

void
sample_release(struct sample *s)
{
	free(s->v);
	memset(s, 0, sizeof(*s));
}

void
sample_merge(struct sample *to, const struct sample *from)
{
	size_t i;

	for (i = 0; i < from->n; i++)
		sample_add(to, from->v[i]);
}

static void
swap(__int128 *x, __int128 *y)
{
	__int128 v = *x;

	*x = *y;
	*y = v;
}

/*
 * Put the k-th least where order would have it, no greater ones before it
 * and no lesser ones after it. The pivots are drawn, so that no data make it
 * slow; the result does not depend on them.
 */
static void
select_least(__int128 *v, size_t n, size_t k)
{
	uint64_t draw = 88172645463325252u;
	size_t from = 0, to = n, i, less, same;
	__int128 pivot;

	while (to - from > 1) {
		draw ^= draw << 13;
		draw ^= draw >> 7;
		draw ^= draw << 17;
		pivot = v[from + draw % (to - from)];
		for (i = less = same = from; i < to; i++) {
			if (v[i] > pivot)
				continue;
			swap(&v[i], &v[same]);
			if (v[same] < pivot)
				swap(&v[same], &v[less++]);
			same++;
		}
		if (k < less)
			to = less;
		else if (k >= same)
			from = same;
		else
			return;
	}
}

static __int128
least_of(const __int128 *v, size_t n)
{
	__int128 least = v[0];

	while (n-- > 1)
		least = v[n] < least ? v[n] : least;
	return least;
}

struct ratio
sample_quartile(struct sample *s, int q)
{
	size_t at, i;
	struct ratio low, step;

	if (s->n == 0)
		return ratio_of(0, 0);
	at = (s->n - 1) * (size_t)q;
	i = at / 4;
	select_least(s->v, s->n, i);
	low = (struct ratio){ s->v[i], 1 };
	if (at % 4 == 0)
		return low;
	step = (struct ratio){ least_of(s->v + i + 1, s->n - i - 1) - s->v[i],
	    1 };
	return ratio_add(low, ratio_mul(step, ratio_of((int64_t)(at % 4), 4)));
}

/* A median of too few cases, or of none. */
static struct node *
add_few(struct arena *a, struct node *map, const char *key, size_t n,
    const char *none)
{
	struct node *fig = node_add(a, map, key, NODE_MAP);
	const char *text = n == 0 ? none : arena_printf(a,
	    "too few to say (n = %zu)", n);

	node_bool(a, fig, "few", true);
	node_str(a, fig, "text", text);
	node_str(a, fig, "cases", text);
	node_int(a, fig, "n", (long long)n);
	return fig;
}

static struct node *
add_cases(struct arena *a, struct node *fig, size_t n)
{
	node_fmt(a, fig, "cases", "%s (n = %zu)",
	    node_get_text(fig, "text", ""), n);
	node_int(a, fig, "n", (long long)n);
	return fig;
}

struct node *
sample_figure(struct arena *a, struct node *map, const char *key,
    struct sample *s, const char *currency, size_t least, const char *none)
{
	struct ratio median = sample_quartile(s, 2);

	if (s->n == 0 || s->n < least)
		return add_few(a, map, key, s->n, none);
	if (currency == NULL)
		return add_cases(a, fig_number(a, map, key, median, 0), s->n);
	return add_cases(a, fig_money(a, map, key, currency,
	    ratio_div(median, ratio_of(MONEY_ONE, 1))), s->n);
}

struct node *
sample_halves(struct arena *a, struct node *map, const char *key,
    struct sample *s, size_t least, const char *none)
{
	struct ratio median = sample_quartile(s, 2), whole;

	if (s->n == 0 || s->n < least)
		return add_few(a, map, key, s->n, none);
	whole = ratio_of(ratio_round(median, 0), 1);
	return add_cases(a, fig_number(a, map, key, median,
	    ratio_cmp(median, whole) == 0 ? 0 : 1), s->n);
}
