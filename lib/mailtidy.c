/* mailtidy - text as a mail has it */

#include "mailtidy.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

/* Is the character one that a line of a mail cannot have? */
static bool
is_stray(utf8proc_int32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 ||
	    c == 0x2029;
}

/* Append n bytes as words with single blanks between. */
static void
add_words(struct str *out, const char *p, size_t n)
{
	const char *end = p + n;
	utf8proc_int32_t c;
	utf8proc_ssize_t len;
	size_t start = out->len;
	bool blank = false;

	for (; p < end; p += len) {
		len = utf8proc_iterate((const utf8proc_uint8_t *)p, end - p,
		    &c);
		if (len <= 0 || is_stray(c) || c == ' ') {
			len = len <= 0 ? 1 : len;
			blank = true;
			continue;
		}
		if (blank && out->len > start)
			str_addc(out, ' ');
		str_add(out, p, (size_t)len);
		blank = false;
	}
}

void
mail_tidy_line(struct str *out, const char *text)
{
	add_words(out, text, strlen(text));
}

/* Append one line to what is there. Returns whether it ends its line. */
static bool
add_line(struct str *out, const struct str *line, bool open)
{
	bool ends = line->len > 0 && line->s[line->len - 1] == '\\';

	if (open)
		str_addc(out, str_starts(line->s, "- ") ? '\n' : ' ');
	str_add(out, line->s, line->len - ends);
	str_trim_end(out);
	if (ends)
		str_addc(out, '\n');
	return ends;
}

void
mail_tidy(struct str *out, const char *text)
{
	size_t start = out->len, n;
	struct str line = STR_INIT;
	bool open = false, apart = false;

	for (; *text != '\0'; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		str_reset(&line);
		add_words(&line, text, n);
		if (line.len == 0) {
			apart = true;
			continue;
		}
		if (apart && out->len > start) {
			str_trim_end(out);
			str_adds(out, "\n\n");
			open = false;
		}
		apart = false;
		open = !add_line(out, &line, open);
	}
	str_trim_end(out);
	if (out->len > start)
		str_addc(out, '\n');
	str_release(&line);
}
