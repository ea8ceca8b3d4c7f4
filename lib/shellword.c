/* shellword - words of commands that are printed */

#include "shellword.h"

#include <string.h>

#include "str.h"

/* Bytes that mean nothing to a shell. */
static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@%+,=";

const char *
shell_word(struct arena *a, const char *word)
{
	struct str s = STR_INIT;
	const char *quoted, *p;

	if (word[0] != '\0' && word[strspn(word, plain)] == '\0')
		return word;
	str_addc(&s, '\'');
	for (p = word; *p != '\0'; p++) {
		if (*p == '\'')
			/* no backslash, which tsv would double */
			str_adds(&s, "'\"'\"'");
		else
			str_addc(&s, *p);
	}
	str_addc(&s, '\'');
	quoted = arena_dup(a, s.s);
	str_release(&s);
	return quoted;
}
