/* textcheck - texts that people type */

#include "textcheck.h"

#include <utf8proc.h>

int
text_check(struct str *why, const char *text, bool lines)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	for (; *text != '\0'; text += n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &c);
		if (n <= 0) {
			str_adds(why, "is not UTF-8");
			return -1;
		}
		if (c == '\n' && !lines) {
			str_adds(why, "must be a single line");
			return -1;
		}
		if (c != '\n' && c != '\t' && (c < 0x20 ||
		    (c >= 0x7f && c < 0xa0))) {
			str_adds(why, "holds a control character");
			return -1;
		}
	}
	return 0;
}
