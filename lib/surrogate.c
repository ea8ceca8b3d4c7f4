/* surrogate - halves of surrogate pairs in JSON that comes in pieces */

#include "surrogate.h"

#include <stdbool.h>
#include <string.h>

#define MARK "\xef\xb7\x90"		/* U+FDD0 */
#define REPLACEMENT "\xef\xbf\xbd"	/* U+FFFD */

enum { MARK_FIRST = 0xef, MARK_LEN = 3, HEX_LEN = 4, HALF_LEN = MARK_LEN +
    HEX_LEN };

/* The number of four hex digits, or -1. */
static long
hex4(const char *s, size_t n)
{
	long v = 0;
	size_t i;

	if (n < HEX_LEN)
		return -1;
	for (i = 0; i < HEX_LEN; i++) {
		if (s[i] >= '0' && s[i] <= '9')
			v = v * 16 + (s[i] - '0');
		else if ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'f')
			v = v * 16 + ((s[i] | 32) - 'a' + 10);
		else
			return -1;
	}
	return v;
}

static bool
is_high(long v)
{
	return v >= 0xd800 && v <= 0xdbff;
}

static bool
is_low(long v)
{
	return v >= 0xdc00 && v <= 0xdfff;
}

/* The number of the escape at s, "\uXXXX", or -1. */
static long
escape(const char *s, size_t n)
{
	return n >= 6 && s[0] == '\\' && s[1] == 'u' ? hex4(s + 2, n - 2) : -1;
}

/* Copy an escape; returns how long it is. */
static size_t
mark_escape(struct str *out, const char *s, size_t n, size_t *halves)
{
	long v = escape(s, n);

	if (v < 0) {
		str_add(out, s, n < 2 ? n : 2);
		return n < 2 ? n : 2;
	}
	if (is_high(v) && n >= 12 && is_low(escape(s + 6, n - 6))) {
		str_add(out, s, 12);
		return 12;
	}
	if (is_high(v) || is_low(v)) {
		str_adds(out, MARK);
		str_add(out, s + 2, HEX_LEN);
		++*halves;
	} else if (v == 0xfdd0) {
		str_adds(out, REPLACEMENT);
	} else {
		str_add(out, s, 6);
	}
	return 6;
}

size_t
surrogate_mark(struct str *out, const char *json, size_t n)
{
	const char *p = json, *end = json + n, *run;
	size_t halves = 0;

	while (p < end) {
		for (run = p; p < end && *p != '\\' && *p != MARK[0]; p++)
			;
		str_add(out, run, (size_t)(p - run));
		if (p == end)
			break;
		if (*p == '\\') {
			p += mark_escape(out, p, (size_t)(end - p), &halves);
		} else if (end - p >= MARK_LEN &&
		    memcmp(p, MARK, MARK_LEN) == 0) {
			str_adds(out, REPLACEMENT);
			p += MARK_LEN;
		} else {
			str_addc(out, *p++);
		}
	}
	return halves;
}

/* The half at s, or -1. */
static long
half_at(const char *s, size_t n)
{
	return n >= HALF_LEN && memcmp(s, MARK, MARK_LEN) == 0 ?
	    hex4(s + MARK_LEN, n - MARK_LEN) : -1;
}

/* The half that the text ends with, or -1. */
static long
half_behind(const struct str *text)
{
	return text->len < HALF_LEN ? -1 : half_at(text->s + text->len -
	    HALF_LEN, HALF_LEN);
}

size_t
surrogate_sure(const struct str *text)
{
	return half_behind(text) < 0 ? text->len : text->len - HALF_LEN;
}

static void
add_pair(struct str *text, long high, long low)
{
	unsigned long c = 0x10000 + ((unsigned long)(high - 0xd800) << 10) +
	    (unsigned long)(low - 0xdc00);

	str_addc(text, (char)(0xf0 | (c >> 18)));
	str_addc(text, (char)(0x80 | ((c >> 12) & 63)));
	str_addc(text, (char)(0x80 | ((c >> 6) & 63)));
	str_addc(text, (char)(0x80 | (c & 63)));
}

void
surrogate_end(struct str *text)
{
	if (half_behind(text) < 0)
		return;
	str_cut(text, text->len - HALF_LEN);
	str_adds(text, REPLACEMENT);
}

/* Append a half, which joins the one before it or waits for the next. */
static void
add_half(struct str *text, const char *half)
{
	long v = hex4(half + MARK_LEN, HEX_LEN), before = half_behind(text);

	if (is_low(v) && is_high(before)) {
		str_cut(text, text->len - HALF_LEN);
		add_pair(text, before, v);
		return;
	}
	surrogate_end(text);
	if (is_high(v))
		str_add(text, half, HALF_LEN);
	else
		str_adds(text, REPLACEMENT);
}

void
surrogate_add(struct str *text, const char *piece, size_t n)
{
	const char *p = piece, *end = piece + n, *next;

	while (p < end) {
		if (half_at(p, (size_t)(end - p)) >= 0) {
			add_half(text, p);
			p += HALF_LEN;
			continue;
		}
		next = memchr(p + 1, MARK_FIRST, (size_t)(end - p) - 1);
		if (next == NULL)
			next = end;
		surrogate_end(text);
		str_add(text, p, (size_t)(next - p));
		p = next;
	}
}
