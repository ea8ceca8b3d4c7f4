/* ground_sentence - where a sentence ends */

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "groundparts.h"

/* Does the word that ends before at never end a sentence? */
static bool
is_short(const char *s, size_t from, size_t at)
{
	static const char *const words[] = { "e.g", "i.e", "approx", "ca",
		"vs", "no", "nr", "fig", "incl", "excl", "est", "max", "min",
		"avg", "mr", "mrs", "ms", "dr", "st", "resp", "cf", "p", "pp",
		"z.b", "bzw", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
		"sep", "sept", "oct", "nov", "dec" };
	size_t i, start = at;

	while (start > from && at - start < 8 &&
	    (isalpha((unsigned char)s[start - 1]) || s[start - 1] == '.'))
		start--;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strlen(words[i]) == at - start &&
		    strncasecmp(words[i], s + start, at - start) == 0)
			return true;
	}
	return false;
}

size_t
plain_sentence(const struct plain *p, size_t at)
{
	const char *s = p->text.s;
	size_t n = p->text.len, from = at, i;

	for (; at < n; at++) {
		if (strchr(".!?", s[at]) == NULL || (s[at] == '.' &&
		    is_short(s, from, at)))
			continue;
		for (i = at + 1; i < n && (strchr(")]\"'", s[i]) != NULL ||
		    s[i] == PLAIN_SYMBOL); i++)
			;
		if (i < n && (!text_is_blank(s[i]) || p->spots[i].open))
			continue;
		while (i < n && text_is_blank(s[i]))
			i++;
		if (i == n || !islower((unsigned char)s[i]))
			return i;
	}
	return n;
}
