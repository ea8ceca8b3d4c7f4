/* dec - exact decimal numbers */

#include "dec.h"

#include <stdio.h>
#include <string.h>

typedef unsigned __int128 u128;

static const struct ratio invalid = { 0, 0 };

int
dec_parse(struct dec *out, const char *s, size_t n)
{
	int64_t v = 0, unit = DEC_ONE;
	size_t i = 0, digits = 0;
	bool minus = false, percent = n > 0 && s[n - 1] == '%';

	if (percent) {
		unit /= 100;
		while (--n > 0 && s[n - 1] == ' ')
			;
	}
	if (n > 0 && (s[0] == '-' || s[0] == '+'))
		minus = s[i++] == '-';
	for (; i < n && s[i] >= '0' && s[i] <= '9'; i++, digits++) {
		if (__builtin_mul_overflow(v, 10, &v) ||
		    __builtin_add_overflow(v, (s[i] - '0') * unit, &v))
			return -1;
	}
	if (digits > 0 && i < n && s[i] == '.' && i + 1 < n) {
		for (i++; i < n && s[i] >= '0' && s[i] <= '9'; i++) {
			if (unit % 10 != 0)
				return -1;
			unit /= 10;
			v += (s[i] - '0') * unit;
		}
	}
	if (digits == 0 || i != n)
		return -1;
	out->u = minus ? -v : v;
	return 0;
}

int
dec_node(struct dec *out, const struct node *n, const char *what,
    struct err *e)
{
	if (n == NULL || n->kind != NODE_SCALAR)
		return node_err(e, n, "%s: a number is expected", what);
	if (dec_parse(out, n->text, n->n) == 0)
		return 0;
	return node_err(e, n, "%s: '%.40s' is not a number; write digits like "
	    "42000, 0.25 or 15%%", what, n->text);
}

int
dec_amount(struct dec *out, bool *has, const struct node *map,
    const char *key, struct err *e)
{
	const struct node *n = node_get(map, key);

	*has = !node_unknown(n);
	if (!*has)
		return 0;
	if (dec_node(out, n, key, e) < 0)
		return -1;
	return out->u >= 0 ? 0 : node_err(e, n, "%s: may not be negative",
	    key);
}

void
dec_add_text(struct str *out, struct dec d)
{
	char digits[32];
	int64_t whole = d.u / DEC_ONE, part = d.u % DEC_ONE;
	size_t n;

	if (d.u < 0)
		str_addc(out, '-');
	str_addf(out, "%lld", (long long)(whole < 0 ? -whole : whole));
	if (part == 0)
		return;
	n = (size_t)snprintf(digits, sizeof(digits), "%06lld",
	    (long long)(part < 0 ? -part : part));
	while (digits[n - 1] == '0')
		n--;
	str_addf(out, ".%.*s", (int)n, digits);
}

static u128
magnitude(__int128 v)
{
	return v < 0 ? -(u128)v : (u128)v;
}

static u128
gcd(u128 a, u128 b)
{
	u128 t;

	while (b != 0) {
		if ((uint64_t)(a >> 64) == 0 && (uint64_t)(b >> 64) == 0) {
			uint64_t x = (uint64_t)a, y = (uint64_t)b, z;

			while (y != 0) {
				z = x % y;
				x = y;
				y = z;
			}
			return x;
		}
		t = a % b;
		a = b;
		b = t;
	}
	return a;
}

static struct ratio
reduce(__int128 n, __int128 d)
{
	struct ratio r;
	u128 g;

	if (d == 0)
		return invalid;
	g = gcd(magnitude(n), magnitude(d));
	if (g > 1) {
		n /= (__int128)g;
		d /= (__int128)g;
	}
	r.n = d < 0 ? -n : n;
	r.d = d < 0 ? -d : d;
	return r;
}

struct ratio
ratio_of(int64_t num, int64_t den)
{
	return reduce(num, den);
}

struct ratio
ratio_dec(struct dec d)
{
	return reduce(d.u, DEC_ONE);
}

