/* para - labelled text for a terminal */

#include "para.h"

#include <string.h>
#include <utf8proc.h>

/* The columns that the n bytes at s take. */
static size_t
columns(const char *s, size_t n)
{
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s;
	utf8proc_ssize_t len, left = (utf8proc_ssize_t)n;
	utf8proc_int32_t c;
	size_t w = 0;

	for (; left > 0; p += len, left -= len) {
		len = utf8proc_iterate(p, left, &c);
		if (len <= 0)
			len = 1;
		else
			w += (size_t)utf8proc_charwidth(c);
	}
	return w;
}

/* Control characters do nothing on the terminal: they become blanks. */
static void
print_plain(FILE *f, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		fputc((unsigned char)s[i] < 0x20 || s[i] == 0x7f ? ' ' : s[i],
		    f);
}

/* Print one line of text from column at on, wrapped to column left. */
static void
print_line(FILE *f, const char *s, size_t n, size_t at, int left)
{
	const char *end = s + n;
	size_t w, len;
	bool first = true;

	while (s < end) {
		for (len = 0; s + len < end && s[len] != ' '; len++)
			;
		w = columns(s, len);
		if (!first && at + 1 + w > PARA_WIDTH) {
			fprintf(f, "\n%*s", left, "");
			at = (size_t)left;
		} else if (!first) {
			fputc(' ', f);
			at++;
		}
		print_plain(f, s, len);
		at += w;
		first = false;
		s += len + (s + len < end);
	}
}

void
para_put(FILE *f, const char *label, const char *text, int hang)
{
	size_t at = label != NULL ? columns(label, strlen(label)) : 0, n;
	int left = PARA_LABEL;

	if (label != NULL)
		print_plain(f, label, strlen(label));
	for (;; text++) {
		n = strcspn(text, "\n");
		if (n > 0) {
			if (at > 0 && at >= (size_t)left)
				left = (int)at + 1;
			fprintf(f, "%*s", left - (int)at, "");
			print_line(f, text, n, (size_t)left,
			    PARA_LABEL + hang);
		}
		fputc('\n', f);
		text += n;
		if (*text == '\0' || text[1] == '\0')
			return;
		at = 0;
		left = PARA_LABEL + hang;
	}
}
