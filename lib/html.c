/* html - text within HTML */

#include "html.h"

#include <ctype.h>
#include <string.h>

void
html_escape_n(struct str *out, const char *text, size_t n)
{
	size_t i, from = 0;
	const char *as;

	for (i = 0; i < n; i++) {
		switch (text[i]) {
		case '&': as = "&amp;"; break;
		case '<': as = "&lt;"; break;
		case '>': as = "&gt;"; break;
		case '"': as = "&quot;"; break;
		case '\t': case '\n': continue;
		default:
			if ((unsigned char)text[i] >= ' ' && text[i] != 127)
				continue;
			as = "";
		}
		str_add(out, text + from, i - from);
		str_adds(out, as);
		from = i + 1;
	}
	str_add(out, text + from, n - from);
}

void
html_escape(struct str *out, const char *text)
{
	html_escape_n(out, text, strlen(text));
}

void
html_url(struct str *out, const char *path)
{
	for (; *path != '\0'; path++) {
		if (isalnum((unsigned char)*path) ||
		    strchr("-._~/", *path) != NULL)
			str_addc(out, *path);
		else
			str_addf(out, "%%%02X", (unsigned char)*path);
	}
}
