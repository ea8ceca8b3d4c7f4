/* csvtext - the bytes of a CSV file as UTF-8 */

#include "csvtext.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

/*
 * Windows-1252 at 0x80 to 0x9f, 0: nothing there. From 0xa0 on it is Latin-1.
 * unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT (1998).
 */
static const uint16_t cp1252[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178
};

/* How far the bytes are UTF-8. */
struct look {
	size_t valid;		/* sequences of more than one byte */
	size_t bad;		/* the first byte that is none; n: all are */
};

static int
fail_at(const struct str *text, size_t at, const char *file,
    const char *what, struct err *e)
{
	size_t line = 1, i;

	for (i = 0; i < at && i < text->len; i++)
		line += text->s[i] == '\n';
	return err_set(e, ERR_INVALID, "%s:%zu: %s", file, line, what);
}

static void
add_char(struct str *out, uint32_t c)
{
	utf8proc_uint8_t bytes[4];

	str_add(out, (const char *)bytes, (size_t)
	    utf8proc_encode_char((utf8proc_int32_t)c, bytes));
}

static uint32_t
unit(const struct str *text, size_t at, bool big)
{
	const unsigned char *p = (const unsigned char *)text->s + at;

	return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

/* UTF-16 from byte at on; big: its units begin with the high byte. */
static int
from_utf16(struct str *text, size_t at, bool big, const char *file,
    struct err *e)
{
	struct str out = STR_INIT;
	uint32_t c, low;
	size_t line = 1;
	const char *why = NULL;

	str_room(&out, text->len);
	for (; at + 1 < text->len && why == NULL; at += 2) {
		c = unit(text, at, big);
		if (c >= 0xd800 && c < 0xdc00 && at + 3 < text->len) {
			low = unit(text, at + 2, big);
			if (low >= 0xdc00 && low < 0xe000) {
				c = 0x10000 + ((c - 0xd800) << 10) +
				    (low - 0xdc00);
				at += 2;
			}
		}
		if (c == 0)
			why = "a NUL character: this is no text; export it "
			    "as CSV again";
		else if (c >= 0xd800 && c < 0xe000)
			why = "half of a UTF-16 character; export the file "
			    "as UTF-8";
		else
			add_char(&out, c);
		line += c == '\n';
	}
	if (why == NULL && at < text->len)
		why = "ends in half a UTF-16 character: the file is cut off";
	if (why == NULL)
		str_swap(text, &out);
	str_release(&out);
	return why == NULL ? 0 : err_set(e, ERR_INVALID, "%s:%zu: %s", file,
	    line, why);
}

/* Read as UTF-8 up to the first byte that is none. */
static void
look_at(struct look *l, const struct str *text)
{
	const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)text->s;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	size_t at = 0;

	*l = (struct look){ 0, text->len };
	while (at < text->len) {
		if (s[at] < 0x80) {
			at++;
			continue;
		}
		n = utf8proc_iterate(s + at, (utf8proc_ssize_t)
		    (text->len - at), &c);
		if (n <= 0) {
			if (l->bad == text->len)
				l->bad = at;
			at++;
			continue;
		}
		l->valid++;
		at += (size_t)n;
	}
}

static int
from_cp1252(struct str *text, const char *file, struct err *e)
{
	struct str out = STR_INIT;
	bool good;
	size_t i;
	uint32_t c;

	str_room(&out, text->len + text->len / 8);
	for (i = 0; i < text->len; i++) {
		c = (unsigned char)text->s[i];
		if (c >= 0x80 && c < 0xa0)
			c = cp1252[c - 0x80];
		if (c == 0)
			break;
		if (c < 0x80)
			str_addc(&out, (char)c);
		else
			add_char(&out, c);
	}
	good = i == text->len;
	if (good)
		str_swap(text, &out);
	str_release(&out);
	return good ? 0 : fail_at(text, i, file, "a byte that is "
	    "neither UTF-8 nor Windows-1252; export the file as UTF-8", e);
}

/* UTF-16 that does not say so: its first two characters are ASCII. */
static bool
looks_utf16(const struct str *text, bool big)
{
	size_t zero = big ? 0 : 1;

	return text->len >= 4 && text->s[zero] == '\0' &&
	    text->s[zero + 2] == '\0' && text->s[1 - zero] != '\0';
}

/*
 * Letters that read as UTF-8 beside bytes that do not: either both encodings
 * in one file, or Windows-1252 that writes "Ã©"; a wrong guess would spoil
 * names, so none is made.
 */
static int
from_bytes(struct str *text, const char *file, struct err *e)
{
	const char *nul = memchr(text->s, '\0', text->len);
	struct look look;

	if (nul != NULL)
		return fail_at(text, (size_t)(nul - text->s), file, "a NUL "
		    "byte: this is no text; export it as CSV again", e);
	look_at(&look, text);
	if (look.bad == text->len)
		return 0;
	if (look.valid > 0)
		return fail_at(text, look.bad, file, "a byte that is not "
		    "UTF-8, in a file that has UTF-8 elsewhere: two exports "
		    "in one? Save it as UTF-8 again", e);
	return from_cp1252(text, file, e);
}

int
csv_text(struct str *text, const char *file, struct err *e)
{
	if (text->len >= 3 && memcmp(text->s, "\xef\xbb\xbf", 3) == 0) {
		str_splice(text, 0, 3, "", 0);
		return from_bytes(text, file, e);
	}
	if (text->len >= 2 && memcmp(text->s, "\xff\xfe", 2) == 0)
		return from_utf16(text, 2, false, file, e);
	if (text->len >= 2 && memcmp(text->s, "\xfe\xff", 2) == 0)
		return from_utf16(text, 2, true, file, e);
	if (looks_utf16(text, false) || looks_utf16(text, true))
		return from_utf16(text, 0, looks_utf16(text, true), file, e);
	return from_bytes(text, file, e);
}
