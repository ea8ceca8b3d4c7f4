/* slug - file names from names in any script */

#include "slug.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* From alpha on; ELOT 743 (ISO 843) without its rules for pairs. */
static const char greek[][4] = { "a", "v", "g", "d", "e", "z", "i", "th",
	"i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f",
	"ch", "ps", "o" };

/* From U+0430 on; BGN/PCGN 1947 (Russian), plain ASCII. */
static const char cyrillic[][5] = { "a", "b", "v", "g", "d", "e", "zh", "z",
	"i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
	"ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya" };

/* Letters that Unicode does not take apart, by code point. */
static const struct letter {
	utf8proc_int32_t c;
	char text[4];
} letters[] = {
	{ 0xdf, "ss" }, { 0xe6, "ae" }, { 0xf0, "d" }, { 0xf8, "o" },
	{ 0xfe, "th" }, { 0x111, "d" }, { 0x127, "h" }, { 0x131, "i" },
	{ 0x138, "k" }, { 0x140, "l" }, { 0x142, "l" }, { 0x14b, "n" },
	{ 0x153, "oe" }, { 0x167, "t" }, { 0x180, "b" }, { 0x188, "c" },
	{ 0x18c, "d" }, { 0x192, "f" }, { 0x199, "k" }, { 0x19a, "l" },
	{ 0x1a5, "p" }, { 0x1ad, "t" }, { 0x1b4, "y" }, { 0x1b6, "z" },
	{ 0x1dd, "e" }, { 0x1e5, "g" }, { 0x225, "z" }, { 0x23c, "c" },
	{ 0x23f, "s" }, { 0x240, "z" }, { 0x247, "e" }, { 0x249, "j" },
	{ 0x24d, "r" }, { 0x24f, "y" }, { 0x253, "b" }, { 0x254, "o" },
	{ 0x256, "d" }, { 0x257, "d" }, { 0x259, "e" }, { 0x25b, "e" },
	{ 0x260, "g" }, { 0x263, "g" }, { 0x268, "i" }, { 0x269, "i" },
	{ 0x272, "n" }, { 0x289, "u" }, { 0x28b, "v" }, { 0x292, "z" },
	{ 0x454, "ye" }, { 0x455, "dz" }, { 0x456, "i" }, { 0x458, "j" },
	{ 0x459, "lj" }, { 0x45a, "nj" }, { 0x45b, "c" }, { 0x452, "dj" },
	{ 0x45f, "dz" }, { 0x491, "g" }, { 0x493, "g" }, { 0x497, "zh" },
	{ 0x49b, "k" }, { 0x4a3, "n" }, { 0x4af, "u" }, { 0x4b1, "u" },
	{ 0x4b3, "kh" }, { 0x4b7, "ch" }, { 0x4bb, "h" }, { 0x4d9, "a" },
	{ 0x4e9, "o" }, { 0x1e9e, "ss" }
};

/* A slug that grows; dash: something stood between words. */
struct slug {
	struct str text;
	bool dash, full;
};

/* Append a piece of a word whole, or nothing more from here on. */
static void
add(struct slug *s, const char *piece)
{
	size_t dash = s->dash && s->text.len > 0;

	if (*piece == '\0')
		return;
	if (s->text.len + dash + strlen(piece) > SLUG_MAX)
		s->full = true;
	if (s->full)
		return;
	if (dash)
		str_addc(&s->text, '-');
	str_adds(&s->text, piece);
	s->dash = false;
}

static void
add_code(struct slug *s, utf8proc_int32_t c)
{
	char code[16];

	snprintf(code, sizeof(code), "u%x", (unsigned)c);
	add(s, code);
}

/* Accents and variation selectors, which make no other letter. */
static bool
is_accent(utf8proc_int32_t c)
{
	return (c >= 0x300 && c <= 0x36f) || (c >= 0x483 && c <= 0x487) ||
	    (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
	    (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe00 && c <= 0xfe0f) ||
	    (c >= 0xfe20 && c <= 0xfe2f);
}

static bool
is_word(utf8proc_int32_t c)
{
	const char *cat = utf8proc_category_string(c);

	return *cat == 'L' || *cat == 'N' || *cat == 'M';
}

/* The ASCII for one lower-case letter; buf is for ASCII itself. NULL: none. */
static const char *
ascii(utf8proc_int32_t c, char buf[2])
{
	size_t i;

	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
		buf[0] = (char)c;
		buf[1] = '\0';
		return buf;
	}
	if (c >= 0x3b1 && c <= 0x3c9)
		return greek[c - 0x3b1];
	if (c >= 0x430 && c <= 0x44f)
		return cyrillic[c - 0x430];
	for (i = 0; i < sizeof(letters) / sizeof(*letters); i++)
		if (letters[i].c == c)
			return letters[i].text;
	return is_accent(c) || c == 0x2bc ? "" : NULL;
}

/* Append a letter by its parts: é is e and an accent, ﬁ is f and i. */
static void
add_parts(struct slug *s, utf8proc_int32_t c)
{
	utf8proc_int32_t parts[32];
	utf8proc_ssize_t n, i;
	char buf[2];
	int last = 0;

	n = utf8proc_decompose_char(c, parts, 32, UTF8PROC_DECOMPOSE |
	    UTF8PROC_COMPAT, &last);
	if (n < 1 || n > 32)
		n = 0;
	for (i = 0; i < n; i++) {
		parts[i] = utf8proc_tolower(parts[i]);
		if (is_word(parts[i]) && ascii(parts[i], buf) == NULL)
			break;
	}
	if (i < n || n == 0) {
		add_code(s, c);
		return;
	}
	for (i = 0; i < n; i++) {
		if (is_word(parts[i]))
			add(s, ascii(parts[i], buf));
		else
			s->dash = true;
	}
}

static void
add_char(struct slug *s, utf8proc_int32_t c)
{
	utf8proc_int32_t low = utf8proc_tolower(c);
	char buf[2];
	const char *text;

	if (c == '\'' || c == 0x2019 || c == 0x2bc)
		return;
	if (!is_word(c)) {
		s->dash = true;
		return;
	}
	text = ascii(low, buf);
	if (text != NULL)
		add(s, text);
	else
		add_parts(s, low);
}

/* Append the letters of name; or, as a last resort, all its code points. */
static void
add_name(struct slug *s, const utf8proc_uint8_t *name, bool codes)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	for (; *name != '\0'; name += n) {
		n = utf8proc_iterate(name, -1, &c);
		if (n < 1) {
			n = 1;
			c = 0xfffd;
		}
		if (!codes)
			add_char(s, c);
		else if (c > ' ')
			add_code(s, c);
	}
}

void
slug_ascii(struct str *out, const char *name)
{
	const utf8proc_uint8_t *raw = (const utf8proc_uint8_t *)name;
	utf8proc_uint8_t *composed = utf8proc_NFC(raw);	/* NULL: not UTF-8 */
	struct slug s = { STR_INIT, false, false };

	add_name(&s, composed != NULL ? composed : raw, false);
	if (s.text.len == 0)
		add_name(&s, raw, true);
	str_adds(out, s.text.len > 0 ? s.text.s : "unnamed");
	str_release(&s.text);
	free(composed);
}