struct ratio
ratio_money(struct money a)
{
	struct dec d;

	/* most are of the own currency: 64 bits are reduced much faster */
	if (a.m % (MONEY_ONE / DEC_ONE) == 0 &&
	    a.m / (MONEY_ONE / DEC_ONE) <= INT64_MAX &&
	    a.m / (MONEY_ONE / DEC_ONE) >= INT64_MIN) {
		d.u = (int64_t)(a.m / (MONEY_ONE / DEC_ONE));
		return ratio_dec(d);
	}
	return reduce(a.m, MONEY_ONE);
}

struct money
money_of(struct dec d)
{
	return money_at(d, MONEY_ONE / DEC_ONE);
}

struct money
money_at(struct dec d, int64_t rate)
{
	return (struct money){ (__int128)d.u * rate };
}

struct money
money_round(struct ratio r)
{
	__int128 whole, rest;
	bool minus = r.n < 0;
	struct money a;

	if (r.d == 0)
		return (struct money){ 0 };
	if (minus)
		r.n = -r.n;
	whole = r.n / r.d;
	rest = r.n % r.d;
	while (r.d > ((__int128)1 << 64)) {	/* room for the scale */
		r.d >>= 1;
		rest >>= 1;
	}
	a.m = whole * MONEY_ONE + (rest * MONEY_ONE + r.d / 2) / r.d;
	if (minus)
		a.m = -a.m;
	return a;
}

struct dec
money_dec(struct money a)
{
	return (struct dec){ ratio_round(ratio_money(a), 6) };
}

bool
ratio_ok(struct ratio r)
{
	return r.d != 0;
}

struct ratio
ratio_mul(struct ratio a, struct ratio b)
{
	struct ratio x, y;
	__int128 n, d;

	if (a.d == 0 || b.d == 0)
		return invalid;
	x = reduce(a.n, b.d);	/* crosswise first: keeps the terms small */
	y = reduce(b.n, a.d);
	if (__builtin_mul_overflow(x.n, y.n, &n) ||
	    __builtin_mul_overflow(x.d, y.d, &d))
		return invalid;
	return reduce(n, d);
}

struct ratio
ratio_div(struct ratio a, struct ratio b)
{
	struct ratio upside_down = { b.d, b.n };

	if (a.d == 0 || b.d == 0 || b.n == 0)
		return invalid;
	if (b.n < 0) {
		upside_down.n = -b.d;
		upside_down.d = -b.n;
	}
	return ratio_mul(a, upside_down);
}

struct ratio
ratio_add(struct ratio a, struct ratio b)
{
	__int128 x, y, n, d;
	u128 g;

	if (a.d == 0 || b.d == 0)
		return invalid;
	g = gcd(magnitude(a.d), magnitude(b.d));
	if (__builtin_mul_overflow(a.n, b.d / (__int128)g, &x) ||
	    __builtin_mul_overflow(b.n, a.d / (__int128)g, &y) ||
	    __builtin_add_overflow(x, y, &n) ||
	    __builtin_mul_overflow(a.d, b.d / (__int128)g, &d))
		return invalid;
	return reduce(n, d);
}

struct ratio
ratio_sub(struct ratio a, struct ratio b)
{
	b.n = -b.n;
	return ratio_add(a, b);
}

int
ratio_cmp(struct ratio a, struct ratio b)
{
	__int128 x, y;

	if (a.d == 0 || b.d == 0)
		return (a.d != 0) - (b.d != 0);
	while (__builtin_mul_overflow(a.n, b.d, &x) ||
	    __builtin_mul_overflow(b.n, a.d, &y)) {
		__int128 p = a.n / a.d, q = b.n / b.d;
		struct ratio t = a;

		/* compare the whole parts, then the rests upside down */
		if (p != q)
			return p < q ? -1 : 1;
		a = reduce(b.d, b.n - q * b.d);
		b = reduce(t.d, t.n - p * t.d);
		if (a.d == 0 || b.d == 0)
			return (b.d == 0 ? -1 : 0) + (a.d == 0 ? 1 : 0);
	}
	return x < y ? -1 : x > y;
}

