/* tamsample - the partner market with all inputs uncertain at once */

#include "tamsample.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rng.h"

enum { BLOCK = 512 };		/* samples computed together */

/* The draws of one input. */
struct stream {
	struct rng rng;
	double low, base, high;
};

/* One simulation of the categories that are in a value. */
struct sim {
	const struct tam *t;
	struct stream common[TAM_INPUTS];
	struct stream *own;	/* TAM_INPUTS of each category */
	double shared[TAM_INPUTS][BLOCK];
};

static double
real(struct dec d)
{
	return (double)d.u / DEC_ONE;
}

/* Begin the draws of number n, the input in of category up or of all. */
static void
begin(struct stream *s, const struct tam_number *n, uint64_t seed,
    const char *up, enum tam_input in)
{
	struct str name = STR_INIT;

	s->low = real(n->v[TAM_LOW]);
	s->base = real(n->v[TAM_BASE]);
	s->high = real(n->v[TAM_HIGH]);
	str_addf(&name, "%s.%s", up, tam_inputs[in].key);
	rng_init(&s->rng, seed, name.s);
	str_release(&name);
}

static void
begin_all(struct sim *sim, const struct tam *t, uint64_t seed)
{
	enum tam_input in;
	size_t i;

	sim->t = t;
	sim->own = mem_zero(t->n + 1, TAM_INPUTS * sizeof(*sim->own));
	for (in = 0; in < TAM_INPUTS; in++) {
		begin(&sim->common[in], &t->common[in], seed, "", in);
		for (i = 0; i < t->n; i++)
			begin(&sim->own[i * TAM_INPUTS + in],
			    &t->categories[i].in[in], seed,
			    t->categories[i].id, in);
	}
}

/* The next n draws of s. */
static void
draw(double *out, struct stream *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		out[i] = s->low < s->high ? rng_triangular(&s->rng, s->low,
		    s->base, s->high) : s->base;
}

/* Add the next n values of category c to x. */
static void
add_category(double *x, struct sim *sim, const struct tam_category *c,
    size_t n)
{
	struct stream *own = &sim->own[(c - sim->t->categories) * TAM_INPUTS];
	double y[BLOCK], drawn[BLOCK];
	const double *factor;
	enum tam_input in;
	size_t i;

	for (i = 0; i < n; i++)
		y[i] = 1;
	for (in = 0; in < TAM_INPUTS; in++) {
		factor = sim->shared[in];
		if (c->in[in].origin != TAM_COMMON) {
			draw(drawn, &own[in], n);
			factor = drawn;
		}
		for (i = 0; i < n; i++)
			y[i] *= factor[i];
	}
	for (i = 0; i < n; i++)
		x[i] += y[i];
}

/* Is category one of those that are summed? */
static bool
is_in(const struct tam_category *category, const struct tam_category *c,
    bool ours)
{
	if (c != NULL)
		return c == category;
	return category->ours == ours && tam_category_known(category);
}

/* Fill run->x with samples. */
static void
simulate(struct tam_run *run, const struct tam *t,
    const struct tam_category *c, bool ours)
{
	struct sim *sim = mem_zero(1, sizeof(*sim));
	size_t at, n, i;
	enum tam_input in;

	begin_all(sim, t, run->seed);
	memset(run->x, 0, run->n * sizeof(*run->x));
	for (at = 0; at < run->n; at += n) {
		n = run->n - at < BLOCK ? run->n - at : BLOCK;
		for (in = 0; in < TAM_INPUTS; in++)
			draw(sim->shared[in], &sim->common[in], n);
		for (i = 0; i < t->n; i++) {
			if (is_in(&t->categories[i], c, ours))
				add_category(run->x + at, sim,
				    &t->categories[i], n);
		}
	}
	free(sim->own);
	free(sim);
}

/*
 * Put the k-th smallest, from 0, of x[from..to] in its place, none larger
 * before it and none smaller behind (Hoare, CACM 4(7) 1961, algorithm 65).
 */
static double
nth(double *x, size_t from, size_t to, size_t k)
{
	double pivot, swap;
	ptrdiff_t i, j, low = (ptrdiff_t)from, high = (ptrdiff_t)to;

	while (low < high) {
		pivot = x[k];
		for (i = low, j = high; i <= j; ) {
			while (x[i] < pivot)
				i++;
			while (pivot < x[j])
				j--;
			if (i > j)
				break;
			swap = x[i];
			x[i++] = x[j];
			x[j--] = swap;
		}
		if (j < (ptrdiff_t)k)
			low = i;
		if ((ptrdiff_t)k < i)
			high = j;
	}
	return x[k];
}

static void
measure(struct tam_dist *out, double *x, size_t n)
{
	size_t i, k50 = (n * 50 + 99) / 100 - 1, k10 = (n * 10 + 99) / 100 - 1;
	size_t k90 = (n * 90 + 99) / 100 - 1;
	double sum = 0;

	out->min = out->max = x[0];
	for (i = 0; i < n; i++) {
		sum += x[i];
		out->min = x[i] < out->min ? x[i] : out->min;
		out->max = x[i] > out->max ? x[i] : out->max;
	}
	out->mean = sum / (double)n;
	out->p50 = nth(x, 0, n - 1, k50);
	out->p10 = nth(x, 0, k50, k10);
	out->p90 = nth(x, k50, n - 1, k90);
}

/* The mean of the value of c, exactly. */
static struct ratio
expected(const struct tam_category *c)
{
	struct ratio mean = ratio_of(1, 1), sum;
	enum tam_input in;
	enum tam_level at;

	for (in = 0; in < TAM_INPUTS; in++) {
		sum = ratio_of(0, 1);
		for (at = 0; at < TAM_LEVELS; at++)
			sum = ratio_add(sum, ratio_dec(c->in[in].v[at]));
		mean = ratio_mul(mean, ratio_div(sum, ratio_of(3, 1)));
	}
	return mean;
}

void
tam_sample(struct tam_dist *out, struct tam_run *run, const struct tam *t,
    const struct tam_category *c, bool ours)
{
	size_t i;

	simulate(run, t, c, ours);
	measure(out, run->x, run->n);
	out->expected = ratio_of(0, 1);
	for (i = 0; i < t->n; i++) {
		if (is_in(&t->categories[i], c, ours))
			out->expected = ratio_add(out->expected,
			    expected(&t->categories[i]));
	}
}

struct ratio
tam_amount(double x)
{
	double hundredths = x * 100;

	return ratio_of((int64_t)(hundredths + 0.5), 100);
}

struct ratio
tam_about(struct ratio r)
{
	int64_t unit = 1, v;

	if (ratio_cmp(r, ratio_of(100, 1)) < 0)
		return r;
	while (ratio_cmp(r, ratio_of(unit * 1000, 1)) >= 0)
		unit *= 10;
	v = ratio_round(ratio_div(r, ratio_of(unit, 1)), 0);
	return ratio_of(v * unit, 1);
}
