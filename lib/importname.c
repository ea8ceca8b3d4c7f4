/* importname - what companies and their web sites are recognised by */

#include "importname.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"

/* Legal forms as they are left without their points and strokes. */
static const char *const forms[] = { "ab", "ag", "aps", "as", "asa", "bv",
	"co", "corp", "corporation", "eu", "gmbh", "hf", "inc",
	"incorporated", "kft", "kg", "kgaa", "limited", "llc", "llp", "ltd",
	"mbh", "nv", "o\u00fc", "ohg", "oy", "oyj", "plc", "pty", "sa", "sarl",
	"sas", "se", "sia", "spa", "spzoo", "srl", "sro", "uab", "ug" };

void
import_domain(struct str *out, const char *address)
{
	const char *s = strstr(address, "://"), *at;
	size_t n, i;

	s = s != NULL ? s + 3 : address;
	n = strcspn(s, "/?# \t\n");
	at = memchr(s, '@', n);
	if (at != NULL) {
		n -= (size_t)(at + 1 - s);
		s = at + 1;
	}
	at = memchr(s, ':', n);
	if (at != NULL)
		n = (size_t)(at - s);
	if (n > 4 && strncasecmp(s, "www.", 4) == 0) {
		s += 4;
		n -= 4;
	}
	while (n > 0 && s[n - 1] == '.')
		n--;
	if (n < 3 || memchr(s, '.', n) == NULL || s[0] == '.')
		return;
	for (i = 0; i < n; i++)
		str_addc(out, (char)tolower((unsigned char)s[i]));
}

static bool
is_form(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (strcmp(forms[i], word) == 0)
			return true;
	}
	return false;
}

/* The words of a name with one blank between; "a/s" and "s.a." are one. */
static void
add_words(struct str *out, const char *folded)
{
	const char *s;

	for (s = folded; *s != '\0'; s++) {
		if (isalnum((unsigned char)*s) || (unsigned char)*s >= 0x80)
			str_addc(out, *s);
		else if (*s != '.' && *s != '/' && *s != '\'' &&
		    out->len > 0 && out->s[out->len - 1] != ' ')
			str_addc(out, ' ');
	}
	str_trim_end(out);
}

void
import_name(struct str *out, const char *name)
{
	char *folded = fold_text(name);
	struct str s = STR_INIT;
	char *last;

	add_words(&s, folded);
	while ((last = strrchr(s.s, ' ')) != NULL && is_form(last + 1))
		str_cut(&s, (size_t)(last - s.s));
	str_add(out, s.s, s.len);
	str_release(&s);
	free(folded);
}
