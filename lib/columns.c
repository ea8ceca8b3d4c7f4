/* columns - text in columns of a terminal */

#include "columns.h"

#include <string.h>
#include <utf8proc.h>

/* The columns of the character at s, and its bytes in *n. */
static size_t
width_of(const char *s, size_t *n)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)s,
	    -1, &c);

	*n = bytes > 0 ? (size_t)bytes : 1;
	return bytes > 0 ? (size_t)utf8proc_charwidth(c) : 0;
}

size_t
columns_of(const char *text)
{
	size_t w = 0, n;

	for (; *text != '\0'; text += n)
		w += width_of(text, &n);
	return w;
}

void
columns_add(struct str *out, const char *text, size_t to, bool right)
{
	size_t w = columns_of(text), dots = 0, used = 0, n, i;
	const char *end = text + strlen(text);

	if (w > to) {
		dots = to < 3 ? to : 3;
		for (end = text; used + width_of(end, &n) <= to - dots;
		    end += n)
			used += width_of(end, &n);
		w = used + dots;
	}
	for (i = w; right && i < to; i++)
		str_addc(out, ' ');
	str_add(out, text, (size_t)(end - text));
	for (i = 0; i < dots; i++)
		str_addc(out, '.');
	for (i = w; !right && i < to; i++)
		str_addc(out, ' ');
}
