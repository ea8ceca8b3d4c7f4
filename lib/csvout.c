/* csvout - values written as CSV */

#include "csvout.h"

#include <string.h>

void
csv_add(struct str *out, const char *text)
{
	size_t n = strlen(text);
	bool blank = n > 0 && (strchr(" \t", text[0]) != NULL ||
	    strchr(" \t", text[n - 1]) != NULL);

	if (!blank && strpbrk(text, ",\"\r\n;\t|") == NULL) {
		str_add(out, text, n);
		return;
	}
	str_addc(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			str_addc(out, '"');
		str_addc(out, *text);
	}
	str_addc(out, '"');
}

bool
csv_is_formula(const char *text)
{
	return text[0] != '\0' && strchr("=+-@\t\r\n", text[0]) != NULL;
}
