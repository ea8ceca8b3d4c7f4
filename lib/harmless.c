/* harmless - text that does not steer the terminal */

#include "harmless.h"

#include <stdarg.h>
#include <stdbool.h>
#include <utf8proc.h>

static bool
is_control(utf8proc_int32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') ||
	    (c >= 0x7f && c < 0xa0);
}

void
harmless_add(struct str *out, const char *text)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	for (; *text != '\0'; text += n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &c);
		if (n <= 0) {
			c = (unsigned char)*text;
			n = 1;
		}
		if (is_control(c))
			str_addf(out, "\\x%02x", (unsigned)c);
		else
			str_add(out, text, (size_t)n);
	}
}

void
harmless_put(FILE *f, const char *text)
{
	struct str s = STR_INIT;

	harmless_add(&s, text);
	fwrite(s.s, 1, s.len, f);
	str_release(&s);
}

void
harmless_printf(FILE *f, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vaddf(&s, fmt, ap);
	va_end(ap);
	harmless_put(f, s.s);
	str_release(&s);
}
