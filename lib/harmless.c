/* harmless - text that hides nothing and does not steer the terminal */

#include "harmless.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

/* Characters from first to last. */
struct range {
	utf8proc_int32_t first, last;
};

/* What has no width, or turns the direction of what is around it. */
static const struct range hidden[] = {
	{ 0x061c, 0x061c }, { 0x180e, 0x180e }, { 0x200b, 0x200f },
	{ 0x202a, 0x202e }, { 0x2060, 0x206f }, { 0xfeff, 0xfeff },
	{ 0xfff9, 0xfffb }, { 0xe0000, 0xe007f }
};

/*
 * Scripts that write words with joiners: Arabic to Thaana and N'Ko, those of
 * India, Tibet, Myanmar, Khmer and Mongolian.
 */
static const struct range joining[] = {
	{ 0x0600, 0x07ff }, { 0x0860, 0x0dff }, { 0x0f00, 0x109f },
	{ 0x1780, 0x18af }, { 0xa840, 0xa87f }
};

enum { ZWNJ = 0x200c, ZWJ = 0x200d };

#define IN(c, table) in(c, table, sizeof(table) / sizeof(*(table)))

static bool
in(utf8proc_int32_t c, const struct range *table, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (c >= table[i].first && c <= table[i].last)
			return true;
	}
	return false;
}

static bool
is_control(utf8proc_int32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') ||
	    (c >= 0x7f && c < 0xa0);
}

/* A picture, or what changes one: its colour, its form. */
static bool
is_picture(utf8proc_int32_t c)
{
	return utf8proc_get_property(c)->boundclass ==
	    UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC || c == 0xfe0f ||
	    (c >= 0x1f3fb && c <= 0x1f3ff);
}

/* The first character of the text; a byte that begins none stands for one. */
static size_t
next_char(utf8proc_int32_t *c, const char *s, size_t n)
{
	utf8proc_ssize_t len = n > 0 ? utf8proc_iterate(
	    (const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, c) : 0;

	if (len > 0)
		return (size_t)len;
	*c = n > 0 ? (unsigned char)*s : 0;
	return 1;
}

/* Does a word, or a picture, need the joiner between before and after? */
static bool
is_needed(utf8proc_int32_t c, utf8proc_int32_t before, utf8proc_int32_t after)
{
	if (c != ZWJ && c != ZWNJ)
		return false;
	return IN(before, joining) ||
	    (c == ZWJ && is_picture(before) && is_picture(after));
}

void
harmless_add_n(struct str *out, const char *s, size_t n)
{
	utf8proc_int32_t c, before = 0, after;
	size_t at, len;

	for (at = 0; at < n; at += len) {
		len = next_char(&c, s + at, n - at);
		next_char(&after, s + at + len, n - at - len);
		if (is_control(c))
			str_addf(out, "\\x%02x", (unsigned)c);
		else if (IN(c, hidden) && !is_needed(c, before, after))
			str_addf(out, "\\u{%04x}", (unsigned)c);
		else
			str_add(out, s + at, len);
		before = c;
	}
}

void
harmless_add(struct str *out, const char *text)
{
	harmless_add_n(out, text, strlen(text));
}

void
harmless_add_line(struct str *out, const char *text)
{
	size_t n;

	for (; text[n = strcspn(text, "\t\n")] != '\0'; text += n + 1) {
		harmless_add_n(out, text, n);
		str_addf(out, "\\x%02x", (unsigned)text[n]);
	}
	harmless_add(out, text);
}

void
harmless_put_n(FILE *f, const char *text, size_t n)
{
	struct str s = STR_INIT;

	harmless_add_n(&s, text, n);
	fwrite(s.s, 1, s.len, f);
	str_release(&s);
}

void
harmless_put(FILE *f, const char *text)
{
	harmless_put_n(f, text, strlen(text));
}

void
harmless_printf(FILE *f, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vaddf(&s, fmt, ap);
	va_end(ap);
	harmless_put_n(f, s.s, s.len);
	str_release(&s);
}
