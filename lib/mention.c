/* mention - whether a sentence names a thing */

#include "mention.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"

/* Part of a word; bytes of other scripts are. */
static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Do n bytes of name stand in text as words of their own? */
static bool
holds(const char *text, const char *name, size_t n)
{
	const char *at, *end;

	for (at = text; *at != '\0'; at++) {
		if (strncmp(at, name, n) != 0 ||
		    (at > text && is_word(at[-1])))
			continue;
		end = at + n;
		if (!is_word(*end) || (*end == 's' && !is_word(end[1])))
			return true;
	}
	return false;
}

bool
text_mentions(const char *text, const char *name)
{
	char *t, *n;
	size_t len;
	bool found;

	if (text == NULL || name == NULL || *name == '\0')
		return false;
	t = fold_text(text);
	n = fold_text(name);
	len = strlen(n);
	if (len > 3 && n[len - 1] == 's')
		len--;
	found = holds(t, n, len);
	free(t);
	free(n);
	return found;
}
