/* chartfont - how wide a text is drawn */

#include "chartfont.h"

#include <utf8proc.h>

enum { FIRST = ' ', LAST = '~', ONE = 1000, OTHER = 850 };

/* Of the characters from blank to tilde, in thousandths of the font's size. */
static const short widths[] = {
	318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,
	318, 337, 636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337,
	838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
	295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989,
	685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615,
	352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
	392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838
};

/* The width of the character at s, and its bytes in *n. */
static int
width_of(const char *s, size_t *n)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)s,
	    -1, &c);

	*n = bytes > 0 ? (size_t)bytes : 1;
	if (bytes <= 0)
		return ONE;
	if (c >= FIRST && c <= LAST)
		return widths[c - FIRST];
	if (c < FIRST)
		return widths[0];	/* drawn as a blank */
	switch (utf8proc_charwidth(c)) {
	case 0:
		return 0;
	case 1:
		return c == 0x2026 ? ONE : OTHER;
	default:
		return ONE + ONE / 4;
	}
}

int
font_width(const char *text, int px)
{
	long long sum = 0;
	size_t n;

	for (; *text != '\0' && sum < 1000000; text += n)
		sum += width_of(text, &n);
	return (int)((sum * px + ONE - 1) / ONE);
}

bool
font_fit(struct str *out, const char *text, int px, int most)
{
	long long room = (long long)most * ONE / px - ONE;
	const char *end = text;
	size_t n;

	if (font_width(text, px) <= most) {
		str_adds(out, text);
		return true;
	}
	while (*end != '\0') {
		room -= width_of(end, &n);
		if (room < 0)
			break;
		end += n;
	}
	while (end > text && end[-1] == ' ')
		end--;
	str_add(out, text, (size_t)(end - text));
	str_adds(out, "\u2026");
	return false;
}

const char *
font_line(struct str *out, const char *text, int px, int most)
{
	const char *end = text, *p;
	long long sum = 0;
	size_t n, len;

	for (p = text; *p != '\0'; p += n) {
		sum += width_of(p, &n);
		if (*p == ' ' && p > text)
			end = p;
		if (sum * px > (long long)most * ONE && end > text)
			break;
		if (*p == '-' && p > text && p[1] != '\0' && p[1] != ' ')
			end = p + 1;
	}
	if (*p == '\0')
		end = p;
	for (len = (size_t)(end - text); len > 0 && text[len - 1] == ' ';)
		len--;
	str_add(out, text, len);
	while (*end == ' ')
		end++;
	return end;
}
