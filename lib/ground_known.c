/* ground_known - the set of numbers and dates that a text may hold */

#include <stdlib.h>

#include "groundparts.h"
#include "mem.h"

static __int128
power(int exp)
{
	__int128 v = 1;

	while (exp-- > 0)
		v *= 10;
	return v;
}

/* digits / per times 10^exp, not reduced: it is only compared. */
static struct ratio
value_of(uint64_t digits, int per, int exp)
{
	struct ratio r = { (__int128)digits, per };

	if (exp >= 0)
		r.n *= power(exp);
	else
		r.d *= power(-exp);
	return r;
}

static void
add_value(struct known *k, struct ratio v)
{
	MEM_ROOM(k->values, k->n, k->cap);
	k->values[k->n++] = v;
}

/*
 * Keys of dates: YYYYMMDD, YYYYMM00, MMDD, 1YYYYQ000 for a quarter. No two
 * kinds have one in common.
 */
static uint32_t
quarter_key(int year, int quarter)
{
	return (uint32_t)(100000000 + year * 10000 + quarter * 1000);
}

static uint32_t
day_key(int year, int month, int day)
{
	return (uint32_t)(year * 10000 + month * 100 + day);
}

static void
add_key(struct known *k, uint32_t key)
{
	MEM_ROOM(k->dates, k->n_dates, k->cap_dates);
	k->dates[k->n_dates++] = key;
}

/* A date, and all that it lies within. */
static void
add_day(struct known *k, const struct day *d)
{
	if (d->year != 0)
		add_value(k, value_of((uint64_t)d->year, 1, 0));
	if (d->quarter != 0) {
		add_key(k, quarter_key(d->year, d->quarter));
		return;
	}
	add_key(k, day_key(d->year, d->month, d->day));
	if (d->year == 0)
		return;
	add_key(k, quarter_key(d->year, (d->month + 2) / 3));
	if (d->day != 0) {
		add_key(k, day_key(d->year, d->month, 0));
		add_key(k, day_key(0, d->month, d->day));
	}
}

static void
add_number(struct known *k, const struct number *number)
{
	size_t i;

	for (i = 0; i < number->n; i++) {
		if (number->is_date)
			add_day(k, &number->days[i]);
		else if (!number->huge)
			add_value(k, value_of(number->digits, 1,
			    number->exp[i]));
	}
}

static void
add_text(struct known *k, struct plain *p, const char *s, size_t n)
{
	struct number number;
	size_t at = 0;

	plain_make(p, s, 0, n, false);
	while (number_next(&number, p, &at))
		add_number(k, &number);
}

static void
add_tree(struct known *k, struct plain *p, const struct node *n)
{
	const struct node *c;

	if (n != NULL && n->kind == NODE_SCALAR)
		add_text(k, p, n->text, n->n);
	NODE_EACH(c, n) {
		add_tree(k, p, c);
	}
}

static int
by_value(const void *a, const void *b)
{
	return ratio_cmp(*(const struct ratio *)a, *(const struct ratio *)b);
}

static int
by_key(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void
known_make(struct known *out, const struct ground_known *from)
{
	struct plain p = { STR_INIT, NULL, 0 };
	size_t i;

	*out = (struct known){ NULL, 0, 0, NULL, 0, 0 };
	add_tree(out, &p, from->evidence);
	for (i = 0; i < from->n; i++)
		add_text(out, &p, from->texts[i].s, from->texts[i].n);
	plain_release(&p);
	if (out->n > 0)
		qsort(out->values, out->n, sizeof(*out->values), by_value);
	if (out->n_dates > 0)
		qsort(out->dates, out->n_dates, sizeof(*out->dates), by_key);
}

void
known_release(struct known *k)
{
	free(k->values);
	free(k->dates);
	*k = (struct known){ NULL, 0, 0, NULL, 0, 0 };
}

/* The first known value that is not below v, or NULL. */
static const struct ratio *
not_below(const struct known *k, struct ratio v)
{
	size_t low = 0, high = k->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (ratio_cmp(k->values[middle], v) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < k->n ? &k->values[low] : NULL;
}

/*
 * Is there a known number that is this one, rounded half up to its last
 * digit? A whole number is no rounded fraction of one: 0.62 is not 1, nor
 * 0.38 0, while 0.7 % may be 1 %.
 */
static bool
has_value(const struct known *k, uint64_t digits, int exp)
{
	struct ratio low = value_of(digits > 0 ? 2 * digits - 1 : 0, 2, exp);
	const struct ratio *v;

	if (exp == 0 && digits <= 1)
		low = value_of(digits, 1, 0);
	v = not_below(k, low);
	if (v != NULL && exp == 0 && digits == 0)
		return v->n == 0;
	return v != NULL && ratio_cmp(*v, value_of(2 * digits + 1, 2, exp)) <
	    0;
}

static bool
has_day(const struct known *k, const struct day *d)
{
	uint32_t key = d->quarter != 0 ? quarter_key(d->year, d->quarter) :
	    day_key(d->year, d->month, d->day);

	return k->n_dates > 0 && bsearch(&key, k->dates, k->n_dates,
	    sizeof(key), by_key) != NULL;
}

bool
known_has(const struct known *k, const struct number *number)
{
	size_t i;

	for (i = 0; i < number->n && !number->huge; i++) {
		if (number->is_date ? has_day(k, &number->days[i]) :
		    has_value(k, number->digits, number->exp[i]))
			return true;
	}
	return false;
}
