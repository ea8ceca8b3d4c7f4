/* codespan - what stands between backticks */

#include "codespan.h"

#include <ctype.h>
#include <string.h>

/* Does it name a file: data/deals-2026-q4.yaml:120? */
static bool
is_file(const char *s, size_t n)
{
	static const char *const ends[] = { ".md", ".yaml", ".yml", ".csv",
		".json", ".txt", ".svg" };
	const char *p;
	size_t i, k;

	for (i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		k = strlen(ends[i]);
		p = memmem(s, n, ends[i], k);
		if (p != NULL && (p + k == s + n || p[k] == ':' ||
		    p[k] == '#'))
			return true;
	}
	return false;
}

bool
codespan_is_name(const char *s, size_t n)
{
	bool named = false;
	size_t i, digits = 0, most = 0;

	if (n == 0 || !(isalpha((unsigned char)*s) || strchr("./", *s) !=
	    NULL))
		return false;
	for (i = 0; i < n; i++) {
		if (isspace((unsigned char)s[i]) || (unsigned char)s[i] >= 0x80 ||
		    strchr("%$=", s[i]) != NULL)
			return false;
		digits = isdigit((unsigned char)s[i]) ? digits + 1 : 0;
		most = digits > most ? digits : most;
		named = named || strchr("/_", s[i]) != NULL || (s[i] == '.' &&
		    i + 1 < n && isalpha((unsigned char)s[i + 1]));
	}
	return named && (most < 3 || is_file(s, n));
}