struct ratio
ratio_min(struct ratio a, struct ratio b)
{
	return ratio_cmp(a, b) <= 0 ? a : b;
}

int64_t
ratio_round(struct ratio r, int places)
{
	__int128 whole, rest, scale = 1;
	bool minus = r.n < 0;

	if (r.d == 0)
		return 0;
	while (places-- > 0)
		scale *= 10;
	if (minus)
		r.n = -r.n;
	whole = r.n / r.d;
	rest = r.n % r.d;
	while (r.d > ((__int128)1 << 96)) {	/* room for the scale */
		r.d >>= 1;
		rest >>= 1;
	}
	if (whole > INT64_MAX / scale)
		return minus ? INT64_MIN : INT64_MAX;
	whole = whole * scale + (rest * scale * 2 + r.d) / (r.d * 2);
	return (int64_t)(minus ? -whole : whole);
}

/* Write v units of 10^-places with its sign, thousands apart if commas. */
static void
add_scaled(struct str *out, int64_t v, int places, bool commas)
{
	char digits[32];
	int n, whole, i;

	if (v < 0)
		str_addc(out, '-');
	n = snprintf(digits, sizeof(digits), "%0*llu", places + 1,
	    v < 0 ? 0ULL - (unsigned long long)v : (unsigned long long)v);
	whole = n - places;
	for (i = 0; i < whole; i++) {
		str_addc(out, digits[i]);
		if (commas && (whole - i) % 3 == 1 && i + 1 < whole)
			str_addc(out, ',');
	}
	if (places > 0)
		str_addf(out, ".%s", digits + whole);
}

void
ratio_add_text(struct str *out, struct ratio r, int places)
{
	if (r.d == 0)
		str_adds(out, "n/a");
	else
		add_scaled(out, ratio_round(r, places), places, false);
}

void
ratio_add_commas(struct str *out, struct ratio r, int places)
{
	if (r.d == 0)
		str_adds(out, "n/a");
	else
		add_scaled(out, ratio_round(r, places), places, true);
}

void
ratio_add_percent(struct str *out, struct ratio r, int places)
{
	ratio_add_text(out, ratio_mul(r, ratio_of(100, 1)), places);
	if (r.d != 0)
		str_adds(out, " %");
}

static void
add_whole(struct str *out, __int128 v)
{
	char digits[48], *p = digits + sizeof(digits);
	u128 rest = magnitude(v);

	*--p = '\0';
	do {
		*--p = (char)('0' + (int)(rest % 10));
		rest /= 10;
	} while (rest > 0);
	if (v < 0)
		*--p = '-';
	str_adds(out, p);
}

void
ratio_add_fraction(struct str *out, struct ratio r)
{
	add_whole(out, r.n);
	if (r.d != 1) {
		str_addc(out, '/');
		add_whole(out, r.d);
	}
}

void
money_add(struct str *out, const char *currency, struct ratio r)
{
	if (currency != NULL && currency[0] != '\0')
		str_addf(out, "%s ", currency);
	ratio_add_commas(out, r, 0);
}

void
money_add_cents(struct str *out, const char *currency, struct ratio r)
{
	if (ratio_ok(r) && r.n % r.d == 0) {
		money_add(out, currency, r);
		return;
	}
	if (currency != NULL && currency[0] != '\0')
		str_addf(out, "%s ", currency);
	ratio_add_commas(out, r, 2);
}

void
money_add_short(struct str *out, const char *currency, struct ratio r)
{
	struct ratio million = ratio_of(1000000, 1), size = r;

	if (size.n < 0)
		size.n = -size.n;
	if (ratio_cmp(size, ratio_of(10000000, 1)) < 0) {
		money_add(out, currency, r);
		return;
	}
	if (currency != NULL && currency[0] != '\0')
		str_addf(out, "%s ", currency);
	ratio_add_commas(out, ratio_div(r, million), 1);
	str_adds(out, " M");
}
